// One page of a batch, from where it came to the line that is written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/entries.h"
#include "fetch/cache.h"
#include "fetch/response.h"
#include "fetch/warc_writer.h"
#include "items/copy_signs.h"
#include "items/extract.h"
#include "items/item_json.h"

namespace sheaf::cli {

struct Job {
  std::uint64_t number = 0;  // in the order of the inputs
  std::uint64_t key = 0;     // the same for the same page
  Entry entry;
  std::optional<Response> response = {};  // of a URL that was fetched
  std::string failure = {};               // why it was not, in words
  std::string failure_kind = {};          // "connection-refused"
};

struct Done {
  std::uint64_t number = 0, key = 0;
  std::string name;          // of the input
  std::string line;          // "" if there is no record
  std::string error;         // "" if the item is ok
  std::string failure_kind;  // "" if a page came: by this, failures are counted
  std::string warning;       // about the cache
  State state = State::kOk;
  std::string archived;  // WARC records, for --warc-out
  // With --dedupe, of articles: the line is made of it once it is known what it is a copy of.
  std::optional<Item> item = {};
  CopySigns signs = {};
};

struct PageOptions {
  std::optional<Url> base_url;
  std::vector<RulePack> packs;
  ExtractOptions extract;
  JsonOptions json;
  bool explain_in_words = false;        // --explain without --jsonl or --pretty
  Cache* cache = nullptr;               // what was fetched is kept there
  const WarcWriter* archive = nullptr;  // what was fetched is written as it says
};

// The record as it is asked for.
std::string to_line(const Item& item, const PageOptions& options);

// Reads, extracts and writes; thread-safe.
Done work_on(Job job, const PageOptions& options);

}  // namespace sheaf::cli
