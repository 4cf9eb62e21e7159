// Dates that a reader sees at the article: around the headline, and where the page names an element
// for them.
#pragma once

#include <string>
#include <vector>

#include "extractors/extractor.h"
#include "extractors/meta/date_labels.h"

namespace sheaf {

struct DateSighting {
  std::string text;  // as the page has it: visible text or an attribute's value
  std::string iso;
  NodeId node = kNoNode;
  DateLabel label = DateLabel::kNone;
  int cost = 0;  // the less, the likelier it is the article's own: distance, doubt
};

// Looks at a bounded stretch around the headline and at the elements inside the article that are
// named for dates; least cost first.
std::vector<DateSighting> extract_date_sightings(const Source& source);

}  // namespace sheaf
