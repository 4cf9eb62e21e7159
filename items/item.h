// Item: the record of one article, the values that every other generator consumes. Owns its
// strings.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/words.h"
#include "extractors/extractor.h"
#include "extractors/links/code_status.h"
#include "extractors/links/rank.h"

namespace sheaf {

struct Image {
  std::string url;
  std::string alt;
  int width = 0, height = 0;  // 0 = unknown
};

// A paper, a repository or another thing that the article points to.
struct Pointer {
  Reference reference;
  std::string cue;    // the words that announce it, or ""
  std::string text;   // the words of the link itself, or the address as written
  std::string place;  // "12:5" line:column of the element, or ""
  Role role = Role::kMentioned;
  RoleReason reason = RoleReason::kOneOfMany;  // for --explain; no part of the JSON record
};

// Where a field's value comes from, or why a candidate lost.
struct Provenance {
  std::string extractor;  // "meta", "wechat"
  std::string rule;       // "og:title"
  std::string place;      // "12:5" line:column of the element, or ""
};

struct Candidate {
  Field field;
  std::string value;  // normalised if it won, raw else
  Provenance provenance;
  std::string
      reason;  // "" for the winner; else why it lost: "not normalisable", "a rule before it won"
};

// Links that no address can be made of, or that were not read.
struct UnusableLink {
  std::string reason;
  std::size_t count = 0;
  std::string place;    // of the first, "12:5"
  std::string address;  // of the first, as written; its beginning if it is long
};

struct Item {
  std::string id;   // stable: from the URL's key (16 hex digits)
  std::string url;  // as given
  std::string canonical_url;
  std::string title;
  std::vector<std::string> authors;
  std::string publisher;
  std::string published;  // ISO 8601, as precise as the page is, with the zone the page states
  std::string modified;
  std::string language;  // BCP 47
  std::string description;
  std::string excerpt;
  Image hero_image;  // url "" = none
  std::vector<Image> images;
  std::vector<Pointer> papers, repos, resources;
  CodeStatus code_status = CodeStatus::kUnsaid;
  std::vector<std::string> tags;
  WordCount words;
  State state = State::kOk;
  std::string error;  // why there is no article; "" if there is one
  std::string text;   // main text, one paragraph a line
  // The id of the record that this one is a copy of (items/copies.h); "" for none, or unasked.
  std::string copy_of;
  std::array<Provenance, static_cast<std::size_t>(Field::kCount)> provenance;
  std::vector<Candidate> candidates;         // only when asked for: every finding, winners too
  std::vector<UnusableLink> unusable_links;  // only when asked for
};

}  // namespace sheaf
