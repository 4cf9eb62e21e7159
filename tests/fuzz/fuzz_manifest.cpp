// digest/manifest.h: JSON (what begins with '{') or TOML of any kind is refused with its place or
// makes an issue, whose forms are UTF-8 that hides nothing; new records can be put into it.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "digest/assemble.h"
#include "digest/forms/form.h"
#include "digest/manifest.h"
#include "digest/manifest_init.h"
#include "tests/fuzz/shown.h"

namespace sheaf::fuzz {
namespace {

std::vector<Item> records() {
  Item item;
  item.id = "0000000000000001";
  item.url = "https://a.example/1";
  item.title = "A title";
  item.text = item.excerpt = "A sentence that says something.";
  return {item};
}

void write_forms(const Issue& issue, const Language& language) {
  for (const Form& form : all_forms()) {
    const Result<std::string> out = write_form({issue, language}, form);
    if (out) require_shown(*out);
  }
  require_shown(form_view(issue, language).dump());
}

void put_in(std::string_view text, ManifestFormat format) {
  const std::vector<Item> all = records();
  const Result<std::string> more = init_manifest(text, format, all, {});
  if (!more) return;
  const bool is_json = format == ManifestFormat::kJson;
  require((is_json ? parse_json_manifest(*more) : parse_toml_manifest(*more)).ok(),
          "a manifest with more records is a manifest");
}

void read(std::string_view text) {
  const bool is_json = text.starts_with('{');
  const Result<Manifest> manifest = is_json ? parse_json_manifest(text) : parse_toml_manifest(text);
  require(manifest.ok() || !manifest.error().message.empty(), "a refusal says why");
  put_in(text, is_json ? ManifestFormat::kJson : ManifestFormat::kToml);
  if (!manifest) return;
  const Language language = *find_language("en");
  const Result<Assembled> assembled = assemble_issue(*manifest, records(), language);
  if (assembled) write_forms(assembled->issue, language);
}

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sheaf::fuzz::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
