// Which elements are the page's furniture rather than its article. Internal to page/.
#pragma once

#include <cstdint>

#include "page/landmarks.h"
#include "page/page.h"
#include "page/text_sums.h"

namespace sheaf {

// What an element's class, id, role, ... call it: its hints without those of words that only say
// how it is laid out ("has-sidebar", "no-comments").
Hints find_name_hints(const Page& page, NodeId id);

// How far an element's names are believed.
enum class Trust : std::uint8_t { kNames, kTagsOnly };

class ClutterJudge {
 public:
  ClutterJudge(const Page& page, const TextSums& sums, Landmarks landmarks, Trust trust);

  // Whether the subtree can be passed over when the article is looked for.
  bool is_clutter(NodeId id) const;

 private:
  bool is_code_bar(NodeId id) const;
  bool is_clutter_by_tag(NodeId id) const;
  bool is_clutter_by_name(NodeId id) const;
  bool is_consent(NodeId id) const;
  bool is_beside_body(NodeId id) const;
  bool holds_most(NodeId id, std::uint32_t percent) const;

  const Page& page_;
  const TextSums& sums_;
  Landmarks landmarks_;
  std::uint32_t plain_;  // of the page
  Trust trust_;
};

}  // namespace sheaf
