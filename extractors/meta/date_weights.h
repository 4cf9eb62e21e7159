// What speaks for a date and against it, of several that a reader sees at an article. The least sum
// wins. One is the doubt that four bytes of text between the headline and the date raise, so that
// each weight reads as a distance. Internal to extractors/meta/.
#pragma once

#include <cstddef>

#include "extractors/meta/date_labels.h"

namespace sheaf::weight {

// The facts about an article stand next to its headline.
inline constexpr std::size_t kBytesAway = 4;
// A line of facts has little but the date; prose mentions dates among many words. From some length
// on more words say no more.
inline constexpr std::size_t kBytesBeside = 2;
inline constexpr std::size_t kMostBeside = 300;
// Above the headline stand today's date and the dates of other articles.
inline constexpr int kBeforeHeadline = 60;
// Each element up from the date to what holds the headline too, and down: boxes part what belongs
// to the article from what does not.
inline constexpr int kStep = 8;
// <time>, class="date": it is there to tell a date, if not whose.
inline constexpr int kNamed = -80;
// "April 2021" says when less well than any whole date, if there is one close by.
inline constexpr int kWithoutDay = 300;
// "Published on" leaves little doubt, but stands in teasers as well.
inline constexpr int kSaidPublished = -120;
// The day of a change stands in for that of publishing where no other is near.
inline constexpr int kSaidModified = 150;
// An event, a birthday, a copyright: farther than anything that is read (kFarAway).
inline constexpr int kSaidOther = 600;

constexpr int of_label(DateLabel label) {
  switch (label) {
    case DateLabel::kPublished:
      return kSaidPublished;
    case DateLabel::kModified:
      return kSaidModified;
    case DateLabel::kOther:
      return kSaidOther;
    case DateLabel::kNone:
      return 0;
  }
  return 0;
}

// A date that nothing but its place speaks for is none if it costs more: prose behind the head.
inline constexpr int kMostPlain = 320;
// Nor does one that costs more tell the clock by which a declared instant is shown.
inline constexpr int kMostClock = 300;

}  // namespace sheaf::weight
