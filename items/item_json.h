// Item -> JSON text, written straight (items/item.schema.json describes it).
#pragma once

#include <string>

#include "items/item.h"

namespace sheaf {

enum class Layout { kLine, kPretty };
enum class WithText { kNo, kYes };
enum class WithCopyOf { kNo, kYes };

struct JsonOptions {
  Layout layout = Layout::kLine;
  WithText with_text = WithText::kNo;
  WithCopyOf with_copy_of = WithCopyOf::kNo;
  // Only these members, in the record's own order; empty = all. Unknown names give nothing
  // (is_item_member tells).
  std::vector<std::string> fields = {};
};

// UTF-8, without a newline at the end. Absent values are null, absent lists are [].
std::string to_json(const Item& item, const JsonOptions& options = {});

bool is_item_member(std::string_view name);
std::string_view state_name(State state);  // "ok", "deleted", "blocked", "empty", "not_html"
std::string_view field_name(Field field);  // "title", "hero_image", ...

}  // namespace sheaf
