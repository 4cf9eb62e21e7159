// Substack: newsletters on substack.com and on their own domains, with the same pages. A post
// without subtitle is described by the words about the newsletter, or about its author.
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "extractors/extractor.h"
#include "extractors/meta/description.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"substack.com"};

// <link rel="preconnect" href="https://substackcdn.com">; pictures alone come from there on others.
bool recognises(const Page& page) {
  const auto links = page.head_links();
  return std::any_of(links.begin(), links.end(), [&](NodeId link) {
    return page.attribute_or_empty(link, "rel") == "preconnect" &&
           page.attribute_or_empty(link, "href") == "https://substackcdn.com";
  });
}

const Json* find_article(const Source& source) {
  const LinkedData::Entity* article = source.linked_data.article();
  return article ? article->object : nullptr;
}

// <link rel="alternate" type="application/rss+xml" href="/feed" title="Newsletter">
void find_feed(const Source& source, Findings& found) {
  const Page& page = source.page;
  for (const NodeId link : page.head_links()) {
    if (page.attribute_or_empty(link, "type") != "application/rss+xml") continue;
    if (page.attribute_or_empty(link, "href").ends_with("/feed"))
      return found.add(page.attribute_or_empty(link, "title"), link);
  }
}

bool is_described(const Json& somebody, std::string_view text) {
  return fold_space(string_at(somebody, "description")) == text;
}

// Whether the page says it of the newsletter or of an author.
bool is_about_somebody(const Source& source, std::string_view text) {
  const Json* article = find_article(source);
  if (!article) return false;
  for (const std::string_view key : {"publisher", "author"}) {
    const Json* found = find_member(*article, key);
    if (!found) continue;
    if (is_described(*found, text)) return true;
    if (!found->is_array()) continue;
    for (const Json& somebody : *found) {
      if (is_described(somebody, text)) return true;
    }
  }
  return false;
}

void find_description(const Source& source, Findings& found) {
  for (const Meta& meta : source.page.metas()) {
    if (meta.key != "og:description" && meta.key != "description") continue;
    const std::string text = fold_space(meta.content);
    if (!is_about_somebody(source, text)) found.add(text, meta.node);
  }
}

// window._preloads = JSON.parse("{\"post\":{\"postTags\":[{\"name\":...}]}}"): the literal, with
// its quotes; "" if there is none.
std::string_view find_preloads(const Page& page) {
  constexpr std::string_view kName = "window._preloads", kCall = "JSON.parse(";
  for (const Script& script : page.scripts()) {
    for (std::size_t at = script.body.find(kName); at != script.body.npos;
         at = script.body.find(kName, at + 1)) {
      std::string_view rest = trim(script.body.substr(at + kName.size()));
      if (!rest.starts_with('=')) continue;
      rest = trim(rest.substr(1));
      if (!rest.starts_with(kCall)) continue;
      rest = trim(rest.substr(kCall.size()));
      return rest.substr(0, rest.rfind('"') + 1);
    }
  }
  return {};
}

void find_tags(const Source& source, Findings& found) {
  const Result<Json> literal = parse_json(find_preloads(source.page));
  if (!literal || !literal->is_string()) return;
  const Result<Json> preloads = parse_json(literal->get_ref<const std::string&>());
  const Json* tags = preloads ? find_at(*preloads, {"post", "postTags"}) : nullptr;
  if (!tags || !tags->is_array()) return;
  for (const Json& tag : *tags) found.add(string_at(tag, "name"));
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "feed", find_feed},
    {Field::kDescription, "description", find_description},
    {Field::kDescription, "first paragraph", find_first_paragraph},
    {Field::kTags, "postTags", find_tags},
};

constexpr Field kOwns[] = {Field::kDescription};

}  // namespace

extern const Extractor substack;
const Extractor substack{
    .name = "substack", .hosts = kHosts, .rules = kRules, .recognises = recognises, .owns = kOwns};

}  // namespace sheaf::sites
