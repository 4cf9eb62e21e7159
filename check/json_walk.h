// The addresses in a JSON text, with the place of each. Internal to check/.
#pragma once

#include <string>
#include <string_view>

#include "check/link_sink.h"

namespace sheaf {

// Which members are addresses. In both, a string that begins with "http://" or "https://" and has
// no space is one whatever its name is, and strings below "provenance", "candidates" and "text",
// where records tell of their making, are none.
enum class JsonKeys {
  kRecord,     // "url", "href", "src", "link" and names that end in "_url", relative ones too
  kSchemaOrg,  // only absolute ones, and none below "@context"
};

struct JsonWalk {
  std::string_view element = {};
  JsonKeys keys = JsonKeys::kRecord;
};

// Adds the addresses of the JSON in `range`, which need not be well-formed; attribute = the JSON
// pointer of the value (RFC 6901). Iterative: depth costs memory alone.
void read_json_addresses(LinkSink& sink, Span range, const JsonWalk& walk);

}  // namespace sheaf
