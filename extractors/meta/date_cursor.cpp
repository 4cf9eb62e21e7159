#include "extractors/meta/date_cursor.h"

#include <string>

#include "base/fold.h"
#include "base/text.h"

namespace sheaf {
namespace {

// What stands between and behind the words of a date in one form each.
char32_t plain(char32_t c) {
  if (c < 0x80) return is_ascii_space(static_cast<char>(c)) ? U' ' : c;
  if (is_space(c)) return U' ';
  if (is_digit(c)) return U'0' + digit_value(c);
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return U'-';
  if (c == 0x2018 || c == 0x2019) return U'\'';
  return narrow(c);
}

bool is_word_letter(char32_t c) {
  if (c < 0x80) return is_ascii_alpha(static_cast<char>(c));
  if (c >= 0x2000 && c < 0x2E80) return false;
  return is_letter(c) && !is_digit(c) && !is_han(c) && !is_kana(c) && !is_hangul(c);
}

int han_digit(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
    case U'○':
    case U'Ｏ':
      return 0;
    case U'一':
      return 1;
    case U'二':
      return 2;
    case U'三':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    default:
      return -1;
  }
}

}  // namespace

char32_t DateCursor::peek() const {
  DateCursor ahead = *this;
  return ahead.next();
}

char32_t DateCursor::next() {
  if (at_end()) return 0;
  return plain(next_code_point(text_, pos_));
}

bool DateCursor::eat(char32_t folded) {
  DateCursor ahead = *this;
  if (at_end() || ahead.next() != folded) return false;
  *this = ahead;
  return true;
}

bool DateCursor::eat_any(std::u32string_view set) {
  DateCursor ahead = *this;
  if (at_end() || set.find(ahead.next()) == set.npos) return false;
  *this = ahead;
  return true;
}

bool DateCursor::eat_text(std::string_view literal) {
  if (!rest().starts_with(literal)) return false;
  pos_ += literal.size();
  return true;
}

bool DateCursor::skip_space() {
  const std::size_t start = pos_;
  while (eat(U' ')) {
  }
  return pos_ != start;
}

bool DateCursor::at_digit() const {
  const char32_t c = peek();
  return c >= U'0' && c <= U'9';
}

DateCursor::Number DateCursor::number(int most) {
  DateCursor ahead = *this;
  Number out;
  while (ahead.at_digit()) {
    if (++out.digits > most) return {};
    out.value = out.value * 10 + static_cast<int>(ahead.next() - U'0');
  }
  if (out.digits > 0) *this = ahead;
  return out;
}

DateCursor::Number DateCursor::han_number() {
  DateCursor ahead = *this;
  Number out;
  int pending = 0;  // digits since the last 十
  bool ten = false;
  for (; out.digits < 4; ++out.digits) {
    const DateCursor before = ahead;
    const char32_t c = ahead.next();
    if (c == U'十' && !ten) {
      out.value = (pending == 0 ? 1 : pending) * 10;
      pending = 0;
      ten = true;
    } else if (const int digit = han_digit(c); digit >= 0) {
      pending = pending * 10 + digit;
    } else {
      ahead = before;
      break;
    }
  }
  out.value += pending;
  if (out.digits > 0) *this = ahead;
  return out;
}

DateCursor::Word DateCursor::word() {
  DateCursor ahead = *this;
  Word out;
  std::string letter;
  while (!ahead.at_end()) {
    const DateCursor before = ahead;
    const char32_t c = ahead.next();
    if (!is_word_letter(c)) {
      ahead = before;
      break;
    }
    letter.clear();
    append_utf8(letter, fold(c));
    if (out.size + letter.size() > out.bytes.size()) return {};
    letter.copy(out.bytes.data() + out.size, letter.size());
    out.size += letter.size();
  }
  *this = ahead;
  return out;
}

}  // namespace sheaf
