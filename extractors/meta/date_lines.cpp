#include "extractors/meta/date_lines.h"

#include <algorithm>

#include "base/text.h"
#include "extractors/layout/reach.h"
#include "extractors/layout/zone.h"
#include "extractors/meta/date_place.h"
#include "page/hints.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

using Region = DateLine::Region;

constexpr std::size_t kMostOfNode = 320;    // code points of a text node that are read
constexpr std::size_t kMostOfLine = 640;    // bytes of a line
constexpr std::size_t kMostOfScript = 200;  // bytes of a script that writes a date into the page
constexpr std::size_t kMostNamed = 60;      // elements
constexpr NodeId kMostNodesNamed = 30;      // of one of them

class LineReader {
 public:
  LineReader(const Source& source, NodeId headline)
      : source_(source),
        page_(source.page),
        headline_(headline),
        anchor_(headline != kNoNode           ? headline
                : source.main.root != kNoNode ? source.main.root
                                              : 0) {}

  std::vector<DateLine> read() {
    if (page_.nodes().empty()) return {};
    read_head();
    read_named();
    read_tail();
    return std::move(lines_);
  }

 private:
  NodeId size() const { return static_cast<NodeId>(page_.nodes().size()); }

  void read_head() {
    begin_ = anchor_ > reach::kDateBefore ? anchor_ - reach::kDateBefore : 0;
    const NodeId behind = headline_ == kNoNode ? anchor_ : page_.node(headline_).end;
    end_ = std::min(size(), behind + reach::kDateBehind);
    for (NodeId id = begin_; id < end_;) id = step(id);
    end_line();
    for (DateLine& line : lines_) {
      const std::size_t at = line.distance;  // so far from the beginning
      line.distance = at < anchor_offset_ ? anchor_offset_ - at : at - anchor_offset_;
    }
  }

  NodeId step(NodeId id) {
    const Node& node = page_.node(id);
    if (id == anchor_) {
      end_line();
      anchor_offset_ = offset_;
    }
    if (node.tag == Tag::kText) {
      if (!node.hidden) add_text(id);
      return id + 1;
    }
    if (node.tag == Tag::kScript) add_script(id);
    if (node.hidden || node.tag == Tag::kHead || node.tag == Tag::kSvg) return node.end;
    if (node.tag == Tag::kBr || is_block(node.tag)) end_line();
    if (is_past(id)) return end_ = id;
    if (is_for_dates(page_, id)) add_values(id);
    return id + 1;
  }

  // Whether the head ends here: enough text since the headline, or the headline of another article.
  bool is_past(NodeId id) const {
    if (id <= anchor_ || (headline_ != kNoNode && id < page_.node(headline_).end)) return false;
    return offset_ - anchor_offset_ > reach::kDateBytesBehind || is_linked_heading(source_, id);
  }

  NodeId block_of(NodeId id) const {
    while (id != kNoNode && !is_block(page_.node(id).tag)) id = page_.node(id).parent;
    return id;
  }

  void add_text(NodeId id) {
    const NodeId block = block_of(id);
    if (block != block_) end_line();
    const std::string text = fold_space(first_code_points(page_.node(id).text, kMostOfNode));
    if (text.empty()) return;
    if (line_.first == kNoNode) {
      line_.first = id;
      line_.distance = offset_;
      block_ = block;
    } else if (page_.node(page_.node(id).parent).tag != Tag::kSup) {
      line_.text += ' ';
    }
    offset_ += page_.node(id).text.size();
    if (line_.text.size() > kMostOfLine) return;
    line_.pieces.push_back({line_.text.size(), id});
    line_.text += text;
  }

  void end_line() {
    if (line_.first != kNoNode) {
      line_.region = region_;
      lines_.push_back(std::move(line_));
    }
    line_ = {};
    block_ = kNoNode;
  }

