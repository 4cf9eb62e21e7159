#include "tests/items/golden_record.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "base/json.h"
#include "items/extract.h"
#include "items/item_json.h"

namespace sheaf::golden {
namespace {

using OrderedJson = nlohmann::ordered_json;

OrderedJson parse_ordered(const std::string& text) {
  return OrderedJson::parse(text, nullptr, /*allow_exceptions=*/false);
}

Json read_gaps(const std::filesystem::path& list) {
  Result<Json> gaps = parse_json(read_file(list));
  if (!gaps.ok() || !gaps->is_object()) {
    ADD_FAILURE() << list << " is no JSON object";
    return Json::object();
  }
  return std::move(gaps).value();
}

std::string show(const Json& record, const std::string& name) {
  const Json* value = find_member(record, name);
  return value ? value->dump() : "(absent)";
}

std::string describe(const std::string& name, const Json& golden, const Json& record) {
  return name + "\n    golden  " + show(golden, name) + "\n    program " + show(record, name);
}

std::set<std::string> member_names(const Json& a, const Json& b) {
  std::set<std::string> names;
  for (const Json* object : {&a, &b}) {
    for (const auto& member : object->items()) names.insert(member.key());
  }
  return names;
}

// Where a value comes from says nothing as long as the value is wrong.
void forget_sources(Json& record, const Gaps& gaps) {
  if (!record.contains("provenance")) return;
  for (const auto& gap : gaps) record["provenance"].erase(gap.first);
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_file(const std::filesystem::path& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file.flush()) ADD_FAILURE() << path << " cannot be written";
}

std::string extract_record(std::string page) {
  const Item item = extract_item({.bytes = std::move(page)});
  return to_json(item, {.layout = Layout::kPretty}) + "\n";
}

Gaps known_gaps(const std::filesystem::path& list, std::string_view slug) {
  Gaps gaps;
  const Json all = read_gaps(list);
  if (const Json* page = find_member(all, slug)) {
    for (const auto& gap : page->items()) gaps[gap.key()] = gap.value().dump();
  }
  return gaps;
}

std::vector<std::string> pages_with_gaps(const std::filesystem::path& list) {
  std::vector<std::string> slugs;
  const Json all = read_gaps(list);
  for (const auto& page : all.items()) slugs.push_back(page.key());
  return slugs;
}

std::vector<std::string> compare(const std::string& golden_text, const std::string& record_text,
                                 const Gaps& gaps) {
  Result<Json> golden = parse_json(golden_text), record = parse_json(record_text);
  if (!golden.ok()) return {"the golden record is no JSON: " + golden.error().message};
  if (!record.ok()) return {"the record is no JSON: " + record.error().message};
  forget_sources(*golden, gaps);
  forget_sources(*record, gaps);
  std::vector<std::string> wrong;
  for (const std::string& name : member_names(*golden, *record)) {
    const bool same = show(*golden, name) == show(*record, name);
    if (same && gaps.count(name)) {
      wrong.push_back(name + " is right: take it off known_gaps.json");
    } else if (!same && !gaps.count(name)) {
      wrong.push_back(describe(name, *golden, *record));
    }
  }
  if (wrong.empty() && gaps.empty() && golden_text != record_text) {
    wrong.push_back("the same values, but written in another order or layout");
  }
  return wrong;
}

std::string merge_gaps(const std::string& record, const std::string& golden, const Gaps& gaps) {
  const OrderedJson old = parse_ordered(golden);
  if (gaps.empty() || !old.is_object()) return record;
  OrderedJson merged = parse_ordered(record);
  for (const auto& gap : gaps) {
    if (old.contains(gap.first)) merged[gap.first] = old[gap.first];
    merged["provenance"].erase(gap.first);
  }
  return merged.dump(2) + "\n";
}

std::string join_lines(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += "  " + line + "\n";
  return out;
}

}  // namespace sheaf::golden
