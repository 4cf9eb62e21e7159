// Writing moved links back into the documents that have them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/session.h"

namespace sheaf {

// One address of a document to be replaced: bytes [begin, end) of its text.
struct Mend {
  std::size_t begin, end;
  std::string after;  // escaped for the place
};

// The links of document number `document` that have moved for good, high confidence, and whose
// address stands in the text as such. Each place once, ascending. Only where the document's own
// writing can hold the new address: Markdown, HTML, XML, JSON; in running text too. nullopt if
// there are some and `bytes` are not those that were checked: the file has changed since.
std::optional<std::vector<Mend>> find_mends(const CheckReport& report, std::uint32_t document,
                                            const std::string& bytes);

// `bytes` with the mends made and no other byte changed.
std::string mended(const std::string& bytes, const std::vector<Mend>& mends);

// The lines that change, as `diff -u0` shows them.
std::string mend_diff(const std::string& name, const std::string& bytes,
                      const std::vector<Mend>& mends);

}  // namespace sheaf
