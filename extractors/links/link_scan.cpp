#include "extractors/links/link_scan.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "extractors/links/edit_links.h"
#include "extractors/links/line_text.h"
#include "extractors/links/mentions.h"
#include "extractors/links/outside_links.h"
#include "extractors/links/papers.h"
#include "extractors/links/recognise.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr std::size_t kLongestHeading = 48;  // bytes
constexpr std::size_t kLongestWords = 200;   // characters of a link's words that are kept
constexpr std::size_t kLongestLine = 1u << 20;
constexpr std::size_t kCueReach = 200;  // bytes in front of a link

std::string short_words(std::string_view text) {
  return std::string(trim(first_code_points(fold_space(text), kLongestWords)));
}

// "参考文献", "References:", "[参考资料]": from here on things are cited.
bool opens_references(std::string_view line) {
  constexpr std::string_view kHeadings[] = {"参考文献",  "参考资料",    "参考链接",  "引用",
                                            "参考",      "References",  "Reference", "Bibliography",
                                            "Footnotes", "Works cited", "Citations", "脚注"};
  constexpr std::string_view kMarks = " \t\n:*#[]()-.";
  while (!line.empty() && kMarks.find(line.front()) != kMarks.npos) line.remove_prefix(1);
  for (bool more = true; more && !line.empty();) {
    more = kMarks.find(line.back()) != kMarks.npos;
    if (more) line.remove_suffix(1);
    if (line.ends_with("：")) line.remove_suffix(3), more = true;
  }
  return std::any_of(std::begin(kHeadings), std::end(kHeadings),
                     [&](std::string_view heading) { return equals_ignore_case(line, heading); });
}

// "[9] NocoBase: https://...", as editors make footnotes of links.
bool is_footnote(std::string_view line) {
  line = trim(line);
  if (!line.starts_with('[')) return false;
  const std::size_t close = line.find_first_not_of("0123456789", 1);
  return close != line.npos && close > 1 && close <= 4 && line[close] == ']';
}

// "https://a.example/xhttps://b.example/y" as one link: programs that make links of text take all
// for one address. Then the words are read.
bool shows_several_addresses(std::string_view words) {
  const std::size_t first = words.find("://");
  return first != words.npos && words.find("://", first + 3) != words.npos;
}

// Any PDF may be a paper: one counts where words say so.
bool is_called_for(const Reference& reference, const Cue& cue) {
  return reference.scheme != "pdf" || cue.kind == CueKind::kPaper;
}

// Walks over the article and reads the lines in which something may stand.
class LinkScanner {
 public:
  explicit LinkScanner(const Source& source) : source_(source), page_(source.page) {}

  std::vector<Link> scan(NodeId root) && {
    open_ = root_ = line_ = root;
    clutter_ = source_.main.clutter;
    const NodeId end = page_.node(root).end;
    for (NodeId id = root; id < end && found_.size() < kMostLinks;) {
      close_until(id);
      const Node& node = page_.node(id);
      if (is_passed_over(id)) {
        if (is_block(node.tag)) end_line(id);
        id = node.end;
      } else if (node.tag == Tag::kText) {
        enter_text(id++);
      } else {
        enter(id++);
      }
    }
    end_line(end);
    return std::move(found_);
  }

 private:
  struct Anchor {
    NodeId node;
    Reference reference;
  };

  bool is_passed_over(NodeId id) {
    while (!clutter_.empty() && clutter_.front() < id) clutter_ = clutter_.subspan(1);
    if (!clutter_.empty() && clutter_.front() == id) return true;
    const Node& node = page_.node(id);
    if (node.tag == Tag::kText || node.tag == Tag::kIframe) return false;
    return !is_read(node.tag) || node.hidden;
  }

  void close_until(NodeId id) {
    while (open_ != root_ && page_.node(open_).end <= id) {
      if (is_block(page_.node(open_).tag)) end_line(id);
      open_ = page_.node(open_).parent;
    }
  }

