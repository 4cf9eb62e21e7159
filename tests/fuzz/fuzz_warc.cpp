// fetch/warc_reader.h: any bytes end, in records that lie inside of the file and faults that
// advance; read in steps of another size they give the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fetch/archived_page.h"
#include "tests/fuzz/require.h"
#include "tests/support/warc.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sheaf;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const test::WarcContents contents = test::read_warc(bytes);
  for (const WarcRecord& record : contents.records) {
    fuzz::require(record.offset < size, "a record begins inside of the file");
    if (may_hold_page(record)) (void)read_archived_page(record, 1u << 20);
  }
  const test::WarcContents slow = test::read_warc(bytes, 13);
  fuzz::require(slow.records.size() == contents.records.size(), "steps do not matter");
  return 0;
}
