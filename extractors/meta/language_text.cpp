#include "extractors/meta/language_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "extractors/meta/language_tag.h"
#include "extractors/meta/language_words.h"

namespace sheaf {
namespace {

constexpr std::size_t kSampleBytes = 3 << 10;
constexpr std::size_t kMinLetters = 12;   // below, a script says nothing
constexpr std::size_t kMinHits = 3;       // common words that make a guess
constexpr std::size_t kCertainHits = 20;  // and those that refute what the page says of itself

// Letters of writings with one main language, and of those shared by several.
struct Script {
  char16_t first, last;
  std::string_view language;   // the guess
  std::string_view languages;  // all that are commonly written in it
};
constexpr Script kScripts[] = {
    {0x0041, 0x024F, "", ""},  // Latin
    {0x0370, 0x03FF, "el", "el"},
    {0x0400, 0x052F, "ru",
     "ru uk bg sr mk be kk ky mn tg uz az ba cv tt ce os ab av cu kv ro bs sh"},
    {0x0530, 0x058F, "hy", "hy"},
    {0x0590, 0x05FF, "he", "he yi"},
    {0x0600, 0x077F, "ar", "ar fa ur ps ku ckb sd ug pa ks ms az ha uz kk"},
    {0x0900, 0x097F, "hi", "hi mr ne sa ks sd bh pi"},
    {0x0980, 0x09FF, "bn", "bn as"},
    {0x0A00, 0x0A7F, "pa", "pa"},
    {0x0A80, 0x0AFF, "gu", "gu"},
    {0x0B00, 0x0B7F, "or", "or"},
    {0x0B80, 0x0BFF, "ta", "ta"},
    {0x0C00, 0x0C7F, "te", "te"},
    {0x0C80, 0x0CFF, "kn", "kn"},
    {0x0D00, 0x0D7F, "ml", "ml"},
    {0x0D80, 0x0DFF, "si", "si"},
    {0x0E00, 0x0E7F, "th", "th"},
    {0x0E80, 0x0EFF, "lo", "lo"},
    {0x0F00, 0x0FFF, "bo", "bo dz"},
    {0x1000, 0x109F, "my", "my"},
    {0x10A0, 0x10FF, "ka", "ka"},
    {0x1200, 0x139F, "am", "am ti"},
    {0x1780, 0x17FF, "km", "km"},
};
constexpr std::size_t kLatin = 0, kArabic = 5;

// Members of one group are too alike for a word list to tell apart for certain.
constexpr std::string_view kAlike[] = {"no nb nn da", "hr bs sr sh sl", "id ms",
                                       "cs sk",       "es gl ca pt",    "ru be uk bg mk sr"};

// Languages that are not written in Latin letters but in transcriptions.
constexpr std::string_view kNeverLatin =
    "zh yue ja ko ru uk bg mk be el hy he ar fa ur hi bn ta te th ka am km my";

bool lists(std::string_view languages, std::string_view language) {
  for (const std::string_view one : split(languages, ' ')) {
    if (one == language) return true;
  }
  return false;
}

// FNV-1a over the code points of a word. Two words of the list that collide would share their
// languages; a word outside of it that does is counted wrongly, once in 2^64.
class WordHash {
 public:
  void add(char32_t c) { value_ = (value_ ^ c) * 0x100000001b3; }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325;
};

// The languages of each common word, one bit each: an open hash table.
class WordTable {
 public:
  WordTable() {
    const std::span<const LanguageWords> all = language_words();
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (const std::string_view word : split(all[i].words, ' ')) {
        WordHash hash;
        for (std::size_t pos = 0; pos < word.size();) hash.add(next_code_point(word, pos));
        Slot& slot = slots_[find(hash.value())];
        slot.hash = hash.value();
        slot.languages |= 1u << i;
      }
    }
  }
  std::uint32_t languages_of(WordHash word) const { return slots_[find(word.value())].languages; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t languages = 0;
  };
  static constexpr std::size_t kSlots = 4096;  // for about 1300 words

  std::size_t find(std::uint64_t hash) const {
    std::size_t i = (hash >> 20) % kSlots;
    while (slots_[i].languages != 0 && slots_[i].hash != hash) i = (i + 1) % kSlots;
    return i;
  }

  std::vector<Slot> slots_ = std::vector<Slot>(kSlots);
};

// What stands in a sample of the text.
struct Census {
  std::size_t letters = 0, han = 0, kana = 0, hangul = 0, persian = 0, urdu = 0, words = 0;
  std::array<std::size_t, std::size(kScripts)> scripts{};
  std::array<std::size_t, 32> hits{};  // for each language of language_words()
  std::vector<std::uint32_t> common;   // for each common word its languages

