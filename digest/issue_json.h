// The parts of an Issue as JSON: what the view of forms is made of. Internal to digest/.
//
// Members have the names of issue.h. Absent texts are null. Reading times are {"fast", "slow"}; a
// picture's place is "top" or "end". All strings are as they are in the Issue: escape them for
// where they are written.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "digest/issue.h"

namespace sheaf {

Json text_or_null(std::string_view text);  // null for ""
Json time_json(const ReadingTime& time);
Json count_json(const WordCount& words);
Json picture_json(const IssuePicture& picture);
Json link_json(const IssueLink& link);
Json reading_json(const Reading& reading);
Json head_json(const Issue& issue);  // all but language and sections

// Appends a member: at once, if the names come in their order.
inline void put(Json& object, const char* name, Json value) {
  auto& members = object.get_ref<Json::object_t&>();
  members.emplace_hint(members.end(), name, std::move(value));
}

template <typename Value, typename ToJson>
Json list_json(const std::vector<Value>& values, ToJson to) {
  Json list = Json::array();
  list.get_ref<Json::array_t&>().reserve(values.size());
  for (const Value& value : values) list.push_back(to(value));
  return list;
}

}  // namespace sheaf
