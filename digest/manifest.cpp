#include "digest/manifest.h"

#include "base/json.h"
#include "base/json_members.h"
#include "base/text.h"
#include "base/toml.h"
#include "digest/calendar/civil_date.h"
#include "page/markdown/limits.h"
#include "url/url.h"
#include "url/web.h"

namespace sheaf {
namespace {

IssueLink read_link(const Members& members) {
  IssueLink link;
  members.allow({"label", "url", "kind", "comment"});
  members.text("label", link.label);
  members.text("url", link.url);
  members.text("kind", link.kind);
  return link;
}

std::optional<IssuePicture::Place> find_place(std::string_view word) {
  if (word == "top") return IssuePicture::Place::kTop;
  if (word == "end") return IssuePicture::Place::kEnd;
  return std::nullopt;
}

ManifestPicture read_picture(const Members& members) {
  ManifestPicture picture;
  members.allow({"url", "alt", "width", "height", "place", "comment"});
  if (members.has("url")) members.text("url", picture.url.emplace());
  if (members.has("alt")) members.text("alt", picture.alt.emplace());
  members.count("width", picture.width);
  members.count("height", picture.height);
  members.word("place", picture.place, find_place);
  return picture;
}

ManifestItem read_item(const Members& members) {
  ManifestItem item;
  members.allow({"id", "url", "title", "source", "published", "language", "byline", "excerpt",
                 "note", "links", "picture", "comment"});
  item.place = members.place();
  members.text("id", item.id);
  members.text("url", item.url);
  members.lines("title", item.title);
  members.lines("source", item.source);
  members.lines("published", item.published);
  members.lines("language", item.language);
  members.lines("byline", item.byline);
  members.lines("excerpt", item.excerpt);
  members.lines("note", item.note);
  if (members.has("links")) item.links.emplace();
  members.objects("links", [&](const Members& link) { item.links->push_back(read_link(link)); });
  if (members.has("picture")) item.picture.emplace().url.emplace();
  members.object("picture", [&](const Members& picture) { item.picture = read_picture(picture); });
  return item;
}

ManifestSection read_section(const Members& members) {
  ManifestSection section;
  members.allow({"title", "items", "comment"});
  members.text("title", section.title);
  members.objects("items", [&](const Members& item) { section.items.push_back(read_item(item)); });
  return section;
}

void read_head(const Members& members, Manifest& manifest) {
  members.text("series", manifest.series);
  members.text("number", manifest.number);
  members.text("title", manifest.title);
  members.text("date", manifest.date);
  members.text("language", manifest.language);
  members.text("id", manifest.id);
  members.text("home_url", manifest.home_url);
  members.text("author", manifest.author);
  members.text("description", manifest.description);
  members.word("calendar", manifest.calendar, find_calendar_rule);
  members.word("related", manifest.related, find_related_mode);
  members.texts("records", manifest.records);
  if (members.has("lead")) members.texts("lead", manifest.lead.emplace());
}

bool is_web_address(std::string_view text) {
  const Result<Url> url = Url::parse(text);
  return url.ok() && is_web(*url);
}

// Of the editor's Markdown, which every form parses.
std::optional<Error> find_fault(std::string_view markdown, std::string place) {
  const std::vector<MarkdownFault> faults = extract_markdown_faults(markdown);
  if (faults.empty()) return std::nullopt;
  return Error{ErrorKind::kTooLarge, "has " + faults[0].message, std::move(place)};
}

std::optional<Error> find_fault_of_words(const ManifestItem& item) {
  if (auto fault = find_fault(item.byline.value_or(""), item.place + ".byline")) return fault;
  if (auto fault = find_fault(item.excerpt.value_or(""), item.place + ".excerpt")) return fault;
  return find_fault(item.note.value_or(""), item.place + ".note");
}

// Editors paste what others wrote. Names of files are what they are.
void drop_hidden_texts(Json& manifest) {
  std::vector<Json*> open;
  for (auto it = manifest.begin(); it != manifest.end(); ++it) {
    if (!manifest.is_object() || it.key() != "records") open.push_back(&*it);
  }
  while (!open.empty()) {
    Json& value = *open.back();
    open.pop_back();
    if (auto* text = value.get_ptr<std::string*>()) *text = drop_hidden(*text);
    if (!value.is_structured()) continue;
    for (Json& member : value) open.push_back(&member);
  }
}

std::optional<Error> find_fault(const ManifestItem& item) {
  if (item.id.empty() && item.url.empty() && trim(item.title.value_or("")).empty()) {
    return Error{ErrorKind::kBadInput, "has no url, id or title", item.place};
  }
  if (!item.url.empty() && !is_web_address(item.url)) {
    return Error{ErrorKind::kBadInput, "is no http or https address", item.place + ".url"};
  }
  const std::string picture = item.picture ? item.picture->url.value_or("") : "";
  if (!picture.empty() && !is_web_address(picture)) {
    return Error{ErrorKind::kBadInput, "is no http or https address", item.place + ".picture.url"};
  }
  for (std::size_t i = 0; item.links && i < item.links->size(); ++i) {
    if (is_web_address((*item.links)[i].url)) continue;
    return Error{ErrorKind::kBadInput, "is no http or https address",
                 item.place + ".links[" + std::to_string(i) + "].url"};
  }
  return find_fault_of_words(item);
}

std::optional<Error> find_fault(const Manifest& manifest) {
  if (!manifest.date.empty()) {
    const Result<CivilDate> date = parse_civil_date(manifest.date);
    if (!date.ok()) return Error{ErrorKind::kBadInput, date.error().message, "date"};
  }
  for (std::size_t i = 0; manifest.lead && i < manifest.lead->size(); ++i) {
    if (auto fault = find_fault((*manifest.lead)[i], "lead[" + std::to_string(i) + "]"))
      return fault;
  }
  for (const ManifestSection& section : manifest.sections) {
    for (const ManifestItem& item : section.items) {
      if (auto fault = find_fault(item)) return fault;
    }
  }
  for (const ManifestItem& reading : manifest.readings) {
    if (auto fault = find_fault(reading)) return fault;
  }
  return std::nullopt;
}

Result<Manifest> parse_manifest(Json json) {
  drop_hidden_texts(json);
  Manifest manifest;
  std::optional<Error> fault;
  const Members members(json, "", fault);
  if (fault) return *fault;
  members.allow({"series", "number", "title", "date", "language", "id", "home_url", "author",
                 "description", "lead", "calendar", "related", "records", "sections", "readings",
                 "comment"});
  read_head(members, manifest);
  members.objects("sections", [&](const Members& section) {
    manifest.sections.push_back(read_section(section));
  });
  members.objects("readings",
                  [&](const Members& item) { manifest.readings.push_back(read_item(item)); });
  if (!fault) fault = find_fault(manifest);
  if (fault) return *fault;
  return manifest;
}

}  // namespace

Result<Manifest> parse_json_manifest(std::string_view text) {
  Result<Json> json = parse_json(text);
  if (!json.ok()) return json.error();
  return parse_manifest(*std::move(json));
}

Result<Manifest> parse_toml_manifest(std::string_view text) {
  Result<Json> json = parse_toml(text);
  if (!json.ok()) return json.error();
  return parse_manifest(*std::move(json));
}

}  // namespace sheaf
