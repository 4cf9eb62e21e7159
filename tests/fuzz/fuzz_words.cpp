// digest/forms/rich_text.h: whatever Markdown an editor writes, its HTML has no element, attribute
// or address that runs, and all its ways hide nothing.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.h"
#include "digest/forms/rich_text.h"
#include "page/page.h"
#include "tests/fuzz/shown.h"

namespace sheaf::fuzz {
namespace {

bool is_scheme_character(char c) { return is_ascii_alnum(c) || c == '+' || c == '-' || c == '.'; }

// Relative, or of a scheme that opens a page or a letter.
bool is_harmless(std::string_view address) {
  const std::size_t colon = std::min(address.find(':'), address.size());
  const std::string scheme = ascii_lower(address.substr(0, colon));
  const bool is_relative =
      colon == address.size() || !std::all_of(scheme.begin(), scheme.end(), is_scheme_character);
  return is_relative || scheme == "http" || scheme == "https" || scheme == "mailto";
}

void require_tame(const std::string& html) {
  const auto page = Page::parse("<!doctype html><meta charset=utf-8><body>" + html);
  if (!page.ok()) return;
  for (NodeId id = 0; id < (*page)->nodes().size(); ++id) {
    const Tag tag = (*page)->node(id).tag;
    require(tag != Tag::kScript && tag != Tag::kStyle && tag != Tag::kIframe, "no element runs");
    for (const Attribute& attribute : (*page)->attributes(id)) {
      require(!attribute.name().starts_with("on"), "no attribute runs");
      const bool is_address = attribute.name() == "href" || attribute.name() == "src";
      require(!is_address || is_harmless(attribute.value()), "no address runs");
    }
  }
}

void write(std::string_view text) {
  Words words{drop_hidden(text), WordsKind::kMarkdown};
  const std::string html = words_html(words);
  require_shown(html);
  require_tame(html);
  require_shown(words_text(words));
  require_shown(words_markdown(words));
  (void)picture_urls(words);
  const std::string before = words.text;
  replace_addresses(words, [](const std::string&) { return std::string(); });
  require(words.text == before, "no address changes that is to stay");
  const Words plain{before, WordsKind::kPlain};
  require_shown(words_html(plain));
  require_shown(words_text(plain));
  require_shown(words_markdown(plain));
}

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (sheaf::is_valid_utf8(text)) sheaf::fuzz::write(text);
  return 0;
}
