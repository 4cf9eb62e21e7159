// Text as a bag of terms, for comparing texts: words of scripts with spaces, in lower case and
// without the commonest English ones, and pairs of neighbouring Han characters and kana.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sheaf {

struct Term {
  std::uint64_t key;  // a hash
  double weight;      // how often it stands there
};
using Terms = std::vector<Term>;  // by rising key, each once

Terms terms_of(std::string_view text);

// 0 (nothing in common) to 1.
double cosine(const Terms& a, const Terms& b);

}  // namespace sheaf
