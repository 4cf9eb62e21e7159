#include "items/item_json.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "items/json_writer.h"

namespace sheaf {
namespace {

constexpr std::array<std::string_view, 5> kStateNames = {"ok", "deleted", "blocked", "empty",
                                                         "not_html"};
constexpr std::array<std::string_view, static_cast<std::size_t>(Field::kCount)> kFieldNames = {
    "canonical_url", "language", "publisher",   "title",      "authors",
    "published",     "modified", "description", "hero_image", "tags"};

void write_pixels(JsonWriter& out, int pixels) {
  if (pixels > 0) return out.number(static_cast<std::uint64_t>(pixels));
  out.null();
}

void write_image(JsonWriter& out, const Image& image) {
  if (image.url.empty()) return out.null();
  out.begin_object();
  out.key("url"), out.string(image.url);
  out.key("alt"), out.string_or_null(image.alt);
  out.key("width"), write_pixels(out, image.width);
  out.key("height"), write_pixels(out, image.height);
  out.end_object();
}

void write_strings(JsonWriter& out, const std::vector<std::string>& values) {
  out.begin_array();
  for (const std::string& value : values) out.string(value);
  out.end_array();
}

void write_images(JsonWriter& out, const std::vector<Image>& images) {
  out.begin_array();
  for (const Image& image : images) {
    if (!image.url.empty()) write_image(out, image);  // null is no image of a list
  }
  out.end_array();
}

void write_pointers(JsonWriter& out, const std::vector<Pointer>& pointers) {
  out.begin_array();
  for (const Pointer& pointer : pointers) {
    out.begin_object();
    out.key("id"), out.string(pointer.reference.id);
    out.key("scheme"), out.string(pointer.reference.scheme);
    out.key("kind"), out.string(kind_name(pointer.reference.kind));
    out.key("url"), out.string(pointer.reference.url);
    out.key("cue"), out.string_or_null(pointer.cue);
    out.key("text"), out.string_or_null(pointer.text);
    out.key("where"), out.string_or_null(pointer.place);
    out.key("role"), out.string(pointer.role == Role::kPrimary ? "primary" : "mentioned");
    out.end_object();
  }
  out.end_array();
}

void write_words(JsonWriter& out, const WordCount& words) {
  out.begin_object();
  out.key("han"), out.number(words.han);
  out.key("latin"), out.number(words.latin);
  out.key("total"), out.number(words.total());
  out.end_object();
}

void write_source(JsonWriter& out, const Provenance& from) {
  out.key("extractor"), out.string(from.extractor);
  out.key("rule"), out.string(from.rule);
  out.key("place"), out.string_or_null(from.place);
}

void write_provenance(JsonWriter& out, const Item& item) {
  out.begin_object();
  for (std::size_t i = 0; i < item.provenance.size(); ++i) {
    if (item.provenance[i].rule.empty()) continue;
    out.key(kFieldNames[i]);
    out.begin_object();
    write_source(out, item.provenance[i]);
    out.end_object();
  }
  out.end_object();
}

void write_candidates(JsonWriter& out, const std::vector<Candidate>& candidates) {
  out.begin_array();
  for (const Candidate& candidate : candidates) {
    out.begin_object();
    out.key("field"), out.string(field_name(candidate.field));
    out.key("value"), out.string(candidate.value);
    write_source(out, candidate.provenance);
    out.key("reason"), out.string_or_null(candidate.reason);
    out.end_object();
  }
  out.end_array();
}

void write_unusable_links(JsonWriter& out, const std::vector<UnusableLink>& links) {
  out.begin_array();
  for (const UnusableLink& link : links) {
    out.begin_object();
    out.key("reason"), out.string(link.reason);
    out.key("count"), out.number(link.count);
    out.key("where"), out.string_or_null(link.place);
    out.key("address"), out.string(link.address);
    out.end_object();
  }
  out.end_array();
}

struct Member {
  std::string_view name;
  void (*write)(JsonWriter& out, const Item& item);
};
constexpr Member kMembers[] = {
    {"id", [](JsonWriter& out, const Item& item) { out.string_or_null(item.id); }},
    {"url", [](JsonWriter& out, const Item& item) { out.string_or_null(item.url); }},
    {"canonical_url",
     [](JsonWriter& out, const Item& item) { out.string_or_null(item.canonical_url); }},
    {"title", [](JsonWriter& out, const Item& item) { out.string_or_null(item.title); }},
    {"authors", [](JsonWriter& out, const Item& item) { write_strings(out, item.authors); }},
    {"publisher", [](JsonWriter& out, const Item& item) { out.string_or_null(item.publisher); }},
    {"published", [](JsonWriter& out, const Item& item) { out.string_or_null(item.published); }},
    {"modified", [](JsonWriter& out, const Item& item) { out.string_or_null(item.modified); }},
    {"language", [](JsonWriter& out, const Item& item) { out.string_or_null(item.language); }},
    {"description",
     [](JsonWriter& out, const Item& item) { out.string_or_null(item.description); }},
    {"excerpt", [](JsonWriter& out, const Item& item) { out.string_or_null(item.excerpt); }},
    {"hero_image", [](JsonWriter& out, const Item& item) { write_image(out, item.hero_image); }},
    {"images", [](JsonWriter& out, const Item& item) { write_images(out, item.images); }},
    {"papers", [](JsonWriter& out, const Item& item) { write_pointers(out, item.papers); }},
    {"repos", [](JsonWriter& out, const Item& item) { write_pointers(out, item.repos); }},
    {"resources", [](JsonWriter& out, const Item& item) { write_pointers(out, item.resources); }},
    {"code_status",
     [](JsonWriter& out, const Item& item) {
       out.string_or_null(code_status_name(item.code_status));
     }},
    {"tags", [](JsonWriter& out, const Item& item) { write_strings(out, item.tags); }},
    {"words", [](JsonWriter& out, const Item& item) { write_words(out, item.words); }},
    {"state", [](JsonWriter& out, const Item& item) { out.string(state_name(item.state)); }},
    {"error", [](JsonWriter& out, const Item& item) { out.string_or_null(item.error); }},
    {"provenance", [](JsonWriter& out, const Item& item) { write_provenance(out, item); }},
};

}  // namespace

std::string to_json(const Item& item, const JsonOptions& options) {
  JsonWriter out(options.layout == Layout::kPretty ? 2 : 0);
  const auto wanted = [&](std::string_view name) {
    return options.fields.empty() ||
           std::find(options.fields.begin(), options.fields.end(), name) != options.fields.end();
  };
  out.begin_object();
  for (const Member& member : kMembers) {
    if (!wanted(member.name)) continue;
    out.key(member.name);
    member.write(out, item);
  }
  if (options.with_copy_of == WithCopyOf::kYes)
    out.key("copy_of"), out.string_or_null(item.copy_of);
  if (options.with_text == WithText::kYes) out.key("text"), out.string(item.text);
  if (!item.candidates.empty()) out.key("candidates"), write_candidates(out, item.candidates);
  if (!item.unusable_links.empty())
    out.key("unusable_links"), write_unusable_links(out, item.unusable_links);
  out.end_object();
  return std::move(out).take();
}

bool is_item_member(std::string_view name) {
  return std::any_of(std::begin(kMembers), std::end(kMembers),
                     [&](const Member& member) { return member.name == name; });
}

std::string_view state_name(State state) { return kStateNames[static_cast<std::size_t>(state)]; }

std::string_view field_name(Field field) { return kFieldNames[static_cast<std::size_t>(field)]; }

}  // namespace sheaf
