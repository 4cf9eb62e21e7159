#include "extractors/meta/tags.h"

#include <algorithm>
#include <initializer_list>
#include <set>

#include "base/fold.h"
#include "base/json.h"
#include "base/text.h"
#include "base/words.h"
#include "extractors/meta/plain_line.h"
#include "extractors/meta/tag_links.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr std::size_t kMostTags = 20;
constexpr std::size_t kLongestTag = 30;  // characters
constexpr std::size_t kMostWords = 5;

using Keys = std::initializer_list<std::string_view>;

enum class Commas { kPartOfTag, kSeparate };

bool separates(char32_t c, Commas commas) {
  switch (c) {
    case U';':
    case U'|':
    case U'\n':
    case U'；':
    case U'，':
    case U'、':
    case U'｜':
      return true;
    case U',':
      return commas == Commas::kSeparate;
    default:
      return false;
  }
}

std::vector<std::string_view> split_list(std::string_view text, Commas commas) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t here = pos;
    if (!separates(next_code_point(text, pos), commas)) continue;
    parts.push_back(text.substr(start, here - start));
    start = pos;
  }
  parts.push_back(text.substr(start));
  return parts;
}

// All metas of the first key that has any.
void add_metas(const Source& source, Keys keys, Findings& found) {
  for (const std::string_view key : keys) {
    for (const Meta& meta : source.page.metas()) {
      if (meta.key == key) found.add(trim(meta.content), meta.node);
    }
    if (!found.empty()) return;
  }
}

void find_article_tags(const Source& source, Findings& found) {
  add_metas(source, {"article:tag", "og:article:tag", "video:tag", "og:video:tag"}, found);
}

void find_linked_keywords(const Source& source, Findings& found) {
  const LinkedData::Entity* article = source.linked_data.article();
  if (!article) return;
  for (const std::string& name : source.linked_data.names(*article->object, "keywords")) {
    found.add(name, article->script);
  }
}

bool is_keywords(std::string_view itemprop) {
  return equals_ignore_case(trim(itemprop), "keywords");
}

// The value of an element: its links' texts, one tag each, or else all its text.
void add_marked_element(const Page& page, NodeId id, Findings& found) {
  const std::string_view content = page.attribute_or_empty(id, "content");
  if (!content.empty()) return found.add(content, id);
  const auto anchors = page.anchors();
  auto at = std::lower_bound(anchors.begin(), anchors.end(), id + 1);
  const NodeId end = page.node(id).end;
  if (at == anchors.end() || *at >= end) return found.add(inline_text(page, id), id);
  for (; at != anchors.end() && *at < end; ++at) found.add(inline_text(page, *at), *at);
}

void find_marked_keywords(const Source& source, Findings& found) {
  const Page& page = source.page;
  for (const Meta& meta : page.metas()) {
    if (meta.key != "keywords" || !is_keywords(page.attribute_or_empty(meta.node, "itemprop")))
      continue;
    found.add(trim(meta.content), meta.node);
  }
  if (!found.empty()) return;
  for (const NodeId id : page.itemprops()) {
    if (page.node(id).tag == Tag::kMeta) continue;
    if (!is_keywords(page.attribute_or_empty(id, "itemprop"))) continue;
    add_marked_element(page, id, found);
  }
}

void find_news_keywords(const Source& source, Findings& found) {
  add_metas(source, {"news_keywords"}, found);
}

void find_other_tags(const Source& source, Findings& found) {
  add_metas(source, {"parsely-tags", "sailthru.tags", "cxenseparse:keywords"}, found);
}

void find_subjects(const Source& source, Findings& found) {
  add_metas(source,
            {"citation_keywords", "citation_keyword", "dc.subject", "dcterms.subject", "dc:subject",
             "prism.keyword"},
            found);
}

// Whether one of the words stands in the title or in the first lines of the article. If none does,
// they are the site's, the same on all its pages.
bool fits_article(std::string_view keywords, const Source& source) {
  constexpr std::size_t kReach = 3000;  // bytes
  const std::string text = fold(source.main.text.substr(0, kReach));
  const std::string title = fold(source.title), list = fold(keywords);
  for (const std::string_view keyword : split_list(list, Commas::kSeparate)) {
    const std::string_view word = trim(keyword);
    if (word.empty()) continue;
    if (title.find(word) != title.npos || text.find(word) != text.npos) return true;
  }
  return text.empty();
}

