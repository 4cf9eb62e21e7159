// The command line of sheaf extract.
#pragma once

#include <string>
#include <vector>

#include "cli/entries.h"
#include "cli/fetch_flags.h"
#include "cli/progress.h"

namespace sheaf::cli {

struct ExtractArguments {
  std::vector<std::string> inputs;
  std::vector<std::string> lists, feeds, sitemaps, opmls, links;
  ListFormat list_format = ListFormat::kAuto;
  std::string column;
  std::vector<std::string> fields;
  std::vector<std::string> rule_folders;
  std::string base_url;
  std::string output, archive, cache;
  double max_age = -1;
  LogForm log = LogForm::kText;
  FetchFlags fetching;
  unsigned jobs = 1;
  bool jsonl = false, pretty = false, explain = false, text = false;
  bool dedupe = false, ordered = false, offline = false, retry_failed = false, restart = false;
};

// For all that is kept in `arguments`, which must outlive the parse.
void add_extract_options(CLI::App& command, ExtractArguments& arguments);

// Every list that is named, however it is.
std::vector<ListSource> make_lists(const ExtractArguments& arguments);

// A list or an archive, rather than pages named one by one.
bool has_list(const ExtractArguments& arguments);

}  // namespace sheaf::cli
