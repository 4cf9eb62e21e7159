#include "cli/records.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "cli/inputs.h"
#include "cli/rule_packs.h"
#include "fetch/fetcher.h"
#include "items/extract.h"
#include "items/item_parse.h"

namespace sheaf::cli {
namespace {

std::string extension_of(const std::string& name) {
  return ascii_lower(std::filesystem::path(name).extension().string());
}

bool is_record_file(const std::string& name) {
  const std::string extension = extension_of(name);
  return name == "-" || extension == ".jsonl" || extension == ".ndjson" || extension == ".json";
}

std::string described(const Error& error) {
  return error.where.empty() ? error.message : error.where + ": " + error.message;
}

void take(const std::string& place, Result<Item> item, LoadedRecords& to) {
  if (item.ok())
    to.items.push_back(std::move(item).value());
  else
    to.faults.push_back(place + ": " + described(item.error()));
}

// Indented records one after another, as `sheaf extract --pretty` writes them: each ends with the
// first line that is a bracket and nothing else.
void read_indented(const std::string& name, std::string_view text, LoadedRecords& to) {
  std::string record;
  std::size_t number = 0, first = 1;
  for (const std::string_view line : split_lines(text)) {
    ++number;
    record.append(line) += '\n';
    if (line != "}") continue;
    take(name + ":" + std::to_string(first), parse_item(record), to);
    record.clear();
    first = number + 1;
  }
  if (!trim(record).empty()) {
    take(name + ":" + std::to_string(first), parse_item(record), to);
  }
}

bool is_indented(std::string_view text) {
  return text.starts_with("{\n") || text.starts_with("{\r\n");
}

// A record a line.
void read_lines(const std::string& name, std::string_view text, LoadedRecords& to) {
  std::size_t number = 0;
  for (const std::string_view line : split_lines(text)) {
    ++number;
    if (trim(line).empty()) continue;
    Result<Item> item = parse_item(line);
    if (!item.ok() && item.error().where.starts_with("line 1, ")) {
      to.faults.push_back(name + ":" + std::to_string(number) + ": " +
                          item.error().where.substr(8) + ": " + item.error().message);
    } else {
      take(name + ":" + std::to_string(number), std::move(item), to);
    }
  }
}

// One value: a record, indented or not, or an array of them.
void read_value(const std::string& name, const Json& value, LoadedRecords& to) {
  if (!value.is_array()) return take(name, parse_item_value(value), to);
  for (std::size_t i = 0; i < value.size(); ++i) {
    take(name + ": record " + std::to_string(i + 1), parse_item_value(value[i]), to);
  }
}

void load_record_file(const std::string& name, LoadedRecords& to) {
  const Result<std::string> text = read_file(name, kMostRecordBytes);
  if (!text.ok()) return to.faults.push_back(name + ": " + text.error().message);
  if (extension_of(name) == ".json") {
    const Result<Json> value = parse_json(*text);
    if (value.ok()) return read_value(name, *value, to);
  }
  const auto read = is_indented(*text) ? read_indented : read_lines;
  read(name, *text, to);
}

// What became of a page: its record, or why there is none.
struct PageRecord {
  std::optional<Item> item;
  std::string fault;
};
using PageRecords = std::map<std::string, PageRecord>;  // by the URL as it was named

PageRecord record_of(Fetched fetched, std::span<const RulePack> packs) {
  if (fetched.failure) return {{}, fetched.failure->message};
  Loaded loaded = to_loaded(std::move(fetched.response));
  if (loaded.status >= 400) return {{}, "HTTP status " + std::to_string(loaded.status)};
  return {extract_item(std::move(loaded.document), {.packs = packs}), ""};
}

// All URLs among the names, at once and as politely as batches: a slow host delays its own only.
PageRecords fetch_pages(const std::vector<std::string>& names, std::span<const RulePack> packs,
                        const FetchOptions& fetching) {
  PageRecords records;
  for (const std::string& name : names) {
    if (is_web_address(name)) records.emplace(name, PageRecord{});
  }
  if (records.empty()) return records;
  std::vector<PageRecord*> by_token;
  Fetcher fetcher(fetching);
  for (auto& [name, record] : records) {
    Result<Url> url = Url::parse(name);
    if (!url.ok()) record.fault = url.error().message;
    if (!record.fault.empty()) continue;
    fetcher.add({.url = std::move(url).value()}, by_token.size());
    by_token.push_back(&record);
  }
  while (fetcher.pending() > 0) {
    for (Fetched& fetched : fetcher.wait(std::chrono::seconds(1))) {
      PageRecord& record = *by_token[fetched.token];
      record = record_of(std::move(fetched), packs);
    }
  }
  return records;
}

void take_page(const std::string& url, const PageRecord& record, LoadedRecords& to) {
  if (record.item)
    to.items.push_back(*record.item);
  else
    to.faults.push_back(url + ": " + record.fault);
}

void load_pages(const std::string& name, std::span<const RulePack> packs, LoadedRecords& to) {
  const std::vector<Input> inputs = expand_inputs({name});
  if (inputs.empty()) to.faults.push_back(name + ": there are no pages in it");
  for (const Input& input : inputs) {
    Result<Loaded> loaded = load_document(input, std::nullopt);
    if (!loaded.ok()) {
      to.faults.push_back(input.name + ": " + loaded.error().message);
    } else {
      to.items.push_back(extract_item(std::move(loaded->document), {.packs = packs}));
    }
  }
}

}  // namespace

LoadedRecords load_records(const std::vector<std::string>& names, const FetchOptions& fetching) {
  LoadedRecords loaded;
  std::vector<RulePack> packs;
  Result<std::vector<PackFile>> files = load_pack_files({});
  if (!files.ok())
    loaded.faults.push_back(files.error().message);
  else
    for (PackFile& file : *files) packs.push_back(std::move(file.pack));
  const PageRecords pages = fetch_pages(names, packs, fetching);
  for (const std::string& name : names) {
    if (const auto page = pages.find(name); page != pages.end())
      take_page(name, page->second, loaded);
    else if (is_record_file(name))
      load_record_file(name, loaded);
    else
      load_pages(name, packs, loaded);
  }
  return loaded;
}

}  // namespace sheaf::cli
