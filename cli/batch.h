// Many pages at once: one thread reads the inputs, one fetches, some extract, and the caller's
// writes. The queues between them are bounded, so memory stays flat whatever the number of inputs.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/journal.h"
#include "cli/page_work.h"
#include "cli/progress.h"

namespace sheaf::cli {

enum class Order { kOfCompletion, kOfInputs };

// How a cache is asked before the network is.
struct CacheUse {
  std::optional<std::int64_t> max_age = {};  // seconds for which a page counts as fresh
  bool offline = false;                      // only what is there, whatever its age
};

struct BatchOptions {
  std::vector<std::string> arguments;
  std::vector<ListSource> lists;
  PageOptions page;  // its cache serves, too
  CacheUse cache_use;
  FetchOptions fetching;
  Order order = Order::kOfCompletion;
  unsigned jobs = 1;
};

// Called on the calling thread for each input, in the order asked for. False ends the batch.
using Consume = std::function<bool(Done done)>;

// Gives every input to `consume` but those whose key is in `known` (which grows: of URLs that are
// one page by Url::key, the first counts). Ends early after an interrupt, or when `consume` gave
// false; what was finished by then has been given.
void run_batch(const BatchOptions& options, KeySet known, Progress& progress,
               const Consume& consume);

}  // namespace sheaf::cli
