// A reading position in text that folds what writers vary: full-width and Arabic-Indic digits and
// full-width punctuation read as ASCII, every dash as '-', every space as ' ', letters as lower
// case. Copy it to be able to go back. The text must outlive it.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace sheaf {

class DateCursor {
 public:
  explicit DateCursor(std::string_view text, std::size_t pos = 0) : text_(text), pos_(pos) {}

  std::size_t pos() const { return pos_; }
  std::string_view rest() const { return text_.substr(pos_); }
  bool at_end() const { return pos_ >= text_.size(); }

  char32_t peek() const;      // the folded character, case kept; 0 at the end
  char32_t next();            // peek() and move past it
  bool eat(char32_t folded);  // moves past it if it is next
  bool eat_any(std::u32string_view set);
  bool eat_text(std::string_view literal);  // bytes, as they stand
  // Moves past spaces; false if there were none.
  bool skip_space();
  bool at_digit() const;

  struct Number {
    int value = 0;
    int digits = 0;  // 0 = none
  };
  // A run of at most `most` digits; a longer run is none and is not read. `most` <= 9.
  Number number(int most);
  // Chinese numerals: 二〇二一, 十二, 二十三.
  Number han_number();

  // A run of letters but Han, kana and Hangul, in lower case; "" if there is none or it is longer
  // than any word that dates are made of (then nothing is read).
  struct Word {
    std::array<char, 48> bytes;
    std::size_t size = 0;
    std::string_view view() const { return {bytes.data(), size}; }
  };
  Word word();

 private:
  std::string_view text_;
  std::size_t pos_;
};

}  // namespace sheaf
