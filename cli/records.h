// Records for a digest: from files of records, or made from pages and URLs.
#pragma once

#include <string>
#include <vector>

#include "fetch/options.h"
#include "items/item.h"

namespace sheaf::cli {

struct LoadedRecords {
  std::vector<Item> items;
  std::vector<std::string> faults;  // "records.jsonl:3: title: is not a string"
};

// Each name: a file of records (*.jsonl, *.ndjson, *.json), a page, a folder of pages, a URL, or
// "-" for records on standard input. Pages are read with the user's own rule packs; URLs are
// fetched side by side, and come in their order. What cannot be read is said in `faults`; the rest
// counts.
LoadedRecords load_records(const std::vector<std::string>& names, const FetchOptions& fetching);

}  // namespace sheaf::cli