  // document.write("2021/04/09")
  void add_script(NodeId id) {
    const auto scripts = page_.scripts();
    const auto it =
        std::lower_bound(scripts.begin(), scripts.end(), id,
                         [](const Script& script, NodeId node) { return script.node < node; });
    if (it == scripts.end() || it->node != id || it->body.size() > kMostOfScript) return;
    end_line();
    lines_.push_back(
        {.region = region_, .text = std::string(it->body), .first = id, .distance = offset_});
  }

  void add_values(NodeId id) {
    for (const Attribute& attribute : page_.attributes(id)) {
      if (!may_be_date_value(attribute)) continue;
      lines_.push_back(
          {.region = region_, .value = attribute.value(), .first = id, .distance = offset_});
    }
  }

  // Elements named for dates outside the head, up to the foot of the article.
  void read_named() {
    region_ = Region::kNamed;
    offset_ = kFarAway;
    const NodeId end_of_foot = find_end_of_foot();
    std::size_t seen = 0;
    for (const NodeId id : page_.hinted()) {
      const Node& node = page_.node(id);
      if (!(node.hints & hint::kDate) || node.hidden || (id >= begin_ && id < end_)) continue;
      if (node.end - id > kMostNodesNamed || !is_at_article(id, end_of_foot)) continue;
      if (++seen > kMostNamed) break;
      lines_.push_back(
          {.region = region_, .text = inline_text(page_, id), .first = id, .distance = offset_});
      add_values(id);
    }
  }

  // Where the foot of the article ends: at the next heading, which begins something else.
  NodeId find_end_of_foot() const {
    if (source_.main.root == kNoNode) return size();
    const NodeId end = page_.node(source_.main.root).end;
    for (const NodeId id : page_.headings()) {
      if (id >= end) return std::min(id, end + reach::kFoot);
    }
    return end + reach::kFoot;
  }

  // From the headline to the foot of the article.
  bool is_at_article(NodeId id, NodeId end_of_foot) const {
    const NodeId root = source_.main.root;
    if (root == kNoNode || source_.main.holds(page_, id)) return true;
    const bool before = id >= std::min(headline_, root) && id < root;
    return before || (id >= page_.node(root).end && id < end_of_foot);
  }

  void read_tail() {
    region_ = Region::kTail;
    offset_ = kFarAway;
    const NodeId start = size() > reach::kPageEnd ? size() - reach::kPageEnd : 0;
    for (NodeId id = std::max(end_, start); id < size(); ++id) {
      const Node& node = page_.node(id);
      if (node.tag == Tag::kText && !node.hidden) add_text(id);
      if (node.tag == Tag::kBr) end_line();
    }
    end_line();
    for (DateLine& line : lines_) {
      if (line.region == Region::kTail) line.distance = kFarAway;
    }
  }

  const Source& source_;
  const Page& page_;
  NodeId headline_;
  NodeId anchor_;                               // the headline, or what stands for it
  NodeId begin_ = 0, end_ = 0;                  // of the head
  std::size_t offset_ = 0, anchor_offset_ = 0;  // bytes of text since begin_
  Region region_ = Region::kHead;
  NodeId block_ = kNoNode;  // whose text is being read
  DateLine line_;
  std::vector<DateLine> lines_;
};

}  // namespace

bool is_for_dates(const Page& page, NodeId id) {
  const Node& node = page.node(id);
  if (node.tag == Tag::kTime || (node.hints & hint::kDate) != 0) return true;
  // <relative-time datetime="...">
  return node.tag == Tag::kOther && !page.attribute_or_empty(id, "datetime").empty();
}

bool may_be_date_value(const Attribute& attribute) {
  const std::string_view name = attribute.name(), value = attribute.value();
  if (value.size() < 8 || value.size() > 60) return false;
  return name == "datetime" || name == "content" || name == "title" ||
         (name.starts_with("data-") && name != "data-src");
}

NodeId DateLine::node_at(std::size_t offset) const {
  NodeId node = first;
  for (const Piece& piece : pieces) {
    if (piece.begin <= offset) node = piece.node;
  }
  return node;
}

std::vector<DateLine> extract_date_lines(const Source& source, NodeId headline) {
  return LineReader(source, headline).read();
}

}  // namespace sheaf
