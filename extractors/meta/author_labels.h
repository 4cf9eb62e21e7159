// Chinese bylines: 作者：张三 编辑：李四, 文/王五, 本报记者 赵六.
#pragma once

#include <string_view>

namespace sheaf {

// The part of a byline that names the authors: what follows 作者, 文, 撰文, 记者 and kin up to the
// next label or the end of the bracket around both; without such a label what stands before the
// first other one, else what follows 编辑 or 来源's like that name a person. The whole text if it
// has no label. Views into the text.
struct LabelledAuthor {
  std::string_view text;
  enum class Label { kNone, kAuthor, kEditor } label;
};
LabelledAuthor find_labelled_author(std::string_view text);

// Whether a line is such a label and nothing else: 作者, 文｜
bool is_author_label(std::string_view line);

}  // namespace sheaf
