#include "extractors/meta/date_sightings.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "extractors/layout/zone.h"
#include "extractors/meta/date_context.h"
#include "extractors/meta/date_lines.h"
#include "extractors/meta/date_place.h"
#include "extractors/meta/date_text.h"
#include "extractors/meta/date_weights.h"

namespace sheaf {
namespace {

using Region = DateLine::Region;

constexpr std::size_t kLongestLine = 160;      // code points: only the start of prose is looked at
constexpr std::size_t kLongestDateline = 40;   // bytes before a date that prose begins with
constexpr std::size_t kLongestLabelLine = 40;  // of a line that says what the next one is
constexpr std::size_t kMostBesideMonth = 30;   // bytes beside "April 2021", which prose has often
constexpr std::size_t kMostBesideRelative = 60;  // and beside "3 hours ago"
constexpr NodeId kMostNodesOfRow = 60;           // of a list or table
constexpr int kMostInLine = 4;                   // dates
constexpr int kMostStepsToValue = 4;             // from a date up to the element with its value

class Sightings {
 public:
  explicit Sightings(const Source& source)
      : source_(source),
        page_(source.page),
        context_(date_context(source)),
        zone_(find_head_zone(source)),
        headline_(zone_.heading) {}

  std::vector<DateSighting> extract() {
    const std::vector<DateLine> lines = extract_date_lines(source_, headline_);
    const DateLine* previous = nullptr;
    for (const DateLine& line : lines) {
      if (!line.value.empty()) {
        read_value(line);
        continue;
      }
      const bool follows =
          previous && previous->region == line.region && line.region != Region::kNamed;
      if (may_hold_date(line.text)) read_dates(line, follows ? previous->text : std::string_view());
      previous = &line;
    }
    drop_listings();
    std::stable_sort(found_.begin(), found_.end(),
                     [](const DateSighting& a, const DateSighting& b) { return a.cost < b.cost; });
    return std::move(found_);
  }

 private:
  static bool may_hold_date(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
      return is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    });
  }

  // Every date of a line, each with its label. `previous`: the line before, which may be the label
  // of the first.
  void read_dates(const DateLine& line, std::string_view previous) {
    const std::string_view text = first_code_points(line.text, kLongestLine);
    std::vector<DateMatch> matches;
    std::vector<std::string_view> words;
    std::size_t from = 0;
    std::optional<DateMatch> next = find_date(text, context_);
    for (int i = 0; next && i < kMostInLine; ++i) {
      words.push_back(text.substr(from, next->begin - from));
      from = next->end;
      matches.push_back(*std::move(next));
      next = find_date(text, context_, from);
    }
    if (matches.empty()) return;
    words.push_back(text.substr(from, (next ? next->begin : text.size()) - from));
    std::vector<DateLabel> labels = find_date_labels(words);
    for (std::size_t i = 0; i < matches.size(); ++i) {
      if (labels[i] == DateLabel::kNone && matches[i].begin == 0 &&
          previous.size() < kLongestLabelLine) {
        labels[i] = find_date_label(previous);
      }
      if (is_said(line, matches[i], labels[i])) add(line, matches[i], labels[i]);
    }
  }

  void read_value(const DateLine& line) {
    const std::optional<std::string> iso = parse_date(line.value, context_);
    if (!iso || iso->size() < 10) return;
    add(line, {.text = std::string(line.value), .iso = *iso, .node = line.first}, 0);
  }

  void add(const DateLine& line, const DateMatch& match, DateLabel label) {
    const std::size_t size = match.end - match.begin;
    DateSighting sighting{.text = line.text.substr(match.begin, size),
                          .iso = match.iso,
                          .node = line.node_at(match.begin),
                          .label = label};
    refine(sighting, match.kind);
    add(line, std::move(sighting), line.text.size() - size);
  }

  // The value for scripts of the element around a date, if it says more: the time of day, or what
  // "3 days ago" means.
  void refine(DateSighting& sighting, DateMatch::Kind kind) const {
    NodeId id = sighting.node;
    for (int i = 0; i < kMostStepsToValue && id != kNoNode; ++i, id = page_.node(id).parent) {
      if (headline_ != kNoNode && holds(page_, id, headline_)) return;
      if (!is_for_dates(page_, id)) continue;
      for (const Attribute& attribute : page_.attributes(id)) {
        if (!may_be_date_value(attribute)) continue;
        const std::optional<std::string> iso = parse_date(attribute.value(), context_);
        if (!iso || iso->size() < 10) continue;
        if (kind == DateMatch::Kind::kAbsolute && !says_more(*iso, sighting.iso)) continue;
        sighting.text = std::string(attribute.value());
        sighting.iso = *iso;
        sighting.node = id;
        return;
      }
    }
  }

