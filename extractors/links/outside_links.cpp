#include "extractors/links/outside_links.h"

#include <algorithm>

#include "base/text.h"
#include "extractors/links/edit_links.h"
#include "extractors/links/furniture.h"
#include "extractors/links/papers.h"
#include "extractors/links/recognise.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr std::size_t kCueReach = 160;  // bytes in front of a link
constexpr NodeId kMostNodesBefore = 60;

bool is_pointer(Kind kind) { return kind == Kind::kPaper || kind == Kind::kRepository; }

void add_page(std::vector<Link>& links, Reference reference) {
  if (!is_pointer(reference.kind)) return;
  std::string text = reference.url;
  links.push_back(
      {std::move(reference), "", CueKind::kNone, std::move(text), kNoNode, Place::kPage});
}

// What the metadata of libraries call the page's paper, the widest known id first.
std::vector<Reference> find_cited_ids(const Page& page) {
  std::vector<Reference> ids;
  const auto add = [&](std::string_view text, std::size_t begin) {
    std::optional<Written> written = find_written_paper(text, begin);
    if (written) ids.push_back(std::move(written->reference));
  };
  const std::string_view doi = trim(page.meta("citation_doi"));
  add(doi, doi.find("10."));
  add("arXiv:" + std::string(trim(page.meta("citation_arxiv_id"))), 0);
  return ids;
}

// Where the row, the term's entry or the line begins that the link stands in.
NodeId find_line_begin(const Page& page, NodeId anchor) {
  NodeId block = page.node(anchor).parent;
  while (block != kNoNode && !is_block(page.node(block).tag)) block = page.node(block).parent;
  if (block == kNoNode) return anchor;
  if (page.node(block).tag == Tag::kTd) {
    const NodeId row = page.closest(block, Tag::kTr);
    return row == kNoNode ? block : row;
  }
  if (page.node(block).tag != Tag::kDd) return block;
  const NodeId parent = page.node(block).parent;
  for (NodeId id = block, steps = 0; id-- > parent + 1 && steps < kMostNodesBefore; ++steps) {
    if (page.node(id).tag == Tag::kDt && page.node(id).parent == parent) return id;
  }
  return block;
}

std::string text_before(const Page& page, NodeId anchor) {
  const NodeId begin = find_line_begin(page, anchor);
  std::string before;
  NodeId steps = 0;
  for (NodeId id = anchor; id-- > begin && before.size() < kCueReach; ++steps) {
    if (steps == kMostNodesBefore) break;
    const Node& node = page.node(id);
    if (node.tag == Tag::kText) {
      before.insert(0, node.text.substr(node.text.size() - std::min(node.text.size(), kCueReach)));
    }
    if (is_block(node.tag)) before.insert(0, "\n");
  }
  return before;
}

// A site's own number of a paper, which is not what others call it.
bool is_local_number(const Reference& reference) {
  return reference.kind == Kind::kPaper && reference.scheme != "arxiv" && reference.scheme != "doi";
}

// Papers so announced may be references.
Cue code_cue_before(std::string_view before) {
  const Cue cue = find_cue_before(before);
  return cue.kind == CueKind::kRepository ? cue : Cue{};
}

}  // namespace

std::vector<Link> extract_links_of_page_itself(const Source& source) {
  std::vector<Link> links;
  std::vector<Reference> cited = find_cited_ids(source.page);
  if (std::optional<Reference> own = find_reference(source.url)) {
    if (is_local_number(*own) && !cited.empty())
      cited.front().url = own->url;
    else
      add_page(links, *std::move(own));
  }
  for (Reference& id : cited) add_page(links, std::move(id));
  return links;
}

std::vector<Link> extract_links_outside(const Source& source, IsPaper is_paper) {
  std::vector<Link> links;
  const Page& page = source.page;
  std::optional<Furniture> furniture;  // made when it is needed
  for (const NodeId anchor : page.anchors()) {
    const std::string_view address = page.attribute_or_empty(anchor, "href");
    if (address.find("//") == address.npos || !may_be_reference(address)) continue;
    if (source.main.holds_link(page, anchor)) continue;
    const std::string words = inline_text(page, anchor);
    std::string before;  // that the cue may be a part of
    Cue cue = find_cue_in(words);
    if (cue.kind == CueKind::kNone && is_paper == IsPaper::kYes) {
      before = text_before(page, anchor);
      cue = code_cue_before(before);
    }
    if (cue.kind != CueKind::kPaper && cue.kind != CueKind::kRepository) continue;
    if (!furniture) furniture.emplace(source);
    if (furniture->holds(anchor) || is_edit_link(page, anchor, words)) continue;
    const Result<Url> url = Url::parse(address, source.base);
    std::optional<Reference> found = url ? find_reference(*url) : std::nullopt;
    if (!found || !is_pointer(found->kind)) continue;
    links.push_back(
        {std::move(*found), std::string(trim(cue.text)), cue.kind, words, anchor, Place::kOutside});
    if (links.size() >= kMostLinks) break;
  }
  return links;
}

}  // namespace sheaf
