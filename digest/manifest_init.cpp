#include "digest/manifest_init.h"

#include <algorithm>
#include <set>

#include "base/json.h"
#include "base/text.h"
#include "digest/assemble.h"
#include "digest/escape.h"
#include "digest/manifest.h"
#include "url/url.h"

namespace sheaf {
namespace {

using OrderedJson = nlohmann::ordered_json;

std::string key_of(const std::string& address) {
  const Result<Url> url = Url::parse(address);
  return url.ok() ? url->key() : address;
}

std::set<std::string> names_in(const Manifest& manifest) {
  std::set<std::string> names;
  const auto add = [&](const std::vector<ManifestItem>& items) {
    for (const ManifestItem& item : items) {
      names.insert(item.url.empty() ? item.id : key_of(item.url));
    }
  };
  for (const ManifestSection& section : manifest.sections) add(section.items);
  add(manifest.readings);
  return names;
}

// Articles that the manifest has not.
std::vector<const Item*> new_records(const Manifest& manifest, std::span<const Item> records) {
  std::set<std::string> names = names_in(manifest);
  std::vector<const Item*> found;
  for (const Item& record : records) {
    const std::string name = record.url.empty() ? record.id : key_of(record.url);
    const bool known = names.contains(record.id) || !names.insert(name).second;
    if (record.state == State::kOk && !known && !name.empty()) found.push_back(&record);
  }
  return found;
}

std::string comment_of(const Item& record) {
  return record.publisher.empty() ? record.title : record.title + " | " + record.publisher;
}

OrderedJson item_of(const Item& record) {
  OrderedJson item = OrderedJson::object();
  if (record.url.empty())
    item["id"] = record.id;
  else
    item["url"] = record.url;
  item["comment"] = comment_of(record);
  return item;
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
  return json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

void append_line(std::string& out, std::string_view key, std::string_view value) {
  out.append(key).append(" = \"");
  append_escaped(out, value, Target::kToml);
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
    append_escaped(out, path, Target::kToml);
    out += '"';
  }
  return out + "]\n";
}

Result<std::string> merged_toml(std::string text, const Manifest& manifest,
                                const std::vector<const Item*>& items) {
  if (items.empty()) return text;
  if (!text.ends_with('\n')) text += '\n';
  if (manifest.sections.empty()) text += "\n[[sections]]\ntitle = \"\"\n";
  for (const Item* item : items) {
    text += "\n[[sections.items]]\n";
    if (item->url.empty())
      append_line(text, "id", item->id);
    else
      append_line(text, "url", item->url);
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
                           : json  ? head_json(head).dump()
                                   : toml_head(head);
  Result<Manifest> manifest = json ? parse_json_manifest(text) : parse_toml_manifest(text);
  if (!manifest.ok()) return manifest.error();
  const std::vector<const Item*> items = new_records(*manifest, records);
  if (!json) return merged_toml(text, *manifest, items);
  const std::string_view without_mark =
      text.starts_with("\xEF\xBB\xBF") ? std::string_view(text).substr(3) : text;
  return merged_json(OrderedJson::parse(without_mark, nullptr, false), items, head);
}

}  // namespace sheaf
