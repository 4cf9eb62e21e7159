// What a link of an issue points to, by its own name. Internal to digest/.
#pragma once

#include <string>

#include "digest/issue.h"
#include "extractors/links/reference.h"

namespace sheaf {

// Links to the same thing have equal keys: its reference's, the address where that is unknown.
inline std::string link_key(const IssueLink& link) {
  if (link.id.empty()) return link.url;
  Reference reference;
  reference.scheme = link.scheme;
  reference.id = link.id;
  return reference_key(reference);
}

}  // namespace sheaf
