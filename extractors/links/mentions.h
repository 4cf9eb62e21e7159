// References in plain text: addresses with and without a scheme, clone addresses, written ids.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extractors/links/reference.h"

namespace sheaf {

struct Mention {
  Reference reference;
  std::string_view text;  // what names it, a view into the text that was read
};

enum class TextKind : std::uint8_t { kProse, kCode };  // kCode: import paths are no links

// Whether references may stand in the text: a look at its slashes and full stops, nothing else.
// Pieces of an address that is split over several pieces of text count each.
bool may_hold_mentions(std::string_view text);

// The references in one line of text, in order, none overlapping; PDFs of no known paper too
// (scheme "pdf"), which the caller takes if words in front call them papers. `seams`, ascending,
// are positions where text of another element begins: an address ends there if it is whole and what
// follows does not look like more of it. Linear.
std::vector<Mention> extract_mentions(std::string_view text, const std::vector<std::size_t>& seams,
                                      TextKind kind = TextKind::kProse);

}  // namespace sheaf
