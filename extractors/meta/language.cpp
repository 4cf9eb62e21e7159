#include "extractors/meta/language.h"

#include "base/json.h"
#include "extractors/meta/language_tag.h"
#include "extractors/meta/language_text.h"

namespace sheaf {
namespace {

// The article's text, or what the metadata say of it where the page has none.
std::string text_of(const Source& source) {
  std::string text = source.main.text.substr(0, 4096);
  if (!text.empty()) return text;
  for (const std::string_view piece :
       {source.page.title(), source.page.meta("og:title"), source.page.meta("og:description"),
        source.page.meta("description")}) {
    text.append(piece).append(" ");
  }
  return text;
}

// "de, en" in content-language names readers, not the text, and is no tag: the normaliser refuses
// it.
constexpr Rule kRules[] = {
    {Field::kLanguage, "html lang",
     [](const Source& source, Findings& found) { found.add(source.page.language()); }},
    {Field::kLanguage, "content-language",
     [](const Source& source, Findings& found) {
       found.add(source.page.meta("content-language"));
     }},
    {Field::kLanguage, "JSON-LD inLanguage",
     [](const Source& source, Findings& found) {
       if (const auto* article = source.linked_data.article()) {
         found.add(source.linked_data.text(*article->object, "inLanguage"), article->script);
       }
     }},
    {Field::kLanguage, "og:locale",
     [](const Source& source, Findings& found) { found.add(source.page.meta("og:locale")); }},
    {Field::kLanguage, "dc.language",
     [](const Source& source, Findings& found) {
       for (const std::string_view key : {"dc.language", "dcterms.language", "citation_language"}) {
         found.add(source.page.meta(key));
       }
     }},
    {Field::kLanguage, "text",
     [](const Source& source, Findings& found) { found.add(guess_language(text_of(source))); }},
};

}  // namespace

std::span<const Rule> language_rules() { return kRules; }

std::optional<std::string> normalize_language(const Finding& finding, const Source& source) {
  std::optional<std::string> tag = find_language_tag(finding.text);
  if (tag && refutes_language(source.main.text, *tag)) return std::nullopt;
  return tag;
}

}  // namespace sheaf
