// Today, as the digest's calendar counts days.
#pragma once

#include <string>

namespace sheaf::cli {

std::string date_in_china();  // "2021-04-09", by the computer's clock, in UTC+8

}  // namespace sheaf::cli
