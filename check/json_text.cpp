#include "check/json_text.h"

#include "base/json.h"
#include "base/text.h"

namespace sheaf {

std::string json_text(const Json& json) {
  // "##[" is a command to GitHub's runner, wherever in a line it stands; here it is in a string.
  return replace_all(json.dump(-1, ' ', false, Json::error_handler_t::replace), "##[", "##\\u005b");
}

}  // namespace sheaf
