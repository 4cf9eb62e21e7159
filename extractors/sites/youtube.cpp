// YouTube: the channel is the author, in the microdata of the video; most videos have the site's
// own keywords.
#include "extractors/extractor.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"youtube.com"};

// <span itemprop=author><link itemprop=name content="Channel">; earlier in href.
void find_channel(const Source& source, Findings& found) {
  const Page& page = source.page;
  for (const NodeId author : page.itemprops()) {
    if (page.attribute_or_empty(author, "itemprop") != "author") continue;
    for (NodeId node = author + 1; node < page.node(author).end; ++node) {
      if (page.node(node).tag != Tag::kLink) continue;
      if (page.attribute_or_empty(node, "itemprop") != "name") continue;
      const std::string_view name = page.attribute_or_empty(node, "content");
      return found.add(name.empty() ? page.attribute_or_empty(node, "href") : name, node);
    }
  }
}

void find_keywords(const Source& source, Findings& found) {
  const std::string_view keywords = source.page.meta("keywords");
  if (!keywords.starts_with("video, sharing, camera phone")) found.add(keywords);
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("YouTube"); }},
    {Field::kAuthors, "itemprop author", find_channel},
    {Field::kTags, "keywords", find_keywords},
};

constexpr Field kOwns[] = {Field::kTags};

}  // namespace

extern const Extractor youtube;
const Extractor youtube{.name = "youtube", .hosts = kHosts, .rules = kRules, .owns = kOwns};

}  // namespace sheaf::sites
