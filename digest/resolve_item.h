// One item: the editor's decisions on top of a record. Internal to digest/.
#pragma once

#include <cstddef>
#include <string>

#include "digest/issue.h"
#include "digest/language.h"
#include "digest/manifest.h"
#include "items/item.h"

namespace sheaf {

// Where a record's article is read, without trackers and tokens of whoever shared it: its
// canonical address, if that is on the same site, else its own. "" if that is none of the web.
std::string address_of(const Item& record);

// `record`: null if none is about it. `summary`: see AssembleOptions.
IssueItem resolve_item(const ManifestItem& decided, const Item* record, const Language& language,
                       std::size_t summary);

Reading resolve_reading(const ManifestItem& decided, const Item* record);

}  // namespace sheaf
