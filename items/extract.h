// The main job: the bytes of a page in, an item out.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "items/item.h"
#include "items/resolve.h"
#include "page/page.h"

namespace sheaf {

// A page as it came, from wherever it came.
struct Document {
  std::string bytes;
  // Where it came from; "" if unknown: then the address that browsers write into saved pages
  // ("saved from url="), else the page's own canonical one serves.
  std::string url = {};
  // Where it lies (a file: URL): the record's url when no better one is known.
  std::string location = {};
  std::string content_type = {};                // the HTTP header's value, or ""
  std::optional<std::int64_t> fetched_at = {};  // seconds since 1970: what 昨天 is relative to
};

struct ExtractOptions {
  Keep keep = Keep::kWinners;
  PageLimits limits = {};
  std::span<const RulePack> packs = {};  // those for the page's host run first, in this order
};

// Never fails: what is wrong is said in the item's state and error. Takes the bytes.
Item extract_item(Document document, const ExtractOptions& options = {});

}  // namespace sheaf
