// Whether an article says that there is no code.
#pragma once

#include <cstdint>
#include <string_view>

namespace sheaf {

enum class CodeStatus : std::uint8_t {
  kUnsaid,
  kNotReleased,  // 项目未开源, "code is not publicly available"
  kAnnounced,    // 代码即将开源, "code will be released"
};

// `text`: the article's text. Chinese and English; what is said first counts.
CodeStatus find_code_status(std::string_view text);

std::string_view code_status_name(CodeStatus status);  // "" for kUnsaid

}  // namespace sheaf
