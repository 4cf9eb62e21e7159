#include "extractors/links/unusable.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/text.h"
#include "extractors/links/mentions.h"
#include "extractors/links/recognise.h"

namespace sheaf {
namespace {

constexpr std::size_t kKeptCharacters = 200;
constexpr std::size_t kLongestScheme = 64;  // bytes in which a scheme must end
constexpr const char* kTooMany = "not read, too many links to papers, repositories and resources";

// Of an address that is too long to be parsed, too.
bool has_other_scheme(std::string_view address) {
  const Result<Url> url = Url::parse(address.substr(0, kLongestScheme));
  return !url && url.error().kind == ErrorKind::kUnsupported;
}

std::optional<std::string> find_fault(std::string_view address, const Url& base) {
  const Result<Url> url = Url::parse(address, base);
  if (!url) {
    if (has_other_scheme(address)) return std::nullopt;
    return url.error().message;
  }
  if (url->is_nested_too_deep()) return "redirect wrappers nested too deep";
  return std::nullopt;
}

void add(std::vector<UnusableLinks>& all, std::string reason, NodeId node,
         std::string_view address) {
  const auto same = std::find_if(
      all.begin(), all.end(), [&](const UnusableLinks& links) { return links.reason == reason; });
  if (same != all.end()) {
    ++same->count;
  } else {
    all.push_back(
        {std::move(reason), 1, node, std::string(first_code_points(address, kKeptCharacters))});
  }
}

void add_unread_text(const Source& source, NodeId last_read, std::vector<UnusableLinks>& all) {
  if (last_read == kNoNode) return;
  const Page& page = source.page;
  for (NodeId id = last_read + 1; id < page.node(source.main.root).end; ++id) {
    const Node& node = page.node(id);
    if (node.tag == Tag::kA) {
      id = node.end - 1;
    } else if (node.tag == Tag::kText && may_hold_mentions(node.text) &&
               source.main.holds_link(page, id)) {
      add(all, kTooMany, id, trim(node.text));
    }
  }
}

}  // namespace

std::vector<UnusableLinks> find_unusable_links(const Source& source, NodeId last_read) {
  std::vector<UnusableLinks> all;
  if (source.main.root == kNoNode) return all;
  for (const NodeId anchor : source.page.anchors()) {
    const std::string_view address = trim(source.page.attribute_or_empty(anchor, "href"));
    std::optional<std::string> fault = find_fault(address, source.base);
    if (!fault && anchor > last_read && may_be_reference(address)) fault = kTooMany;
    if (!fault || !source.main.holds_link(source.page, anchor)) continue;
    add(all, *std::move(fault), anchor, address);
  }
  add_unread_text(source, last_read, all);
  return all;
}

}  // namespace sheaf
