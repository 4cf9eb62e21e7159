#include "digest/terms.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>

#include "base/fold.h"
#include "base/hash.h"
#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::string_view kCommon[] = {
    "a",    "about", "also", "an",   "and",  "are",   "as",    "at",   "be",    "but",  "by",
    "can",  "for",   "from", "had",  "has",  "have",  "he",    "her",  "his",   "how",  "in",
    "into", "is",    "it",   "its",  "more", "new",   "not",   "of",   "on",    "or",   "our",
    "she",  "so",    "than", "that", "the",  "their", "them",  "then", "there", "they", "this",
    "to",   "was",   "we",   "were", "what", "when",  "which", "who",  "will",  "with", "you",
};

class Collector {
 public:
  void take(char32_t c) {
    if (is_han(c) || is_kana(c)) return take_character(c);
    last_ = 0;
    if (is_letter(c)) return append_utf8(word_, fold(c));
    end_word();
  }

  Terms finish() {
    end_word();
    std::sort(keys_.begin(), keys_.end());
    Terms terms;
    for (const std::uint64_t key : keys_) {
      if (terms.empty() || terms.back().key != key) terms.push_back({key, 0});
      ++terms.back().weight;
    }
    return terms;
  }

 private:
  void take_character(char32_t c) {
    end_word();
    if (last_ != 0) keys_.push_back((std::uint64_t{last_} << 32) | c);
    last_ = c;
  }
  void end_word() {
    if (word_.empty()) return;
    if (std::find(std::begin(kCommon), std::end(kCommon), word_) == std::end(kCommon)) {
      keys_.push_back(stable_hash(word_));
    }
    word_.clear();
  }

  std::string word_;
  char32_t last_ = 0;  // the Han character or kana just before
  std::vector<std::uint64_t> keys_;
};

double length_of(const Terms& terms) {
  double sum = 0;
  for (const Term& term : terms) sum += term.weight * term.weight;
  return std::sqrt(sum);
}

}  // namespace

Terms terms_of(std::string_view text) {
  Collector collector;
  for (std::size_t pos = 0; pos < text.size();) collector.take(next_code_point(text, pos));
  return collector.finish();
}

double cosine(const Terms& a, const Terms& b) {
  double product = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->key == j->key)
      product += i++->weight * j++->weight;
    else if (i->key < j->key)
      ++i;
    else
      ++j;
  }
  const double lengths = length_of(a) * length_of(b);
  return lengths > 0 ? product / lengths : 0;
}

}  // namespace sheaf
