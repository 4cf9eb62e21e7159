// The forms in which an issue is written, each from a template of its own.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "digest/forms/view.h"
#include "digest/issue.h"
#include "digest/language.h"
#include "digest/mustache/template.h"

namespace sheaf {

// Whether a form lies where files beside it can be reached, or travels alone.
enum class Reach : std::uint8_t { kLocal, kAlone };

struct Form {
  std::string_view name;           // "html": what the user asks for
  std::string_view template_name;  // "page.html"
  std::string_view about;          // one line for people
  Reach reach;                     // kAlone: pictures keep their remote addresses
};

// All but plain JSON, which is no template.
std::span<const Form> all_forms();
const Form* find_form(std::string_view name);  // null if there is none

// An issue that is to be written; it outlives this.
struct FormSource {
  const Issue& issue;
  const Language& language;
  Flavor flavor = Flavor::kGfm;
};

// Ends with a newline. Errors: those of Template::render.
Result<std::string> write_form(const FormSource& source, const Form& form);

// The same from a template of the user's; partials that `find_partial` does not give are looked for
// among the built-in ones. Errors: those of Template::parse too.
Result<std::string> write_template(const FormSource& source, const TemplateSource& text,
                                   const FindPartial& find_partial);

}  // namespace sheaf
