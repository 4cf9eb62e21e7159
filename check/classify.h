// An answer -> a verdict, by status, headers, redirects and failures; bodies are page_signs.h.
// Pure: the same answer always gives the same verdict.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "check/verdict.h"
#include "fetch/failure.h"
#include "fetch/response.h"
#include "url/url.h"

namespace sheaf {

// Statuses that a user calls fine: "200..299,403", "429".
struct StatusRange {
  int first, last;
};
using StatusRanges = std::vector<StatusRange>;
Result<StatusRanges> parse_status_ranges(std::string_view text);
bool holds_status(const StatusRanges& ranges, int status);

// What came for one URL; `failure` null if an answer came.
struct Answer {
  const Response& response;
  const Failure* failure = nullptr;
};

// A verdict from all but the body. 401, 402, 403, 407, 429 and walls are kBlocked; 404, 410 and 451
// kDead; 5xx kUnsure; a redirect from a deep address to a home page kSoftDead, to a login page
// kBlocked. Statuses in `accepted` are alive whatever they are.
Verdict classify_answer(const Url& asked, const Answer& answer, const StatusRanges& accepted);

// Whether a HEAD answer must be asked again with GET: many servers treat HEAD badly.
bool is_doubtful_head(const Answer& answer);

// "/", "/index.html", "/home" and kin, "/en", "/zh-cn/".
bool is_home_path(std::string_view path);

// The wall that answered ("Cloudflare"), by headers and status; "" if none did.
std::string_view find_wall(const Response& response);

}  // namespace sheaf
