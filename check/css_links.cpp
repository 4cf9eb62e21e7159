// Links of CSS: url() and @import, as CSS Syntax 3 writes tokens; comments and strings are passed.
#include <algorithm>
#include <string>

#include "base/number.h"
#include "base/text.h"
#include "check/link_sink.h"
#include "url/percent.h"

namespace sheaf {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// "\26 B" -> "&B" (CSS Syntax 4.3.7).
std::string undo_escapes(std::string_view raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\\' || i + 1 == raw.size()) {
      out += raw[i];
      continue;
    }
    if (hex_value(raw[++i]) < 0) {
      if (raw[i] != '\n') out += raw[i];
      continue;
    }
    char32_t code = 0;
    const std::size_t last = std::min(raw.size(), i + 6);
    for (; i < last && hex_value(raw[i]) >= 0; ++i)
      code = code * 16 + static_cast<char32_t>(hex_value(raw[i]));
    if (i < raw.size() && !is_ascii_space(raw[i])) --i;
    append_utf8(out, code);
  }
  return out;
}

class CssReader {
 public:
  CssReader(LinkSink& sink, Span range, std::string_view element)
      : sink_(sink), text_(sink.text().substr(0, range.end)), at_(range.begin), element_(element) {}

  void read() {
    while (!sink_.is_full() && (at_ = text_.find_first_of("/\"'uU@;{", at_)) != npos) step();
  }

 private:
  void step() {
    switch (text_[at_]) {
      case '/':
        if (text_.substr(at_, 2) != "/*")
          ++at_;
        else
          at_ = after("*/", at_ + 2);
        return;
      case '"':
      case '\'':
        return read_string();
      case '@':
        is_import_ = starts_with_ignore_case(text_.substr(at_), "@import");
        is_namespace_ = starts_with_ignore_case(text_.substr(at_), "@namespace");
        ++at_;
        return;
      case ';':
      case '{':
        is_import_ = is_namespace_ = false;
        ++at_;
        return;
      default:
        if (starts_with_ignore_case(text_.substr(at_), "url(")) return read_url();
        ++at_;
    }
  }

  std::size_t after(std::string_view mark, std::size_t from) const {
    const std::size_t found = text_.find(mark, from);
    return found == npos ? text_.size() : found + mark.size();
  }

  // Where the quoted string that begins at `at` ends: its closing quote, or the line's end.
  std::size_t string_end(std::size_t at) const {
    const char quote = text_[at];
    for (std::size_t i = at + 1; i < text_.size(); ++i) {
      if (text_[i] == '\\')
        ++i;
      else if (text_[i] == quote || text_[i] == '\n')
        return i;
    }
    return text_.size();
  }

  void read_string() {
    const std::size_t end = string_end(at_);
    if (is_import_) add({at_ + 1, end});
    is_import_ = false;
    at_ = std::min(end + 1, text_.size());
  }

  void read_url() {
    at_ += 4;
    while (at_ < text_.size() && is_ascii_space(text_[at_])) ++at_;
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
      const std::size_t end = string_end(at_);
      add({at_ + 1, end});
      at_ = after(")", end);
    } else {
      std::size_t end = at_;
      while (end < text_.size() && text_[end] != ')') end += text_[end] == '\\' ? 2 : 1;
      end = std::min(end, text_.size());
      add({at_, at_ + trim(text_.substr(at_, end - at_)).size()});
      at_ = std::min(end + 1, text_.size());
    }
    is_import_ = false;
  }

  void add(Span address) {
    const std::string_view raw = text_.substr(address.begin, address.end - address.begin);
    if (is_namespace_ || trim(raw).empty() || raw.starts_with('#')) return;
    sink_.add(undo_escapes(raw), address, Writing::kStyle).element = element_;
  }

  LinkSink& sink_;
  std::string_view text_;
  std::size_t at_;
  std::string_view element_;
  bool is_import_ = false, is_namespace_ = false;  // in such a rule, before its ';'
};

}  // namespace

void read_css(LinkSink& sink, Span range, std::string_view element) {
  CssReader(sink, range, element).read();
}

}  // namespace sheaf
