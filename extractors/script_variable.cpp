#include "extractors/script_variable.h"

#include <algorithm>
#include <cstdint>

#include "base/entities.h"
#include "base/number.h"
#include "base/text.h"

namespace sheaf {
namespace {

bool is_identifier(char c) { return is_ascii_alnum(c) || c == '_' || c == '$'; }

std::size_t skip_space(std::string_view s, std::size_t pos) {
  while (pos < s.size() && is_ascii_space(s[pos])) ++pos;
  return pos;
}

// `count` hexadecimal digits at `pos`, or -1.
std::int32_t read_hex(std::string_view s, std::size_t pos, std::size_t count) {
  if (pos + count > s.size()) return -1;
  std::int32_t value = 0;
  for (std::size_t i = pos; i < pos + count; ++i) {
    const int digit = hex_value(s[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

bool is_high_surrogate(std::int32_t c) { return c >= 0xD800 && c < 0xDC00; }

// \uXXXX at `pos` (of the 'u'), with the low surrogate behind a high one. Moves pos to its last
// digit.
void append_unicode_escape(std::string& out, std::string_view s, std::size_t& pos) {
  const std::int32_t unit = read_hex(s, pos + 1, 4);
  if (unit < 0) return;
  pos += 4;
  if (is_high_surrogate(unit) && s.substr(pos + 1, 2) == "\\u") {
    const std::int32_t low = read_hex(s, pos + 3, 4);
    if (low >= 0xDC00 && low < 0xE000) {
      pos += 6;
      return append_utf8(out,
                         static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)));
    }
  }
  append_utf8(out, static_cast<char32_t>(unit));
}

std::string unescape_script(std::string_view s) {
  std::string out;
  for (std::size_t pos = 0; pos < s.size(); ++pos) {
    if (s[pos] != '\\' || pos + 1 == s.size()) {
      out += s[pos];
      continue;
    }
    switch (s[++pos]) {
      case 'n':
        out += '\n';
        break;
      case 'r':
        out += '\r';
        break;
      case 't':
        out += '\t';
        break;
      case 'u':
        append_unicode_escape(out, s, pos);
        break;
      case 'x':
        if (const std::int32_t byte = read_hex(s, pos + 1, 2); byte >= 0) {
          append_utf8(out, static_cast<char32_t>(byte));
          pos += 2;
        }
        break;
      default:
        out += s[pos];
    }
  }
  return out;
}

std::string decode(std::string_view literal) {
  std::string value = unescape_script(literal);
  for (int i = 0; i < 3 && value.find('&') != value.npos; ++i) {
    std::string next = unescape_html(value);
    if (next == value) break;
    value = std::move(next);
  }
  return value;
}

// The end quote of the literal whose first quote stands at `pos`, or npos.
std::size_t find_end_quote(std::string_view s, std::size_t pos) {
  const char quote = s[pos];
  for (++pos; pos < s.size() && s[pos] != '\n'; ++pos) {
    if (s[pos] == '\\')
      ++pos;
    else if (s[pos] == quote)
      return pos;
  }
  return std::string_view::npos;
}

// The first non-empty literal of `"a" || "b"`, `f("a")`; "" if the expression is anything else.
std::string_view read_expression(std::string_view s, std::size_t pos) {
  constexpr int kMostAlternatives = 16;
  for (int i = 0; i < kMostAlternatives; ++i) {
    pos = skip_space(s, pos);
    std::size_t call = pos;
    while (call < s.size() && (is_identifier(s[call]) || s[call] == '.')) ++call;
    if (call > pos) {
      const std::size_t next = skip_space(s, call);
      if (next >= s.size() || (s[next] != '(' && s[next] != '=') || s.substr(next, 2) == "==")
        return {};
      pos = skip_space(s, next + 1);
    }
    if (pos >= s.size() || (s[pos] != '"' && s[pos] != '\'')) return {};
    const std::size_t end = find_end_quote(s, pos);
    if (end == s.npos) return {};
    if (end > pos + 1) return s.substr(pos + 1, end - pos - 1);
    pos = skip_space(s, end + 1);
    if (s.substr(pos, 2) != "||") return {};
    pos += 2;
  }
  return {};
}

// Where the expression begins that is given to the name ending at `pos` by the sign ('=' or ':'),
// or npos.
std::size_t find_given(std::string_view s, std::size_t pos, char sign) {
  if (sign == ':' && pos < s.size() && (s[pos] == '"' || s[pos] == '\''))
    ++pos;  // a quoted member name
  pos = skip_space(s, pos);
  if (pos >= s.size() || s[pos] != sign) return s.npos;
  return s.substr(pos, 2) == "==" ? s.npos : pos + 1;
}

// Whether a statement or member can begin at `pos`: names inside of strings and expressions are
// others.
bool begins_name(std::string_view s, std::size_t pos) {
  std::string_view before = s.substr(0, pos);
  if (before.ends_with("window.")) before.remove_suffix(7);
  if (before.ends_with('"') || before.ends_with('\''))
    before.remove_suffix(1);  // a quoted member name
  const std::size_t name_begin = before.size();
  while (!before.empty() && (before.back() == ' ' || before.back() == '\t'))
    before.remove_suffix(1);
  if (before.empty() || std::string_view("\n\r;{},=(").find(before.back()) != before.npos)
    return true;
  if (before.size() == name_begin) return false;  // glued to something
  return before.ends_with("var") || before.ends_with("let") || before.ends_with("const");
}

std::string_view find_in_script(std::string_view s, std::string_view name, char sign) {
  for (std::size_t pos = 0; (pos = s.find(name, pos)) != s.npos; pos += name.size()) {
    if (!begins_name(s, pos)) continue;
    const std::size_t expression = find_given(s, pos + name.size(), sign);
    if (expression == s.npos) continue;
    if (const std::string_view literal = read_expression(s, expression); !literal.empty())
      return literal;
  }
  return {};
}

// The literal that opens at `pos`, to the bracket that closes it or, where none does, the end.
std::string_view balanced(std::string_view s, std::size_t pos) {
  constexpr int kMostOpenQuotes = 64;  // in comments and regular expressions
  std::size_t depth = 0;
  int open_quotes = 0;
  for (std::size_t at = pos; at < s.size() && open_quotes < kMostOpenQuotes; ++at) {
    const char c = s[at];
    if (c == '"' || c == '\'') {
      const std::size_t end = find_end_quote(s, at);
      if (end != s.npos) at = end;
      if (end == s.npos) ++open_quotes;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return s.substr(pos, at + 1 - pos);
    }
  }
  return s.substr(pos);
}

std::string find_value(const Page& page, std::string_view name, char sign) {
  for (const Script& script : page.scripts()) {
    const std::string_view literal = find_in_script(script.body, name, sign);
    if (literal.empty()) continue;
    if (std::string value = decode(literal); !trim(value).empty()) return value;
  }
  return {};
}

}  // namespace

std::string find_script_variable(const Page& page, std::string_view name) {
  return find_value(page, name, '=');
}

std::string_view find_script_object(const Page& page, std::string_view name) {
  for (const Script& script : page.scripts()) {
    const std::string_view s = script.body;
    for (std::size_t pos = 0; (pos = s.find(name, pos)) != s.npos; pos += name.size()) {
      if (!begins_name(s, pos)) continue;
      std::size_t value = find_given(s, pos + name.size(), '=');
      if (value == s.npos) continue;
      value = skip_space(s, value);
      if (value < s.size() && (s[value] == '{' || s[value] == '[')) return balanced(s, value);
    }
  }
  return {};
}

std::string find_script_member(const Page& page, std::string_view name) {
  return find_value(page, name, ':');
}

}  // namespace sheaf
