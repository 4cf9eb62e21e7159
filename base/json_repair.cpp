// The second attempt of parse_lenient_json: one pass over the text that builds the value directly
// and takes what it can. Every step moves forward or looks ahead by a bounded number of bytes or
// over white space alone, so the time is linear; the stack of open containers is on the heap.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

#include "base/entities.h"
#include "base/json.h"
#include "base/json_builder.h"
#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxKeyLookAhead = 128;

bool ends_bareword(char c) {
  return is_ascii_space(c) || std::string_view(",:{}[]\"'").find(c) != std::string_view::npos;
}

// The number, literal or bare string that an unquoted word means.
Json bareword_value(std::string_view word) {
  if (word == "true") return true;
  if (word == "false") return false;
  if (word == "null" || word == "undefined" || word == "NaN") return nullptr;
  const std::string_view digits = word.starts_with('+') ? word.substr(1) : word;
  const auto number = [&]<typename Number>(Number value) -> std::optional<Json> {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    if (!std::isfinite(static_cast<double>(value))) return std::nullopt;
    return Json(value);
  };
  if (const char c = word[0]; is_ascii_digit(c) || c == '-' || c == '+' || c == '.') {
    if (auto json = number(std::int64_t{})) return *json;
    if (auto json = number(double{})) return *json;
  }
  return std::string(word);
}

class Repairer {
 public:
  Repairer(std::string_view text, std::size_t max_depth) : text_(text), max_depth_(max_depth) {}

  // The values at the root, up to the first thing that belongs to none.
  Result<Json> read();

 private:
  bool at_end() const { return pos_ >= text_.size(); }
  bool at(std::string_view token) const { return text_.substr(pos_).starts_with(token); }
  bool take(std::string_view token) { return at(token) && (pos_ += token.size(), true); }
  std::size_t after_space(std::size_t pos) const {
    while (pos < text_.size() && is_ascii_space(text_[pos])) ++pos;
    return pos;
  }
  char char_at(std::size_t pos) const { return pos < text_.size() ? text_[pos] : '\0'; }

  Error too_deep() const {
    return {ErrorKind::kTooLarge, "nested deeper than " + std::to_string(max_depth_)};
  }

  void skip_filler();
  bool skip_comment();
  void skip_assignment();
  void read_root_value();
  void step();
  void read_key();
  void read_value();
  void open(char bracket);
  void close(char bracket);
  std::string read_string(char quote, bool is_key);
  void read_escape(std::string& out);
  std::optional<unsigned> read_hex(std::size_t pos) const;
  bool closes_string(char quote, bool is_key) const;
  bool key_follows(std::size_t pos) const;
  std::string_view read_bareword();

  std::string_view text_;
  std::size_t max_depth_;
  std::size_t pos_ = 0;
  bool no_more_comment_ends_ = false;
  std::size_t deepest_ = 0;      // levels seen so far; above max_depth_: stop
  bool value_expected_ = false;  // in an object: a key has been read
  JsonBuilder builder_;
};

Result<Json> Repairer::read() {
  Json values = Json::array();
  skip_filler();
  skip_assignment();
  for (skip_filler(); at("{") || at("["); skip_filler()) {
    builder_ = JsonBuilder();
    read_root_value();
    if (deepest_ > max_depth_) return too_deep();
    values.push_back(builder_.take());
    while (skip_filler(), take(",") || take(";")) continue;
  }
  if (values.empty()) return Error{ErrorKind::kBadInput, "no JSON"};
  if (values.size() == 1) return Json(std::move(values[0]));
  if (deepest_ >= max_depth_) return too_deep();
  return values;
}

// White space, comments, and the wrappers that hide a script from old parsers.
void Repairer::skip_filler() {
  while (!at_end()) {
    pos_ = after_space(pos_);
    if (take("<![CDATA[") || take("-->") || take("\xEF\xBB\xBF")) continue;
    if (builder_.depth() == 0 && take("]]>")) continue;
    if (!skip_comment()) return;
  }
}

