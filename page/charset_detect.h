// Guessing the charset of bytes that declare none. Internal to page.
#pragma once

#include <string>
#include <string_view>

namespace sheaf {

// The first text of a page, without tags, scripts and styles, at most 64 KiB: what detection looks
// at.
std::string detection_sample(std::string_view bytes);

// GBK, Big5, Shift_JIS, EUC-JP or EUC-KR if the sample read so has the characters that are frequent
// in such text, else "". Needs a few words only.
std::string_view find_east_asian_charset(std::string_view sample);

// The above, else ICU's guess as far as it reads the sample without errors, else windows-1252.
std::string_view detect_charset(std::string_view sample);

}  // namespace sheaf