  void enter(NodeId id) {
    const Node& node = page_.node(id);
    if (is_block(node.tag) || node.tag == Tag::kBr) end_line(id);
    if (node.tag == Tag::kA) see_address(id, page_.attribute_or_empty(id, "href"));
    if (node.tag == Tag::kIframe) see_frame(id);
    // A note's mark that carries the note's address.
    if (node.tag == Tag::kSup) see_address(id, page_.attribute_or_empty(id, "data-url"));
    if (node.tag == Tag::kPre || node.tag == Tag::kCode) code_end_ = std::max(code_end_, node.end);
    if (node.end > id + 1) open_ = id;
  }

  void see_frame(NodeId id) {
    const std::string_view lazy = page_.attribute_or_empty(id, "data-src");
    see_address(id, lazy.empty() ? page_.attribute_or_empty(id, "src") : lazy);
  }

  void see_address(NodeId id, std::string_view address) {
    if (address.find("//") == address.npos) return;
    if (!may_be_reference(address) && address.find(".pdf") == address.npos) return;
    const Result<Url> url = Url::parse(address, source_.base);
    if (!url) return;
    std::optional<Reference> found = find_reference(*url);
    if (!found) found = find_pdf(url->canonical());
    if (!found) return;
    const std::string words = inline_text(page_, id);
    if (shows_several_addresses(words)) return;
    if (found->kind == Kind::kRepository && is_edit_link(page_, id, words)) return;
    anchors_.push_back({id, std::move(*found)});
    anchor_end_ = page_.node(id).end;
  }

  void enter_text(NodeId id) {
    const std::string_view text = page_.node(id).text;
    line_bytes_ += text.size();
    if (may_point_ || id < anchor_end_) return;
    may_point_ = may_hold_mentions(text);
    if (may_point_ && id < code_end_) in_code_ = true;
  }

  void end_line(NodeId end) {
    if (may_point_ || !anchors_.empty()) {
      read_line(end);
    } else if (line_bytes_ > 0 && line_bytes_ <= kLongestHeading) {
      if (opens_references(build_line(line_, end).text())) place_ = Place::kReferenceList;
    }
    if (line_bytes_ > 0 && !is_blank(line_, end)) above_ = {line_, end};
    line_ = end;
    line_bytes_ = 0;
    may_point_ = in_code_ = false;
    anchors_.clear();
  }

  bool is_blank(NodeId begin, NodeId end) const {
    for (NodeId id = begin; id < end; ++id) {
      const Node& node = page_.node(id);
      if (node.tag == Tag::kText && !trim(node.text).empty()) return false;
    }
    return true;
  }

  LineText build_line(NodeId begin, NodeId end) const {
    LineText line;
    auto anchor = anchors_.begin();
    for (NodeId id = begin; id < end && line.text().size() < kLongestLine;) {
      const Node& node = page_.node(id);
      while (anchor != anchors_.end() && anchor->node < id) ++anchor;
      if (anchor != anchors_.end() && anchor->node == id) {
        line.add_link(id);
        id = std::min(node.end, end);
      } else if (node.tag == Tag::kText) {
        line.add(node.text, id++);
      } else {
        id = is_read(node.tag) && !node.hidden ? id + 1 : std::min(node.end, end);
      }
    }
    return line;
  }

  void read_line(NodeId end) {
    const LineText line = build_line(line_, end);
    const Place place = is_footnote(line.text()) ? Place::kReferenceList : place_;
    const std::size_t first = found_.size();
    read_anchors(line, place);
    if (may_point_) read_text(line, place);
    std::stable_sort(found_.begin() + static_cast<std::ptrdiff_t>(first), found_.end(),
                     [](const Link& a, const Link& b) { return a.node < b.node; });
  }

  void read_anchors(const LineText& line, Place place) {
    std::size_t at = 0;
    for (Anchor& anchor : anchors_) {
      at = line.text().find("\uFFFC", at);
      if (at == std::string_view::npos) return;
      const std::string words = inline_text(page_, anchor.node);
      Cue cue = cue_before(line.text().substr(0, at));
      if (cue.kind == CueKind::kNone) cue = find_cue_in(words);
      at += 1;
      if (!is_called_for(anchor.reference, cue)) continue;
      std::string shown = short_words(words);
      if (shown.empty()) shown = anchor.reference.url;
      found_.push_back({std::move(anchor.reference), short_words(cue.text), cue.kind,
                        std::move(shown), anchor.node, place});
    }
  }

