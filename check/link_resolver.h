// Addresses of links against the bases that a document states. Internal to check/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/link_sink.h"

namespace sheaf {

// A base makes long addresses of short ones. What they have together in bytes beyond those that the
// document writes is bounded by the document's own size: 16 bytes for each, and 16 MiB.
class LinkResolver {
 public:
  LinkResolver(const std::vector<StatedBase>& bases, const std::optional<Url>& document_url,
               std::size_t document_bytes);

  // Fills in what the link leads to; `base` is its number. False, and the link is to be left out,
  // if that would be over the bound.
  bool resolve(DocumentLink& link, std::size_t base);

 private:
  struct Base {
    SharedUrl url = {};
    bool is_left_out = false;
  };
  Base find_base(const std::string& stated, const Base& outer);
  bool takes(std::size_t bytes);

  std::size_t left_;  // bytes
  std::vector<Base> bases_;
  std::unordered_map<std::string, SharedUrl> shared_;  // by base and what is written
};

}  // namespace sheaf
