// The words that announce a link: "论文地址：", "Code:", "GitHub".
#pragma once

#include <cstdint>
#include <string_view>

namespace sheaf {

// What the words promise. Which thing it really is the address tells: 项目地址 stands before
// repositories, project pages and papers alike.
enum class CueKind : std::uint8_t { kNone, kPaper, kRepository, kResource, kLink };

struct Cue {
  std::string_view text;  // "" if there is none
  CueKind kind = CueKind::kNone;
};

// The cue at the end of `before`, the text in front of a link: its last words after the last
// sentence, comma, bar or bracket, without the colon and space at their end. At most 15 characters
// if some are Han; English cues are words of a small vocabulary.
Cue find_cue_before(std::string_view before);

// Whether the text is nothing but what may stand between a cue and its link: the cue is in the line
// above.
bool is_joint_alone(std::string_view text);

// The cue that the words of the link itself are: "Paper", "[Code]", "论文链接"; not "网页链接".
Cue find_cue_in(std::string_view words);

}  // namespace sheaf
