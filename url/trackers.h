// Query parameters that tell where a reader came from and change nothing on the page. Internal to
// url/.
#pragma once

#include <string_view>

#include "url/query.h"

namespace sheaf {

class Trackers {
 public:
  explicit Trackers(std::string_view host);
  bool contain(const QueryPair& pair) const;

 private:
  std::string_view of_host_;  // its names in url/trackers.cpp; "" if none
};

}  // namespace sheaf
