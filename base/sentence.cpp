#include "base/sentence.h"

#include <algorithm>

#include "base/text.h"

namespace sheaf {
namespace {

// Before a full stop, in lower case.
constexpr std::string_view kAbbreviations[] = {
    "al",  "apr",  "approx", "aug", "ave", "bzw", "ca",  "cf",  "co",  "corp", "dec", "dept", "dr",
    "e.g", "ed",   "eds",    "eg",  "eq",  "esp", "est", "feb", "fig", "figs", "gen", "gov",  "hr",
    "i.e", "ie",   "inc",    "jan", "jr",  "jul", "jun", "lt",  "ltd", "m",    "mar", "mme",  "mr",
    "mrs", "ms",   "mt",     "no",  "nov", "nr",  "oct", "p",   "pp",  "prof", "rep", "rev",  "sen",
    "sep", "sept", "sr",     "sra", "st",  "u.a", "usw", "vol", "vs",  "z.b",
};

bool is_closing(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case U'’':
    case U'”':
    case U'»':
    case U'」':
    case U'』':
    case U'）':
    case U'】':
    case U'》':
    case U'〉':
      return true;
    default:
      return false;
  }
}

// Marks that end a sentence wherever they stand: CJK ones, the danda, the Arabic question mark and
// the Urdu full stop.
bool is_sure_end(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'｡' || c == U'।' || c == U'؟' || c == U'۔';
}
bool is_latin_end(char32_t c) { return c == '.' || c == '!' || c == '?' || c == U'…'; }

char32_t code_point_at(std::string_view text, std::size_t pos) {
  return pos < text.size() ? next_code_point(text, pos) : U'\0';
}

// Past further end marks ("?!", "……") and closing marks.
std::size_t skip_ends(std::string_view text, std::size_t pos) {
  while (pos < text.size()) {
    std::size_t next = pos;
    const char32_t c = next_code_point(text, next);
    if (!is_closing(c) && !is_sure_end(c) && !is_latin_end(c)) break;
    pos = next;
  }
  return pos;
}

std::string_view word_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && (is_ascii_alnum(text[begin - 1]) || text[begin - 1] == '.')) {
    --begin;
  }
  return text.substr(begin, end - begin);
}

// One or two capitals, letters with stops between ("U.S"), a day's ordinal as German writes it
// ("30. Oktober"), or one of the list.
bool is_abbreviation(std::string_view word) {
  if (word.empty()) return false;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (word.size() <= 2 && std::all_of(word.begin(), word.end(), is_capital)) return true;
  if (word.size() <= 2 && std::all_of(word.begin(), word.end(), is_ascii_digit)) return true;
  if (word.size() == 3 && word[1] == '.') return true;
  const std::string lower = ascii_lower(word);
  return std::binary_search(std::begin(kAbbreviations), std::end(kAbbreviations), lower);
}

// Whether the Latin mark before `end` ends a sentence, given what is around it.
bool ends_latin(std::string_view text, std::size_t mark, std::size_t end) {
  if (end == text.size()) return true;
  std::size_t pos = end;
  const char32_t next = next_code_point(text, pos);
  if (!is_space(next)) return is_han(next) || is_kana(next);
  while (pos < text.size() && is_space(code_point_at(text, pos))) next_code_point(text, pos);
  const char after = pos < text.size() ? text[pos] : 'A';
  if (after >= 'a' && after <= 'z') return false;
  if (text[mark] != '.' || end > mark + 1) return true;
  const std::string_view word = word_before(text, mark);
  if (word == "no") return !is_ascii_digit(after);
  return !is_abbreviation(word);
}

bool is_wide(char32_t c) {
  return is_han(c) || is_kana(c) || is_hangul(c) || (c >= 0x3000 && c <= 0x303F) ||
         (c >= 0xFF01 && c <= 0xFF60);
}

bool is_clause_end(char32_t c) {
  return c == ',' || c == ';' || c == ':' || c == U'，' || c == U'；' || c == U'：' || c == U'、' ||
         c == U'—';
}

// The longest part within `columns` that ends at a clause, or else between words, or else anywhere.
std::string_view cut_inside_sentence(std::string_view text, std::size_t columns) {
  std::size_t used = 0, clause = 0, word = 0, pos = 0;
  while (pos < text.size()) {
    const std::size_t start = pos;
    const char32_t c = next_code_point(text, pos);
    used += is_wide(c) ? 2 : 1;
    if (used > columns) {
      pos = start;
      break;
    }
    if (is_clause_end(c) && used * 10 > columns * 6) clause = start;
    if (is_space(c)) word = start;
    if (is_wide(c)) word = pos;
  }
  const std::size_t end = clause > 0 ? clause : word > 0 ? word : pos;
  return trim(text.substr(0, end));
}

}  // namespace

std::size_t find_sentence_end(std::string_view text, std::size_t from) {
  for (std::size_t pos = from; pos < text.size();) {
    const std::size_t mark = pos;
    const char32_t c = next_code_point(text, pos);
    const bool is_sure = is_sure_end(c);
    if (!is_sure && !is_latin_end(c)) continue;
    const std::size_t end = skip_ends(text, pos);
    if (is_sure || ends_latin(text, mark, end)) return end;
    pos = end;
  }
  return text.size();
}

bool ends_as_sentence(std::string_view text) {
  text = trim(text);
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    const char32_t c = code_point_at(text, start);
    if (is_sure_end(c) || is_latin_end(c)) return true;
    if (!is_closing(c)) return false;
    text = text.substr(0, start);
  }
  return false;
}

std::size_t count_columns(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    columns += is_wide(next_code_point(text, pos)) ? 2 : 1;
  }
  return columns;
}

std::string first_sentences(std::string_view text, std::size_t columns) {
  text = trim(text);
  std::size_t end = find_sentence_end(text, 0);
  std::size_t used = count_columns(text.substr(0, end));
  if (used > columns + columns / 5) {
    return std::string(cut_inside_sentence(text.substr(0, end), columns)) + "…";
  }
  while (end < text.size()) {
    const std::size_t next = find_sentence_end(text, end);
    used += count_columns(text.substr(end, next - end));
    if (used > columns) break;
    end = next;
  }
  return std::string(trim(text.substr(0, end)));
}

}  // namespace sheaf
