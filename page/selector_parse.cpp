#include <algorithm>
#include <optional>

#include "base/number.h"
#include "base/text.h"
#include "page/selector.h"
#include "page/selector_parts.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxBytes = 4096;
constexpr std::size_t kMaxCompounds = 64;
constexpr std::size_t kMaxTests = 256;
constexpr int kMaxNumber = 1000000;

using Kind = SelectorTest::Kind;
using Tests = std::vector<SelectorTest>;

bool is_name_character(char c) {
  return is_ascii_alnum(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// "+3", "-2", "7"; "+", "-" and "" count as 1 where a number may be left out.
enum class Blank { kIsOne, kIsWrong };
std::optional<int> read_number(std::string_view text, Blank blank) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty()) return blank == Blank::kIsOne ? std::optional(negative ? -1 : 1) : std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (!is_ascii_digit(c) || value > kMaxNumber) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return negative ? -value : value;
}

// "2n+1", "-n + 3", "odd", "4" into step and offset.
bool read_nth(std::string_view written, SelectorTest& out) {
  std::string text = ascii_lower(written);
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return is_ascii_space(c); }),
             text.end());
  if (text == "odd") text = "2n+1";
  if (text == "even") text = "2n";
  const std::size_t n = text.find('n');
  const std::string_view whole = text;
  std::string_view behind = whole;
  if (n != text.npos) {
    const std::optional<int> step = read_number(whole.substr(0, n), Blank::kIsOne);
    if (!step) return false;
    out.step = *step;
    behind = whole.substr(n + 1);
    if (behind.empty()) return true;
    if (behind[0] != '+' && behind[0] != '-') return false;
  }
  const std::optional<int> offset = read_number(behind, Blank::kIsWrong);
  out.offset = offset.value_or(0);
  return offset.has_value();
}

// Functions that give a bool give false once error_ is set.
class SelectorParser {
 public:
  explicit SelectorParser(std::string_view text) : text_(text) {}

  Result<std::vector<ComplexSelector>> parse() {
    std::vector<ComplexSelector> list;
    if (text_.size() > kMaxBytes) return Error{ErrorKind::kTooLarge, "a selector over 4096 bytes"};
    do {
      if (!read_complex(list.emplace_back())) return std::move(*error_);
    } while (take(','));
    return list;
  }

 private:
  bool at_end() const { return pos_ >= text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[pos_]; }
  bool take(char c) { return !at_end() && text_[pos_] == c && (++pos_, true); }

  bool skip_space() {
    const std::size_t begin = pos_;
    while (!at_end() && is_ascii_space(text_[pos_])) ++pos_;
    return pos_ > begin;
  }

  bool fail(std::string message) { return fail_at(pos_, std::move(message)); }
  bool fail_at(std::size_t pos, std::string message) {
    error_ = {ErrorKind::kBadInput, std::move(message), "column " + std::to_string(pos + 1)};
    return false;
  }
  bool fail_expecting(const char* what) {
    if (at_end()) return fail(std::string(what) + " is expected, not the end");
    std::size_t end = pos_;
    next_code_point(text_, end);
    return fail(std::string(what) + " is expected, not '" +
                std::string(text_.substr(pos_, end - pos_)) + "'");
  }

  bool read_complex(ComplexSelector& out) {
    skip_space();
    while (true) {
      if (++compounds_ > kMaxCompounds) return fail_too_large("64 compounds");
      if (!read_compound(out.compounds.emplace_back())) return false;
      const bool spaced = skip_space();
      if (at_end() || peek() == ',') return true;
      if (peek() == '>' || peek() == '+' || peek() == '~') {
        out.combinators.push_back(static_cast<Combinator>(text_[pos_++]));
        skip_space();
      } else if (spaced) {
        out.combinators.push_back(Combinator::kDescendant);
      } else {
        return fail_expecting("a combinator or ','");
      }
    }
  }

  bool fail_too_large(const char* what) {
    error_ = {ErrorKind::kTooLarge, std::string("more than ") + what, {}};
    return false;
  }

  bool read_compound(CompoundSelector& out) {
    const std::size_t begin = pos_;
    while (begins_test(begin)) {
      const std::size_t at = pos_;
      if (take_function(":not(")) {
        if (!read_choice(out.choices.emplace_back(SelectorChoice{SelectorChoice::Kind::kNoneOf})))
          return false;
      } else if (pos_ = at; take_function(":is(")) {
        if (!read_choice(out.choices.emplace_back(SelectorChoice{SelectorChoice::Kind::kAnyOf})))
          return false;
      } else if (!read_test(out.tests)) {
        return false;
      }
    }
    return pos_ > begin || fail_expecting("an element, '#', '.', '[' or ':'");
  }

  // The name of a type stands first, the others anywhere.
  bool begins_test(std::size_t begin) const {
    const char c = peek();
    if (c == '#' || c == '.' || c == '[' || c == ':') return true;
    return pos_ == begin && (c == '*' || c == '\\' || is_name_character(c));
  }

  bool take_function(std::string_view name) {
    if (!starts_with_ignore_case(text_.substr(pos_), name)) return false;
    pos_ += name.size();
    return true;
  }

  bool read_choice(SelectorChoice& out) {
    do {
      Tests& tests = out.of.emplace_back();
      skip_space();
      const std::size_t begin = pos_;
      while (begins_test(begin)) {
        if (!read_test(tests)) return false;
      }
      if (pos_ == begin) return fail_expecting("an element, '#', '.', '[' or ':'");
      skip_space();
    } while (take(','));
    return take(')') || fail_expecting("')'");
  }