  // Whether `value` has a time of day for the day that is seen, which may be that of another zone.
  static bool says_more(std::string_view value, std::string_view seen) {
    constexpr std::int64_t kDay = 86400;
    if (value.size() <= seen.size() || seen.size() != 10) return false;
    const std::int64_t apart =
        date_seconds(value.substr(0, 10)).value_or(0) - date_seconds(seen).value_or(0);
    return std::abs(apart) <= kDay;
  }

  // Whether the line is there to say the date, rather than to mention one.
  bool is_said(const DateLine& line, const DateMatch& match, DateLabel label) const {
    const bool of_site = line.text.find("©") != line.text.npos;
    if (label == DateLabel::kModified && of_site) return false;
    if (line.region == Region::kTail) return label == DateLabel::kModified;
    if (headline_ != kNoNode && holds(page_, headline_, line.first)) {
      return match.begin == 0 || match.end == line.text.size();  // "9.4.2021 - Title"
    }
    const std::size_t beside = line.text.size() - (match.end - match.begin);
    const bool named = is_named(line.node_at(match.begin));
    if (match.iso.size() < 10) return named && beside <= kMostBesideMonth;
    if (match.kind == DateMatch::Kind::kRelative && label == DateLabel::kNone) {
      return named && beside <= kMostBesideRelative;
    }
    return line.text.size() <= kLongestLine || match.begin <= kLongestDateline;
  }

  void add(const DateLine& line, DateSighting sighting, std::size_t beside) {
    if (is_beside_article(source_, zone_, sighting.node)) return;
    sighting.cost = cost(line, sighting, beside);
    const bool plain = sighting.label == DateLabel::kNone && !is_named(sighting.node);
    if (plain && sighting.cost > weight::kMostPlain) return;
    found_.push_back(std::move(sighting));
  }

  int cost(const DateLine& line, const DateSighting& sighting, std::size_t beside) const {
    const bool is_before = headline_ != kNoNode && line.first < headline_;
    int cost = static_cast<int>(std::min(line.distance, kFarAway) / weight::kBytesAway);
    cost += static_cast<int>(std::min(beside, weight::kMostBeside) / weight::kBytesBeside);
    if (is_before) cost += weight::kBeforeHeadline;
    cost += weight::kStep * steps_to_headline(sighting.node);
    if (is_named(sighting.node)) cost += weight::kNamed;
    if (sighting.iso.size() < 10) cost += weight::kWithoutDay;
    return cost + weight::of_label(sighting.label);
  }

  // Drops the dates of lists and tables of links in which each row has one: of files, of articles.
  void drop_listings() {
    std::vector<NodeId> rows;  // with a link each
    for (const DateSighting& sighting : found_) rows.push_back(find_row(sighting.node));
    const auto is_listed = [&](std::size_t i) {
      for (std::size_t k = 0; k < rows.size() && rows[i] != kNoNode; ++k) {
        if (rows[k] == kNoNode || rows[k] == rows[i]) continue;
        const bool in_one_list = page_.node(rows[k]).parent == page_.node(rows[i]).parent;
        if (in_one_list && look_alike(found_[k].node, found_[i].node)) return true;
      }
      return false;
    };
    std::vector<DateSighting> kept;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!is_listed(i)) kept.push_back(std::move(found_[i]));
    }
    found_ = std::move(kept);
  }

  // Whether two dates stand in elements of one kind.
  bool look_alike(NodeId a, NodeId b) const {
    if (page_.node(a).tag == Tag::kText) a = page_.node(a).parent;
    if (page_.node(b).tag == Tag::kText) b = page_.node(b).parent;
    return page_.node(a).tag == page_.node(b).tag &&
           page_.attribute_or_empty(a, "class") == page_.attribute_or_empty(b, "class");
  }

  // The <li> or <tr> with a link around the node, unless it is a part of the page's layout.
  NodeId find_row(NodeId id) const {
    for (; id != kNoNode; id = page_.node(id).parent) {
      if (page_.node(id).end - id > kMostNodesOfRow) return kNoNode;
      if (headline_ != kNoNode && holds(page_, id, headline_)) return kNoNode;
      const Tag tag = page_.node(id).tag;
      if (tag == Tag::kLi || tag == Tag::kTr) return holds_link(page_, id) ? id : kNoNode;
    }
    return kNoNode;
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
      if (is_for_dates(page_, id)) return true;
    }
    return false;
  }

  const Source& source_;
  const Page& page_;
  DateContext context_;
  PageZone zone_;
  NodeId headline_;
  std::vector<DateSighting> found_;
};

}  // namespace

std::vector<DateSighting> extract_date_sightings(const Source& source) {
  return Sightings(source).extract();
}

}  // namespace sheaf