  void read_text(const LineText& line, Place place) {
    const TextKind kind = in_code_ ? TextKind::kCode : TextKind::kProse;
    std::size_t from = 0;  // where the mention before ends
    for (Mention& mention : extract_mentions(line.text(), line.seams(), kind)) {
      const auto begin = static_cast<std::size_t>(mention.text.data() - line.text().data());
      const std::string_view before = line.text().substr(from, begin - from);
      const Cue cue = from == 0 ? cue_before(before) : find_cue_before(before);
      from = begin + mention.text.size();
      if (!is_called_for(mention.reference, cue)) continue;
      found_.push_back({std::move(mention.reference), short_words(cue.text), cue.kind,
                        short_words(mention.text), line.node_at(begin), place});
    }
  }

  // In front of the link, or in the line above if the link begins its own.
  Cue cue_before(std::string_view before) {
    before = before.substr(before.size() - std::min(before.size(), kCueReach));
    if (!is_joint_alone(before)) return find_cue_before(before);
    if (above_text_of_ != above_.begin) {
      above_text_ = above_.begin < above_.end ? build_above() : "";
      above_text_of_ = above_.begin;
    }
    return find_cue_before(above_text_);
  }

  std::string build_above() const {
    std::string text;
    for (NodeId id = above_.begin; id < above_.end && text.size() < kLongestLine; ++id) {
      if (page_.node(id).tag == Tag::kText) text += page_.node(id).text;
    }
    return text;
  }

  struct Range {
    NodeId begin = 0, end = 0;
  };

  const Source& source_;
  const Page& page_;
  std::vector<Link> found_;
  std::span<const NodeId> clutter_;
  NodeId root_ = 0, open_ = 0;
  NodeId line_ = 0;  // where the line begins
  std::size_t line_bytes_ = 0;
  bool may_point_ = false;  // its text may hold references
  bool in_code_ = false;
  std::vector<Anchor> anchors_;  // its links that are references
  NodeId anchor_end_ = 0, code_end_ = 0;
  Range above_;  // the line with text before it
  NodeId above_text_of_ = kNoNode;
  std::string above_text_;
  Place place_ = Place::kBody;
};

NodeId find_scan_root(const Source& source) {
  if (source.main.root != kNoNode) return source.main.root;
  return source.page.nodes().empty() ? kNoNode : 0;
}

}  // namespace

std::vector<Link> extract_links(const Source& source) {
  std::vector<Link> links = extract_links_of_page_itself(source);
  const bool is_paper = !links.empty() && links.front().reference.kind == Kind::kPaper;
  const NodeId root = find_scan_root(source);
  if (root == kNoNode) return links;
  for (Link& link : LinkScanner(source).scan(root)) links.push_back(std::move(link));
  for (Link& link : extract_links_outside(source, is_paper ? IsPaper::kYes : IsPaper::kNo))
    links.push_back(std::move(link));
  return links;
}

std::vector<Link> extract_links_of_text(std::string_view text) {
  std::vector<Link> links;
  std::string_view above;
  Place place = Place::kBody;
  for (const std::string_view line : split_lines(text)) {
    if (opens_references(line)) place = Place::kReferenceList;
    if (may_hold_mentions(line) && links.size() < kMostLinks) {
      for (Mention& mention : extract_mentions(line, {})) {
        const auto begin = static_cast<std::size_t>(mention.text.data() - line.data());
        const std::string_view before =
            line.substr(begin - std::min(begin, kCueReach), std::min(begin, kCueReach));
        const Cue cue = find_cue_before(is_joint_alone(before) ? above : before);
        if (!is_called_for(mention.reference, cue)) continue;
        links.push_back({std::move(mention.reference), short_words(cue.text), cue.kind,
                         short_words(mention.text), kNoNode,
                         is_footnote(line) ? Place::kReferenceList : place});
      }
    }
    if (!trim(line).empty()) above = line;
  }
  return links;
}

}  // namespace sheaf
