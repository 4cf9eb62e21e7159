// Local copies of an issue's pictures, so that it outlives its sources.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "digest/issue.h"
#include "fetch/fetcher.h"

namespace sheaf {

// Keeps a file of the folder; what is there already under that name has the same bytes. Gives what
// went wrong.
using KeepFile = std::function<std::optional<Error>(std::string_view name, std::string_view bytes)>;

struct PictureProblem {
  std::string url;
  std::string message;  // one line
};

struct Collected {
  std::vector<PictureProblem> problems;  // in the order of the issue; their addresses stay remote
};

struct PicturePlace {
  std::string address;  // of the folder, as the written issue names it: "pictures"; no '/' behind
  KeepFile keep;
};

constexpr std::size_t kMaxPictureBytes = 16u << 20;

// Fetches the pictures of the items and those in the editor's words, each address once, with the
// item's own address as Referer: hosts that refuse to be linked from elsewhere (WeChat's among
// them) serve their own articles. What is no picture by its bytes, or a placeholder
// (digest/pictures/image_info.h), is a problem, not a picture. SVG is kept as far
// as it draws (digest/pictures/clean_svg.h). A picture is named by the hash of
// its bytes and what they are: "3f0a...c2.png" (32 hex digits of SHA-256). In the issue, addresses
// are replaced by the copies', source_url keeps the remote one, and sizes become the real ones.
// Requires that nothing else is pending in the fetcher.
Collected collect_pictures(Issue& issue, Fetcher& fetcher, const PicturePlace& place);

}  // namespace sheaf