void find_meta_keywords(const Source& source, Findings& found) {
  for (const Meta& meta : source.page.metas()) {
    if (meta.key != "keywords" || trim(meta.content).empty()) continue;
    if (fits_article(meta.content, source)) found.add(trim(meta.content), meta.node);
    return;
  }
}

// Most binding first: what is filed with the article itself before what the page's head lists for
// search engines.
constexpr Rule kRules[] = {
    {Field::kTags, "article:tag", find_article_tags},
    {Field::kTags, "JSON-LD keywords", find_linked_keywords},
    {Field::kTags, "itemprop keywords", find_marked_keywords},
    {Field::kTags, "news_keywords", find_news_keywords},
    {Field::kTags, "parsely-tags", find_other_tags},
    {Field::kTags, "DC subject", find_subjects},
    {Field::kTags, "rel tag", find_rel_tags},
    {Field::kTags, "tag link", find_tag_links},
    {Field::kTags, "meta keywords", find_meta_keywords},
};

bool is_one_of(std::string_view word, Keys words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view one) { return equals_ignore_case(word, one); });
}

// Content systems file under names with a kind: "topic: redis" is one, "type:article" none.
std::string_view drop_kind(std::string_view tag) {
  const std::size_t colon = tag.find(':');
  if (colon == tag.npos || colon + 1 == tag.size()) return tag;
  const std::string_view kind = trim(tag.substr(0, colon));
  if (is_one_of(kind, {"tag", "tags", "topic", "keyword", "subject"})) return tag.substr(colon + 1);
  if (is_one_of(kind, {"section", "type", "category", "channel", "layer"})) return {};
  const bool is_word = std::all_of(kind.begin(), kind.end(), is_ascii_alpha);
  return is_word && tag[colon + 1] != ' ' ? std::string_view() : tag;
}

std::string clean_tag(std::string_view raw) {
  constexpr std::string_view kBefore = "\"'#[{,- ", kBehind = "\"'#]},.; ";
  std::string_view tag = trim(raw);
  while (!tag.empty() && kBefore.find(tag.front()) != tag.npos) tag.remove_prefix(1);
  while (!tag.empty() && kBehind.find(tag.back()) != tag.npos && !tag.ends_with("C#") &&
         !tag.ends_with("F#")) {
    tag.remove_suffix(1);
  }
  return std::string(trim(drop_kind(tag)));
}

bool is_tag(std::string_view tag) {
  if (tag.empty() || count_code_points(tag) > kLongestTag) return false;
  if (tag[0] == '/' || tag[0] == '@' || tag.find_first_of("{}<>") != tag.npos) return false;
  const WordCount words = count_words(tag);
  if (words.total() == 0 || words.latin > kMostWords) return false;
  return !std::all_of(tag.begin(), tag.end(), is_ascii_digit);
}

// Names of sections and places on a site rather than of what an article is about.
constexpr std::string_view kGeneral[] = {
    "uncategorized", "uncategorised", "general",   "allgemein",   "news",     "latest news",
    "latest-news",   "top news",      "top story", "top stories", "featured", "front page",
    "front-page",    "home",          "homepage",  "article",     "articles", "story",
    "blog",          "null",          "undefined", "未分类",      "默认分类"};

std::set<std::string> refused_names(const Source& source) {
  std::set<std::string> names(std::begin(kGeneral), std::end(kGeneral));
  names.insert(fold(source.publisher));
  names.insert(fold(source.title));
  for (const Meta& meta : source.page.metas()) {
    if (meta.key == "article:section") names.insert(fold(fold_space(meta.content)));
  }
  if (const LinkedData::Entity* article = source.linked_data.article()) {
    for (const std::string& section :
         source.linked_data.names(*article->object, "articleSection")) {
      names.insert(fold(fold_space(section)));
    }
  }
  return names;
}

}  // namespace

std::span<const Rule> tag_rules() { return kRules; }

std::vector<std::string> normalize_tags(std::span<const Finding> findings, const Source& source) {
  std::set<std::string> refused = refused_names(source);
  std::vector<std::string> tags;
  const Commas commas = findings.size() == 1 ? Commas::kSeparate : Commas::kPartOfTag;
  for (const Finding& finding : findings) {
    const std::string line = plain_line(finding.text);
    for (const std::string_view part : split_list(line, commas)) {
      std::string tag = clean_tag(part);
      if (!is_tag(tag) || !refused.insert(fold(tag)).second) continue;
      tags.push_back(std::move(tag));
      if (tags.size() == kMostTags) return tags;
    }
  }
  return tags;
}

}  // namespace sheaf
