// Bytes -> item -> JSON -> every form of a digest: no crash, no leak; the record is always whole
// JSON that can be read back and whose error agrees with its state, and all that leaves is UTF-8
// that hides nothing.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/json.h"
#include "digest/assemble.h"
#include "digest/forms/form.h"
#include "items/extract.h"
#include "items/item_json.h"
#include "items/item_parse.h"
#include "tests/fuzz/shown.h"

namespace sheaf::fuzz {
namespace {

void check_record(Item item) {
  const JsonOptions options = {.with_text = WithText::kYes};
  const std::string whole = to_json(item, options);
  require(is_valid_utf8(whole), "a record is UTF-8");
  require(parse_json(whole).ok(), "a record is JSON");
  item.candidates.clear();  // as the page has them
  const std::string record = to_json(item, options);
  require_shown(record);
  const Result<Item> again = parse_item(record);
  require(again && to_json(*again, options) == record, "a record is read back");
}

void write_forms(const Item& item) {
  static const Language language = *find_language("zh");
  const std::array<Item, 1> records = {item};
  Manifest manifest;
  manifest.series = "S";
  manifest.date = "2021-04-09";
  const Result<Assembled> assembled = assemble_issue(manifest, records, language, {.summary = 2});
  require(assembled.ok(), "a record makes an issue");
  for (const Form& form : all_forms()) {
    const Result<std::string> out = write_form({assembled->issue, language}, form);
    require(out.ok(), "an issue is written");
    require_shown(*out);
  }
  require_shown(form_view(assembled->issue, language).dump());
}

void extract(const std::uint8_t* data, std::size_t size) {
  ExtractOptions options;
  options.keep = Keep::kCandidates;
  options.limits.max_parse_ms = 500;
  const Item item = extract_item({.bytes = std::string(reinterpret_cast<const char*>(data), size),
                                  .url = "https://a.example/b",
                                  .fetched_at = 1617955456},
                                 options);
  require((item.state == State::kOk) == item.error.empty(), "an error tells a bad state");
  check_record(item);
  write_forms(item);
}

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sheaf::fuzz::extract(data, size);
  return 0;
}
