#include "extractors/meta/date_sightings.h"

#include <algorithm>

#include "base/text.h"
#include "extractors/meta/date_context.h"
#include "extractors/meta/date_place.h"
#include "extractors/meta/date_text.h"
#include "page/hints.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr NodeId kNodesBefore = 400;             // of the stretch before the headline
constexpr NodeId kNodesBehind = 1200;            // and behind it
constexpr std::size_t kBytesBehind = 1500;       // of text
constexpr std::size_t kLongestLine = 160;        // more is prose: only its start is looked at
constexpr std::size_t kLongestWithMonth = 30;    // bytes beside "April 2021", which prose has often
constexpr int kMostPlainCost = 320;              // of a date that nothing but its place speaks for
constexpr std::size_t kMostBesideRelative = 60;  // bytes beside "3 hours ago"
constexpr std::size_t kMostNamed = 60;           // elements outside the stretch
constexpr NodeId kMostNodesNamed = 30;           // of one of them
constexpr NodeId kNodesOfTail = 200;             // at the end of the page
constexpr NodeId kNodesOfFoot = 300;             // behind the article
constexpr std::size_t kFarAway = 2000;  // where they are counted, in bytes from the headline

// What is read as one piece: the text of a block, or of a part of it up to a <br>.
struct Line {
  struct Piece {
    std::size_t begin;  // in `text`
    NodeId node;
  };
  std::string text = {};
  std::vector<Piece> pieces = {};
  NodeId first = kNoNode;  // its first text node
  NodeId block = kNoNode;
  std::size_t offset = 0;       // bytes of text of the stretch before it
  std::string_view value = {};  // instead of text: an attribute's value
};

class Sightings {
 public:
  explicit Sightings(const Source& source)
      : source_(source),
        page_(source.page),
        context_(date_context(source)),
        headline_(find_headline(source)) {}

  std::vector<DateSighting> extract() {
    if (!page_.nodes().empty()) read_stretch();
    read_named_elements();
    if (!page_.nodes().empty()) read_tail();
    std::stable_sort(found_.begin(), found_.end(),
                     [](const DateSighting& a, const DateSighting& b) { return a.cost < b.cost; });
    return std::move(found_);
  }

 private:
  NodeId block_of(NodeId id) const {
    while (id != kNoNode && !is_block(page_.node(id).tag)) id = page_.node(id).parent;
    return id;
  }

  // Reads the lines around the headline.
  void read_stretch() {
    const NodeId center = headline_ != kNoNode           ? headline_
                          : source_.main.root != kNoNode ? source_.main.root
                                                         : 0;
    begin_ = center > kNodesBefore ? center - kNodesBefore : 0;
    const NodeId size = static_cast<NodeId>(page_.nodes().size());
    end_ = std::min<NodeId>(size, page_.node(center).end + kNodesBehind);
    if (headline_ == kNoNode) end_ = std::min<NodeId>(size, center + kNodesBehind);
    for (NodeId id = begin_; id < end_;) id = step(id);
    end_line();
    for (const Line& line : lines_) read_line(line);
    lines_.clear();
  }

  NodeId step(NodeId id) {
    const Node& node = page_.node(id);
    if (id == headline_) {
      end_line();
      headline_offset_ = offset_;
    }
    if (node.hidden || node.tag == Tag::kHead || node.tag == Tag::kSvg) return node.end;
    if (node.tag == Tag::kText) {
      add_text(id);
      return id + 1;
    }
    if (node.tag == Tag::kBr || is_block(node.tag)) end_line();
    if (is_past(id)) {
      end_ = id;
      return id;
    }
    if (node.hints & hint::kDate || node.tag == Tag::kTime) add_values(id);
    return id + 1;
  }

  // Whether the stretch ends here: enough text since the headline, or the headline of another
  // article.
  bool is_past(NodeId id) const {
    if (headline_ == kNoNode) return offset_ > kBytesBehind;
    if (id < page_.node(headline_).end) return false;
    if (offset_ - headline_offset_ > kBytesBehind) return true;
    return is_linked_heading(id);
  }

  bool is_linked_heading(NodeId id) const {
    const Tag tag = page_.node(id).tag;
    if (tag != Tag::kH1 && tag != Tag::kH2 && tag != Tag::kH3) return false;
    const NodeId outer = page_.closest(id, Tag::kA);
    if (outer != kNoNode && !page_.attribute_or_empty(outer, "href").starts_with('#')) return true;
    for (NodeId i = id; i < page_.node(id).end; ++i) {
      if (page_.node(i).tag == Tag::kA && page_.attribute_or_empty(i, "href").size() > 1)
        return true;
    }
    return false;
  }

