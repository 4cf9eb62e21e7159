#include "base/toml_source.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"

namespace sheaf {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_toml_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

void append_escape(std::string& out, char32_t c) {
  char escape[sizeof "\\UFFFFFFFF"];
  std::snprintf(escape, sizeof escape, "\\U%08x", static_cast<unsigned>(c));
  out += escape;
}

// Goes through the text once. toml++ makes a table of each part of a dotted name, and its own limit
// does not count them: its destructor, which calls itself, would run out of stack. So the depth is
// estimated here. Dots of numbers and dates count, too: they are few.
class TomlScanner {
 public:
  explicit TomlScanner(std::string_view text) : text_(text) {
    if (text.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  Result<std::string> scan() {
    while (at_ < text_.size() && !fault_) {
      take();
      if (header_ + outer_ + open_.size() + dots_ > kMaxTomlDepth) {
        refuse({ErrorKind::kTooLarge, "nested deeper than " + std::to_string(kMaxTomlDepth), {}});
      }
    }
    if (fault_) return *std::move(fault_);
    out_ += text_.substr(kept_);
    return std::move(out_);
  }

 private:
  void take() {
    const char c = text_[at_];
    if (c == '"' || c == '\'') return skip_string(c);
    if (c == '#') return skip_to_line_end();
    if (!is_ascii(c)) {
      return refuse({ErrorKind::kBadInput,
                     "characters beyond ASCII stand in quotes or comments only, in names too",
                     {}});
    }
    ++at_;
    if (c == '\n' && open_.empty()) begin_line();
    if (c == ',' || c == '\n') dots_ = 0;
    if (c == '.') ++dots_;
    if (c == '[' || c == '{') open();
    if (c == ']' || c == '}') close();
    if (!is_toml_space(c)) fresh_ = false;
  }

  void refuse(Error error) {
    const auto at = text_.begin() + static_cast<std::ptrdiff_t>(at_);
    error.where = "line " + std::to_string(1 + std::count(text_.begin(), at, '\n'));
    fault_ = std::move(error);
  }

  void begin_line() {
    if (in_header_) header_ = most_dots_;
    in_header_ = false;
    most_dots_ = 0;
    fresh_ = true;
  }

  // A bracket that begins a line at the outermost place is a table's header, whose names hold for
  // the lines below.
  void open() {
    if (fresh_) {
      in_header_ = true;
      header_ = 0;
    }
    open_.push_back(dots_);
    outer_ += dots_;
    dots_ = 0;
  }

  void close() {
    if (open_.empty()) return;
    most_dots_ = std::max(most_dots_, dots_);
    dots_ = open_.back();
    outer_ -= dots_;
    open_.pop_back();
  }

  // Past a string of one line or, in three quotes, of many.
  void skip_string(char quote) {
    const std::string three(3, quote);
    const bool is_long = text_.substr(at_).starts_with(three);
    at_ += is_long ? 3 : 1;
    while (at_ < text_.size() && !fault_) {
      if (is_long ? text_.substr(at_).starts_with(three) : text_[at_] == quote) break;
      if (!is_long && text_[at_] == '\n') return;
      if (quote == '"' && text_[at_] == '\\') {
        skip_escape();
      } else {
        ++at_;
      }
    }
    at_ = std::min(at_ + (is_long ? 3 : 1), text_.size());
    // Quotes may stand just before the three.
    while (is_long && at_ < text_.size() && text_[at_] == quote) ++at_;
    fresh_ = false;
  }

  // A \ and what belongs to it: a character, or the white space up to the next one that shows.
  void skip_escape() {
    const char next = ++at_ < text_.size() ? text_[at_] : ' ';
    if (!is_ascii(next)) {
      return refuse({ErrorKind::kBadInput, "a \\ stands before a character that needs none", {}});
    }
    if (!is_toml_space(next)) return static_cast<void>(++at_);
    while (at_ < text_.size() && is_toml_space(text_[at_])) ++at_;
    if (at_ >= text_.size() || is_ascii(text_[at_])) return;
    out_ += text_.substr(kept_, at_ - kept_);
    append_escape(out_, next_code_point(text_, at_));
    kept_ = at_;
  }

  void skip_to_line_end() { at_ = std::min(text_.find('\n', at_), text_.size()); }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  std::size_t kept_ = 0;  // the text up to here is in out_
  std::optional<Error> fault_;
  bool fresh_ = true, in_header_ = false;  // nothing but blanks yet on the line; it is a header
  std::size_t header_ = 0;                 // dots of the header above
  std::vector<std::size_t> open_;          // the dots before each open bracket
  std::size_t outer_ = 0, dots_ = 0, most_dots_ = 0;
};

}  // namespace

Result<std::string> prepare_toml(std::string_view text) {
  const std::size_t valid = valid_utf8_prefix(text);
  if (valid == text.size()) return TomlScanner(text).scan();
  const auto line =
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(valid), '\n');
  return Error{ErrorKind::kBadInput, "is not UTF-8", "line " + std::to_string(line)};
}

}  // namespace sheaf
