// What templates see: the issue as JSON (digest/issue_json.h) and what forms need besides, worked
// out once for all of them. docs/templates.md lists the members.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/json_fwd.h"
#include "digest/issue.h"
#include "digest/language.h"

namespace sheaf {

enum class Flavor : std::uint8_t {
  kGfm,         // bare addresses are links (GitHub, GitLab, Typora, most editors)
  kCommonMark,  // every address in <>, which plain CommonMark needs
};
std::optional<Flavor> find_flavor(std::string_view name);  // "gfm", "commonmark"

Json form_view(const Issue& issue, const Language& language, Flavor flavor = Flavor::kGfm);

}  // namespace sheaf
