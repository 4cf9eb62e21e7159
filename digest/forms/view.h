// What templates see: the issue as JSON (digest/issue_json.h) and what forms need besides, worked
// out once for all of them. docs/templates.md lists the members.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/json.h"
#include "digest/issue.h"
#include "digest/language.h"
#include "digest/mustache/template.h"

namespace sheaf {

enum class Flavor : std::uint8_t {
  kGfm,         // bare addresses are links (GitHub, GitLab, Typora, most editors)
  kCommonMark,  // every address in <>, which plain CommonMark needs
};
std::optional<Flavor> find_flavor(std::string_view name);  // "gfm", "commonmark"

// The whole of it.
Json form_view(const Issue& issue, const Language& language, Flavor flavor = Flavor::kGfm);

// The same for one template, and with numbers in the place of items, of which `make` makes items:
// an issue of very many costs no memory for more than one. What no name asks for is left out. The
// issue outlives it.
struct LazyView {
  Json json;
  MakeElements make;
};
LazyView lazy_view(const Issue& issue, const Language& language, Flavor flavor,
                   const TemplateNames& names);

}  // namespace sheaf
