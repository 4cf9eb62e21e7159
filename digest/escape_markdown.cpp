#include "digest/escape_markdown.h"

#include "base/text.h"

namespace sheaf {
namespace {

char at(std::string_view text, std::size_t i) { return i < text.size() ? text[i] : ' '; }

// CommonMark 6.2 decides about emphasis by letters of any script: a byte beyond ASCII may be one.
bool is_inside_word(std::string_view text, std::size_t i) {
  return i > 0 && is_ascii_alnum(text[i - 1]) && is_ascii_alnum(at(text, i + 1));
}

// "&amp;", "&#38;" (2.5); longer names than any entity has are none.
bool begins_entity(std::string_view text, std::size_t i) {
  std::size_t end = i + 1;
  while (end < text.size() && end < i + 40 && (is_ascii_alnum(text[end]) || text[end] == '#'))
    ++end;
  return end > i + 1 && at(text, end) == ';';
}

// "1." and "1)" at the start of a line open a list (5.2).
bool is_list_number(std::string_view text, std::size_t i) {
  return i > 0 && i < 10 && text.substr(0, i).find_first_not_of("0123456789") == text.npos &&
         at(text, i + 1) == ' ';
}

bool means_something(std::string_view text, std::size_t i) {
  const char before = i > 0 ? text[i - 1] : ' ';
  switch (text[i]) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '~':
    case '$':
      return true;
    case '_':
      return !is_inside_word(text, i);
    case '&':
      return begins_entity(text, i);
    case '#':
      return before == ' ' || before == '{';
    case '!':
      return i + 1 == text.size() || text[i + 1] == '[';
    case '{':
    case '%':
      return before == '{';
    case ':':  // bare addresses of GFM take what follows as it stands, escapes too
      return i == 0 || text.substr(i + 1, 2) == "//";
    case '>':
    case '-':
    case '+':
    case '=':
      return i == 0;
    case '.':
      return is_list_number(text, i) || text.substr(0, i).ends_with("www");
    case ')':
      return is_list_number(text, i);
    default:
      return false;
  }
}

}  // namespace

void append_markdown(std::string& out, std::string_view text, EscapeTarget target) {
  const std::string line = fold_space(text);
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool is_bar = line[i] == '|' && target == EscapeTarget::kMarkdown;
    if (is_bar || means_something(line, i)) out += '\\';
    out += line[i];
  }
}

}  // namespace sheaf
