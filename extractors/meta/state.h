// Pages that any server may send, with status 200, in an article's place.
#pragma once

#include <optional>

#include "extractors/extractor.h"

namespace sheaf {

// kBlocked for the pages of the usual guards before a site (Cloudflare, Akamai, Imperva, DataDome,
// HUMAN, AWS WAF, Sucuri, DDoS-Guard, Anubis, Aliyun, Baidu), which want the browser or the reader
// to prove something first or turn them away. Their scripts on ordinary pages are no sign, and a
// page with a text of some length is never taken for one. Pages with hardly any text whose whole
// title is a server's ("404 Not Found", "502 Bad Gateway") are kDeleted, kBlocked or kEmpty.
std::optional<State> find_challenge(const Source& source);

}  // namespace sheaf
