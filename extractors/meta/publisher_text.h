// Names of publishers that stand in a page's text: not in its metadata, but where readers look.
#pragma once

#include "extractors/extractor.h"

namespace sheaf {

// Chinese newsrooms say where a report is from: "来源：新华网", or an element of class source.
void add_source_label(const Source& source, Findings& found);

// The site's name in its masthead: text or picture of a link to the home page that is marked as
// logo, brand or site title.
void add_masthead(const Source& source, Findings& found);

}  // namespace sheaf
