// The scripts of base/text.h: which code points are letters, and of which writing.
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <cstdint>

#include "base/fold.h"

namespace sheaf {
namespace {

// No small kana, no mark of a sentence: those belong to both scripts by their extensions.
bool is_written_in(char32_t c, UScriptCode script) {
  return uscript_hasScript(static_cast<UChar32>(c), script) && is_letter(c);
}

constexpr bool is_common_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

// Superscripts and subscripts are no letters to Unicode, but part of words: H₂O, m².
constexpr bool is_raised_digit(char32_t c) {
  return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x2079) ||
         (c >= 0x2080 && c <= 0x2089);
}

constexpr bool is_variation_selector(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

}  // namespace

bool is_han(char32_t c) {
  if (is_common_han(c)) return true;
  if (c < 0x3005) return false;  // radicals are signs
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HAN && is_letter(c);
}

bool is_kana(char32_t c) {
  if (c < 0x3041 || is_common_han(c)) return false;
  return is_written_in(c, USCRIPT_HIRAGANA) || is_written_in(c, USCRIPT_KATAKANA);
}

bool is_hangul(char32_t c) {
  if (c < 0x1100 || is_common_han(c)) return false;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HANGUL && is_letter(c);
}

bool is_letter(char32_t c) {
  if (c < 0x80) return is_ascii_alnum(static_cast<char>(c));
  if (is_common_han(c)) return true;
  constexpr std::uint32_t kOfWords =
      U_GC_L_MASK | U_GC_MN_MASK | U_GC_MC_MASK | U_GC_ND_MASK | U_GC_NL_MASK;
  const std::uint32_t category = U_GET_GC_MASK(static_cast<UChar32>(c));
  if ((category & kOfWords) == 0) return is_raised_digit(c);
  return !is_variation_selector(c);
}

char32_t lower_letter(char32_t c) { return fold(c); }

}  // namespace sheaf
