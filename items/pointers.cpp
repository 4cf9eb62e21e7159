#include "items/pointers.h"

#include <string>

#include "base/text.h"
#include "extractors/links/recognise.h"
#include "extractors/links/unusable.h"
#include "url/video.h"

namespace sheaf {
namespace {

std::string describe_place(const Page& page, NodeId node) {
  if (node == kNoNode) return {};
  const Page::Position at = page.position(node);
  return std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::vector<Pointer>& list_of(Item& item, Kind kind) {
  if (kind == Kind::kPaper) return item.papers;
  return kind == Kind::kRepository ? item.repos : item.resources;
}

void add_original(const Source& source, const std::string& address, std::vector<Link>& links) {
  if (address.empty()) return;
  const Result<Url> url = Url::parse(address, source.base);
  if (!url.ok()) return;
  if (std::optional<Reference> found = find_reference(*url)) {
    links.push_back({.reference = std::move(*found),
                     .cue = "阅读原文",
                     .cue_kind = CueKind::kLink,
                     .text = url->text(),
                     .place = Place::kOutside});
  }
}

// Where reading the article ended early; kNoNode if it did not.
NodeId find_last_read(const std::vector<Link>& links) {
  std::size_t count = 0;
  NodeId last = kNoNode;
  for (const Link& link : links) {
    if (link.place != Place::kBody && link.place != Place::kReferenceList) continue;
    ++count;
    last = link.node;
  }
  return count < kMostLinks ? kNoNode : last;
}

// Whether a name says something to a reader: those that addresses spell in escapes are of any
// bytes.
bool is_legible(std::string_view name) { return is_valid_utf8(name) && drop_hidden(name) == name; }

void add_unusable_links(const Source& source, NodeId last_read, Item& item) {
  for (UnusableLinks& links : find_unusable_links(source, last_read)) {
    item.unusable_links.push_back({std::move(links.reason), links.count,
                                   describe_place(source.page, links.first),
                                   std::move(links.address)});
  }
}

}  // namespace

void add_pointers(const Source& source, const Beside& beside, Keep keep, Item& item) {
  std::vector<Link> links = extract_links(source);
  if (keep == Keep::kCandidates) {
    add_unusable_links(source, find_last_read(links), item);
  }
  if (beside.text_place == TextPlace::kScript) {
    for (Link& link : extract_links_of_text(source.main.text)) links.push_back(std::move(link));
  }
  add_original(source, beside.original, links);
  const bool is_video_page = find_video(source.url).has_value();
  for (RankedLink& ranked : rank_links(std::move(links))) {
    Link& link = ranked.link;
    if (link.reference.kind == Kind::kVideo && is_video_page) continue;
    if (!is_legible(link.reference.id)) continue;
    std::vector<Pointer>& list = list_of(item, link.reference.kind);
    list.push_back({std::move(link.reference), std::move(link.cue), std::move(link.text),
                    describe_place(source.page, link.node), ranked.role, ranked.reason});
  }
  item.code_status = find_code_status(source.main.text);
  for (const Pointer& repo : item.repos) {
    if (repo.role == Role::kPrimary) item.code_status = CodeStatus::kUnsaid;
  }
}

}  // namespace sheaf
