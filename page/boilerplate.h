// Lines that are said around an article rather than in it, told by their words.
#pragma once

#include <string_view>

namespace sheaf {

// Whether a line is an advertisement's label, a pointer to other articles, a request to share,
// follow or subscribe, a picture's credit or a copyright notice: "Advertisement", "Read more: ...",
// "Follow us on ...", "All rights reserved", 点击上方蓝字. `line` is one line, folded; long lines
// are prose whatever they say. English, the larger European languages, Chinese and Japanese.
bool is_boilerplate(std::string_view line);

// Whether a line that is boilerplate is as well a sentence of an article, if more of it follows:
// "Sign up for an account and copy the key.", "Skip to the third step if you have one."
bool may_be_prose(std::string_view line);

// Whether a line that is boilerplate speaks of rights, or asks to share or follow: its links are
// the site's, not the article's.
bool is_notice(std::string_view line);

// Whether a short line says who wrote something, when, or where it is from, and nothing else:
// "By Ann Lee", "Updated March 3, 2021, 9:15", "2021-04-09 来源：新华网", 作者：王五. Sentences
// with a date in them are told from it by their end, but only as well as that: meant for lines that
// stand above an article or below it.
bool is_byline(std::string_view line);

}  // namespace sheaf
