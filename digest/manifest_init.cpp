#include "digest/manifest_init.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "base/toml.h"
#include "digest/catalogue.h"
#include "digest/escape.h"
#include "digest/manifest.h"
#include "digest/resolve_item.h"

namespace sheaf {
namespace {

using OrderedJson = nlohmann::ordered_json;

// What the manifest has already: records, and titles of items without one.
struct Known {
  std::set<const Item*> records;
  std::set<std::string> titles;
};

Known known_to(const Manifest& manifest, const Catalogue& catalogue) {
  Known known;
  const auto add = [&](const std::vector<ManifestItem>& items) {
    for (const ManifestItem& item : items) {
      if (const Item* record = catalogue.find(item)) known.records.insert(record);
      if (item.url.empty() && item.id.empty()) known.titles.insert(item.title.value_or(""));
    }
  };
  for (const ManifestSection& section : manifest.sections) add(section.items);
  add(manifest.readings);
  return known;
}

// How a manifest names a record: the member and its value. A page of which neither address nor id
// is known can only be told by its title.
struct Name {
  const char* member;
  std::string value;
};

Name name_of(const Item& record) {
  if (std::string address = address_of(record); !address.empty())
    return {"url", std::move(address)};
  if (!record.id.empty()) return {"id", record.id};
  return {"title", fold_space(record.title)};
}

// Articles that the manifest has not.
std::vector<const Item*> new_records(const Manifest& manifest, std::span<const Item> records) {
  const Catalogue catalogue(records);
  const Known known = known_to(manifest, catalogue);
  std::vector<const Item*> found;
  for (const Item& record : records) {
    const Item* counts = catalogue.find(record);
    if (record.state != State::kOk || (counts && counts != &record)) continue;
    const std::string& name = name_of(record).value;
    if (name.empty() || known.records.contains(&record) || known.titles.contains(name)) continue;
    found.push_back(&record);
  }
  return found;
}

std::string comment_of(const Item& record) {
  return record.publisher.empty() ? record.title : record.title + " | " + record.publisher;
}

OrderedJson item_of(const Item& record) {
  OrderedJson item = OrderedJson::object();
  const Name name = name_of(record);
  item[name.member] = name.value;
  item["comment"] = comment_of(record);
  return item;
}

// Names of files may be of any bytes.
std::string dumped(const OrderedJson& json) {
  return json.dump(2, ' ', false, OrderedJson::error_handler_t::replace);
}

OrderedJson head_json(const ManifestHead& head) {
  OrderedJson json = OrderedJson::object();
  json["series"] = head.series;
  json["number"] = head.number;
  json["date"] = head.date;
  json["language"] = head.language;
  json["records"] = OrderedJson::array();
  json["sections"] = OrderedJson::array();
  json["readings"] = OrderedJson::array();
  return json;
}

void add_records(const std::vector<std::string>& paths, OrderedJson& json) {
  OrderedJson& list = json["records"];
  if (list.is_null()) list = OrderedJson::array();
  for (const std::string& path : paths) {
    if (std::find(list.begin(), list.end(), path) == list.end()) list.push_back(path);
  }
}

std::string merged_json(OrderedJson json, const std::vector<const Item*>& items,
                        const ManifestHead& head) {
  add_records(head.records, json);
  OrderedJson& sections = json["sections"];
  if (!sections.is_array()) sections = OrderedJson::array();
  if (sections.empty()) sections.push_back({{"title", ""}, {"items", OrderedJson::array()}});
  OrderedJson& last = sections.back()["items"];
  if (!last.is_array()) last = OrderedJson::array();
  for (const Item* item : items) last.push_back(item_of(*item));
  return dumped(json) + "\n";
}

void append_line(std::string& out, std::string_view key, std::string_view value) {
  out.append(key).append(" = \"");
  append_escaped(out, value, EscapeTarget::kToml);
  out += "\"\n";
}

std::string toml_head(const ManifestHead& head) {
  std::string out;
  append_line(out, "series", head.series);
  append_line(out, "number", head.number);
  append_line(out, "date", head.date);
  append_line(out, "language", head.language);
  out += "records = [";
  for (const std::string& path : head.records) {
    out += &path == &head.records.front() ? "\"" : ", \"";
    append_escaped(out, path, EscapeTarget::kToml);
    out += '"';
  }
  return out + "]\n";
}

// With the paths put in before the bracket at `end`, behind `comma`.
std::string with_paths(const std::string& text, std::size_t end, const char* comma,
                       const std::vector<std::string>& paths) {
  std::string added = comma;
  for (const std::string& path : paths) {
    added += &path == &paths.front() ? "\"" : ", \"";
    append_escaped(added, path, EscapeTarget::kToml);
    added += '"';
  }
  return text.substr(0, end) + added + text.substr(end);
}

// The text with the paths in `records`. Which bracket is theirs, and whether a comma is missing,
// is found by trying: the right way changes nothing else.
std::optional<std::string> add_to_toml(const std::string& text, const Manifest& manifest,
                                       const std::vector<std::string>& paths) {
  constexpr int kMostTries = 50;
  const Result<Json> now = parse_toml(text);
  if (!now.ok()) return std::nullopt;
  Json wanted = *now;
  for (const std::string& path : paths) wanted["records"].push_back(path);
  if (manifest.records.empty() && !find_member(*now, "records"))
    return with_paths("records = []\n" + text, 11, "", paths);
  std::size_t end = text.find("records");
  for (int i = 0; i < kMostTries && end != text.npos; ++i) {
    end = text.find(']', end + 1);
    if (end == text.npos) break;
    for (const char* comma : {"", ", "}) {
      std::string changed = with_paths(text, end, comma, paths);
      const Result<Json> read = parse_toml(changed);
      if (read.ok() && *read == wanted) return changed;
    }
  }
  return std::nullopt;
}

Result<std::string> merged_toml(std::string text, const Manifest& manifest,
                                const std::vector<const Item*>& items,
                                const std::vector<std::string>& paths) {
  if (items.empty()) return text;
  std::vector<std::string> missing;
  std::copy_if(paths.begin(), paths.end(), std::back_inserter(missing),
               [&](const std::string& path) {
                 const auto& there = manifest.records;
                 return std::find(there.begin(), there.end(), path) == there.end();
               });
  if (!missing.empty()) {
    std::optional<std::string> changed = add_to_toml(text, manifest, missing);
    if (!changed)
      return Error{ErrorKind::kUnsupported, "name " + missing.front() + " there, then again",
                   "records"};
    text = *std::move(changed);
  }
  if (!text.ends_with('\n')) text += '\n';
  if (manifest.sections.empty()) text += "\n[[sections]]\ntitle = \"\"\n";
  for (const Item* item : items) {
    text += "\n[[sections.items]]\n";
    const Name name = name_of(*item);
    append_line(text, name.member, name.value);
    append_line(text, "comment", comment_of(*item));
  }
  const Result<Manifest> check = parse_toml_manifest(text);
  if (check.ok()) return text;
  return Error{ErrorKind::kUnsupported,
               "new items can be appended only where sections are written as [[sections]] and "
               "[[sections.items]]",
               check.error().where};
}

}  // namespace

Result<std::string> init_manifest(std::string_view existing, ManifestFormat format,
                                  std::span<const Item> records, const ManifestHead& head) {
  const bool is_new = trim(existing).empty();
  const bool json = format == ManifestFormat::kJson;
  const std::string text = !is_new ? std::string(existing)
                           : json  ? dumped(head_json(head))
                                   : toml_head(head);
  Result<Manifest> manifest = json ? parse_json_manifest(text) : parse_toml_manifest(text);
  if (!manifest.ok()) return manifest.error();
  const std::vector<const Item*> items = new_records(*manifest, records);
  if (!json) return merged_toml(text, *manifest, items, head.records);
  const std::string_view without_mark =
      text.starts_with("\xEF\xBB\xBF") ? std::string_view(text).substr(3) : text;
  return merged_json(OrderedJson::parse(without_mark, nullptr, false), items, head);
}

}  // namespace sheaf
