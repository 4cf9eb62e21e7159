#include "extractors/rules/rule_pack.h"

#include <algorithm>

#include "base/entities.h"
#include "base/json.h"
#include "base/text.h"
#include "extractors/meta/date_text.h"
#include "extractors/rules/json_pointer.h"
#include "extractors/script_variable.h"
#include "page/visible_text.h"
#include "url/path.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxFindings = 200;

std::string text_of(const PackFinder& finder, const Page& page, NodeId node) {
  if (finder.attribute.empty()) return inline_text(page, node);
  return std::string(page.attribute_or_empty(node, finder.attribute));
}

void add_elements(const PackFinder& finder, const Page& page, Findings& found) {
  std::vector<NodeId> nodes = select(page, *finder.select);
  nodes.resize(std::min(nodes.size(), kMaxFindings));
  for (const NodeId node : nodes) {
    Finding finding{text_of(finder, page, node), node};
    if (page.node(node).tag == Tag::kImg) finding.alt = page.attribute_or_empty(node, "alt");
    found.add(std::move(finding));
  }
}

void add_value(const Json& value, NodeId node, Findings& found) {
  if (const auto* text = value.get_ptr<const std::string*>()) return found.add(*text, node);
  if (value.is_number()) found.add(value.dump(), node);
}

// Of an array each text and number.
void add_pointed(std::string_view json, const PackFinder& finder, NodeId node, Findings& found) {
  const Result<Json> root = parse_lenient_json(json);
  if (!root.ok()) return;
  const Json* value = find_by_pointer(*root, finder.pointer);
  if (!value) return;
  if (!value->is_array()) return add_value(*value, node, found);
  for (const Json& element : *value) {
    if (found.all().size() < kMaxFindings) add_value(element, node, found);
  }
}

const Script* find_script_element(const Page& page, std::string_view id) {
  for (const Script& script : page.scripts()) {
    if (page.attribute(script.node, "id") == id) return &script;
  }
  return nullptr;
}

void add_scripted(const PackFinder& finder, const Page& page, Findings& found) {
  if (const Script* script = find_script_element(page, finder.script))
    return add_pointed(script->body, finder, script->node, found);
  if (finder.pointer.empty()) found.add(find_script_variable(page, finder.script));
  if (!found.empty()) return;
  const std::string_view literal = find_script_object(page, finder.script);
  if (!literal.empty()) add_pointed(literal, finder, kNoNode, found);
}

std::optional<std::string> read_date(std::string_view text, const Source& source) {
  const DateContext context{source.language, source.fetched_at};
  if (std::optional<std::string> date = parse_date(trim(text), context)) return date;
  std::optional<DateMatch> match = find_date(text, context);
  return match ? std::optional(std::move(match->iso)) : std::nullopt;
}

std::optional<std::string> resolve_url(std::string_view text, const Source& source) {
  const Result<Url> url = Url::parse(trim(text), source.base);
  return url.ok() ? std::optional(url->text()) : std::nullopt;
}

std::optional<std::string> apply(Transform transform, const std::string& text,
                                 const Source& source) {
  switch (transform) {
    case Transform::kTrim:
      return std::string(trim(text));
    case Transform::kFold:
      return fold_space(text);
    case Transform::kLower:
      return ascii_lower(text);
    case Transform::kUnescape:
      return unescape_html(text);
    case Transform::kUrl:
      return resolve_url(text, source);
    case Transform::kDate:
      return read_date(text, source);
  }
  return std::nullopt;
}

std::optional<std::string> shape(const PackFinder& finder, std::string text, const Source& source) {
  if (finder.match) {
    const std::optional<Pattern::Match> match = finder.match->find(text);
    if (!match) return std::nullopt;
    text = std::string((*match)[1]);
  }
  for (const Transform transform : finder.transforms) {
    std::optional<std::string> changed = apply(transform, text, source);
    if (!changed) return std::nullopt;
    text = std::move(*changed);
  }
  return text;
}

// An element without text counts too where nothing is asked of its text.
bool is_found(const PackFinder& finder, const Source& source) {
  if (finder.select && !finder.match && finder.attribute.empty())
    return select_first(source.page, *finder.select).has_value();
  Findings found;
  find_in_page(finder, source, found);
  return !found.empty();
}

bool fits(std::string_view pattern, std::string_view host) {
  if (pattern == "*" || pattern == host) return true;
  return pattern.starts_with("*.") && is_host_of(host, pattern.substr(2));
}

}  // namespace

bool is_for_host(const RulePack& pack, std::string_view host) {
  return std::any_of(pack.hosts.begin(), pack.hosts.end(),
                     [&](const std::string& pattern) { return fits(pattern, host); });
}

void find_in_page(const PackFinder& finder, const Source& source, Findings& found) {
  Findings raw;
  if (finder.select)
    add_elements(finder, source.page, raw);
  else
    add_scripted(finder, source.page, raw);
  for (const Finding& finding : raw.all()) {
    std::optional<std::string> text = shape(finder, finding.text, source);
    if (text) found.add({std::move(*text), finding.node, finding.alt});
  }
}

std::optional<State> find_state(const RulePack& pack, const Source& source) {
  for (const PackState& state : pack.states) {
    if (is_found(state.from, source)) return state.state;
  }
  return std::nullopt;
}

}  // namespace sheaf
