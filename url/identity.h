// What key() compares. Internal to url/.
#pragma once

#include <string>
#include <vector>

#include "url/url.h"

namespace sheaf {

// The parts of a key, on their way. Not a URL any more: nothing in it needs to open.
struct Identity {
  std::string host;                // without "www.", "m." and kin
  std::string path;                // escapes that need not be are decoded
  std::vector<std::string> pairs;  // of the query, "name=value"
};

// Makes one what a site shows under several addresses: a question's page and an answer's, the
// desktop form and the one for readers' applications.
void fold_for_site(Identity& identity);

}  // namespace sheaf
