#include "items/copy_signs.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <limits>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "url/url.h"

namespace sheaf {
namespace {

constexpr std::uint64_t kNone = std::numeric_limits<std::uint64_t>::max();
constexpr std::size_t kBins = 128;  // one for each bit of the sketch
constexpr std::size_t kHashes = 2 * CopySigns::kBands;

// The finaliser of SplitMix64: each bit of the result depends on all of `value`.
constexpr std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

constexpr std::uint64_t join(std::uint64_t hash, std::uint64_t next) {
  return mix(hash * 0x9e3779b97f4a7c15 + next + 1);
}

std::uint64_t hash_text(std::string_view text) {
  std::uint64_t hash = 0;
  for (const char c : text) hash = join(hash, static_cast<unsigned char>(c));
  return hash;
}

// ---- words ----

// Of numbers in titles: 第十二期, （上）, （下）.
bool is_numeral(char32_t c) {
  constexpr std::u32string_view kNumerals = U"〇零一二三四五六七八九十百上中下";
  return is_digit(c) || kNumerals.find(c) != kNumerals.npos;
}

struct Word {
  std::uint64_t hash = 0;
  bool is_han = false;
};

// Signs of Han one by one, runs of other letters and digits in lower case.
std::vector<Word> split_words(std::string_view text) {
  std::vector<Word> words;
  words.reserve(text.size() / 4);
  bool in_word = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    const bool han = is_han(c);
    const bool counts = han || is_letter(c);
    if (counts && (han || !in_word)) words.push_back({.is_han = han});
    if (counts) words.back().hash = join(words.back().hash, fold(c));
    in_word = counts && !han;
  }
  return words;
}

// ---- the sets ----

constexpr std::array<std::uint64_t, kHashes> make_numbers(std::uint64_t seed) {
  std::array<std::uint64_t, kHashes> out{};
  for (std::size_t i = 0; i < kHashes; ++i) out[i] = mix(seed + i) | 1;
  return out;
}
constexpr std::array<std::uint64_t, kHashes> kSeeds = make_numbers(0x1000);
constexpr std::array<std::uint64_t, kHashes> kFactors = make_numbers(0x2000);

class Sets {
 public:
  Sets() {
    bins_.fill(kNone);
    least_.fill(kNone);
  }

  void add(std::uint64_t hash) {
    std::uint64_t& bin = bins_[hash >> 57];
    bin = std::min(bin, hash);
    for (std::size_t i = 0; i < kHashes; ++i)
      least_[i] = std::min(least_[i], (hash ^ kSeeds[i]) * kFactors[i]);
  }

  std::array<std::uint64_t, 2> sketch() const {
    std::array<std::uint64_t, 2> out{};
    for (std::size_t bin = 0; bin < kBins; ++bin)
      out[bin / 64] |= (mix(find_filled(bin)) & 1) << (bin % 64);
    return out;
  }

  std::array<std::uint32_t, CopySigns::kBands> bands() const {
    std::array<std::uint32_t, CopySigns::kBands> out{};
    for (std::size_t i = 0; i < out.size(); ++i)
      out[i] = static_cast<std::uint32_t>(join(least_[2 * i], least_[2 * i + 1]));
    return out;
  }

 private:
  // An empty bin borrows from another one, of which sets that are alike pick the same.
  std::uint64_t find_filled(std::size_t bin) const {
    std::uint64_t at = bin;
    for (std::uint64_t attempt = 1; bins_[at] == kNone && attempt < 64 * kBins; ++attempt)
      at = join(bin, attempt) % kBins;
    return bins_[at];
  }

  std::array<std::uint64_t, kBins> bins_;
  std::array<std::uint64_t, kHashes> least_;
};

void read_text(std::string_view text, CopySigns& signs) {
  const std::vector<Word> words = split_words(text);
  Sets sets;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t length = words[i].is_han ? 5 : 3;
    if (i + length > words.size()) continue;
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < length; ++k) hash = join(hash, words[i + k].hash);
    sets.add(hash);
    ++signs.runs;
  }
  if (signs.runs == 0) return;
  signs.sketch = sets.sketch();
  signs.bands = sets.bands();
}

