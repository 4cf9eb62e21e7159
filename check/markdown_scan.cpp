#include "check/markdown_scan.h"

#include <algorithm>
#include <array>

#include "base/entities.h"
#include "base/fold.h"
#include "base/text.h"
#include "page/tag_scanner.h"

namespace sheaf {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kLongestLabel = 999;
constexpr std::size_t kLongestTitle = 4096;  // of a definition
constexpr std::size_t kLongestRun = 80;      // of backticks, as in cmark
constexpr std::size_t kLongestTag = std::size_t{16} << 10;
constexpr int kMostParentheses = 32;  // inside of each other in an address, as in cmark

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

// Over white space with at most one line end, and the marks of a quotation behind it.
std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r')) ++at;
  if (at == text.size() || text[at] != '\n') return at;
  ++at;
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '>')) ++at;
  return at;
}

// The address that begins at `at`, without < >; `after` is one past it. nullopt if there is none.
std::optional<Span> find_address(std::string_view text, std::size_t at, std::size_t& after) {
  if (at < text.size() && text[at] == '<') {
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != '>' && text[end] != '\n' && text[end] != '<')
      end += text[end] == '\\' ? 2 : 1;
    if (end >= text.size() || text[end] != '>') return std::nullopt;
    after = end + 1;
    return Span{at + 1, end};
  }
  int depth = 0;
  std::size_t end = at;
  for (; end < text.size() && static_cast<unsigned char>(text[end]) > ' '; ++end) {
    if (text[end] == '\\' && end + 1 < text.size() && is_punctuation(text[end + 1]))
      ++end;
    else if (text[end] == '(' && ++depth > kMostParentheses)
      return std::nullopt;
    else if (text[end] == ')' && --depth < 0)
      break;
  }
  after = end;
  return Span{at, end};
}

// One past the title at `begin`, or `begin` if there is none.
std::size_t find_title_end(std::string_view text, std::size_t begin) {
  const char open = text[begin];
  if (open != '"' && open != '\'' && open != '(') return begin;
  const char close = open == '(' ? ')' : open;
  std::size_t end = begin + 1;
  while (end < text.size() && text[end] != close && text[end] != open)
    end += text[end] == '\\' ? 2 : 1;
  return end < text.size() && text[end] == close ? end + 1 : begin;
}

// One past the title and the white space that may stand at `at`.
std::size_t skip_title(std::string_view text, std::size_t at) {
  const std::size_t begin = skip_space(text, at);
  if (begin >= text.size() || begin == at) return begin;
  const std::size_t end = find_title_end(text, begin);
  return end == begin ? begin : skip_space(text, end);
}

bool is_line_end(std::string_view text, std::size_t at) {
  return at >= text.size() || text[at] == '\n' || text[at] == '\r';
}

// Whether nothing but a title stands between the address and the line's end.
bool ends_definition(std::string_view text, std::size_t after) {
  const auto behind_blanks = [&](std::size_t at) {
    return std::min(text.find_first_not_of(" \t", at), text.size());
  };
  const std::size_t begin = behind_blanks(after);
  if (is_line_end(text, begin)) return true;
  const std::string_view titled = text.substr(0, begin + kLongestTitle);
  const std::size_t end = begin == after ? begin : find_title_end(titled, begin);
  return end != begin && is_line_end(text, behind_blanks(end));
}

// The text to the end of the tag that begins at `begin`, as far as it can be one: outside of quotes
// no '<' stands in it (CommonMark 6.6). "" if there is no end.
std::string_view to_tag_end(std::string_view text, std::size_t begin) {
  text = text.substr(0, begin + kLongestTag);
  for (std::size_t at = begin + 1; (at = text.find_first_of("<>\"'", at)) != npos; ++at) {
    if (text[at] == '<') return "";
    if (text[at] == '>') return text.substr(0, at + 1);
    at = text.find(text[at], at + 1);
    if (at == npos) return "";
  }
  return "";
}

// The last '>' from `begin` on, or npos. Never looks at what is before: there are many blocks.
std::size_t find_last(std::string_view text, std::size_t begin) {
  const std::size_t at = text.substr(begin).rfind('>');
  return at == npos ? npos : begin + at;
}

class MarkdownScanner {
 public:
  MarkdownScanner(std::string_view text, Span range)
      : text_(text.substr(0, range.end)),
        at_(range.begin),
        last_end_(find_last(text_, range.begin)) {}

  std::vector<MarkdownToken> scan() && {
    while ((at_ = text_.find_first_of("\\`<[]", at_)) != npos) step();
    return std::move(tokens_);
  }

 private:
  using Kind = MarkdownToken::Kind;

  void step() {
    switch (text_[at_]) {
      case '\\':
        at_ = std::min(at_ + 2, text_.size());
        return;
      case '`':
        return read_code();
      case '<':
        return read_angle();
      case '[':
        open_.push_back(at_++);
        return;
      default:
        return close_bracket();
    }
  }

