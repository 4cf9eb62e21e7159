#include "items/item_parse.h"

#include <optional>
#include <utility>

#include "base/json.h"
#include "base/json_members.h"
#include "items/item_json.h"
#include "items/item_reader.h"
#include "items/item_words.h"

namespace sheaf {
namespace {

Image read_image(const Members& members) {
  Image image;
  members.text("url", image.url);
  members.text("alt", image.alt);
  members.count("width", image.width);
  members.count("height", image.height);
  return image;
}

Pointer read_pointer(const Members& members) {
  Pointer pointer;
  members.text("id", pointer.reference.id);
  members.text("scheme", pointer.reference.scheme);
  members.word("kind", pointer.reference.kind, find_kind);
  members.text("url", pointer.reference.url);
  members.text("cue", pointer.cue);
  members.text("text", pointer.text);
  members.text("where", pointer.place);
  members.word("role", pointer.role, find_role);
  return pointer;
}

Provenance read_source(const Members& members) {
  Provenance from;
  members.text("extractor", from.extractor);
  members.text("rule", from.rule);
  members.text("place", from.place);
  return from;
}

Candidate read_candidate(const Members& members) {
  Candidate candidate{};
  members.word("field", candidate.field, find_field);
  members.text("value", candidate.value);
  candidate.provenance = read_source(members);
  members.text("reason", candidate.reason);
  return candidate;
}

UnusableLink read_unusable_link(const Members& members) {
  UnusableLink link;
  members.text("reason", link.reason);
  members.count("count", link.count);
  members.text("where", link.place);
  members.text("address", link.address);
  return link;
}

void read_pointers(const Members& record, std::string_view name, std::vector<Pointer>& to) {
  record.objects(name, [&](const Members& members) { to.push_back(read_pointer(members)); });
}

void read_provenance(const Members& record, Item& item) {
  record.object("provenance", [&](const Members& fields) {
    for (std::size_t i = 0; i < item.provenance.size(); ++i) {
      fields.object(field_name(static_cast<Field>(i)),
                    [&](const Members& source) { item.provenance[i] = read_source(source); });
    }
  });
}

void read_texts(const Members& record, Item& item) {
  record.text("id", item.id);
  record.text("url", item.url);
  record.text("canonical_url", item.canonical_url);
  record.text("title", item.title);
  record.texts("authors", item.authors);
  record.text("publisher", item.publisher);
  record.text("published", item.published);
  record.text("modified", item.modified);
  record.text("language", item.language);
  record.text("description", item.description);
  record.text("excerpt", item.excerpt);
  record.texts("tags", item.tags);
  record.text("error", item.error);
  record.text("text", item.text);
  record.text("copy_of", item.copy_of);
}

}  // namespace

Result<Item> parse_item_value(const Json& record) {
  Item item;
  std::optional<Error> fault;
  const Members members(record, "", fault);
  if (fault) return *fault;
  read_texts(members, item);
  members.object("hero_image", [&](const Members& image) { item.hero_image = read_image(image); });
  members.objects("images",
                  [&](const Members& image) { item.images.push_back(read_image(image)); });
  read_pointers(members, "papers", item.papers);
  read_pointers(members, "repos", item.repos);
  read_pointers(members, "resources", item.resources);
  members.word("code_status", item.code_status, find_code_status_named);
  members.object("words", [&](const Members& words) {
    words.count("han", item.words.han);
    words.count("latin", item.words.latin);
  });
  members.word("state", item.state, find_state);
  read_provenance(members, item);
  members.objects("candidates", [&](const Members& candidate) {
    item.candidates.push_back(read_candidate(candidate));
  });
  members.objects("unusable_links", [&](const Members& links) {
    item.unusable_links.push_back(read_unusable_link(links));
  });
  if (fault) return *fault;
  return item;
}

Result<Item> parse_item(std::string_view text) {
  if (std::optional<Item> item = find_plain_record(text)) return *std::move(item);
  const Result<Json> record = parse_json(text);
  if (!record.ok()) return record.error();
  return parse_item_value(*record);
}

}  // namespace sheaf
