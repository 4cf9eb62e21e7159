#include "extractors/meta/title.h"

#include <algorithm>
#include <iterator>

#include "base/entities.h"
#include "base/fold.h"
#include "base/json.h"
#include "base/text.h"
#include "extractors/meta/declared_titles.h"
#include "extractors/meta/headlines.h"
#include "extractors/meta/site_parts.h"
#include "extractors/meta/title_key.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxTitleLetters = 400;

// What templates call a page that they know nothing of.
constexpr std::string_view kGeneric[] = {
    "article", "blog", "detail", "document",   "home",  "homepage", "index",
    "news",    "post", "start",  "startseite", "video", "untitled", "untitleddocument",
    "文章",    "新闻", "正文",   "视频",       "详情",  "首页"};

bool is_generic(std::string_view title) {
  const std::string key = fold_letters(title);
  return std::find(std::begin(kGeneric), std::end(kGeneric), key) != std::end(kGeneric);
}

// "adac-kindersitztest-2018": the page's file name.
bool is_slug(std::string_view title) {
  return std::count(title.begin(), title.end(), '-') > 1 &&
         std::none_of(title.begin(), title.end(),
                      [](char c) { return c == ' ' || (c >= 'A' && c <= 'Z') || c < 0; });
}

// Adds a declared title unless it only names the site or nothing.
void add_declared(std::string_view raw, const Source& source, Findings& found) {
  if (trim(raw).empty()) return;
  const SiteNames site(source);
  const std::string title = fold_space(raw);
  if (site.names(title) || is_slug(title) || is_generic(drop_site_parts(title, site))) return;
  found.add(title);
}

template <std::size_t kSize>
void add_metas(const std::string_view (&keys)[kSize], const Source& source, Findings& found) {
  for (const std::string_view key : keys) add_declared(source.page.meta(key), source, found);
}

void add_confirmed_headline(const Source& source, Findings& found) {
  const SiteNames site(source);
  const Page& page = source.page;
  const DeclaredTitles declared = extract_declared_titles(source, site);
  std::optional<Finding> headline =
      find_confirmed_h1(page, extract_h1_headlines(page, site), declared);
  if (!headline) headline = find_confirmed_headline(page, extract_headlines(page, site), declared);
  if (headline) found.add(std::move(*headline));
}

void add_json_ld(const Source& source, Findings& found) {
  const LinkedData::Entity* article = source.linked_data.article();
  if (!article) return;
  for (const std::string_view key : {"headline", "name"}) {
    const std::string title = source.linked_data.text(*article->object, key);
    if (!SiteNames(source).names(title)) found.add(title, article->script);
  }
}

// Those inside the article first: an h1 outside may be anything.
void add_heading(const Source& source, Findings& found) {
  const std::vector<Headline> headlines = extract_headlines(source.page, SiteNames(source));
  for (const bool inside : {true, false}) {
    for (const Headline& headline : headlines) {
      if (headline.rank == Headline::Rank::kAside) break;
      if (source.main.holds(source.page, headline.node) == inside) {
        found.add(headline.text, headline.node);
      }
    }
  }
}

constexpr std::string_view kCitation[] = {"citation_title", "dc.title", "dcterms.title", "dc:title",
                                          "dcterm:title"};
constexpr std::string_view kWeibo[] = {"weibo:article:title", "weibo:webpage:title"};
constexpr std::string_view kOthers[] = {"parsely-title", "sailthru.title", "headline", "title"};

constexpr Rule kRules[] = {
    {Field::kTitle, "headline", add_confirmed_headline},
    {Field::kTitle, "JSON-LD headline", add_json_ld},
    {Field::kTitle, "og:title",
     [](const Source& source, Findings& found) {
       add_declared(source.page.meta("og:title"), source, found);
     }},
    {Field::kTitle, "citation_title",
     [](const Source& source, Findings& found) { add_metas(kCitation, source, found); }},
    {Field::kTitle, "twitter:title",
     [](const Source& source, Findings& found) {
       add_declared(source.page.meta("twitter:title"), source, found);
     }},
    {Field::kTitle, "weibo:article:title",
     [](const Source& source, Findings& found) { add_metas(kWeibo, source, found); }},
    {Field::kTitle, "meta title",
     [](const Source& source, Findings& found) { add_metas(kOthers, source, found); }},
    {Field::kTitle, "title",
     [](const Source& source, Findings& found) {
       add_declared(source.page.title(), source, found);
     }},
    {Field::kTitle, "heading", add_heading},
    {Field::kTitle, "title of the site",
     [](const Source& source, Findings& found) {
       if (source.main.text.empty()) return;  // an error or a page that scripts would fill
       found.add(source.page.title());
       found.add(source.page.meta("og:title"));
     }},
};

bool is_placeholder(std::string_view title) {
  return title.find("{{") != title.npos || title.find("}}") != title.npos ||
         fold_letters(title).empty();
}

TitleOf kind_of(const Finding& finding, const Page& page) {
  if (finding.node == kNoNode) return TitleOf::kMetadata;
  const Tag tag = page.node(finding.node).tag;
  const bool is_heading = tag == Tag::kH1 || tag == Tag::kH2 || tag == Tag::kH3;
  return is_heading ? TitleOf::kHeading : TitleOf::kMetadata;
}

}  // namespace

std::span<const Rule> title_rules() { return kRules; }

std::optional<std::string> normalize_title(const Finding& finding, const Source& source) {
  std::string title = fold_space(finding.text);
  if (title.find('&') != title.npos) title = fold_space(unescape_html(title));
  if (is_placeholder(title)) return std::nullopt;
  title = std::string(drop_site_parts(title, SiteNames(source), kind_of(finding, source.page)));
  if (count_code_points(title) > kMaxTitleLetters) return std::nullopt;
  return title;
}

}  // namespace sheaf
