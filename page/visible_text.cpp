#include "page/visible_text.h"

#include <algorithm>

#include "base/text.h"

namespace sheaf {
namespace {

// Collects folded text; a break becomes one separator between two pieces of text.
class Writer {
 public:
  explicit Writer(char separator) : separator_(separator) {}

  void end_line() {
    if (!out_.empty()) pending_ = separator_;
  }

  void add(std::string_view text) {
    for (std::size_t pos = 0; pos < text.size();) {
      const std::size_t start = pos;
      if (const std::size_t run = plain_run(text, pos); run > 0) {
        flush_pending();
        out_.append(text, pos, run);
        pos += run;
        continue;
      }
      const char32_t c = next_code_point(text, pos);
      if (is_space(c)) {
        if (pending_ == 0 && !out_.empty() && takes_room(c)) pending_ = ' ';
        continue;
      }
      flush_pending();
      out_.append(text, start, pos - start);
    }
  }

  void add_preformatted(std::string_view text) {
    for (const std::string_view line : split_lines(text)) {
      if (!trim(line).empty()) {
        flush_pending();
        out_ += line;
      }
      end_line();
    }
  }

  std::string take() && { return std::move(out_); }

 private:
  // Printable ASCII but space, the bulk of many pages, without decoding.
  static std::size_t plain_run(std::string_view text, std::size_t pos) {
    std::size_t end = pos;
    while (end < text.size() && text[end] > ' ' && text[end] < 0x7F) ++end;
    return end - pos;
  }
  static bool takes_room(char32_t c) {
    return c != 0xAD && !(c >= 0x200B && c <= 0x200F) && c != 0x2060 && c != 0xFEFF;
  }

  void flush_pending() {
    if (pending_ != 0) out_ += pending_;
    pending_ = 0;
  }

  std::string out_;
  char separator_;
  char pending_ = 0;
};

class Reader {
 public:
  Reader(const Page& page, Extent extent, char separator)
      : page_(page),
        extent_(extent),
        keeps_lines_(separator == '\n'),
        writer_(separator),
        open_(extent.root) {
    if (page.closest(extent.root, Tag::kPre) != kNoNode) pre_end_ = page.node(extent.root).end;
  }

  std::string read() && {
    const NodeId end = page_.node(extent_.root).end;
    for (NodeId id = extent_.root; id < end;) {
      close_until(id);
      const Node& node = page_.node(id);
      if (is_passed_over(id)) {
        if (is_block(node.tag)) writer_.end_line();
        id = node.end;
      } else if (node.tag == Tag::kText) {
        read_text(id++);
      } else {
        enter(id++);
      }
    }
    return std::move(writer_).take();
  }

 private:
  bool is_passed_over(NodeId id) {
    std::span<const NodeId>& left_out = extent_.left_out;
    while (!left_out.empty() && left_out.front() < id) left_out = left_out.subspan(1);
    if (!left_out.empty() && left_out.front() == id) return true;
    const Node& node = page_.node(id);
    if (node.tag == Tag::kText || id == extent_.root) return false;
    return !is_read(node.tag) || (node.hidden && extent_.hidden == Hidden::kLeaveOut);
  }

  void close_until(NodeId id) {
    while (open_ != extent_.root && page_.node(open_).end <= id) {
      if (is_block(page_.node(open_).tag)) writer_.end_line();
      open_ = page_.node(open_).parent;
    }
  }

  void enter(NodeId id) {
    const Node& node = page_.node(id);
    if (is_block(node.tag) || node.tag == Tag::kBr) writer_.end_line();
    if (node.tag == Tag::kPre) pre_end_ = std::max(pre_end_, node.end);
    if (node.end > id + 1) open_ = id;
  }

  void read_text(NodeId id) {
    if (keeps_lines_ && id < pre_end_) {
      writer_.add_preformatted(page_.node(id).text);
    } else {
      writer_.add(page_.node(id).text);
    }
  }

  const Page& page_;
  Extent extent_;
  bool keeps_lines_;
  Writer writer_;
  NodeId open_;  // innermost element whose end has not been passed
  NodeId pre_end_ = 0;
};

}  // namespace

std::string visible_text(const Page& page, const Extent& extent) {
  return extent.root == kNoNode ? std::string() : Reader(page, extent, '\n').read();
}

std::string visible_text(const Page& page, NodeId root) {
  return visible_text(page, Extent{.root = root});
}

std::string inline_text(const Page& page, NodeId root) {
  return root == kNoNode ? std::string() : Reader(page, {.root = root}, ' ').read();
}

}  // namespace sheaf
