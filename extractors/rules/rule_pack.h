// A rule pack: rules for the sites that its hosts name, written in JSON (docs/rules.md). They run
// before the extractors of the program; what they find goes through the same normalisers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/pattern.h"
#include "base/result.h"
#include "extractors/extractor.h"
#include "page/selector.h"

namespace sheaf {

enum class Transform : std::uint8_t { kTrim, kFold, kLower, kUnescape, kUrl, kDate };

// Where in a page a rule's texts come from, and what is done to them, in this order.
struct PackFinder {
  std::optional<Selector> select;  // elements, or else:
  std::string script;            // the name of a variable, or the id of a script element with JSON
  std::string pointer;           // RFC 6901, into its value
  std::string attribute;         // of the elements: this; "" = their visible text
  std::optional<Pattern> match;  // what does not match is dropped; of the rest its one group stays
  std::vector<Transform> transforms;
};

struct PackRule {
  Field field;
  std::string name;  // as provenance shows it: the selector, or "pageData/article/date"
  PackFinder from;
};

struct PackState {
  State state;  // of the page, if anything is found
  PackFinder from;
};

// Can be moved, not copied. Safe to share between threads.
struct RulePack {
  std::string name;
  // "example.org": that host; "*.example.org": it and those below it; "*": every page.
  std::vector<std::string> hosts;
  std::vector<PackRule> rules;
  std::vector<PackState> states;
};

// Strict JSON, at most 1 MiB. Errors: kBadInput, `where` = "line 7, rules[2].select" (JSON that is
// malformed: "line N, column N"); kTooLarge. Members that are not known are errors.
Result<RulePack> parse_rule_pack(std::string_view json);

// `host` as Url::host() gives it.
bool is_for_host(const RulePack& pack, std::string_view host);

// Adds what is there in document order: of 200 elements, or members of an array, at most.
void find_in_page(const PackFinder& finder, const Source& source, Findings& found);

// The first of the pack's states whose finder finds something; nullopt leaves it to others.
std::optional<State> find_state(const RulePack& pack, const Source& source);

}  // namespace sheaf
