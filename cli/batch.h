// Many pages at once: one thread reads the inputs, one fetches, some extract, and the caller's
// writes. The queues between them are bounded, so memory stays flat whatever the number of inputs.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/cache_use.h"
#include "cli/journal.h"
#include "cli/page_work.h"
#include "cli/progress.h"

namespace sheaf::cli {

enum class Order { kOfCompletion, kOfInputs };

struct BatchOptions {
  std::vector<std::string> arguments;
  std::vector<ListSource> lists;
  PageOptions page;  // its cache serves, too
  CacheUse cache_use;
  FetchOptions fetching;
  Order order = Order::kOfCompletion;
  // What was not given comes in another run: after an interrupt, nothing that would stand in front
  // of it, where the order is that of the inputs.
  bool resumable = false;
  unsigned jobs = 1;
};

// Called on the calling thread for each input, in the order asked for. False ends the batch.
using Consume = std::function<bool(Done done)>;

// Gives every input to `consume` but those whose key is in `known.all` (which grows: of URLs that
// are one page by Url::key, the first counts). Ends early after an interrupt, or when `consume`
// gave false; what was finished by then has been given.
void run_batch(const BatchOptions& options, DoneKeys known, Progress& progress,
               const Consume& consume);

}  // namespace sheaf::cli
