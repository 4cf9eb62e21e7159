// The template files of digest/templates/, which the program carries inside.
#pragma once

#include <span>
#include <string_view>

#include "digest/mustache/template.h"

namespace sheaf {

struct BuiltInTemplate {
  std::string_view name;  // "page.html"
  std::string_view text;
};

std::span<const BuiltInTemplate> built_in_templates();  // sorted by name

std::optional<TemplateSource> find_built_in_template(std::string_view name);

}  // namespace sheaf
