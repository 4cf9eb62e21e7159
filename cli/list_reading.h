// Between the two files that read lists.
#pragma once

#include <string>
#include <string_view>

#include "cli/entries.h"

namespace sheaf::cli {

// A list while it is read.
struct ListReading {
  ListSource list;
  const FetchOptions& fetching;
  const TakeEntry& take;
  int nesting = 0;  // lists that led to this one
};

bool is_web_address(std::string_view text);

// One line about the list; `line` 0 is the whole of it. False once no more entries are wanted, as
// for all that follow.
bool complain(const ListReading& reading, std::size_t line, std::string problem);

// The pages that a document links to, in the sense of its format (kFeed and further).
bool read_links(const ListReading& reading, std::string bytes);

// Opens and reads the list that `reading` names.
bool read_named_list(const ListReading& reading);

}  // namespace sheaf::cli
