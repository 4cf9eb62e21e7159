#include "page/visible_text.h"

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

std::string collect(const Page& page, NodeId root, char separator,
                    std::span<const NodeId> left_out = {}) {
  Writer writer(separator);
  if (root == kNoNode) return {};
  NodeId open = root;  // innermost element whose end has not been passed
  const auto close_until = [&](NodeId id) {
    while (open != root && page.node(open).end <= id) {
      if (is_block(page.node(open).tag)) writer.end_line();
      open = page.node(open).parent;
    }
  };
  const NodeId end = page.node(root).end;
  NodeId pre_end = page.closest(root, Tag::kPre) == kNoNode ? 0 : end;
  for (NodeId id = root; id < end;) {
    const Node& node = page.node(id);
    close_until(id);
    while (!left_out.empty() && left_out.front() < id) left_out = left_out.subspan(1);
    if (!left_out.empty() && left_out.front() == id) {
      if (is_block(node.tag)) writer.end_line();
      id = node.end;
      continue;
    }
    if (node.tag == Tag::kText) {
      if (separator == '\n' && id < pre_end) {
        writer.add_preformatted(node.text);
      } else {
        writer.add(node.text);
      }
      ++id;
      continue;
    }
    if (id != root && (node.hidden || !is_read(node.tag))) {
      id = node.end;
      continue;
    }
    if (is_block(node.tag) || node.tag == Tag::kBr) writer.end_line();
    if (node.tag == Tag::kPre) pre_end = node.end;
    if (node.end > id + 1) open = id;
    ++id;
  }
  return std::move(writer).take();
}

}  // namespace

std::string visible_text(const Page& page, NodeId root) { return collect(page, root, '\n'); }

std::string visible_text(const Page& page, NodeId root, std::span<const NodeId> left_out) {
  return collect(page, root, '\n', left_out);
}

std::string inline_text(const Page& page, NodeId root) { return collect(page, root, ' '); }

}  // namespace sheaf
