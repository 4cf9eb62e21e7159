// Dates of sites whose pages show China's time and do not say so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "extractors/extractor.h"

namespace sheaf {

// A date out of text as Chinese pages write it ("发布于 2024-05-06 15:44", 昨天 relative to
// `reference`), as ISO 8601: with +08:00 if it has a time and states no zone. "" if there is none.
std::string china_time(std::string_view text, std::optional<std::int64_t> reference);

// Seconds (10 digits) or milliseconds (13) since 1970 as China's time: "1714981486" ->
// "2024-05-06T15:44:46+08:00". "" for other text.
std::string china_time_of_epoch(std::string_view digits);
// The same for a number in JSON; "" for null and for what is no number.
std::string china_time_of_epoch(const Json* number);

// Adds the date of `text`, which stands in `node`; or of the element's visible text (kNoNode adds
// nothing).
void add_china_time(const Source& source, std::string_view text, NodeId node, Findings& found);
void add_china_time(const Source& source, NodeId node, Findings& found);

}  // namespace sheaf
