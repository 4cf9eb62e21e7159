// GitHub, its mirrors and what shows its repositories. Internal to extractors/links/.
#pragma once

#include "extractors/links/reading.h"

namespace sheaf {

// Owner: at most 39 letters, digits and single hyphens inside, or such a name and "_suffix" of a
// managed account; never a first segment that GitHub keeps for its own pages. Name: at most 100
// letters, digits, '.', '_', '-', up to the first other character; ".git" is taken off. nullopt for
// all else.
FoundReference github_reference(std::string_view owner, std::string_view name);

FoundReference on_github(const Url& url);  // github.com itself; login?return_to= too
// raw.githubusercontent.com, codeload.github.com
FoundReference on_raw_github_file(const Url& url);
FoundReference on_github_api(const Url& url);  // api.github.com/repos/O/R
FoundReference on_gist(const Url& url);
FoundReference on_jsdelivr(const Url& url);       // cdn.jsdelivr.net/gh/O/R@REF/path
FoundReference on_github_mirror(const Url& url);  // host/O/R, host/github.com/O/R
// Sites that show repositories among other things: host/github/O/R, host/v2/gh/O/R.
FoundReference on_github_viewer(const Url& url);

}  // namespace sheaf
