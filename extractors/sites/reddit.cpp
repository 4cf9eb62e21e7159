// Reddit: the community publishes, its member writes. The new design keeps both in the attributes
// of <shreddit-post>, the old one in those of the post's ".thing"; all other names on the page are
// commenters'.
#include "extractors/elements.h"
#include "extractors/extractor.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"reddit.com"};

// The segment behind `name`: of "/r/cpp/comments/1abc/title/", "r" gives "cpp".
std::string_view segment_after(std::string_view path, std::string_view name) {
  const std::string key = "/" + std::string(name) + "/";
  const std::size_t pos = path.find(key);
  if (pos == path.npos) return {};
  path.remove_prefix(pos + key.size());
  return path.substr(0, path.find('/'));
}

// The element that carries the post's data.
NodeId find_post(const Source& source) {
  const Page& page = source.page;
  const std::string id(segment_after(source.url.path(), "comments"));
  for (const std::string_view prefix : {"t3_", "thing_t3_"}) {
    const NodeId node = id.empty() ? kNoNode : page.find_by_id(std::string(prefix) + id);
    if (node != kNoNode) return node;
  }
  NodeId node = find_with_class(page, page.anchors(), "title");
  while (node != kNoNode && !page.attribute(node, "data-author")) node = page.node(node).parent;
  return node;
}

// The first of the attributes that the post has.
void add_attribute(const Source& source, std::initializer_list<std::string_view> names,
                   Findings& found) {
  const NodeId post = find_post(source);
  if (post == kNoNode) return;
  for (const std::string_view name : names) {
    const std::string_view value = source.page.attribute_or_empty(post, name);
    if (!value.empty() && value != "[deleted]") return found.add(value, post);
  }
}

void find_community(const Source& source, Findings& found) {
  const std::string_view path = source.url.path();
  if (const std::string_view name = segment_after(path, "r"); !name.empty())
    return found.add("r/" + std::string(name));
  std::string_view user = segment_after(path, "user");
  if (user.empty()) user = segment_after(path, "u");
  if (!user.empty()) found.add("u/" + std::string(user));
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "/r/", find_community},
    {Field::kTitle, "post-title",
     [](const Source& source, Findings& found) { add_attribute(source, {"post-title"}, found); }},
    {Field::kTitle, "a.title",
     [](const Source& source, Findings& found) {
       add_text(source, find_with_class(source.page, source.page.anchors(), "title"), found);
     }},
    {Field::kAuthors, "author",
     [](const Source& source, Findings& found) {
       add_attribute(source, {"author", "data-author"}, found);
     }},
    {Field::kPublished, "created-timestamp",
     [](const Source& source, Findings& found) {
       add_attribute(source, {"created-timestamp", "data-timestamp"}, found);
     }},
};

// Times and names that are left are those of comments.
constexpr Field kOwns[] = {Field::kAuthors, Field::kPublished, Field::kModified};

// Served with status 200 until the browser has run a script.
std::optional<State> find_state(const Source& source) {
  if (source.page.title().find("wait for verification") != std::string_view::npos)
    return State::kBlocked;
  return std::nullopt;
}

}  // namespace

extern const Extractor reddit;
const Extractor reddit{
    .name = "reddit", .hosts = kHosts, .rules = kRules, .find_state = find_state, .owns = kOwns};

}  // namespace sheaf::sites
