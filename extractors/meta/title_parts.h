// A title taken apart at its separators: "Article – Section | Site".
#pragma once

#include <string_view>
#include <vector>

namespace sheaf {

// What stands before a part: a colon and an opening bracket belong to titles as often as they set a
// site's name apart, the others seldom.
enum class Separator {
  kNone,  // the first part
  kColon,
  kBracket,
  kUnderscore,  // "标题_栏目_网站": no title is written with it
  kStrong,      // | - – — · and kin
};

struct TitlePart {
  std::string_view text;  // trimmed, never empty; views into the title
  Separator before = Separator::kNone;

  bool is_set_apart() const { return before >= Separator::kUnderscore; }
};

// Splits at | ｜ 丨 anywhere, at - – — · • / > » › : ~ and kin where space stands beside them, at
// _ and dashes between Han or kana, at ": " and before a bracket that closes the title; never
// inside 《》 「」 “” () and other brackets and quotes. One part if nothing separates.
std::vector<TitlePart> split_title(std::string_view title);

}  // namespace sheaf
