// The template files of digest/templates/, which the program carries inside
// (digest/embedded.h: template_files).
#pragma once

#include <optional>
#include <string_view>

#include "digest/mustache/template.h"

namespace sheaf {

std::optional<TemplateSource> find_built_in_template(std::string_view name);

}  // namespace sheaf
