// How far from an article's headline and end the facts about it are looked for, in nodes of the
// tree. Internal to extractors/layout/ and extractors/meta/.
#pragma once

#include <cstddef>

#include "page/page.h"

namespace sheaf::reach {

// Bylines stand close to the headline: farther up begins the menu, farther down the text, whose
// persons are not its authors.
inline constexpr NodeId kBylineBefore = 120;
inline constexpr NodeId kBylineBehind = 300;
// What is this near behind the headline or the text belongs to it, whatever it is called: a line of
// facts with its icons and buttons.
inline constexpr NodeId kNear = 60;
// Signatures and boxes about the author, around the end of the text.
inline constexpr NodeId kTail = 200;

// Dates are told from each other by more than their place, and may stand beyond a large picture or
// a bar of buttons. Text ends the search before the nodes do.
inline constexpr NodeId kDateBefore = 400;
inline constexpr NodeId kDateBehind = 1200;
inline constexpr std::size_t kDateBytesBehind = 1500;
// The foot of the article, which ends at the next heading if that comes before.
inline constexpr NodeId kFoot = 300;
// The last lines of the page, where it says when it was changed.
inline constexpr NodeId kPageEnd = 200;

}  // namespace sheaf::reach
