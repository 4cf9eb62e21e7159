#include "extractors/meta/author_tokens.h"

#include <algorithm>

#include "base/fold.h"
#include "base/text.h"
#include "extractors/meta/date_text.h"

namespace sheaf {
namespace {

struct BracketPair {
  std::string_view open, close;
};
constexpr BracketPair kBrackets[] = {
    {"(", ")"}, {"（", "）"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}};

// Marks between the parts of a byline, wherever they stand.
constexpr std::string_view kBreaks[] = {"\n", "\t", "|", "｜", "丨", "┃", "•", "●", "»",
                                        "›",  "►",  "▸", "//", "…",  "—", "➤", "■", "／／"};
// Those that stand inside names too, and part only with a space on both sides.
constexpr std::string_view kSpacedBreaks[] = {"-", "–", "·", "~", "::", ">", "*"};
constexpr std::string_view kSeparators[] = {",",  ";",  "&",  "/",  "+",     "、",
                                            "，", "；", "＆", "／", "通讯员"};

bool is_boundary(std::string_view text, std::size_t pos) {
  return pos >= text.size() || is_ascii_space(text[pos]) ||
         text.substr(pos).starts_with("\u00A0") || text.substr(pos).starts_with("\u3000");
}

// Without what stands in brackets, or without the brackets where they hold everything.
std::string drop_brackets(std::string_view text) {
  std::string out(trim(text));
  for (const auto& [open, close] : kBrackets) {
    if (out.starts_with(open) && out.ends_with(close) && out.size() > open.size() + close.size()) {
      out = out.substr(open.size(), out.size() - open.size() - close.size());
    }
    for (std::size_t begin = 0; (begin = out.find(open, begin)) != out.npos;) {
      const std::size_t end = out.find(close, begin);
      if (end == out.npos) {
        out.resize(begin);
        break;
      }
      out.replace(begin, end + close.size() - begin, " ");
    }
  }
  return out;
}

// None of the marks below begins with one.

std::size_t break_at(std::string_view text, std::size_t pos) {
  if (is_ascii_alnum(text[pos])) return 0;
  for (const std::string_view mark : kBreaks) {
    if (!text.substr(pos).starts_with(mark)) continue;
    const bool is_in_address = mark == "//" && pos > 0 && text[pos - 1] == ':';
    return is_in_address ? 0 : mark.size();
  }
  for (const std::string_view mark : kSpacedBreaks) {
    if (text.substr(pos).starts_with(mark) && is_boundary(text, pos + mark.size()) &&
        (pos == 0 || is_ascii_space(text[pos - 1]))) {
      return mark.size();
    }
  }
  return 0;
}

std::vector<std::string> cut_lines(std::string_view text) {
  std::vector<std::string> lines(1);
  for (std::size_t pos = 0; pos < text.size();) {
    if (const std::size_t length = break_at(text, pos)) {
      lines.emplace_back();
      pos += length;
    } else {
      lines.back() += text[pos++];
    }
  }
  return lines;
}

// Each date becomes the end of a line.
void cut_dates(std::vector<std::string>& lines, std::string_view language) {
  std::vector<std::string> out;
  for (std::string& line : lines) {
    if (std::none_of(line.begin(), line.end(), is_ascii_digit)) {
      out.push_back(std::move(line));
      continue;
    }
    std::size_t from = 0;
    while (const auto date = find_date(line, {.language = language}, from)) {
      out.push_back(line.substr(from, date->begin - from));
      from = date->end;
    }
    out.push_back(line.substr(from));
  }
  lines = std::move(out);
}

std::size_t separator_at(std::string_view text, std::size_t pos) {
  if (is_ascii_alnum(text[pos])) return 0;
  for (const std::string_view mark : kSeparators) {
    if (!text.substr(pos).starts_with(mark)) continue;
    // Inside a word these are part of it: AT&T, AP/AFP, C++.
    const bool needs_room = mark == "&" || mark == "/" || mark == "+";
    const bool ascii_both = pos > 0 && pos + mark.size() < text.size() &&
                            static_cast<unsigned char>(text[pos - 1]) < 0x80 &&
                            static_cast<unsigned char>(text[pos + mark.size()]) < 0x80;
    const bool has_room =
        pos == 0 || is_ascii_space(text[pos - 1]) || is_boundary(text, pos + mark.size());
    if (needs_room && ascii_both && !has_room && (mark != "/" || text.find(' ') == text.npos))
      return 0;
    return mark.size();
  }
  return 0;
}

constexpr std::string_view kQuotes[] = {"\"", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB"};
// † and its kin, and small figures, refer to notes.
constexpr std::string_view kEnds[] = {"`",      "!",      "?",      ":",      "*",      "_",
                                      "-",      "\u2013", "\u2014", "\u2018", "\uFF1A", "\u2020",
                                      "\u2021", "\u00A7", "\u00B6", "\u00B9", "\u00B2", "\u00B3"};

bool strip_any(std::string_view& word, std::span<const std::string_view> marks) {
  const std::size_t size = word.size();
  if (size == 0 || (is_ascii_alnum(word.front()) && is_ascii_alnum(word.back()))) return false;
  for (const std::string_view mark : marks) {
    if (word.starts_with(mark)) word.remove_prefix(mark.size());
    if (word.ends_with(mark)) word.remove_suffix(mark.size());
  }
  return word.size() != size;
}

// Without punctuation at the ends; a dot stays behind initials and short forms ("J.", "Jr.").
std::string_view strip_ends(std::string_view word) {
  while (strip_any(word, kEnds)) {
  }
  while (word.starts_with('.')) word.remove_prefix(1);
  const bool is_short = word.size() <= 5 || word.find('.') != word.size() - 1;
  if (word.ends_with('.') && !is_short) word.remove_suffix(1);
  return word;
}

Token make_token(std::string_view raw) {
  Token token;
  token.colon = raw.ends_with(':') || raw.ends_with("：");
  std::string_view word = strip_ends(raw);
  token.ends_sentence = raw.ends_with('.') && !word.ends_with('.');
  token.text = std::string(word);
  while (strip_any(word, kQuotes) || strip_any(word, kEnds)) {
  }
  token.folded = fold(word);
  if (token.folded.ends_with('.')) token.folded.pop_back();
  token.kinds = word_kinds(token.folded);
  token.capital = is_capitalized(word);
  for (std::size_t pos = 0; pos < word.size() && !token.has_letter;) {
    const char32_t c = next_code_point(word, pos);
    token.has_letter = is_letter(c) && !(c < 0x80 && is_ascii_digit(static_cast<char>(c)));
  }
  return token;
}

std::vector<Token> read_tokens(std::string_view line) {
  std::vector<Token> tokens;
  std::string word;
  const auto flush = [&] {
    if (!word.empty() && !strip_ends(word).empty()) tokens.push_back(make_token(word));
    word.clear();
  };
  for (std::size_t pos = 0; pos < line.size();) {
    if (const std::size_t length = separator_at(line, pos)) {
      flush();
      Token separator;
      separator.text = std::string(line.substr(pos, length));
      separator.separator = true;
      tokens.push_back(std::move(separator));
      pos += length;
      continue;
    }
    const std::size_t start = pos;
    const char32_t c = next_code_point(line, pos);
    if (is_space(c)) {
      if (!is_hidden(c)) flush();
    } else {
      word.append(line.substr(start, pos - start));
    }
  }
  flush();
  return tokens;
}

// Words for "by" that are names' particles as well, or short words of other languages.
bool is_weak_by(const Token& token) {
  return token.is(word_kind::kParticle) || token.folded == "od";
}

bool is_by(std::span<const Token> line, std::size_t i, WrittenFor written) {
  const Token& token = line[i];
  if (!token.is(word_kind::kBy) || (i + 1 < line.size() && line[i + 1].separator)) return false;
  if (token.colon || !is_weak_by(token)) return true;
  const std::size_t follow = line.size() - i - 1;
  if (follow == 0) return written == WrittenFor::kReaders;
  if (line[i + 1].is(word_kind::kParticle) && !line[i + 1].capital) return false;
  if (written == WrittenFor::kReaders) {
    return token.folded == "von" || i > 0 || !token.capital || follow > 2;
  }
  return token.folded == "von" && follow >= 2 && line[i + 1].capital;
}

}  // namespace

bool begins_credit(std::span<const Token> line) {
  if (line[0].is(word_kind::kHelp)) return true;
  if (!line[0].is(word_kind::kCredit)) return false;
  return line[0].colon || (line.size() > 1 && line[1].is(word_kind::kBy));
}

bool Token::is_address() const {
  return text.find('@') != text.npos || text.find("://") != text.npos || folded.starts_with("www.");
}

std::vector<std::vector<Token>> read_byline_lines(std::string_view text,
                                                  std::string_view language) {
  std::vector<std::string> lines = cut_lines(drop_brackets(text));
  cut_dates(lines, language);
  std::vector<std::vector<Token>> out;
  for (const std::string& line : lines) {
    std::vector<Token> tokens = read_tokens(line);
    if (!tokens.empty()) out.push_back(std::move(tokens));
  }
  return out;
}

std::size_t lead_in(std::span<const Token> line, WrittenFor written) {
  constexpr std::size_t kReach = 8;
  std::size_t end = 0;
  bool labels_only = true;
  for (std::size_t i = 0; i < line.size() && i < kReach; ++i) {
    const Token& token = line[i];
    if (token.separator || token.is(word_kind::kCredit)) break;
    if (token.is(word_kind::kHelp) && !labels_only && !line[i - 1].is(word_kind::kConjunction))
      break;  // "Jane Smith. Edited by": the name is over
    if (is_by(line, i, written)) {
      const bool mid_line = written == WrittenFor::kReaders && token.folded != "di" &&
                            (token.folded == "by" || token.capital);
      if (labels_only || mid_line) end = i + 1;
      continue;
    }
    if (token.is(word_kind::kLabel) && token.colon) end = i + 1;
    labels_only &= token.is(word_kind::kLabel | word_kind::kConjunction | word_kind::kStop |
                            word_kind::kSmallStop) ||
                   !token.has_letter;
    if (end > 0 && i >= end && !token.is(word_kind::kLabel)) break;
  }
  return end;
}

}  // namespace sheaf
