#include "extractors/links/edit_links.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::size_t kLongestWords = 60;  // bytes

bool asks_for_edit(std::string_view words) {
  constexpr std::string_view kWords[] = {
      "edit this",      "edit page",  "edit on git",  "improve this",
      "suggest change", "suggest an", "suggest edit", "编辑此页",
      "编辑本页",       "编辑这",     "上编辑",       "このページを編集",
      "編輯此頁",       "编辑页面",   "帮助改进",     "update on git",
  };
  if (words.size() > kLongestWords) return false;
  return std::any_of(std::begin(kWords), std::end(kWords), [&](std::string_view one) {
    return find_ignore_case(words, one) != words.npos;
  });
}

}  // namespace

bool is_edit_link(const Page& page, NodeId anchor, std::string_view words) {
  return asks_for_edit(words) || asks_for_edit(page.attribute_or_empty(anchor, "title"));
}

}  // namespace sheaf
