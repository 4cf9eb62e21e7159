#include "extractors/meta/publisher.h"

#include <algorithm>
#include <iterator>

#include "base/entities.h"
#include "base/fold.h"
#include "base/json.h"
#include "base/text.h"
#include "extractors/meta/canonical_url.h"
#include "extractors/meta/headlines.h"
#include "extractors/meta/publisher_text.h"
#include "extractors/meta/site_parts.h"
#include "extractors/meta/title_key.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxLetters = 80;

// Names of programs that sites are made with, which fill in themselves where the site does not.
constexpr std::string_view kPrograms[] = {"blogger", "drupal", "ghost",   "joomla",
                                          "mysite",  "typo3",  "website", "wordpress"};

bool is_program(std::string_view name) {
  const std::string key = fold_letters(name);
  return std::find(std::begin(kPrograms), std::end(kPrograms), key) != std::end(kPrograms);
}

void add_json_ld_publisher(const Source& source, Findings& found) {
  const LinkedData::Entity* article = source.linked_data.article();
  if (!article) return;
  for (const std::string_view key : {"publisher", "sourceOrganization", "provider"}) {
    for (const std::string& name : source.linked_data.names(*article->object, key)) {
      if (!is_program(name)) found.add(name, article->script);
    }
  }
}

void add_json_ld_site(const Source& source, Findings& found) {
  for (const LinkedData::Entity& entity : source.linked_data.entities()) {
    if (!LinkedData::has_type(*entity.object, "WebSite")) continue;
    found.add(source.linked_data.text(*entity.object, "name"), entity.script);
  }
}

// Microdata: <div itemprop="publisher" itemscope><meta itemprop="name" content="Example Times">.
void add_microdata(const Source& source, Findings& found) {
  const Page& page = source.page;
  for (const NodeId id : page.itemprops()) {
    if (page.attribute_or_empty(id, "itemprop") != "publisher") continue;
    for (NodeId inner = id + 1; inner < page.node(id).end; ++inner) {
      if (page.node(inner).tag == Tag::kText) continue;
      if (page.attribute_or_empty(inner, "itemprop") != "name") continue;
      const std::string_view content = page.attribute_or_empty(inner, "content");
      return found.add(content.empty() ? inline_text(page, inner) : std::string(content), inner);
    }
    if (is_short_name(inline_text(page, id))) found.add(inline_text(page, id), id);
  }
}

// "Example Times for iPhone" is the program's name.
void add_app_names(const Source& source, Findings& found) {
  for (const std::string_view key : {"twitter:app:name:iphone", "twitter:app:name:googleplay",
                                     "al:ios:app_name", "al:android:app_name"}) {
    const std::string_view name = source.page.meta(key);
    if (is_short_name(name) && name.find(" for ") == name.npos) found.add(name);
  }
}

// A page that names no site is its author's own; several authors write for somebody.
void add_author(const Source& source, Findings& found) {
  const std::string_view author = source.page.meta("author");
  if (is_short_name(author) && author.find_first_of(",;&") == author.npos) found.add(author);
}

// The host that the page says it belongs to; its own address may be a copy's.
void add_host(const Source& source, Findings& found) {
  const std::optional<Url> url = find_declared_url(source);
  if (url) found.add(std::string(url->scheme()) + "://" + std::string(url->host()));
}

void add_title_part(const Source& source, Findings& found) {
  const SiteNames site(source);
  found.add(find_site_part(source.page.title(), site, extract_headlines(source.page, site)));
}

template <std::size_t kSize>
void add_metas(const std::string_view (&keys)[kSize], const Source& source, Findings& found) {
  for (const std::string_view key : keys) {
    if (is_short_name(source.page.meta(key))) found.add(source.page.meta(key));
  }
}
constexpr std::string_view kApplication[] = {"application-name", "apple-mobile-web-app-title"};
constexpr std::string_view kPublisher[] = {"dc.publisher", "dcterms.publisher",
                                           "citation_publisher", "publisher"};

constexpr Rule kRules[] = {
    {Field::kPublisher, "JSON-LD publisher", add_json_ld_publisher},
    {Field::kPublisher, "og:site_name",
     [](const Source& source, Findings& found) { found.add(source.page.meta("og:site_name")); }},
    {Field::kPublisher, "itemprop=publisher", add_microdata},
    {Field::kPublisher, "citation_journal_title",
     [](const Source& source, Findings& found) {
       found.add(source.page.meta("citation_journal_title"));
     }},
    {Field::kPublisher, "来源", add_source_label},
    {Field::kPublisher, "JSON-LD WebSite", add_json_ld_site},
    {Field::kPublisher, "application-name",
     [](const Source& source, Findings& found) { add_metas(kApplication, source, found); }},
    {Field::kPublisher, "dc.publisher",
     [](const Source& source, Findings& found) { add_metas(kPublisher, source, found); }},
    {Field::kPublisher, "title", add_title_part},
    {Field::kPublisher, "masthead", add_masthead},
    {Field::kPublisher, "app name", add_app_names},
    {Field::kPublisher, "author", add_author},
    {Field::kPublisher, "host", add_host},
};

// "https://www.example.com/" -> "example.com".
std::string_view strip_address(std::string_view name) {
  const std::size_t scheme = name.find("://");
  if (scheme == name.npos) return name;
  name.remove_prefix(scheme + 3);
  name = name.substr(0, name.find('/'));
  return name.starts_with("www.") ? name.substr(4) : name;
}

}  // namespace

std::span<const Rule> publisher_rules() { return kRules; }

std::optional<std::string> normalize_publisher(const Finding& finding, const Source&) {
  std::string name = fold_space(finding.text);
  if (name.find('&') != name.npos) name = fold_space(unescape_html(name));
  name = std::string(strip_address(name));
  if (name.starts_with('@')) name.erase(0, 1);
  if (fold_letters(name).empty() || name.find("{{") != name.npos) return std::nullopt;
  if (count_code_points(name) > kMaxLetters) return std::nullopt;
  return name;
}

}  // namespace sheaf
