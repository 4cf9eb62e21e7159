// What a file of options may set that lay in the folder and that nobody named: who checks the links
// of a stranger's files has not agreed to run a stranger's command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sheaf::cli {

// Why the option of `sheaf check` is passed over where a file that lies in `folder` gives it these
// values: "proxy", "output (../x is outside of the folder)"; nullopt if it may be set. What is not
// known here may not.
std::optional<std::string> find_distrust(const std::string& folder, const std::string& option,
                                         const std::vector<std::string>& values);

}  // namespace sheaf::cli