bool Repairer::skip_comment() {
  if (take("//")) {
    const std::size_t next = after_space(pos_);
    const std::string_view rest = text_.substr(next);
    if (rest.starts_with("<![CDATA[") || rest.starts_with("]]>") || rest.starts_with("-->"))
      return true;
    pos_ = std::min(text_.find('\n', pos_), text_.size());
    return true;
  }
  if (take("/*")) {
    const std::size_t end = text_.find("*/", pos_);
    pos_ = end == text_.npos ? text_.size() : end + 2;
    return true;
  }
  if (!take("<!--")) return false;
  // A wrapper around the whole, unless it holds neither value nor key: then a comment.
  const char next = char_at(after_space(pos_));
  if (next == '{' || next == '[' || next == '"' || next == '/' || no_more_comment_ends_)
    return true;
  const std::size_t end = text_.find("-->", pos_);
  no_more_comment_ends_ = end == text_.npos;
  if (!no_more_comment_ends_) pos_ = end + 3;
  return true;
}

// "window.__STATE__ = "
void Repairer::skip_assignment() {
  std::size_t end = pos_;
  const auto in_name = [](char c) {
    return is_ascii_alnum(c) || c == '_' || c == '$' || c == '.' || c == ' ';
  };
  while (end < text_.size() && in_name(text_[end])) ++end;
  if (end > pos_ && char_at(end) == '=') pos_ = end + 1;
}

void Repairer::read_root_value() {
  open(text_[pos_]);
  while (builder_.depth() > 0 && deepest_ <= max_depth_) {
    skip_filler();
    if (at_end()) {
      if (value_expected_) builder_.value(nullptr);
      return;
    }
    step();
  }
}

// One token inside a container.
void Repairer::step() {
  const char c = text_[pos_];
  if (c == '}' || c == ']') {
    close(c);
  } else if (c == ',' || c == ';') {
    if (value_expected_) builder_.value(nullptr);
    value_expected_ = false;
    ++pos_;
  } else if (c == ':') {
    ++pos_;
  } else if (builder_.in_object() && !value_expected_) {
    read_key();
  } else {
    read_value();
  }
}

// A name without a value after it is dropped.
void Repairer::read_key() {
  const char c = text_[pos_];
  if (c == '{' || c == '[') return open(c);
  const bool quoted = c == '"' || c == '\'';
  std::string name = quoted ? read_string(c, true) : std::string(read_bareword());
  skip_filler();
  if (at(":")) {
    ++pos_;
    builder_.key(std::move(name));
    value_expected_ = true;
  }
}

void Repairer::read_value() {
  const char c = text_[pos_];
  if (c == '{' || c == '[') return open(c);
  if (c == '"' || c == '\'') {
    builder_.value(read_string(c, false));
  } else {
    builder_.value(bareword_value(read_bareword()));
  }
  value_expected_ = false;
}

void Repairer::open(char bracket) {
  deepest_ = std::max(deepest_, builder_.depth() + 1);
  if (deepest_ > max_depth_) return;
  // A container where a name should stand has no place: it is kept under the empty name.
  if (builder_.in_object() && !value_expected_) builder_.key("");
  value_expected_ = false;
  ++pos_;
  bracket == '{' ? builder_.open_object() : builder_.open_array();
}

// Closes everything up to the innermost container of that kind; with none open, nothing.
void Repairer::close(char bracket) {
  ++pos_;
  if (value_expected_) builder_.value(nullptr);
  value_expected_ = false;
  const std::size_t levels =
      builder_.levels_to(bracket == '}' ? Json::value_t::object : Json::value_t::array);
  for (std::size_t i = 0; i < levels; ++i) builder_.close();
}

std::string Repairer::read_string(char quote, bool is_key) {
  std::string out;
  const char marks[] = {quote, '\\'};
  const std::string_view stops(marks, 2);
  for (++pos_; !at_end();) {
    const std::size_t stop = std::min(text_.find_first_of(stops, pos_), text_.size());
    for (const char c : text_.substr(pos_, stop - pos_)) {
      if (static_cast<unsigned char>(c) >= 0x20 || is_ascii_space(c)) out += c;
    }
    pos_ = stop;
    if (at_end()) break;
    if (text_[pos_] == '\\') {
      read_escape(out);
    } else if (closes_string(quote, is_key)) {
      ++pos_;
      break;
    } else {
      out += text_[pos_++];
    }
  }
  return out;
}

