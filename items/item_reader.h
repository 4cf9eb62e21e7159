// Records read straight into an Item, without a JSON value in between. Internal to items/.
#pragma once

#include <optional>
#include <string_view>

#include "items/item.h"

namespace sheaf {

// What the fast path takes: records as to_json writes them, whose members each stand once and have
// their types. Nothing for any other text, good or not: parse_item_value says what it is.
std::optional<Item> find_plain_record(std::string_view text);

}  // namespace sheaf
