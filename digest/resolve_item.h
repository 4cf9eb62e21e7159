// One item: the editor's decisions on top of a record. Internal to digest/.
#pragma once

#include <cstddef>

#include "digest/issue.h"
#include "digest/language.h"
#include "digest/manifest.h"
#include "items/item.h"

namespace sheaf {

// `record`: null if none is about it. `summary`: see AssembleOptions.
IssueItem resolve_item(const ManifestItem& decided, const Item* record, const Language& language,
                       std::size_t summary);

Reading resolve_reading(const ManifestItem& decided, const Item* record);

}  // namespace sheaf
