#include "page/trim.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"
#include "page/boilerplate.h"
#include "page/hints.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr std::uint32_t kShort = 200;    // letters of a line that may be something else than prose
constexpr std::uint32_t kNote = 600;     // letters of a note about the author
constexpr std::uint32_t kLinkLine = 30;  // letters of a link that is a headline
constexpr std::uint32_t kProse = 100;    // letters of a paragraph that begins the article

class Trimmer {
 public:
  Trimmer(const PageView& view, Frame frame)
      : page_(view.page),
        outline_(view.outline),
        scope_(view.scope),
        frame_(frame),
        prose_(find_prose()),
        last_prose_(find_last_prose()) {}

  Trimmed run() && {
    const std::vector<NodeId>& clutter = outline_.clutter();
    auto next = std::upper_bound(clutter.begin(), clutter.end(), frame_.root);
    const NodeId end = page_.node(frame_.root).end;
    for (NodeId id = frame_.root + 1; id < end;) {
      while (next != clutter.end() && *next < id) ++next;
      has_own_links_ = false;
      if ((next != clutter.end() && *next == id) || is_left_out(id)) {
        out_.push_back(id);
        if (!has_own_links_) clutter_.push_back(id);
        id = page_.node(id).end;
      } else {
        ++id;
      }
    }
    add_empty_headings();
    return {std::move(out_), std::move(clutter_)};
  }

 private:
  using Paragraphs = std::span<const Paragraph>;

  bool is_prose(const Paragraph& paragraph) const {
    return paragraph.ink.plain() >= kProse && !is_heading_line(page_, paragraph);
  }

  // Where the article's own text begins.
  NodeId find_prose() const {
    const auto& all = outline_.paragraphs();
    for (std::size_t i = outline_.index_at(frame_.root); i < all.size(); ++i) {
      if (is_prose(all[i])) return all[i].first;
    }
    return page_.node(frame_.root).end;
  }

  // Where its last paragraph begins.
  NodeId find_last_prose() const {
    const Paragraphs all = outline_.inside(page_, frame_.root);
    const auto last =
        std::find_if(all.rbegin(), all.rend(), [&](const Paragraph& one) { return is_prose(one); });
    return last == all.rend() ? 0 : last->first;
  }

  bool is_left_out(NodeId id) {
    const Node& node = page_.node(id);
    if (node.tag == Tag::kText) return is_figure_text(id);
    if (id == frame_.title) return true;
    if (node.tag == Tag::kFigcaption && !is_gallery_text(id)) return true;
    if (node.tag == Tag::kFigure) figure_end_ = node.end;
    if (holds_figure_content(node.tag)) figure_end_ = id;
    if (node.hints == 0 && !is_block(node.tag)) return false;
    const Paragraphs paragraphs = outline_.inside(page_, id);
    if (paragraphs.empty()) return false;
    if (is_block(node.tag) && is_line_left_out(id, paragraphs)) return true;
    return node.hints != 0 && is_named_so(id, outline_.sums_of(paragraphs));
  }

  // The captions of a gallery are what the article says.
  bool is_gallery_text(NodeId caption) const {
    const ParagraphSums sums = outline_.sums_of(page_, caption);
    return sums.longs > 0 && sums.weight * 10 > outline_.sums_of(page_, frame_.root).weight;
  }

  static bool holds_figure_content(Tag tag) {
    return tag == Tag::kPre || tag == Tag::kTable || tag == Tag::kBlockquote || tag == Tag::kCode ||
           tag == Tag::kFigcaption;
  }
  // A credit, a word on a button.
  bool is_figure_text(NodeId id) const {
    return id < figure_end_ && !trim(page_.node(id).text).empty();
  }

  bool is_line_left_out(NodeId id, Paragraphs paragraphs) {
    const Paragraph& paragraph = paragraphs[0];
    if (paragraphs.size() != 1) return false;
    if (page_.node(id).tag == Tag::kH1 && paragraph.first < prose_) return true;
    if (&paragraph != line_) {  // else judged with an element around it
      line_ = &paragraph;
      line_has_links_ = false;
      is_line_said_around_ = paragraph.ink.all <= kShort && is_said_around(id, paragraph);
    }
    has_own_links_ = line_has_links_;
    return is_line_said_around_;
  }

  // Told by the words, the place, or a line before that announces links.
  bool is_said_around(NodeId id, const Paragraph& paragraph) {
    const std::string text = inline_text(page_, id);
    const Tag tag = page_.node(paragraph.block).tag;
    const bool is_around =
        is_boilerplate(text) && !(may_be_prose(text) && is_before_prose(paragraph));
    const bool is_pointer = is_around || (after_pointer_ && paragraph.is_link());
    after_pointer_ = is_pointer;
    if (is_before_title(id)) return true;
    const bool is_early_byline = paragraph.first < prose_ && !is_heading(tag) && is_byline(text);
    line_has_links_ = is_early_byline || (is_around && !is_notice(text));
    return is_pointer || is_early_byline || is_headline_link(paragraph, text);
  }

  bool is_before_prose(const Paragraph& paragraph) const {
    return !paragraph.is_link() && paragraph.end <= last_prose_;
  }

