// What a digest costs: records -> Issue -> Markdown, HTML and Atom, against nlohmann_json parsing
// and dumping the same records.
//
//   sheaf extract corpus > records.jsonl; digest_forms records.jsonl [COUNT]
//
// Repeats the file's articles up to COUNT (10,000), each under an address of its own. Exit code 1
// if the digest takes twice as long or more.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "digest/assemble.h"
#include "digest/forms/form.h"
#include "items/item_parse.h"

namespace {

using namespace sheaf;
// The processor's time: both sides are one thread, and other programs shall not count.
struct Clock {
  static std::clock_t now() { return std::clock(); }
};

double milliseconds(std::clock_t begin, std::clock_t end) {
  return 1000.0 * static_cast<double>(end - begin) / CLOCKS_PER_SEC;
}

std::vector<std::string> read_records(const char* path, std::size_t count) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  std::vector<Json> articles;
  for (std::string_view line : split_lines(text)) {
    Result<Json> record = parse_json(line);
    if (record.ok() && string_at(*record, "state") == "ok")
      articles.push_back(std::move(record).value());
  }
  std::vector<std::string> records;
  for (std::size_t i = 0; i < count && !articles.empty(); ++i) {
    Json record = articles[i % articles.size()];
    const std::string number = std::to_string(i);
    record["id"] = std::string(16 - number.size(), '0') + number;
    record["url"] = record["canonical_url"] = "https://site.example/article/" + number;
    records.push_back(record.dump());
  }
  return records;
}

double time_json(const std::vector<std::string>& records, std::size_t& bytes) {
  const auto begin = Clock::now();
  for (const std::string& record : records) bytes += Json::parse(record).dump().size();
  return milliseconds(begin, Clock::now());
}

double time_digest(const std::vector<std::string>& records, std::size_t& bytes) {
  const auto begin = Clock::now();
  std::vector<Item> items;
  for (const std::string& record : records)
    items.push_back(parse_item(std::string_view(record)).value());
  const auto parsed = Clock::now();
  Manifest manifest;
  manifest.series = "Bench";
  manifest.date = "2021-04-09";
  const Language language = *find_language("zh");
  const Result<Assembled> assembled = assemble_issue(manifest, items, language);
  const Issue& issue = assembled.value().issue;
  const auto made = Clock::now();
  bytes += write_form({issue, language}, *find_form("markdown")).value().size();
  const auto markdown = Clock::now();
  bytes += write_form({issue, language}, *find_form("html")).value().size();
  const auto html = Clock::now();
  bytes += write_form({issue, language}, *find_form("atom")).value().size();
  const auto end = Clock::now();
  std::printf("  records %.0f, issue %.0f, Markdown %.0f, HTML %.0f, Atom %.0f ms\n",
              milliseconds(begin, parsed), milliseconds(parsed, made), milliseconds(made, markdown),
              milliseconds(markdown, html), milliseconds(html, end));
  return milliseconds(begin, end);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fprintf(stderr, "usage: digest_forms RECORDS [COUNT]\n"), 2;
  const std::size_t count = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 10'000;
  const std::vector<std::string> records = read_records(argv[1], count);
  if (records.empty()) return std::fprintf(stderr, "digest_forms: no records\n"), 2;
  double json = 1e9, digest = 1e9;
  std::size_t json_bytes = 0, digest_bytes = 0;
  for (int round = 0; round < 5; ++round) {
    json = std::min(json, time_json(records, json_bytes));
    digest = std::min(digest, time_digest(records, digest_bytes));
  }
  std::printf(
      "%zu records: nlohmann_json parse + dump %.0f ms, digest in three forms %.0f ms: %.2f "
      "times\n",
      records.size(), json, digest, digest / json);
  return digest < 2 * json ? 0 : 1;
}
