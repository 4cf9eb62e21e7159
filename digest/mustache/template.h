// Mustache templates (mustache.github.io/mustache.5.html): the language in which the text forms of
// an issue are written, and which users change.
//
// All of the specification's required parts: {{name}}, {{{name}}}, {{&name}}, {{#section}},
// {{^inverted}}, {{! comment}}, {{> partial}}, {{=<% %>=}}, dotted names, {{.}}, tags that stand
// alone on a line. Beyond it:
// - {{name}} is escaped for the template's target (digest/escape.h), which its file name tells;
//   {{{name}}} is not. A name "url", or one that ends in "_url", is an address and escaped as one.
// - {{#html}}...{{/html}}, and so text, markdown, xml, json, yaml, toml and latex, make a value:
//   inside, names are escaped for that target, and the result then for the place where it stands.
//   In feed.json, {{#html}}<p>{{title}}</p>{{/html}} is HTML inside a JSON string.
// - Inside a list {{-first}}, {{-last}} tell the ends and {{-index}} counts from 1.
// - In Markdown a bar is escaped but in headings ("# ...") and items of lists that begin with "-",
//   which are no rows of tables.
// - A partial has the target that its own name tells. Partials that include one another in a circle
//   are refused.
// - "", 0, false, null, [] and {} do not open a section.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_fwd.h"
#include "base/result.h"
#include "digest/escape.h"

namespace sheaf {

// A template file: its name tells the target.
struct TemplateSource {
  std::string name;  // "issue.html"; shown in errors
  std::string text;  // UTF-8
};

// Gives the partial of that name, or none.
using FindPartial = std::function<std::optional<TemplateSource>(std::string_view name)>;

using TemplateNames = std::set<std::string, std::less<>>;
using MakeElement = std::function<Json(const Json& number)>;
// For a section: of its elements only what has one of these names is asked for.
using MakeElements = std::function<MakeElement(const TemplateNames& names)>;

// One step of a compiled template.
struct TemplateStep {
  enum class Kind {
    kText,
    kValue,
    kRawValue,
    kSection,
    kInverted,
    kForm,
    kEnd,
    kPartial,
    kPartialEnd
  };
  Kind kind;
  std::string text;               // kText: what is written
  std::vector<std::string> name;  // "a.b.c" in its parts; empty for {{.}}
  bool is_address = false;        // kValue
  bool is_heading = false;        // kValue: on a line of Markdown that is no row of a table
  EscapeTarget target = EscapeTarget::kText;  // kForm, kPartial: inside
  std::size_t other = 0;                      // of a beginning its end, of an end its beginning
};

// A compiled template with its partials. Cheap to move; may be rendered from many threads at once.
class Template {
 public:
  static constexpr std::size_t kMaxBytes = 4u << 20;  // with all partials, as often as they occur

  static constexpr std::size_t kMaxOutput = 1u << 30;

  // Errors: kBadInput with `where` = "NAME, line N, column N" (columns in bytes) for what is
  // malformed and for a partial that is not there, kTooLarge over kMaxBytes.
  static Result<Template> parse(const TemplateSource& source, const FindPartial& find_partial);

  // What is absent writes nothing. Errors: kTooLarge if the result grows over `max_bytes` or takes
  // over a hundred million steps. `make`, if not null: numbers in lists stand for elements that are
  // made when a section comes to them, and dropped behind it.
  Result<std::string> render(const Json& data, std::size_t max_bytes = kMaxOutput,
                             const MakeElements& make = nullptr) const;

  // All that it asks for, each part of "a.b" for itself.
  TemplateNames names() const;

 private:
  Template(std::vector<TemplateStep> steps, EscapeTarget target)
      : steps_(std::move(steps)), target_(target) {}

  std::vector<TemplateStep> steps_;
  EscapeTarget target_;
};

}  // namespace sheaf
