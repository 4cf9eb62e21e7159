#include "extractors/links/outside_links.h"

#include <algorithm>

#include "base/text.h"
#include "extractors/links/papers.h"
#include "extractors/links/recognise.h"
#include "page/hints.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr Hints kFurniture = hint::kClutter | hint::kNav | hint::kAd | hint::kLogo | hint::kAvatar |
                             hint::kDialog | hint::kComment | hint::kAuthor;

bool is_furniture(const Node& node) {
  constexpr Tag kTags[] = {Tag::kNav, Tag::kFooter, Tag::kAside, Tag::kForm, Tag::kMenu};
  return node.hidden || (node.hints & kFurniture) != 0 ||
         std::find(std::begin(kTags), std::end(kTags), node.tag) != std::end(kTags);
}

bool is_in_furniture(const Page& page, NodeId id) {
  for (; id != kNoNode; id = page.node(id).parent) {
    const Tag tag = page.node(id).tag;
    if (tag == Tag::kBody || tag == Tag::kHtml) return false;
    if (is_furniture(page.node(id))) return true;
  }
  return false;
}

bool is_inside_article(const Source& source, NodeId id) {
  return source.main.root != kNoNode && source.main.holds_link(source.page, id);
}

void add_page(std::vector<Link>& links, std::optional<Reference> found) {
  if (!found || (found->kind != Kind::kPaper && found->kind != Kind::kRepository)) return;
  std::string text = found->url;
  links.push_back({std::move(*found), "", CueKind::kNone, std::move(text), kNoNode, Place::kPage});
}

}  // namespace

std::vector<Link> extract_links_of_page_itself(const Source& source) {
  std::vector<Link> links;
  add_page(links, find_reference(source.url));
  const std::string_view arxiv = source.page.meta("citation_arxiv_id");
  const std::string_view doi = source.page.meta("citation_doi");
  for (const std::string& text : {"arXiv:" + std::string(trim(arxiv)), std::string(trim(doi))}) {
    const std::size_t begin = text.find("10.");
    std::optional<Written> written = find_written_paper(text, text[0] == 'a' ? 0 : begin);
    if (written) add_page(links, std::move(written->reference));
  }
  return links;
}

std::vector<Link> extract_links_outside(const Source& source) {
  std::vector<Link> links;
  for (const NodeId anchor : source.page.anchors()) {
    const std::string_view address = source.page.attribute_or_empty(anchor, "href");
    if (address.find("//") == address.npos || !may_be_reference(address)) continue;
    if (is_inside_article(source, anchor) || is_in_furniture(source.page, anchor)) continue;
    const std::string words = inline_text(source.page, anchor);
    const Cue cue = find_cue_in(words);
    if (cue.kind != CueKind::kPaper && cue.kind != CueKind::kRepository) continue;
    const Result<Url> url = Url::parse(address, source.base);
    std::optional<Reference> found = url ? find_reference(*url) : std::nullopt;
    if (!found || (found->kind != Kind::kPaper && found->kind != Kind::kRepository)) continue;
    links.push_back(
        {std::move(*found), std::string(trim(cue.text)), cue.kind, words, anchor, Place::kOutside});
    if (links.size() >= kMostLinks) break;
  }
  return links;
}

}  // namespace sheaf
