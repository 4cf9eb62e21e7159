// items/item_parse.h: what was read and written is read and written the same again, and both
// readers, with a JSON value in between and without, agree.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/json.h"
#include "items/item_json.h"
#include "items/item_parse.h"
#include "tests/fuzz/require.h"

namespace sheaf::fuzz {
namespace {

std::string written(const Item& item, Layout layout) {
  return to_json(item,
                 {.layout = layout, .with_text = WithText::kYes, .with_copy_of = WithCopyOf::kYes});
}

void read(std::string_view text) {
  const Result<Item> item = parse_item(text);
  const Result<Json> json = parse_json(text);
  const Result<Item> slow = json ? parse_item_value(*json) : Result<Item>(json.error());
  require(item.ok() == slow.ok(), "both readers take the same");
  if (!item) return;
  const std::string record = written(*item, Layout::kLine);
  require(record == written(*slow, Layout::kLine), "both readers read the same");
  for (const Layout layout : {Layout::kLine, Layout::kPretty}) {
    const Result<Item> again = parse_item(written(*item, layout));
    require(again.ok(), "what was written can be read");
    require(written(*again, Layout::kLine) == record, "what was read is what was written");
  }
}

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sheaf::fuzz::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
