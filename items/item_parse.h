// JSON text -> Item: the way back from items/item_json.h.
#pragma once

#include <string_view>

#include "base/json_fwd.h"
#include "base/result.h"
#include "items/item.h"

namespace sheaf {

// One record as to_json writes it, on one line or indented. Members may be missing or null, as with
// `sheaf extract --fields`; members that no record has are passed over. Strings are taken as they
// stand: an address may be none, so check it before it is opened or linked to.
// Errors: kBadInput, where `where` is "line N, column N" for what is no JSON, else the member that
// has a wrong type or an unknown name: "papers[2].kind".
Result<Item> parse_item(std::string_view text);

// The same from a value that has been read already.
Result<Item> parse_item_value(const Json& record);

}  // namespace sheaf
