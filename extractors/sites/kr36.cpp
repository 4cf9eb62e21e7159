// 36氪 (36kr.com): what the page shows as time is often relative (3小时前); the state of its script
// has the exact one, beside those of recommended articles.
#include <cstdint>

#include "base/json.h"
#include "extractors/china_time.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"
#include "extractors/script_variable.h"
#include "page/visible_text.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"36kr.com"};

// <a class="title-icon-item item-a">Author</a><span class="title-icon-item item-time">·Time</span>
void find_author(const Source& source, Findings& found) {
  add_text(source, find_with_class(source.page, source.page.anchors(), "item-a"), found);
}

void find_shown_time(const Source& source, Findings& found) {
  const NodeId time = find_hinted(source.page, "item-time");
  if (time == kNoNode) return;
  found.add({china_time(inline_text(source.page, time), source.fetched_at), time});
}

// {"articleDetail": {"articleDetailData": {"data": {"publishTime": 1715041823456}}}}; some pages
// have it encrypted instead: {"isEncrypt": true, "state": "..."}.
void find_state_time(const Source& source, Findings& found) {
  const Result<Json> state = parse_lenient_json(find_script_object(source.page, "initialState"));
  const Json* at = state ? &*state : nullptr;
  for (const std::string_view name :
       {"articleDetail", "articleDetailData", "data", "publishTime"}) {
    if (at) at = find_member(*at, name);
  }
  if (at && at->is_number_unsigned())
    found.add(china_time_of_epoch(std::to_string(at->get<std::uint64_t>())));
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("36氪"); }},
    {Field::kAuthors, ".item-a", find_author},
    {Field::kPublished, "initialState", find_state_time},
    {Field::kPublished, ".item-time", find_shown_time},
};

}  // namespace

extern const Extractor kr36;
const Extractor kr36{.name = "kr36", .hosts = kHosts, .rules = kRules};

}  // namespace sheaf::sites
