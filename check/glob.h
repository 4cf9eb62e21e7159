// Patterns of file names, as git and shells write them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/pattern.h"

namespace sheaf {

enum class Braces : std::uint8_t { kAlternatives, kLiteral };  // git has none

// "*" and "?" stay inside a name, "**" goes over folders, "[a-z]" and "[!a]" are sets, "{a,b}" are
// alternatives if `braces` says so. Compiled to an expression that fits whole paths. Never fails: a
// bracket without end is itself.
std::string glob_expression(std::string_view glob, Braces braces = Braces::kAlternatives);
bool is_glob(std::string_view text);  // has "*", "?", "[" or "{"

// The lines of .gitignore files (gitignore(5)).
class IgnoreRules {
 public:
  // `folder`: where the file lies, relative to where paths start; "" for the top.
  void add_file(std::string_view text, std::string_view folder);

  enum class Entry { kFile, kFolder };
  // `path`: relative, '/' between names. The last rule that fits counts.
  bool ignores(std::string_view path, Entry entry) const;

 private:
  struct Rule {
    Pattern pattern;
    bool is_negated;
    bool is_for_folders;
  };
  std::vector<Rule> rules_;
};

}  // namespace sheaf