  bool is_before_title(NodeId id) const {
    return frame_.title != kNoNode && frame_.title < prose_ && page_.node(id).end <= frame_.title;
  }

  // A paragraph that is nothing but a link to another page of the site, and does not show its
  // address.
  bool is_headline_link(const Paragraph& paragraph, std::string_view text) const {
    const Tag tag = page_.node(paragraph.block).tag;
    if (!paragraph.is_link() || paragraph.ink.all < kLinkLine) return false;
    if (is_heading(tag) || tag == Tag::kLi || tag == Tag::kTd || tag == Tag::kTh) return false;
    if (text.find("://") != text.npos || text.find("www.") != text.npos) return false;
    const auto anchors = page_.anchors();
    const auto after = std::lower_bound(anchors.begin(), anchors.end(), paragraph.end);
    return after != anchors.begin() && !scope_.is_external(*(after - 1));
  }

  // The hint is over-eager ("fn" is in many names that a program made up).
  bool names_author(NodeId id) const {
    const auto says_author = [&](std::string_view name) {
      const std::string_view names = page_.attribute_or_empty(id, name);
      return find_ignore_case(names, "author") != names.npos ||
             find_ignore_case(names, "byline") != names.npos ||
             find_ignore_case(names, "bio") != names.npos;
    };
    return says_author("class") || says_author("id") || says_author("itemprop");
  }

  bool is_named_so(NodeId id, const ParagraphSums& sums) {
    const Hints hints = page_.node(id).hints;
    const bool is_early = page_.node(id).end <= prose_;
    if ((hints & hint::kCaption) != 0 && sums.longs == 0) return true;
    if ((hints & hint::kTag) != 0 && sums.links > 0 && sums.weight == 0) return true;
    if ((hints & (hint::kDate | hint::kAuthor)) == 0) return false;
    has_own_links_ = is_early;
    if (sums.ink.all < kShort && (is_early || sums.weight == 0)) return true;
    return (hints & hint::kAuthor) != 0 && sums.ink.all < kNote && !is_early && names_author(id);
  }

  // Headings of which nothing is left but themselves.
  void add_empty_headings() {
    const Paragraphs all = outline_.inside(page_, frame_.root);
    NodeId next = page_.node(frame_.root).end;  // the first text that is kept after the heading
    Tag next_tag = Tag::kH1;
    Gap gap{next, next, true};
    std::vector<NodeId> found;
    for (std::size_t i = all.size(); i-- > 0;) {
      if (is_out(all[i].first)) continue;
      const NodeId heading = all[i].block;
      const Tag tag = page_.node(heading).tag;
      const bool is_line = is_heading_line(page_, all[i]);
      if (is_line && is_heading(next_tag) && next_tag <= tag) {
        gap = widen(gap, page_.node(heading).end);
        if (gap.is_left && !gap.shows_something) {
          found.push_back(heading);
          continue;
        }
      }
      next = all[i].first;
      next_tag = is_line ? tag : Tag::kP;
      gap = {next, next, false};
    }
    for (std::vector<NodeId>* const out : {&out_, &clutter_}) {
      out->insert(out->end(), found.begin(), found.end());
      std::sort(out->begin(), out->end());
    }
  }
  bool is_out(NodeId id) const {
    const auto after = std::upper_bound(out_.begin(), out_.end(), id);
    return after != out_.begin() && id < page_.node(*(after - 1)).end;
  }
  // What stands between a heading and the text behind it.
  struct Gap {
    NodeId begin, end;
    bool is_left;  // by something that was left out, or by the article's end
    bool shows_something = false;
  };
  // The same gap from an earlier place on: only what comes anew is looked at.
  Gap widen(Gap gap, NodeId begin) const {
    auto out = std::lower_bound(out_.begin(), out_.end(), begin);
    for (NodeId id = begin; id < gap.begin && !gap.shows_something;) {
      if (out != out_.end() && *out == id) {
        gap.is_left = true;
        ++out;
        id = page_.node(id).end;
      } else {
        gap.shows_something = shows_something(page_.node(id++).tag);
      }
    }
    gap.begin = std::min(begin, gap.begin);
    return gap;
  }
  static bool shows_something(Tag tag) {
    switch (tag) {
      case Tag::kImg:
      case Tag::kAmpImg:
      case Tag::kIframe:
      case Tag::kEmbed:
      case Tag::kObject:
      case Tag::kVideo:
      case Tag::kAudio:
      case Tag::kCanvas:
      case Tag::kMath:
      case Tag::kOther:
        return true;
      default:
        return false;
    }
  }

  const Page& page_;
  const Outline& outline_;
  const LinkScope& scope_;
  Frame frame_;
  NodeId prose_, last_prose_;
  NodeId figure_end_ = 0;
  const Paragraph* line_ = nullptr;  // judged last
  bool is_line_said_around_ = false;
  bool line_has_links_ = false;  // that are the article's
  bool after_pointer_ = false;   // the line before was one
  bool has_own_links_ = false;   // the element judged last, if it is left out
  std::vector<NodeId> out_, clutter_;
};

}  // namespace

Trimmed trim_content(const PageView& view, Frame frame) { return Trimmer(view, frame).run(); }

}  // namespace sheaf
