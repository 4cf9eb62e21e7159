#include "digest/forms/built_in.h"

#include "digest/embedded.h"

namespace sheaf {

std::optional<TemplateSource> find_built_in_template(std::string_view name) {
  for (const EmbeddedFile& one : template_files()) {
    if (one.name == name) return TemplateSource{std::string(one.name), std::string(one.text)};
  }
  return std::nullopt;
}

}  // namespace sheaf
