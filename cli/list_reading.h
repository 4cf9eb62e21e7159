// Between the two files that read lists.
#pragma once

#include <string>
#include <string_view>

#include "cli/entries.h"

namespace sheaf::cli {

// A list while it is read.
struct ListReading {
  ListSource list;
  ListFetcher& fetcher;
  const TakeEntry& take;
  int nesting = 0;  // lists that led to this one
};

// One line about the list; `line` 0 is the whole of it. False once no more entries are wanted, as
// for all that follow.
bool complain(const ListReading& reading, std::size_t line, std::string problem);

// What a byte order mark at the beginning leaves.
std::string_view without_mark(std::string_view text);

// The pages that a document links to, in the sense of its format (kFeed and further).
bool read_links(const ListReading& reading, std::string bytes);

// Opens and reads the list that `reading` names.
bool read_named_list(const ListReading& reading);

}  // namespace sheaf::cli
