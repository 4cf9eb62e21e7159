#include "extractors/meta/description.h"

#include <algorithm>
#include <initializer_list>

#include "base/json.h"
#include "base/text.h"
#include "base/words.h"
#include "extractors/meta/description_text.h"
#include "extractors/meta/item_scope.h"
#include "extractors/meta/plain_line.h"
#include "page/boilerplate.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr std::size_t kMostFound = 8;  // of one rule: a page has one or two

using Keys = std::initializer_list<std::string_view>;

void add_metas(const Source& source, Keys keys, Findings& found) {
  for (const std::string_view key : keys) {
    for (const Meta& meta : source.page.metas()) {
      if (found.all().size() == kMostFound) return;
      if (meta.key == key) found.add(trim(meta.content), meta.node);
    }
  }
}

bool is_dublin_core(const Page& page, NodeId element) {
  for (const Meta& meta : page.metas()) {
    if (meta.node == element && meta.key == "dc:description") return true;
  }
  return false;
}

// Of several, one that is Dublin Core's too comes first: somebody described the work itself.
void find_open_graph(const Source& source, Findings& found) {
  Findings all;
  add_metas(source, {"og:description"}, all);
  const auto first = std::find_if(all.all().begin(), all.all().end(), [&](const Finding& one) {
    return all.all().size() > 1 && is_dublin_core(source.page, one.node);
  });
  if (first != all.all().end()) found.add(first->text, first->node);
  for (auto one = all.all().begin(); one != all.all().end(); ++one) {
    if (one != first) found.add(one->text, one->node);
  }
}

void find_meta(const Source& source, Findings& found) { add_metas(source, {"description"}, found); }

void find_twitter(const Source& source, Findings& found) {
  add_metas(source, {"twitter:description"}, found);
}

void find_linked(const Source& source, Findings& found) {
  const LinkedData& data = source.linked_data;
  for (const LinkedData::Entity& entity : data.entities()) {
    const bool is_page = LinkedData::has_type(*entity.object, "WebPage");
    if (&entity != data.article() && !is_page) continue;
    if (found.all().size() == kMostFound) return;
    found.add(data.text(*entity.object, "description"), entity.script);
  }
}

// Some blogs mark the whole article as its description: what is longer than any is none.
void find_marked(const Source& source, Findings& found) {
  constexpr std::size_t kLongest = 2000;  // bytes
  const Page& page = source.page;
  for (const NodeId id : page.itemprops()) {
    const std::string_view itemprop = page.attribute_or_empty(id, "itemprop");
    if (!has_property(itemprop, "description") &&
        !has_property(page.attribute_or_empty(id, "property"), "description")) {
      continue;
    }
    if (page.node(id).tag == Tag::kMeta || is_of_somebody(page, id)) continue;
    if (has_property(itemprop, "articleBody")) continue;
    const std::string_view content = page.attribute_or_empty(id, "content");
    const std::string text = content.empty() ? inline_text(page, id) : std::string(content);
    if (text.size() <= kLongest) return found.add(text, id);
  }
}

void find_dublin_core(const Source& source, Findings& found) {
  add_metas(source,
            {"dc.description", "dc:description", "dcterms.description", "dcterms:description",
             "dc.description.abstract", "dcterms.abstract", "dc.abstract", "dcterms:abstract"},
            found);
}

void find_other_meta(const Source& source, Findings& found) {
  add_metas(source,
            {"weibo:article:description", "weibo:webpage:description", "sailthru.description",
             "citation_abstract", "abstract", "excerpt", "summary"},
            found);
}

// Letters, and Han twice: they say as much.
std::size_t measure(std::string_view line) {
  const WordCount words = count_words(line);
  return count_code_points(line) + words.han;
}

bool ends_sentence(std::string_view line) {
  for (const std::string_view end :
       {".", "!", "?", ":", "…", "。", "！", "？", "：", "”", "\"", "」"}) {
    if (line.ends_with(end)) return true;
  }
  return false;
}

constexpr Rule kRules[] = {
    {Field::kDescription, "og:description", find_open_graph},
    {Field::kDescription, "JSON-LD description", find_linked},
    {Field::kDescription, "meta description", find_meta},
    {Field::kDescription, "twitter:description", find_twitter},
    {Field::kDescription, "itemprop description", find_marked},
    {Field::kDescription, "DC description", find_dublin_core},
    {Field::kDescription, "meta abstract", find_other_meta},
    {Field::kDescription, "first paragraph", find_first_paragraph},
};

Findings find_declared(const Source& source) {
  Findings declared;
  find_open_graph(source, declared);
  find_linked(source, declared);
  find_meta(source, declared);
  find_twitter(source, declared);
  return declared;
}

// Puts in the whole of what breaks off or leaves a clause out, where another declaration has it.
void complete(std::string& value, const Source& source) {
  if (!breaks_off(value) && !value.ends_with('.')) return;
  const Findings declared = find_declared(source);
  for (const Finding& other : declared.all()) {
    std::string whole = plain_line(other.text);
    if (breaks_off(whole) || !goes_on(whole, value)) continue;
    value = std::move(whole);
    return;
  }
}

// A declared title over again is what the page says of itself only where it declares nothing more.
bool declares_more_than_title(const Source& source) {
  const Findings declared = find_declared(source);
  return std::any_of(declared.all().begin(), declared.all().end(), [&](const Finding& other) {
    const std::string line = plain_line(other.text);
    return !line.empty() && !says_nothing(line, source) && !repeats_title(line, source);
  });
}

}  // namespace

std::span<const Rule> description_rules() { return kRules; }

void find_first_paragraph(const Source& source, Findings& found) {
  constexpr std::size_t kLeast = 40, kSurely = 120;
  constexpr int kMostLines = 12;
  std::string_view text = source.main.text;
  for (int i = 0; !text.empty() && i < kMostLines; ++i) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::size_t size = measure(line);
    if (size < kLeast || (size < kSurely && !ends_sentence(line)) || is_boilerplate(line)) continue;
    return found.add(first_sentences(line), source.main.root);
  }
}

std::optional<std::string> normalize_description(const Finding& finding, const Source& source) {
  std::string value = plain_line(finding.text);
  if (value.empty() || says_nothing(value, source)) return std::nullopt;
  if (repeats_title(value, source) && declares_more_than_title(source)) return std::nullopt;
  complete(value, source);
  return std::string(first_sentences(value));
}

}  // namespace sheaf
