// Which heading of a page is its article's headline.
#pragma once

#include "extractors/extractor.h"

namespace sheaf {

// The first heading that says the title, else the longest that says it but for what stands before
// or behind it, else the first <h1> that does not stand behind the article, else the first heading
// in the article. None that is hidden; kNoNode if the page has none.
NodeId find_headline(const Source& source);

}  // namespace sheaf
