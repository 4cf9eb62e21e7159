// When an article appeared by the clock of the place where it did.
#pragma once

#include "extractors/extractor.h"

namespace sheaf {

// Many pages declare the instant in UTC and show it by their own clock: "2023-11-09T05:30:59Z" and
// "November 8, 2023 at 11:30 p.m." If a date seen at the article says the same instant in another
// zone, the finding is the instant in that zone: "2023-11-08T23:30:59-06:00". Finds nothing where
// no instant in UTC is declared, or no clock of the page shows it.
void find_local_published(const Source& source, Findings& found);

}  // namespace sheaf
