// 36氪 (36kr.com): what the page shows as time is often relative (3小时前); the state of its script
// has the exact one, beside those of recommended articles.
#include "base/json.h"
#include "extractors/china_time.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"
#include "extractors/script_variable.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"36kr.com"};

// <a class="title-icon-item item-a">Author</a><span class="title-icon-item item-time">·Time</span>
void find_author(const Source& source, Findings& found) {
  add_text(source, find_with_class(source.page, source.page.anchors(), "item-a"), found);
}

void find_shown_time(const Source& source, Findings& found) {
  add_china_time(source, find_hinted(source.page, "item-time"), found);
}

// {"articleDetail": {"articleDetailData": {"data": {"publishTime": 1715041823456}}}}; some pages
// have it encrypted instead: {"isEncrypt": true, "state": "..."}.
void find_state_time(const Source& source, Findings& found) {
  const Result<Json> state = parse_lenient_json(find_script_object(source.page, "initialState"));
  if (!state) return;
  found.add(china_time_of_epoch(
      find_at(*state, {"articleDetail", "articleDetailData", "data", "publishTime"})));
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
