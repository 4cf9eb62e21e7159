// Who named an address, which decides where it may lead.
#pragma once

#include <cstdint>

#include "url/url.h"

namespace sheaf {

enum class NamedBy : std::uint8_t {
  kOwn,     // the user, a file that lies here, what came from a private host
  kPublic,  // what came from the public web: a page, a feed, the record of a page
};

// Of what came from `source`, after redirects.
NamedBy named_by(const Url& source);

// False for private hosts (names_private_host) that the public web names. What a name resolves to
// is looked at when it is connected to.
bool may_lead(NamedBy who, const Url& target);

}  // namespace sheaf