  std::size_t cjk() const { return han + kana + hangul; }
};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text.substr(0, kSampleBytes)) {}

  Census read() && {
    for (std::size_t pos = 0; pos < text_.size();) {
      const char32_t c = next_code_point(text_, pos);
      if (!is_letter(c) || (c < 0x80 && is_ascii_digit(static_cast<char>(c)))) {
        end_word();
      } else {
        add_letter(c);
      }
    }
    end_word();
    return std::move(census_);
  }

 private:
  void add_letter(char32_t c) {
    ++census_.letters;
    if (is_han(c) || is_kana(c) || is_hangul(c)) {
      end_word();
      ++(is_han(c) ? census_.han : is_kana(c) ? census_.kana : census_.hangul);
      return;
    }
    count_script(c);
    word_.add(fold(c));
    in_word_ = true;
  }

  void count_script(char32_t c) {
    if (c < 0x250) {
      ++census_.scripts[kLatin];
      return;
    }
    for (std::size_t i = 1; i < std::size(kScripts); ++i) {
      if (c >= kScripts[i].first && c <= kScripts[i].last) ++census_.scripts[i];
    }
    if (c == U'پ' || c == U'چ' || c == U'ژ' || c == U'گ' || c == U'ی') ++census_.persian;
    if (c == U'ٹ' || c == U'ڈ' || c == U'ڑ' || c == U'ے' || c == U'ں') ++census_.urdu;
  }

  void end_word() {
    if (!in_word_) return;
    static const WordTable table;
    ++census_.words;
    std::uint32_t languages = table.languages_of(word_);
    if (languages != 0) census_.common.push_back(languages);
    for (std::size_t i = 0; languages != 0; ++i, languages >>= 1) {
      if (languages & 1) ++census_.hits[i];
    }
    word_ = WordHash();
    in_word_ = false;
  }

  std::string_view text_;
  Census census_;
  WordHash word_;
  bool in_word_ = false;
};

// The bit of a language in WordTable's masks; 0 if its words are not known.
std::uint32_t bit_of(std::string_view language) {
  const std::span<const LanguageWords> all = language_words();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].language == language) return 1u << i;
  }
  return 0;
}

// Words of the one language that the other does not have in common with it.
std::size_t count_own(const Census& census, std::uint32_t one, std::uint32_t other) {
  return static_cast<std::size_t>(std::count_if(
      census.common.begin(), census.common.end(),
      [&](std::uint32_t languages) { return (languages & one) != 0 && (languages & other) == 0; }));
}

std::string_view guess_by_words(const Census& census) {
  const auto best = std::max_element(census.hits.begin(), census.hits.end());
  if (*best < kMinHits || *best * 12 < census.words) return {};
  for (auto other = census.hits.begin(); other != census.hits.end(); ++other) {
    if (other != best && *other * 11 > *best * 10) return {};  // too close
  }
  return language_words()[static_cast<std::size_t>(best - census.hits.begin())].language;
}

std::string_view guess_cjk(const Census& census) {
  if (census.hangul > census.han + census.kana) return "ko";
  return census.kana * 10 > census.han + census.kana ? "ja" : "zh";
}

// The script of most letters, or size(kScripts).
std::size_t main_script(const Census& census) {
  for (std::size_t i = 0; i < std::size(kScripts); ++i) {
    if (census.scripts[i] * 2 > census.letters) return i;
  }
  return std::size(kScripts);
}

bool is_cjk(const Census& census) { return census.cjk() * 10 > census.letters * 3; }

}  // namespace

std::string_view guess_language(std::string_view text) {
  const Census census = Reader(text).read();
  if (is_cjk(census)) return census.cjk() * 2 < kMinLetters ? "" : guess_cjk(census);
  const std::size_t script = main_script(census);
  if (census.letters < kMinLetters || script == std::size(kScripts)) return {};
  const std::string_view by_words = guess_by_words(census);
  // A text about programs: Latin letters, but what is said is said in Han.
  if (by_words.empty() && census.cjk() * 10 > census.letters) return guess_cjk(census);
  if (!by_words.empty() || script == kLatin) return by_words;
  if (script == kArabic && census.urdu * 50 > census.letters) return "ur";
  if (script == kArabic && census.persian * 50 > census.letters) return "fa";
  return kScripts[script].language;
}

bool refutes_language(std::string_view text, std::string_view tag) {
  const std::string_view language = primary_language(tag);
  const Census census = Reader(text).read();
  if (census.letters < 5 * kMinLetters) return false;
  if (is_cjk(census)) {
    const std::string_view guess = guess_cjk(census);
    return language != guess && !(guess == "zh" && language == "yue");
  }
  const std::size_t script = main_script(census);
  if (script == std::size(kScripts)) return false;
  if (script != kLatin) return !lists(kScripts[script].languages, language);
  const std::string_view guess = guess_by_words(census);
  if (guess.empty() || guess == language) return false;
  if (bit_of(language) == 0 && !lists(kNeverLatin, language)) return false;
  for (const std::string_view alike : kAlike) {
    if (lists(alike, guess) && lists(alike, language)) return false;
  }
  const std::size_t own = count_own(census, bit_of(guess), bit_of(language));
  return own >= kCertainHits && own * 5 > census.words &&
         own > 8 * count_own(census, bit_of(language), bit_of(guess));
}

}  // namespace sheaf
