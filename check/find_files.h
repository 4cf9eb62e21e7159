// The documents of a folder or a glob.
#pragma once

#include <string>
#include <vector>

namespace sheaf {

enum class GitIgnore { kRespect, kDisregard };

struct FoundFiles {
  std::vector<std::string> paths;     // sorted
  std::vector<std::string> problems;  // one line each: folders that cannot be read
};

// Regular files below `folder` whose name says that they are documents (kind_of_name), but .json.
// Hidden files and folders are passed over, links to folders not followed, and what .gitignore
// files name left out: those inside, and above as far as the repository's top.
FoundFiles find_documents(const std::string& folder, GitIgnore git_ignore);

// Files that fit a pattern as "docs/**/*.md", whatever their kind is.
FoundFiles find_matching(const std::string& glob, GitIgnore git_ignore);

}  // namespace sheaf
