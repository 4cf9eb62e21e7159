#include "extractors/links/code_status.h"

#include <algorithm>

#include "base/text.h"

namespace sheaf {
namespace {

struct Phrase {
  std::string_view words;  // lower-case
  CodeStatus status;
};

// Around 开源 or 代码: up to kReach bytes on each side, inside one sentence.
constexpr Phrase kChinese[] = {
    {"未开源", CodeStatus::kNotReleased},         {"没有开源", CodeStatus::kNotReleased},
    {"不开源", CodeStatus::kNotReleased},         {"尚未公开代码", CodeStatus::kNotReleased},
    {"未公开代码", CodeStatus::kNotReleased},     {"代码未公开", CodeStatus::kNotReleased},
    {"代码暂未公开", CodeStatus::kNotReleased},   {"代码尚未公开", CodeStatus::kNotReleased},
    {"没有公开代码", CodeStatus::kNotReleased},   {"没有公布代码", CodeStatus::kNotReleased},
    {"代码没有公开", CodeStatus::kNotReleased},   {"代码没有公布", CodeStatus::kNotReleased},
    {"代码目前没有公", CodeStatus::kNotReleased}, {"代码还没有公", CodeStatus::kNotReleased},
    {"未放出代码", CodeStatus::kNotReleased},     {"代码未放出", CodeStatus::kNotReleased},
    {"即将开源", CodeStatus::kAnnounced},         {"将开源", CodeStatus::kAnnounced},
    {"将会开源", CodeStatus::kAnnounced},         {"将在开源", CodeStatus::kAnnounced},
    {"代码即将公开", CodeStatus::kAnnounced},     {"代码将公开", CodeStatus::kAnnounced},
    {"代码即将发布", CodeStatus::kAnnounced},     {"代码将在", CodeStatus::kAnnounced},
    {"敬请期待开源", CodeStatus::kAnnounced}};

// Behind the word "code".
constexpr Phrase kEnglish[] = {{"not yet available", CodeStatus::kNotReleased},
                               {"not available", CodeStatus::kNotReleased},
                               {"not publicly available", CodeStatus::kNotReleased},
                               {"not been released", CodeStatus::kNotReleased},
                               {"not released", CodeStatus::kNotReleased},
                               {"not open", CodeStatus::kNotReleased},
                               {"will be released", CodeStatus::kAnnounced},
                               {"will be made", CodeStatus::kAnnounced},
                               {"will be available", CodeStatus::kAnnounced},
                               {"will be publicly", CodeStatus::kAnnounced},
                               {"will be open", CodeStatus::kAnnounced},
                               {"will be public", CodeStatus::kAnnounced},
                               {"to be released", CodeStatus::kAnnounced},
                               {"coming soon", CodeStatus::kAnnounced},
                               {"(coming soon", CodeStatus::kAnnounced}};
constexpr std::size_t kReach = 60;  // bytes behind the word

struct Said {
  std::size_t at = std::string_view::npos;
  CodeStatus status = CodeStatus::kUnsaid;
};

void take_earlier(Said& said, std::size_t at, CodeStatus status) {
  if (at < said.at) said = {at, status};
}

// "code" and "codes" as words.
bool is_code_word(std::string_view text, std::size_t at) {
  const auto is_letter_at = [&](std::size_t i) {
    return i < text.size() && is_ascii_alpha(text[i]);
  };
  if (at > 0 && is_ascii_alpha(text[at - 1])) return false;
  const std::size_t end = at + 4;
  return !is_letter_at(end) || (ascii_lower(text[end]) == 's' && !is_letter_at(end + 1));
}

Said find_english(std::string_view text) {
  Said said;
  for (std::size_t at = find_ignore_case(text, "code"); at != text.npos;
       at = find_ignore_case(text, "code", at + 4)) {
    if (!is_code_word(text, at)) continue;
    std::string_view behind = text.substr(at + 4, kReach);
    behind = behind.substr(0, behind.find_first_of(".\n;!?"));
    for (const Phrase& phrase : kEnglish) {
      if (find_ignore_case(behind, phrase.words) == behind.npos) continue;
      return {at, phrase.status};
    }
  }
  return said;
}

}  // namespace

CodeStatus find_code_status(std::string_view text) {
  Said said = find_english(text);
  const bool may_say = text.find("开源") != text.npos || text.find("代码") != text.npos;
  for (const Phrase& phrase : kChinese) {
    if (may_say) take_earlier(said, text.find(phrase.words), phrase.status);
  }
  return said.status;
}

std::string_view code_status_name(CodeStatus status) {
  switch (status) {
    case CodeStatus::kNotReleased:
      return "not_released";
    case CodeStatus::kAnnounced:
      return "announced";
    case CodeStatus::kUnsaid:
      break;
  }
  return "";
}

}  // namespace sheaf
