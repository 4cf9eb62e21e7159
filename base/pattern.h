// Pattern: a compiled RE2 expression; the one place that knows RE2. Linear in the text, safe to
// share between threads. Make one once (a function-local `static const Pattern`), and put a cheap
// test in front of it: no pattern scans text in which nothing can be.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace re2 {
class RE2;
}

namespace sheaf {

class Pattern {
 public:
  static constexpr std::size_t kMaxGroups = 10;

  // group(0) is the whole match; groups that took no part are empty views with null data. Views
  // into the text that was searched.
  struct Match {
    std::array<std::string_view, kMaxGroups> groups;
    std::string_view operator[](std::size_t i) const { return groups[i]; }
  };

  // An expression of our own, in RE2 syntax, UTF-8; asserts that it compiles.
  explicit Pattern(std::string_view expression);
  // An expression from outside: kBadInput names what is wrong.
  static Result<Pattern> parse(std::string_view expression);

  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  std::size_t group_count() const;  // of the expression, besides group 0

  bool found_in(std::string_view text) const;                                    // anywhere
  bool matches(std::string_view text) const;                                     // the whole text
  std::optional<Match> find(std::string_view text, std::size_t from = 0) const;  // leftmost
  std::optional<Match> full_match(std::string_view text) const;
  std::string replace(std::string_view text, std::string_view rewrite) const;  // all; \1 = group

 private:
  explicit Pattern(std::unique_ptr<re2::RE2> compiled);
  std::unique_ptr<re2::RE2> re_;
};

}  // namespace sheaf
