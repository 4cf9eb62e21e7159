#include "extractors/meta/byline_text.h"

#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxBytes = 400;
constexpr std::size_t kMaxLine = 200;
constexpr std::size_t kMaxJoin = 5;  // bytes: " and "
constexpr int kMaxFollowers = 64;
constexpr NodeId kMaxNodes = 1000;

// Elements of unknown names hold whole pages as often as words.
bool is_inline(Tag tag) { return !is_block(tag) && tag != Tag::kBr && tag != Tag::kOther; }

// Collects text with marks where elements meet.
class Collector {
 public:
  Collector(const Page& page, std::string& out, std::size_t limit = kMaxBytes)
      : page_(page), out_(out), limit_(limit) {}

  // False if the text is too long.
  bool add(NodeId root) {
    NodeId open = root;
    const NodeId end = page_.node(root).end;
    for (NodeId id = root; id < end;) {
      close_until(open, root, id);
      if (id - root > kMaxNodes) return false;
      const Node& node = page_.node(id);
      if (node.tag == Tag::kText) {
        add_text(std::string_view(node.text).substr(0, limit_ + 1));
        if (out_.size() > limit_) return false;
        ++id;
      } else if (node.hidden || skips(node.tag)) {
        id = node.end;
      } else if (node.tag == Tag::kSup && refers_to_note(id)) {
        out_ += ", ";  // "Jane Smith¹ John Sample²": it parts names
        id = node.end;
      } else {
        enter(id);
        if (node.end > id + 1) open = id;
        ++id;
      }
    }
    close_until(open, root, end);
    closed_ = root;
    return true;
  }

 private:
  static bool skips(Tag tag) {
    switch (tag) {
      case Tag::kScript:
      case Tag::kStyle:
      case Tag::kNoscript:
      case Tag::kTime:
      case Tag::kButton:
      case Tag::kSvg:
      case Tag::kSelect:
      case Tag::kForm:
      case Tag::kFigure:
      case Tag::kIframe:
        return true;
      default:
        return false;
    }
  }

  // "1", "2*", "a,b" behind a name; not "st", nor the 2 of a square.
  bool refers_to_note(NodeId id) const {
    if (out_.empty() || is_ascii_digit(out_.back())) return false;
    char before = ' ';
    for (const NodeId end = page_.node(id).end; id < end; ++id) {
      for (const char c : page_.node(id).text) {
        if (is_ascii_alpha(c) && is_ascii_alpha(before)) return false;
        before = c;
      }
    }
    return true;
  }

  void close_until(NodeId& open, NodeId root, NodeId id) {
    while (open != root && page_.node(open).end <= id) {
      if (is_block(page_.node(open).tag)) mark('\n');
      touch_ = true;
      closed_ = open;
      open = page_.node(open).parent;
    }
  }

  void enter(NodeId id) {
    if (follows_its_kind(id)) {
      out_ += ", ";
    } else if (is_block(page_.node(id).tag) || page_.node(id).tag == Tag::kBr) {
      mark('\n');
    } else {
      touch_ = true;
    }
  }

  void mark(char c) {
    if (!out_.empty() && out_.back() != '\n') out_ += c;
  }

  // Words of two elements that touch are not one word.
  void add_text(std::string_view text) {
    if (trim(text).empty()) {
      if (!out_.empty() && !is_ascii_space(out_.back())) out_ += ' ';
      return;
    }
    if (touch_ && !out_.empty() && !is_ascii_space(out_.back()) && !is_ascii_space(text[0]))
      mark('\n');
    touch_ = false;
    closed_ = kNoNode;
    for (const char c : text) out_ += is_ascii_space(c) ? ' ' : c;
  }

  // Links to two pages in the same folder, or elements of the same class, side by side.
  bool follows_its_kind(NodeId id) const {
    return closed_ != kNoNode && page_.node(closed_).parent == page_.node(id).parent &&
           page_.node(closed_).tag == page_.node(id).tag && is_same_kind(closed_, id);
  }

  bool is_same_kind(NodeId a, NodeId b) const {
    const auto folder = [&](NodeId id) {
      const std::string_view href = page_.attribute_or_empty(id, "href");
      const std::string_view trimmed = href.ends_with('/') ? href.substr(0, href.size() - 1) : href;
      const std::size_t slash = trimmed.rfind('/');
      return slash == trimmed.npos ? std::string_view() : trimmed.substr(0, slash);
    };
    if (page_.node(a).tag == Tag::kA && (folder(a).empty() || folder(a) != folder(b))) return false;
    const std::string_view classes = page_.attribute_or_empty(a, "class");
    if (page_.node(a).tag == Tag::kA || page_.node(a).tag == Tag::kLi) return true;
    return !classes.empty() && classes == page_.attribute_or_empty(b, "class");
  }

  const Page& page_;
  std::string& out_;
  std::size_t limit_;
  NodeId closed_ = kNoNode;  // the element that ended last, with nothing but space since
  bool touch_ = false;       // an element began or ended since the last text
};

// What was cut off may have cut a name.
void drop_last_line(std::string& text) {
  const std::size_t last = text.rfind('\n');
  text.resize(last == text.npos ? 0 : last);
}

}  // namespace

std::string byline_text(const Page& page, NodeId root) {
  std::string out;
  if (!Collector(page, out).add(root)) drop_last_line(out);
  return out;
}

std::string byline_text_with_next(const Page& page, NodeId first) {
  std::string out;
  Collector collector(page, out);
  if (!collector.add(first)) return drop_last_line(out), out;
  const std::string_view classes = page.attribute_or_empty(first, "class");
  std::size_t complete = out.size();
  int count = 0;
  for (NodeId next = page.next_sibling(first); next != kNoNode && ++count < kMaxFollowers;
       next = page.next_sibling(next)) {
    const Node& node = page.node(next);
    if (node.tag == Tag::kText) {
      if (trim(node.text).size() > kMaxJoin) break;
      out.append(" ").append(trim(node.text)).append(" ");
      continue;
    }
    if (node.tag != page.node(first).tag || classes != page.attribute_or_empty(next, "class"))
      break;
    if (!collector.add(next)) break;
    complete = out.size();
  }
  out.resize(complete);
  return out;
}

std::string line_text(const Page& page, NodeId text, NodeId& end) {
  NodeId top = text;
  while (page.node(top).parent != kNoNode && is_inline(page.node(page.node(top).parent).tag)) {
    top = page.node(top).parent;
  }
  std::string out;
  Collector collector(page, out, kMaxLine);
  for (end = top; top != kNoNode; top = page.next_sibling(top)) {
    const Tag tag = page.node(top).tag;
    if (tag != Tag::kText && !is_inline(tag)) break;
    end = page.node(top).end;
    if (!collector.add(top)) return {};
  }
  return out;
}

}  // namespace sheaf
