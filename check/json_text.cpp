#include "check/json_text.h"

#include "base/json.h"

namespace sheaf {

std::string json_text(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace sheaf
