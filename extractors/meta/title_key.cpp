#include "extractors/meta/title_key.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/fold.h"
#include "base/text.h"

namespace sheaf {
namespace {

bool is_unspaced(char32_t c) { return is_han(c) || is_kana(c); }

// FNV-1a over the code points of a unit: units are only counted, never shown.
class Units {
 public:
  explicit Units(std::string_view text) {
    for (std::size_t pos = 0; pos < text.size();) add(fold(next_code_point(text, pos)));
    end_word();
    std::sort(units_.begin(), units_.end());
  }
  const std::vector<std::uint64_t>& sorted() const { return units_; }

 private:
  static constexpr std::uint64_t kStart = 0xcbf29ce484222325;
  static std::uint64_t mix(std::uint64_t hash, char32_t c) { return (hash ^ c) * 0x100000001b3; }

  void add(char32_t c) {
    if (!is_letter(c)) return end_word();
    if (!is_unspaced(c)) {
      before_ = 0;
      word_ = mix(word_, c);
      return;
    }
    if (word_ != kStart) end_word();
    if (before_ != 0) units_.push_back(mix(mix(kStart, before_), c));
    before_ = c;
  }
  void end_word() {
    if (word_ != kStart) units_.push_back(word_);
    word_ = kStart;
    before_ = 0;
  }

  std::vector<std::uint64_t> units_;
  std::uint64_t word_ = kStart;
  char32_t before_ = 0;
};

}  // namespace

Overlap find_overlap(std::string_view first, std::string_view second) {
  const Units a(first), b(second);
  Overlap overlap{0, a.sorted().size(), b.sorted().size()};
  auto left = a.sorted().begin();
  auto right = b.sorted().begin();
  while (left != a.sorted().end() && right != b.sorted().end()) {
    if (*left == *right) {
      ++overlap.shared, ++left, ++right;
    } else {
      ++(*left < *right ? left : right);
    }
  }
  return overlap;
}

}  // namespace sheaf