  void read_code() {
    const std::size_t begin = at_;
    const std::size_t length = std::min(text_.find_first_not_of('`', at_), text_.size()) - at_;
    at_ += length;
    if (length > kLongestRun || no_closer_[length]) return;
    for (std::size_t i = at_; (i = text_.find('`', i)) != npos;) {
      const std::size_t end = std::min(text_.find_first_not_of('`', i), text_.size());
      if (end - i == length) {
        tokens_.push_back({Kind::kCode, {begin, end}});
        at_ = end;
        return;
      }
      i = end;
    }
    no_closer_[length] = true;
  }

  void read_angle() {
    const std::size_t begin = at_++;
    const std::size_t end = text_.find_first_of("<> \t\n", at_);
    if (end != npos && text_[end] == '>' && is_address(text_.substr(at_, end - at_))) {
      tokens_.push_back({Kind::kAngle, {begin, end + 1}, {begin + 1, end}});
      at_ = end + 1;
      return;
    }
    if (last_end_ == npos || last_end_ < begin) return;
    const bool is_comment = text_.substr(begin, 4) == "<!--";
    const bool is_tag = at_ < text_.size() && (is_ascii_alpha(text_[at_]) || text_[at_] == '/');
    if (is_comment && no_comment_end_) return;
    std::vector<ScannedAttribute> attributes;
    const ScannedTag tag =
        scan_tag(is_tag ? to_tag_end(text_, begin) : text_, begin, Content::kHtml, attributes);
    if (is_comment && tag.kind == ScannedTag::Kind::kUnfinished) no_comment_end_ = true;
    if (tag.kind == ScannedTag::Kind::kUnfinished || tag.end <= begin + 1) return;
    tokens_.push_back({Kind::kHtml, {begin, tag.end}});
    at_ = tag.end;
  }

  static bool is_address(std::string_view inside) {
    const std::size_t mark = inside.find_first_of(":@");
    return mark != npos && mark > 0 && is_ascii_alpha(inside[0]) &&
           inside.substr(0, mark).find_first_of("/=\"'") == npos;
  }

  void close_bracket() {
    const std::size_t close = at_++;
    if (open_.empty()) return;
    const std::size_t open = open_.back();
    open_.pop_back();
    if (at_ < text_.size() && text_[at_] == '(' && read_destination(open)) return;
    if (at_ < text_.size() && text_[at_] == '[' && read_label(open, close)) return;
    if (close - open - 1 > kLongestLabel) return;
    tokens_.push_back({Kind::kShortcut,
                       {open, close + 1},
                       {},
                       normal_label(text_.substr(open + 1, close - open - 1))});
  }

  bool read_destination(std::size_t open) {
    std::size_t after = 0;
    const auto address = find_address(text_, skip_space(text_, at_ + 1), after);
    if (!address) return false;
    after = skip_title(text_, after);
    if (after >= text_.size() || text_[after] != ')') return false;
    tokens_.push_back({Kind::kInline, {open, after + 1}, *address});
    at_ = after + 1;
    return true;
  }

  bool read_label(std::size_t open, std::size_t close) {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != ']' && text_[end] != '[')
      end += text_[end] == '\\' ? 2 : 1;
    if (end >= text_.size() || text_[end] != ']' || end - at_ > kLongestLabel) return false;
    const std::string_view own = text_.substr(at_ + 1, end - at_ - 1);
    const std::string_view words = text_.substr(open + 1, close - open - 1);
    if (own.empty() && words.size() > kLongestLabel) return false;
    tokens_.push_back(
        {Kind::kReference, {open, end + 1}, {}, normal_label(own.empty() ? words : own)});
    at_ = end + 1;
    return true;
  }

  std::string_view text_;
  std::size_t at_;
  std::vector<std::size_t> open_;  // '[' that are not closed
  std::vector<MarkdownToken> tokens_;
  std::array<bool, kLongestRun + 1> no_closer_{};  // of runs of that length, from here on
  std::size_t last_end_;                           // the last '>'
  bool no_comment_end_ = false;                    // from here on
};

}  // namespace

std::vector<MarkdownToken> extract_markdown_tokens(std::string_view text, Span range) {
  return MarkdownScanner(text, range).scan();
}

std::optional<MarkdownDefinition> find_definition(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '[') return std::nullopt;
  std::size_t close = at + 1;
  while (close < text.size() && text[close] != ']' && text[close] != '[')
    close += text[close] == '\\' ? 2 : 1;
  if (close + 1 >= text.size() || text[close] != ']' || text[close + 1] != ':') return std::nullopt;
  if (close - at > kLongestLabel) return std::nullopt;
  const std::string_view label = text.substr(at + 1, close - at - 1);
  if (trim(label).empty()) return std::nullopt;
  std::size_t after = 0;
  const auto address = find_address(text, skip_space(text, close + 2), after);
  if (!address || (address->begin == address->end && text[address->end] != '>'))
    return std::nullopt;
  if (!ends_definition(text, after)) return std::nullopt;
  return MarkdownDefinition{normal_label(label), *address};
}

std::string normal_label(std::string_view label) { return fold(fold_space(label)); }

std::string markdown_address(std::string_view raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '\\' && i + 1 < raw.size() && is_punctuation(raw[i + 1])) ++i;
    out += raw[i];
  }
  return out.find('&') == out.npos ? out : unescape_html(out);
}

}  // namespace sheaf
