// All recognisers as one.
#pragma once

#include <optional>
#include <string_view>

#include "extractors/links/reference.h"
#include "url/url.h"

namespace sheaf {

// The paper, else the repository, else the resource that an address is. Takes wrappers off;
// a copy in a web archive is what was archived.
std::optional<Reference> find_reference(const Url& url);

// Whether `address`, absolute or without a scheme ("//host/path", "host/path"), could be one that
// find_reference knows or wrap one: by its host, or because another address or a DOI stands in it.
// A few tens of nanoseconds: ask this before parsing an address.
bool may_be_reference(std::string_view address);

}  // namespace sheaf