  bool read_test(Tests& tests) {
    if (++tests_ > kMaxTests) return fail_too_large("256 simple selectors");
    SelectorTest& out = tests.emplace_back();
    if (take('*')) return true;
    if (take('#')) return out.kind = Kind::kId, read_name(out.name);
    if (take('.')) return out.kind = Kind::kClass, read_name(out.name);
    if (take('[')) return out.kind = Kind::kAttribute, read_attribute(out);
    if (take(':')) return read_pseudo_class(out);
    out.kind = Kind::kType;
    if (!read_name(out.name)) return false;
    out.name = ascii_lower(out.name);
    out.tag = tag_by_name(out.name);
    return true;
  }

  // An identifier of CSS, escapes decoded.
  bool read_name(std::string& out) {
    const std::size_t begin = pos_;
    while (!at_end()) {
      if (text_[pos_] == '\\' && pos_ + 1 < text_.size())
        read_escape(out);
      else if (is_name_character(text_[pos_]))
        out += text_[pos_++];
      else
        break;
    }
    if (pos_ == begin) return fail_expecting("a name");
    const std::string_view name = text_.substr(begin, pos_ - begin);
    if (is_ascii_digit(name[0]) || (name.size() > 1 && name[0] == '-' && is_ascii_digit(name[1])))
      return fail_at(begin, "a name cannot begin with a digit: write [id=\"...\"] or [class~=...]");
    return true;
  }

  // "\:" and "\26 ": at most six digits, one blank behind them belongs to it.
  void read_escape(std::string& out) {
    ++pos_;
    char32_t code = 0;
    std::size_t digits = 0;
    for (; digits < 6 && !at_end() && hex_value(text_[pos_]) >= 0; ++digits)
      code = code * 16 + static_cast<char32_t>(hex_value(text_[pos_++]));
    if (digits == 0) return append_utf8(out, next_code_point(text_, pos_));
    append_utf8(out, code);
    if (!at_end() && is_ascii_space(text_[pos_])) ++pos_;
  }

  bool read_string(std::string& out) {
    const char quote = peek();
    if (quote != '"' && quote != '\'') return fail_expecting("a quoted text");
    const std::size_t begin = pos_++;
    while (!at_end() && text_[pos_] != quote) {
      if (text_[pos_] == '\\' && pos_ + 1 < text_.size())
        read_escape(out);
      else
        out += text_[pos_++];
    }
    return take(quote) || fail_at(begin, "a quote that is not closed");
  }

  bool read_attribute(SelectorTest& out) {
    skip_space();
    if (!read_name(out.name)) return false;
    out.name = ascii_lower(out.name);
    skip_space();
    if (take(']')) return true;
    constexpr std::string_view kSigns = "~|^$*";
    out.sign = '=';
    if (kSigns.find(peek()) != kSigns.npos && !at_end()) out.sign = text_[pos_++];
    if (!take('=')) return fail_expecting("']' or '='");
    skip_space();
    const bool quoted = peek() == '"' || peek() == '\'';
    if (!(quoted ? read_string(out.value) : read_name(out.value))) return false;
    if (skip_space() || quoted) read_case(out);
    skip_space();
    return take(']') || fail_expecting("']'");
  }

  void read_case(SelectorTest& out) {
    const char flag = ascii_lower(peek());
    if (flag != 'i' && flag != 's') return;
    ++pos_;
    if (flag == 'i') out.letters = SelectorTest::Case::kIgnored;
  }

  bool read_pseudo_class(SelectorTest& out) {
    const std::size_t begin = pos_ - 1;
    std::string name;
    if (!read_name(name)) return false;
    name = ascii_lower(name);
    if (name == "first-child") return out.kind = Kind::kNthChild, out.offset = 1, true;
    if (name == "last-child") return out.kind = Kind::kLastChild, true;
    if (name != "nth-child" && name != "has-text")
      return fail_at(begin, "':" + name + "' is not known here");
    if (!take('(')) return fail_expecting("'('");
    skip_space();
    if (!(name == "nth-child" ? read_position(out) : read_words(out))) return false;
    skip_space();
    return take(')') || fail_expecting("')'");
  }

  bool read_position(SelectorTest& out) {
    out.kind = Kind::kNthChild;
    const std::size_t end = std::min(text_.find(')', pos_), text_.size());
    if (!read_nth(text_.substr(pos_, end - pos_), out))
      return fail("a position is expected: odd, even, 3 or 2n+1");
    pos_ = end;
    return true;
  }

  bool read_words(SelectorTest& out) {
    out.kind = Kind::kHasText;
    std::string words;
    const std::size_t begin = pos_;
    if (!read_string(words)) return false;
    append_folded(out.value, words);
    return !out.value.empty() || fail_at(begin, "words are expected");
  }

  std::string_view text_;
  std::size_t pos_ = 0;
  std::size_t compounds_ = 0, tests_ = 0;
  std::optional<Error> error_;
};

}  // namespace

void append_folded(std::string& out, std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    if (!is_space(next_code_point(text, pos)))
      out += text.substr(begin, pos - begin);
    else if (out.empty() || out.back() != ' ')
      out += ' ';
  }
}

Selector::Selector(std::string_view text, std::vector<ComplexSelector> parts)
    : text_(text), parts_(std::make_shared<const std::vector<ComplexSelector>>(std::move(parts))) {}

Result<Selector> Selector::parse(std::string_view text) {
  Result<std::vector<ComplexSelector>> parts = SelectorParser(text).parse();
  if (!parts.ok()) return parts.error();
  return Selector(text, std::move(parts).value());
}

}  // namespace sheaf
