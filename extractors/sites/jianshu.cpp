// 简书 (jianshu.com): what the page shows is China's time. Since 2019 the pages are drawn from a
// script with class names that change with each build; until then the line under the title had the
// time, and that of the last edit as its tooltip.
#include "base/json.h"
#include "extractors/china_time.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"jianshu.com"};

// {"props": {"initialState": {"note": {"data": {"last_updated_at": 1587254431, ...}}}}}
void find_updated(const Source& source, Findings& found) {
  const NodeId node = source.page.find_by_id("__NEXT_DATA__");
  if (node == kNoNode) return;
  for (const Script& script : source.page.scripts()) {
    if (script.node != node) continue;
    const Result<Json> data = parse_json(script.body);
    if (!data) continue;
    const Json* at = find_at(*data, {"props", "initialState", "note", "data", "last_updated_at"});
    found.add({china_time_of_epoch(at), node});
  }
}

// <span class="publish-time" title="最后编辑于 2018.11.20 07:05">2018.11.18 09:30*</span>
void find_shown_time(const Source& source, Findings& found) {
  add_china_time(source, find_hinted(source.page, "publish-time"), found);
}

void find_edited_time(const Source& source, Findings& found) {
  const NodeId time = find_hinted(source.page, "publish-time");
  if (time == kNoNode) return;
  const std::string_view tooltip = source.page.attribute_or_empty(time, "title");
  add_china_time(source, tooltip, time, found);
}

std::optional<State> find_state(const Source& source) {
  const bool is_gone = source.page.title().starts_with("您要找的页面不存在");
  return is_gone ? std::optional(State::kDeleted) : std::nullopt;
}

constexpr Rule kRules[] = {
    {Field::kPublished, ".publish-time", find_shown_time},
    {Field::kModified, "last_updated_at", find_updated},
    {Field::kModified, ".publish-time", find_edited_time},
};

}  // namespace

extern const Extractor jianshu;
const Extractor jianshu{
    .name = "jianshu", .hosts = kHosts, .rules = kRules, .find_state = find_state};

}  // namespace sheaf::sites