void Repairer::read_escape(std::string& out) {
  const char c = char_at(pos_ + 1);
  pos_ = std::min(pos_ + 2, text_.size());
  if (c == 'u') {
    const std::optional<unsigned> high = read_hex(pos_);
    if (!high) return;
    pos_ += 4;
    const bool pair = *high >= 0xD800 && *high < 0xDC00 && at("\\u");
    const std::optional<unsigned> low = pair ? read_hex(pos_ + 2) : std::nullopt;
    if (low && *low >= 0xDC00 && *low < 0xE000) {
      pos_ += 6;
      append_utf8(out, 0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00));
    } else {
      append_utf8(out, *high);
    }
    return;
  }
  constexpr std::string_view kLetters = "bfnrt", kMeanings = "\b\f\n\r\t";
  if (const auto i = kLetters.find(c); i != kLetters.npos) {
    out += kMeanings[i];
  } else if (static_cast<unsigned char>(c) >= 0x80) {
    --pos_;  // the rest of the character follows
  } else if (c != '\n' && c != '\0') {
    out += c;  // itself
  }
}

std::optional<unsigned> Repairer::read_hex(std::size_t pos) const {
  const std::string_view digits = text_.substr(std::min(pos, text_.size()), 4);
  unsigned value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (error != std::errc() || digits.size() != 4 || end != digits.data() + 4) return std::nullopt;
  return value;
}

// Whether the quote at pos_ ends its string, by what follows it.
bool Repairer::closes_string(char quote, bool is_key) const {
  const std::size_t next = after_space(pos_ + 1);
  const char c = char_at(next);
  if (next >= text_.size() || c == '}' || c == ']') return true;
  if (c == '/' && (char_at(next + 1) == '/' || char_at(next + 1) == '*')) return true;
  if (is_key) return c == ':' || c == ',';
  if (c == ':') return false;
  if (!builder_.in_object()) return c == ',' || c == quote || c == '{' || c == '[';
  if (c != ',') return c == ';' || key_follows(next);
  const std::size_t after_comma = after_space(next + 1);
  const char d = char_at(after_comma);
  return d == '}' || d == '/' || d == ',' || after_comma >= text_.size() ||
         key_follows(after_comma);
}

// Whether a name and a ':' stand at pos.
bool Repairer::key_follows(std::size_t pos) const {
  const char quote = char_at(pos);
  if (quote != '"' && quote != '\'') {
    std::size_t end = pos;
    while (end - pos < kMaxKeyLookAhead && (is_ascii_alpha(char_at(end)) || char_at(end) == '_'))
      ++end;
    return end > pos && char_at(end) == ':';
  }
  const std::string_view window = text_.substr(pos + 1, kMaxKeyLookAhead);
  const bool cut_off = pos + 1 + window.size() >= text_.size();  // a truncated document
  const std::size_t end = window.find(quote);
  if (end == window.npos) return cut_off;
  const std::size_t next = window.find_first_not_of(" \t\r\n", end + 1);
  return next == window.npos ? cut_off : window[next] == ':';
}

std::string_view Repairer::read_bareword() {
  const std::size_t start = pos_++;
  while (!at_end() && !ends_bareword(text_[pos_])) ++pos_;
  return text_.substr(start, pos_ - start);
}

// Whether the body was escaped for HTML as a whole: the first name begins with an escaped quote.
bool is_html_escaped(std::string_view text) {
  const std::size_t first = text.find_first_not_of("{[ \t\r\n");
  if (first == text.npos) return false;
  text.remove_prefix(first);
  return text.starts_with("&quot;") || text.starts_with("&#34;") || text.starts_with("&#034;") ||
         text.starts_with("&#x22;");
}

}  // namespace

Result<Json> parse_lenient_json(std::string_view text, JsonLimits limits) {
  Result<Json> strict = parse_json(text, limits);
  if (strict.ok() || strict.error().kind == ErrorKind::kTooLarge) return strict;
  std::string copy;
  if (is_html_escaped(text)) text = copy = unescape_html(text);
  if (!is_valid_utf8(text)) text = copy = replace_malformed(text);
  Result<Json> repaired = Repairer(text, limits.max_depth).read();
  if (!repaired.ok() && repaired.error().kind == ErrorKind::kBadInput) return strict;
  return repaired;
}

}  // namespace sheaf
