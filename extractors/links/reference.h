// What an article points to, by the name that it has in its own world: a paper's arXiv number, a
// repository's owner and name. One paper by two routes is one reference.
//
// The recognisers beside this file (papers.h, repos.h, resources.h) are pure functions of a Url.
// They look at the address as it stands: a caller who has a link of a page gives them
// url.canonical(), which takes redirect wrappers off (link.zhihu.com/?target=...).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sheaf {

enum class Kind : std::uint8_t {
  kPaper,
  kRepository,
  kSnippet,  // a gist
  kModel,    // weights
  kDataset,
  kDemo,  // something to try in the browser
  kNotebook,
  kVideo,
  kSlides,
  kProjectPage,
  kPackage,  // npm, PyPI, ...
  kFile,     // a shared drive
  kCount
};
std::string_view kind_name(Kind kind);  // "paper", "project_page"

struct Reference {
  std::string id;      // as its scheme writes it: "2103.17249", "10.1038/nature14539", "Owner/name"
  std::string scheme;  // "arxiv", "doi", "github": [a-z][a-z0-9_]*
  std::string url;     // of the page to read about it, ASCII
  Kind kind = Kind::kPaper;
  std::string version = {};  // "v2" if the link names one

  // Same scheme and same id, without ASCII case where the scheme has none; the rest may differ.
  friend bool operator==(const Reference& a, const Reference& b);
};

// Equal references have equal keys: "github:owner/name".
std::string reference_key(const Reference& reference);

// A reference that stands in text, and the part of the text that names it.
struct Written {
  Reference reference;
  std::string_view text;
};

}  // namespace sheaf
