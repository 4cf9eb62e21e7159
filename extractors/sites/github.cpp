// GitHub: a repository is its owner's, an issue or pull request the first commenter's; topics stand
// beside the README.
#include "extractors/elements.h"
#include "extractors/extractor.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"github.com"};

bool is_discussion(const Source& source) {
  const std::string_view path = source.url.path();
  return path.find("/pull/") != path.npos || path.find("/issues/") != path.npos ||
         path.find("/discussions/") != path.npos;
}

void find_owner(const Source& source, Findings& found) {
  if (!is_discussion(source)) found.add(source.page.meta("octolytics-dimension-user_login"));
}

NodeId find_first_commenter(const Source& source) {
  if (!is_discussion(source)) return kNoNode;
  return find_with_class(source.page, source.page.anchors(), "author");
}

// <a class=author> commented <relative-time datetime="...">
void find_first_time(const Source& source, Findings& found) {
  constexpr NodeId kReach = 40;  // nodes: both stand in the comment's first line
  const NodeId author = find_first_commenter(source);
  if (author == kNoNode) return;
  const auto count = static_cast<NodeId>(source.page.nodes().size());
  for (NodeId node = author; node < count && node - author < kReach; ++node) {
    if (source.page.node(node).tag == Tag::kText) continue;
    const std::string_view time = source.page.attribute_or_empty(node, "datetime");
    if (!time.empty()) return found.add(time, node);
  }
}

void find_topics(const Source& source, Findings& found) {
  for (const NodeId link : source.page.anchors()) {
    if (source.page.has_class(link, "topic-tag")) add_text(source, link, found);
  }
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("GitHub"); }},
    {Field::kAuthors, "user_login", find_owner},
    {Field::kAuthors, "a.author",
     [](const Source& source, Findings& found) {
       add_text(source, find_first_commenter(source), found);
     }},
    {Field::kPublished, "relative-time", find_first_time},
    {Field::kTags, ".topic-tag", find_topics},
};

}  // namespace

extern const Extractor github;
const Extractor github{.name = "github", .hosts = kHosts, .rules = kRules};

}  // namespace sheaf::sites
