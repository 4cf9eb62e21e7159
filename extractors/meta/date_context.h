// What the page itself says about how its dates are written.
#pragma once

#include "extractors/extractor.h"
#include "extractors/meta/date_text.h"

namespace sheaf {

// The page's language, with the region of its address where the language names none: "en" on a
// .co.uk host is "en-GB". Views into `source`.
DateContext date_context(const Source& source);

}  // namespace sheaf