  void add_text(NodeId id) {
    const NodeId block = block_of(id);
    if (block != line_.block) end_line();
    const std::string text = fold_space(first_code_points(page_.node(id).text, 2 * kLongestLine));
    if (text.empty()) return;
    if (line_.first == kNoNode) {
      line_.first = id;
      line_.block = block;
      line_.offset = offset_;
    } else if (page_.node(page_.node(id).parent).tag != Tag::kSup) {
      line_.text += ' ';
    }
    offset_ += page_.node(id).text.size();
    if (line_.text.size() > 4 * kLongestLine) return;
    line_.pieces.push_back({line_.text.size(), id});
    line_.text += text;
  }

  void end_line() {
    if (line_.first != kNoNode) lines_.push_back(std::move(line_));
    line_ = {};
  }

  static NodeId node_at(const Line& line, std::size_t at) {
    NodeId node = line.first;
    for (const Line::Piece& piece : line.pieces) {
      if (piece.begin <= at) node = piece.node;
    }
    return node;
  }

  void read_line(const Line& line) {
    if (!line.value.empty()) return read_value(line);
    if (may_hold_date(line.text)) read_dates(line);
    previous_ = line.text;
  }

  static bool may_hold_date(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
      return is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    });
  }

  // Every date of a line, each with the words around it.
  void read_dates(const Line& line) {
    const std::string_view text = first_code_points(line.text, kLongestLine);
    std::optional<DateMatch> match = find_date(text, context_);
    std::size_t from = 0;
    for (int i = 0; match && i < 4; ++i) {
      std::optional<DateMatch> next = find_date(text, context_, match->end);
      const std::string_view before = text.substr(from, match->begin - from);
      const std::size_t end_of_words = next ? next->begin : text.size();
      if (is_in_prose(line, *match)) break;
      DateLabel label = find_date_label(before, text.substr(match->end, end_of_words - match->end));
      if (label == DateLabel::kNone && match->begin == 0 && previous_.size() < 40) {
        label = find_date_label(previous_, "");
      }
      const std::size_t size = match->end - match->begin;
      if (is_talk(line, *match, label)) break;
      add(line,
          {.text = std::string(text.substr(match->begin, size)),
           .iso = match->iso,
           .node = node_at(line, match->begin),
           .label = label},
          line.text.size() - size);
      from = match->end;
      match = std::move(next);
    }
  }

  // Whether the date is one that a sentence or a title mentions. "Berlin, 9 April 2021 - The ..."
  // and "9.4.2021 - Title" are not.
  bool is_in_prose(const Line& line, const DateMatch& match) const {
    constexpr std::size_t kLongestDateline = 40;
    if (headline_ != kNoNode && holds(page_, headline_, line.first)) {
      return match.begin > 0 && match.end < line.text.size();
    }
    return line.text.size() > kLongestLine && match.begin > kLongestDateline;
  }

  // Whether a relative date is one that a sentence mentions ("昨天，公司宣布"): unless something
  // says what it is, it must stand almost alone.
  bool is_talk(const Line& line, const DateMatch& match, DateLabel label) const {
    if (match.kind != DateMatch::Kind::kRelative || label != DateLabel::kNone) return false;
    const std::size_t extra = line.text.size() - (match.end - match.begin);
    return extra > kMostBesideRelative || !is_named(node_at(line, match.begin));
  }

  void read_value(const Line& line) {
    const std::optional<std::string> iso = parse_date(line.value, context_);
    if (!iso || iso->size() < 10) return;
    add(line, {.text = std::string(line.value), .iso = *iso, .node = line.first}, 0);
  }

  // Values that an element carries for scripts: datetime, title, data-time, ...
  void add_values(NodeId id) {
    for (const Attribute& attribute : page_.attributes(id)) {
      const std::string_view name = attribute.name(), value = attribute.value();
      if (value.size() < 8 || value.size() > 60) continue;
      const bool fits = name == "datetime" || name == "content" || name == "title" ||
                        (name.starts_with("data-") && name != "data-src");
      if (fits) lines_.push_back({.first = id, .block = id, .offset = offset_, .value = value});
    }
  }

  // Elements named for dates in the rest of the article: some have theirs at its foot.
  void read_named_elements() {
    std::size_t seen = 0;
    offset_ = headline_offset_ + kFarAway;
    end_of_foot_ = find_end_of_foot();
    for (const NodeId id : page_.hinted()) {
      const Node& node = page_.node(id);
      if (!(node.hints & hint::kDate) || node.hidden || (id >= begin_ && id < end_)) continue;
      if (!is_at_article(id) || node.end - id > kMostNodesNamed) continue;
      if (++seen > kMostNamed) break;
      lines_.push_back(
          {.text = inline_text(page_, id), .first = id, .block = id, .offset = offset_});
      add_values(id);
    }
    previous_ = {};
    for (const Line& line : lines_) read_line(line);
    lines_.clear();
  }

  // Where the foot of the article ends: at the next heading, which begins something else.
  NodeId find_end_of_foot() const {
    if (source_.main.root == kNoNode) return static_cast<NodeId>(page_.nodes().size());
    const NodeId end = page_.node(source_.main.root).end;
    for (const NodeId id : page_.headings()) {
      if (id >= end) return std::min(id, end + kNodesOfFoot);
    }
    return end + kNodesOfFoot;
  }

  // From the headline to the foot of the article.
  bool is_at_article(NodeId id) const {
    const NodeId root = source_.main.root;
    if (root == kNoNode || source_.main.holds(page_, id)) return true;
    const bool before = id >= std::min(headline_, root) && id < root;
    return before || (id >= page_.node(root).end && id < end_of_foot_);
  }

  // The foot of the page, for "Last updated".
  void read_tail() {
    const NodeId size = static_cast<NodeId>(page_.nodes().size());
    NodeId id = std::max(end_, size > kNodesOfTail ? size - kNodesOfTail : 0);
    end_ = size;
    while (id < size) {
      const Node& node = page_.node(id);
      if (node.tag == Tag::kText && !node.hidden) add_text(id);
      if (node.tag == Tag::kBr) end_line();
      ++id;
    }
    end_line();
    std::erase_if(lines_, [&](const Line& line) {
      const std::optional<DateMatch> match =
          find_date(first_code_points(line.text, kLongestLine), context_);
      return !match ||
             find_date_label(line.text.substr(0, match->begin), "") != DateLabel::kModified;
    });
    for (const Line& line : lines_) read_line(line);
  }

  void add(const Line& line, DateSighting sighting, std::size_t extra) {
    const bool is_month = sighting.iso.size() < 10;
    if (is_month && (extra > kLongestWithMonth || !is_named(sighting.node))) return;
    if (is_foreign(source_, headline_, sighting.node)) return;
    sighting.cost = cost(line, sighting, extra);
    const bool plain = sighting.label == DateLabel::kNone && !is_named(sighting.node);
    if (plain && sighting.cost > kMostPlainCost) return;
    found_.push_back(std::move(sighting));
  }

  int cost(const Line& line, const DateSighting& sighting, std::size_t extra) const {
    const bool before = headline_ != kNoNode && line.first < headline_;
    const std::size_t distance =
        before ? headline_offset_ - line.offset : line.offset - headline_offset_;
    int cost = static_cast<int>(std::min(distance, kFarAway) / 4);
    cost += static_cast<int>(std::min<std::size_t>(extra, 300) / 2);
    if (before) cost += 60;
    cost += 8 * steps_to_headline(sighting.node);
    if (is_named(sighting.node)) cost -= 80;
    if (sighting.iso.size() < 10) cost += 300;
    if (sighting.label == DateLabel::kPublished) cost -= 120;
    if (sighting.label == DateLabel::kModified) cost += 150;
    if (sighting.label == DateLabel::kOther) cost += 600;
    return cost;
  }

  // How far up the tree the line and the headline meet.
  int steps_to_headline(NodeId id) const {
    if (headline_ == kNoNode) return 0;
    return steps_up(page_, id, headline_) + steps_up(page_, headline_, id);
  }

  // Whether the element or one close above it is named for dates.
  bool is_named(NodeId id) const {
    for (int i = 0; i < 4 && id != kNoNode; ++i, id = page_.node(id).parent) {
      if (headline_ != kNoNode && holds(page_, id, headline_)) return false;
      if (page_.node(id).tag == Tag::kTime || page_.node(id).hints & hint::kDate) return true;
    }
    return false;
  }

  const Source& source_;
  const Page& page_;
  DateContext context_;
  NodeId headline_;
  NodeId begin_ = 0, end_ = 0, end_of_foot_ = 0;
  std::size_t offset_ = 0, headline_offset_ = 0;
  Line line_;
  std::vector<Line> lines_;
  std::string_view previous_;  // the line before: "发布时间" may stand alone
  std::vector<DateSighting> found_;
};

}  // namespace

std::vector<DateSighting> extract_date_sightings(const Source& source) {
  return Sightings(source).extract();
}

}  // namespace sheaf
