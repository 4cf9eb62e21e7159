// fetch/warc_reader.h: any bytes end, in records that lie inside of the file and faults that
// advance; read in steps of another size they give the same. Small inputs and few steps: what an
// archive is made of takes some hundred bytes, and thousands of runs a second find more of it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fetch/archived_page.h"
#include "tests/fuzz/require.h"
#include "tests/support/warc.h"

namespace {

constexpr std::size_t kMostBytes = 4096, kMostBody = 64u << 10;
constexpr std::size_t kSteps = 4;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sheaf;
  if (size > kMostBytes) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const test::WarcContents contents = test::read_warc(bytes);
  for (const WarcRecord& record : contents.records) {
    fuzz::require(record.offset < size, "a record begins inside of the file");
    if (may_hold_page(record)) (void)read_archived_page(record, kMostBody);
  }
  const test::WarcContents slow = test::read_warc(bytes, 1 + size / kSteps);
  fuzz::require(slow.records.size() == contents.records.size(), "steps do not matter");
  return 0;
}
