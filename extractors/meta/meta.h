// The general extractor: every page, every field, by the standards that pages follow.
#pragma once

#include <vector>

#include "extractors/extractor.h"

namespace sheaf {

// The rules of all fields, each field's in its order of precedence.
const Extractor& general_extractor();

}  // namespace sheaf
