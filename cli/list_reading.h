// Between the two files that read lists.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "cli/entries.h"
#include "url/url.h"

namespace sheaf::cli {

// A list while it is read.
struct ListReading {
  ListSource list;
  ListFetcher& fetcher;
  const TakeEntry& take;
  std::set<std::string>& followed;  // the lists so far: each is read once
  int nesting = 0;                  // lists that led to this one
  // Of a list on the web, after redirects: what its addresses are relative to.
  std::string address = {};
};

// One line about the list; `line` 0 is the whole of it. False once no more entries are wanted, as
// for all that follow.
bool complain(const ListReading& reading, std::size_t line, std::string problem);

// False for a private address that a list on the public web names: no redirect from there could
// lead to it either.
bool may_lead_to(const ListReading& reading, const Url& target);
bool complain_of_private(const ListReading& reading, std::size_t line, std::string_view address);

// A page, by its address as written.
bool take_page(const ListReading& reading, std::size_t line, const Url& page,
               std::string_view written);

// What a byte order mark at the beginning leaves.
std::string_view without_mark(std::string_view text);

// The pages that a document links to, in the sense of its format (kFeed and further).
bool read_links(const ListReading& reading, std::string bytes);

// Opens and reads the list that `reading` names.
bool read_named_list(ListReading reading);

}  // namespace sheaf::cli
