#include "page/markdown/block_lines.h"

#include <algorithm>

#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kLongestLabel = 1000;
constexpr std::size_t kMostIndent = 3;  // in front of what begins a block

bool ends_mark(std::string_view text, std::size_t at) {
  return at >= text.size() || text[at] == ' ' || text[at] == '\t';
}

// One past the "1." at `at`, or `at`.
std::size_t skip_number(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  const bool is_mark = end > at && end < text.size() && (text[end] == '.' || text[end] == ')');
  return is_mark && ends_mark(text, end + 1) ? end + 1 : at;
}

// One past the "[^label]:" at `at`, or `at`.
std::size_t skip_note(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "[^") return at;
  const std::size_t end = text.substr(at, kLongestLabel + 4).find("]:");
  return end == npos ? at : at + end + 2;
}

// One past the mark of a container at `at`, or `at`.
std::size_t skip_mark(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '>':
      return at + 1;
    case '-':
    case '*':
    case '+':
      return ends_mark(text, at + 1) ? at + 1 : at;
    case '[':
      return skip_note(text, at);
    default:
      return skip_number(text, at);
  }
}

// Where the line's own text begins.
std::size_t skip_marks(BlockLine& line) {
  std::size_t blanks = 0, at = 0;
  while (at < line.text.size()) {
    if (line.text[at] == ' ' || line.text[at] == '\t') {
      blanks += line.text[at++] == '\t' ? 4 : 1;
      continue;
    }
    const std::size_t end = skip_mark(line.text, at);
    if (end == at) break;
    ++line.depth;
    at = end;
  }
  line.depth += blanks / 2;
  return at;
}

std::uint64_t count_cells(std::string_view text) {
  text = trim(text);
  const auto bars = std::count(text.begin(), text.end(), '|');
  const int at_ends = (text.starts_with('|') ? 1 : 0) + (text.ends_with('|') ? 1 : 0);
  return static_cast<std::uint64_t>(std::max<std::ptrdiff_t>(bars + 1 - at_ends, 1));
}

// "snake_case" has none.
std::uint64_t count_runs(std::string_view text) {
  std::uint64_t runs = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c != '*' && c != '~' && c != '_') continue;
    const bool is_inside = c == '_' && at > 0 && is_ascii_alnum(text[at - 1]);
    while (at + 1 < text.size() && text[at + 1] == c) ++at;
    if (is_inside && at + 1 < text.size() && is_ascii_alnum(text[at + 1])) continue;
    ++runs;
  }
  return runs;
}

BlockLine read_line(std::string_view text, std::size_t begin) {
  BlockLine line{text, begin};
  const std::size_t own = skip_marks(line);
  line.cells = count_cells(text);
  line.runs = count_runs(text);
  line.mails = static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '@'));
  line.is_rule = text.find('-') != npos && text.find_first_not_of("|:- \t\v\f", own) == npos;
  return line;
}

// The line without an indentation that leaves it what it is; "" if there is more of it.
std::string_view unindented(std::string_view text) {
  const std::size_t at = text.find_first_not_of(' ');
  return at > kMostIndent ? "" : text.substr(at);
}

bool has_text_behind(std::string_view text, std::size_t mark_end) {
  return mark_end < text.size() && text.find_first_not_of(" \t", mark_end) != npos;
}

bool is_heading(std::string_view text) {
  const std::string_view own = unindented(text);
  const std::size_t marks = std::min(own.find_first_not_of('#'), own.size());
  return marks > 0 && marks <= 6 && ends_mark(own, marks);
}

// "- a", which begins an item wherever it stands.
bool is_bullet(std::string_view text) {
  const std::string_view own = unindented(text);
  return !own.empty() && (own[0] == '-' || own[0] == '*' || own[0] == '+') && ends_mark(own, 1) &&
         has_text_behind(own, 1);
}

bool is_numbered(std::string_view text) {
  const std::string_view own = unindented(text);
  const std::size_t end = own.empty() ? 0 : skip_number(own, 0);
  return end > 0 && has_text_behind(own, end);
}

// Only a "1." breaks into a paragraph; other numbers go on with a list, where the item before does
// not take them in by its indentation.
bool is_certain_number(std::string_view text, bool is_in_list) {
  if (!is_numbered(text)) return false;
  const std::string_view own = unindented(text);
  const bool is_first = own.starts_with("1.") || own.starts_with("1)");
  return is_first || (is_in_list && text.size() - own.size() < kMostIndent);
}

void mark_pieces(std::vector<BlockLine>& lines) {
  bool is_in_list = false, is_behind_heading = true;
  for (BlockLine& line : lines) {
    const bool is_item = is_certain_number(line.text, is_in_list);
    const bool is_head = is_heading(line.text);
    line.starts_piece = is_behind_heading || is_head || is_item || is_bullet(line.text);
    if (line.starts_piece) is_in_list = is_item;
    is_behind_heading = is_head;
  }
}

// A table, and nothing but one: each row stands for itself, whatever it looks like.
bool is_plain_table(const std::vector<BlockLine>& lines) {
  return lines.size() > 1 && lines[1].is_rule && lines[0].cells == lines[1].cells &&
         lines[0].text.find('\\') == npos &&
         std::all_of(lines.begin(), lines.end(), [](const BlockLine& line) {
           return line.text.starts_with('|') || trim(line.text).empty();
         });
}

}  // namespace

std::vector<BlockLine> read_block_lines(std::string_view block) {
  std::vector<BlockLine> lines;
  for (std::size_t begin = 0; begin < block.size();) {
    const std::size_t end = std::min(find_any(block, "\r\n", begin), block.size());
    lines.push_back(read_line(block.substr(begin, end - begin), begin));
    begin = end + 1;
  }
  mark_pieces(lines);
  if (is_plain_table(lines)) {
    for (std::size_t i = 2; i < lines.size(); ++i) lines[i].starts_piece = true;
  }
  return lines;
}

}  // namespace sheaf
