// extractors/rules/rule_pack.h, page/selector.h: a pack is refused with its line or reads a page; a
// selector selects elements in document order, and those alone that it matches.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "extractors/rules/rule_pack.h"
#include "items/extract.h"
#include "items/item_json.h"
#include "page/selector.h"
#include "tests/fuzz/require.h"

namespace sheaf::fuzz {
namespace {

constexpr std::string_view kPage =
    "<!doctype html><html lang=en><title>A headline</title><meta name=author content='Ada Marsh'>"
    "<script>var data = {\"title\": \"In a script\", \"list\": [1, \"two\"]};</script>"
    "<script type='application/json' id=state>{\"a\": {\"b~/\": [\"x\"]}}</script>"
    "<article id=top class='post main'><h1 class=head data-x='1'>A headline</h1><ul><li>one<li>two"
    "<li class=last>three</ul><p lang=en-GB>First <b>bold</b> text.<p>Second text.</article>";

const Page& page() {
  static const auto parsed = Page::parse(std::string(kPage));
  return **parsed;
}

void select_all(std::string_view text) {
  const Result<Selector> selector = Selector::parse(text);
  if (!selector) return require(!selector.error().message.empty(), "a refusal says why");
  const std::vector<NodeId> found = select(page(), *selector);
  require(std::is_sorted(found.begin(), found.end()), "elements come in document order");
  require(select_first(page(), *selector) ==
              (found.empty() ? std::nullopt : std::optional(found.front())),
          "the first is the first of all");
  for (NodeId id = 0; id < page().nodes().size(); ++id) {
    const bool is_among = std::binary_search(found.begin(), found.end(), id);
    require(matches(page(), id, *selector) == is_among, "what is selected is what matches");
  }
}

void run_pack(std::string_view json) {
  const Result<RulePack> pack = parse_rule_pack(json);
  if (!pack) {
    return require(
        pack.error().kind == ErrorKind::kTooLarge || pack.error().where.starts_with("line "),
        "a refusal names its line");
  }
  const Item item = extract_item({.bytes = std::string(kPage), .url = "https://news.example/a/b"},
                                 {.keep = Keep::kCandidates, .packs = std::span(&*pack, 1)});
  require(parse_json(to_json(item)).ok(), "a record is JSON");
}

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  sheaf::fuzz::run_pack(text);
  if (!text.starts_with('{')) sheaf::fuzz::select_all(text);
  return 0;
}