void read_title(std::string_view title, CopySigns& signs) {
  std::uint64_t all = 0, series = 0;
  for (std::size_t pos = 0; pos < title.size();) {
    const char32_t c = next_code_point(title, pos);
    if (!is_letter(c)) continue;
    all = join(all, fold(c));
    if (!is_numeral(c)) series = join(series, fold(c));
  }
  signs.title = all;
  signs.series = static_cast<std::uint32_t>(series);
}

// Many sites give their home page as canonical of all pages.
std::uint64_t find_canonical(const Item& item) {
  Result<Url> url = Url::parse(item.canonical_url);
  if (!url.ok() || url->path().size() <= 1) url = Url::parse(item.url);
  return url.ok() ? hash_text(url->key()) : 0;
}

std::uint64_t parse_id(std::string_view id) {
  std::uint64_t value = 0;
  std::from_chars(id.data(), id.data() + id.size(), value, 16);
  return value;
}

// ---- comparing ----

// Bits of the sketch that differ: two sets share 1 - 2 x bits / 128 of their runs.
constexpr int kHalf = 32, kThreeQuarters = 16, kAllButAWord = 3, kThird = 44;
constexpr std::uint32_t kNoText = 8, kShort = 40;  // runs

int count_differing(const CopySigns& one, const CopySigns& other) {
  return std::popcount(one.sketch[0] ^ other.sketch[0]) +
         std::popcount(one.sketch[1] ^ other.sketch[1]);
}

int most_differing(const CopySigns& one, const CopySigns& other) {
  const bool has_titles = one.title != 0 && other.title != 0;
  const bool same_title = has_titles && one.title == other.title;
  if (std::min(one.runs, other.runs) < kShort) return same_title ? kThreeQuarters : -1;
  if (same_title) return kHalf;
  return has_titles && one.series == other.series ? kAllButAWord : kThreeQuarters;
}

}  // namespace

CopySigns make_copy_signs(const Item& item) {
  CopySigns signs;
  signs.id = parse_id(item.id);
  signs.canonical = find_canonical(item);
  read_title(item.title, signs);
  read_text(item.text, signs);
  return signs;
}

bool is_copy(const CopySigns& one, const CopySigns& other) {
  const auto [least, most] = std::minmax(one.runs, other.runs);
  const bool same_title = one.title == other.title || one.title == 0 || other.title == 0;
  const int differing = count_differing(one, other);
  if (one.canonical != 0 && one.canonical == other.canonical &&
      (same_title || (least >= kShort && differing <= kThird)))
    return true;
  if (least < kNoText || most / 2 > least) return false;
  return differing <= most_differing(one, other);
}

std::string to_text(const CopySigns& signs) {
  std::string out;
  const auto add = [&](std::uint64_t value) {
    char digits[16];
    const auto end = std::to_chars(digits, digits + sizeof digits, value, 16);
    if (!out.empty()) out += '-';
    out.append(digits, end.ptr);
  };
  for (const std::uint64_t value : {signs.id, signs.canonical, signs.title}) add(value);
  for (const std::uint32_t value : {signs.series, signs.runs}) add(value);
  for (const std::uint64_t value : signs.sketch) add(value);
  for (const std::uint32_t value : signs.bands) add(value);
  return out;
}

std::optional<CopySigns> parse_copy_signs(std::string_view text) {
  std::vector<std::uint64_t> values;
  for (const std::string_view part : split(text, '-')) {
    std::uint64_t value = 0;
    const auto end = std::from_chars(part.data(), part.data() + part.size(), value, 16);
    if (end.ec != std::errc() || end.ptr != part.data() + part.size()) return std::nullopt;
    values.push_back(value);
  }
  if (values.size() != 7 + CopySigns::kBands) return std::nullopt;
  CopySigns signs{.id = values[0],
                  .canonical = values[1],
                  .title = values[2],
                  .series = static_cast<std::uint32_t>(values[3]),
                  .runs = static_cast<std::uint32_t>(values[4]),
                  .sketch = {values[5], values[6]}};
  for (std::size_t i = 0; i < signs.bands.size(); ++i)
    signs.bands[i] = static_cast<std::uint32_t>(values[7 + i]);
  return signs;
}

}  // namespace sheaf
