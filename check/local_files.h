// Links between files of a folder.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "check/anchors.h"
#include "check/verdict.h"

namespace sheaf {

// Whether a path lies in a folder or below it, by names alone; relative ones start at the current
// folder.
bool is_below(const std::string& path, const std::string& folder);

// Looks up files that relative links lead to, and the places in them; each file is read once.
class LocalFiles {
 public:
  // `root`: the folder that "/path" starts from; "" if there is none.
  explicit LocalFiles(std::string root) : root_(std::move(root)) {}

  // `document`: path of the file that has the link. `raw`: a relative reference, with fragment.
  // A folder is there if it is; its fragments are those of its index.html or README.md. Queries are
  // passed over. Nothing outside of the root is looked at, if there is a root.
  Verdict check(const std::string& document, std::string_view raw, bool with_fragment = true);

 private:
  const Anchors& anchors_of(const std::string& path);

  std::string root_;
  std::map<std::string, Anchors> anchors_;
};

}  // namespace sheaf
