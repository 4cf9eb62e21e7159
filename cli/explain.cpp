#include "cli/explain.h"

#include <cstdio>

#include "base/text.h"
#include "items/item_json.h"

namespace sheaf::cli {
namespace {

constexpr std::size_t kShownCharacters = 160;

void append_candidate(std::string& out, const Candidate& candidate) {
  const Provenance& from = candidate.provenance;
  out += candidate.reason.empty() ? "  won   " : "  lost  ";
  out += from.extractor + " / " + from.rule;
  if (!from.place.empty()) out += " at " + from.place;
  out += ": " + shorten(candidate.value);
  if (!candidate.reason.empty()) out += " (" + candidate.reason + ")";
  out += '\n';
}

void append_pointer(std::string& out, const Pointer& pointer) {
  out += pointer.role == Role::kPrimary ? "  primary    " : "  mentioned  ";
  out += printable(reference_key(pointer.reference)) + " " + printable(pointer.reference.url);
  if (!pointer.place.empty()) out += " at " + pointer.place;
  if (!pointer.cue.empty()) out += ", cue \"" + shorten(pointer.cue) + "\"";
  if (!pointer.text.empty()) out += ", written \"" + shorten(pointer.text) + "\"";
  out += " (" + std::string(role_reason_text(pointer.reason)) + ")\n";
}

void append_pointers(std::string& out, std::string_view name,
                     const std::vector<Pointer>& pointers) {
  out += std::string(name) + ":" + (pointers.empty() ? " (none)\n" : "\n");
  for (const Pointer& pointer : pointers) append_pointer(out, pointer);
}

void append_unusable_links(std::string& out, const std::vector<UnusableLink>& all) {
  if (all.empty()) return;
  out += "unusable links:\n";
  for (const UnusableLink& links : all) {
    out += "  " + std::to_string(links.count) + "  " + links.reason;
    if (!links.place.empty()) out += ", first at " + links.place;
    out += ": " + shorten(links.address) + "\n";
  }
}

std::string join(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : ", ") + value;
  return out;
}

std::string value_of(const Item& item, Field field) {
  switch (field) {
    case Field::kCanonicalUrl:
      return item.canonical_url;
    case Field::kLanguage:
      return item.language;
    case Field::kPublisher:
      return item.publisher;
    case Field::kTitle:
      return item.title;
    case Field::kAuthors:
      return join(item.authors);
    case Field::kPublished:
      return item.published;
    case Field::kModified:
      return item.modified;
    case Field::kDescription:
      return item.description;
    case Field::kHeroImage:
      return item.hero_image.url;
    case Field::kTags:
      return join(item.tags);
    case Field::kCount:
      break;
  }
  return {};
}

}  // namespace

std::string shorten(std::string_view value) {
  const std::string_view shown = first_code_points(value, kShownCharacters);
  return printable(shown) + (shown.size() < value.size() ? "…" : "");
}

std::string shown_value(const Item& item, Field field) { return shorten(value_of(item, field)); }

std::string explain(const Item& item) {
  std::string out = "# " + printable(item.url) + "\nstate: " + std::string(state_name(item.state));
  out += item.error.empty() ? "\n" : " (" + printable(item.error) + ")\n";
  if (!item.copy_of.empty()) out += "copy of: " + printable(item.copy_of) + "\n";
  for (std::size_t i = 0; i < static_cast<std::size_t>(Field::kCount); ++i) {
    const Field field = static_cast<Field>(i);
    const std::string value = value_of(item, field);
    out +=
        std::string(field_name(field)) + ": " + (value.empty() ? "(none)" : shorten(value)) + "\n";
    for (const Candidate& candidate : item.candidates) {
      if (candidate.field == field) append_candidate(out, candidate);
    }
  }
  append_pointers(out, "papers", item.papers);
  append_pointers(out, "repos", item.repos);
  append_pointers(out, "resources", item.resources);
  append_unusable_links(out, item.unusable_links);
  return out;
}

}  // namespace sheaf::cli
