#include "page/visible_text.h"

#include <algorithm>

#include "base/text.h"

namespace sheaf {
namespace {

constexpr bool is_plain(char c) { return c > ' ' && c < 0x7F; }

// Length of the character at `pos` if its bytes alone tell that it is no space; 0 if they do not.
// The text is well-formed UTF-8.
std::size_t ink_beyond_ascii(std::string_view text, std::size_t pos) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[pos + i]); };
  const unsigned char lead = byte(0);
  if (lead >= 0xC3 && lead < 0xE0) return lead != 0xCD && lead != 0xD8 ? 2 : 0;  // U+034F, U+061C
  if (text.size() - pos < 3) return 0;
  if (lead == 0xE2) return byte(1) > 0x81 || (byte(1) == 0x80 && (byte(2) & 0xF0) == 0x90) ? 3 : 0;
  if (lead == 0xE3) return byte(1) == 0x80 ? (byte(2) > 0x80 ? 3 : 0) : byte(1) != 0x85 ? 3 : 0;
  if (lead == 0xEF) return byte(1) == 0xBC || byte(1) == 0xBD ? 3 : 0;  // the full-width forms
  return lead > 0xE3 && lead < 0xEF ? 3 : 0;
}

// Length of the text at `pos` that is written as it stands: no space but single ones inside.
std::size_t plain_run(std::string_view text, std::size_t pos) {
  std::size_t end = pos;
  while (end < text.size()) {
    if (is_plain(text[end])) {
      ++end;
    } else if (text[end] == ' ' && end > pos && end + 1 < text.size() && is_plain(text[end + 1])) {
      end += 2;
    } else if (const std::size_t length = ink_beyond_ascii(text, end); length > 0) {
      end += length;
    } else {
      break;
    }
  }
  return std::min(end, text.size()) - pos;
}

// Collects folded text; a break becomes one separator between two pieces of text.
class Writer {
 public:
  explicit Writer(char separator) : separator_(separator) {}

  void end_line() {
    if (!out_.empty()) pending_ = separator_;
    indent_.clear();
  }

  void add(std::string_view text) {
    for (std::size_t pos = 0; pos < text.size();) {
      if (const std::size_t run = plain_run(text, pos); run > 0) {
        write(text.substr(pos, run));
        pos += run;
        continue;
      }
      const std::size_t start = pos;
      const char32_t c = next_code_point(text, pos);
      if (!is_space(c) || is_inner_joiner(text, start)) {
        write(text.substr(start, pos - start));
      } else if (pending_ == 0 && !out_.empty() && !is_hidden(c)) {
        pending_ = ' ';
      }
    }
  }

  void add_preformatted(std::string_view raw) {
    const std::string text = drop_hidden(raw);
    for (std::size_t pos = 0; pos <= text.size();) {
      const std::size_t end = std::min(text.find('\n', pos), text.size());
      add_piece_of_line(std::string_view(text).substr(pos, end - pos));
      if (end < text.size()) end_line();
      pos = end + 1;
    }
  }

  std::string take() && { return std::move(out_); }

 private:
  void write(std::string_view text) {
    if (pending_ != 0) out_ += pending_;
    pending_ = 0;
    out_ += text;
  }

  // Space is held back until something follows it on the line.
  void add_piece_of_line(std::string_view piece) {
    const std::size_t last = piece.find_last_not_of(" \t");
    if (last != piece.npos) {
      if (pending_ == ' ') pending_ = 0;
      write(indent_);
      write(piece.substr(0, last + 1));
      indent_.clear();
    }
    const std::string_view space = piece.substr(last == piece.npos ? 0 : last + 1);
    if (!space.empty()) indent_ = space;
  }

  std::string out_;
  std::string indent_;
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
