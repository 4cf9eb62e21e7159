// The pages that a benchmark runs over.
#pragma once

#include <string>
#include <vector>

namespace sheaf::bench {

// Bytes of every *.html and *.htm below `folder`, in the order of their paths.
std::vector<std::string> read_pages(const std::string& folder);

}  // namespace sheaf::bench
