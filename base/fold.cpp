#include "base/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <cassert>

namespace sheaf {
namespace {

const icu::Normalizer2& nfc() {
  static const icu::Normalizer2& instance = [&]() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const found = icu::Normalizer2::getNFCInstance(status);
    assert(U_SUCCESS(status));  // its data are compiled into ICU
    return *found;
  }();
  return instance;
}

constexpr char32_t kFirstMark = 0x300;  // nothing below composes with what stands before it

bool may_compose_backwards(char32_t c) {
  if (c < kFirstMark || (c >= 0x4E00 && c <= 0x9FFF)) return false;
  return !nfc().hasBoundaryBefore(static_cast<UChar32>(c));
}

std::string composed(const std::string& text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  nfc().normalizeUTF8(0, text, sink, nullptr, status);
  return U_SUCCESS(status) ? out : text;
}

// Of the characters that `keeps` lets pass.
template <typename Keeps>
std::string fold_those(std::string_view text, Keeps keeps) {
  std::string out;
  out.reserve(text.size());
  bool composes = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = fold(next_code_point(text, pos));
    if (!keeps(c)) continue;
    composes = composes || may_compose_backwards(c);
    append_utf8(out, c);
  }
  return composes ? composed(out) : out;
}

}  // namespace

char32_t fold_beyond_ascii(char32_t c) {
  if (c >= 0x2E80 && c <= 0xA63F) return c;  // Han, kana and Yi have no case
  if (c == 0x130) return U'i';               // Unicode gives it a full folding alone
  const char32_t narrowed = narrow(c);
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(narrowed), U_FOLD_CASE_DEFAULT));
}

std::string fold(std::string_view text) {
  return fold_those(text, [](char32_t) { return true; });
}

std::string fold_letters(std::string_view text) {
  return fold_those(text, [](char32_t c) { return is_letter(c); });
}

bool is_digit(char32_t c) {
  return c < 0x80 ? is_ascii_digit(static_cast<char>(c)) : u_isdigit(static_cast<UChar32>(c));
}

char32_t digit_value(char32_t digit) {
  return static_cast<char32_t>(u_charDigitValue(static_cast<UChar32>(digit)));
}

bool is_small_letter(char32_t c) { return u_islower(static_cast<UChar32>(c)); }

bool starts_with_folded(std::string_view text, std::string_view folded) {
  std::size_t pos = 0, at = 0;
  while (at < folded.size()) {
    if (pos >= text.size()) return false;
    if (fold(next_code_point(text, pos)) != next_code_point(folded, at)) return false;
  }
  return true;
}

}  // namespace sheaf
