// accuracy TRUTH.jsonl: reads a truth's lines {"id", "url" (or null), "file"} and writes one record
// a line with that id, with text, for a scorer. Names of files are relative to the truth's folder.
// Exit codes: 0, 1 if a file cannot be read, 2 usage.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "base/json.h"
#include "bench/pages.h"
#include "items/extract.h"
#include "items/item_json.h"

namespace {

using namespace sheaf;

std::string record_of(const Json& line, std::string bytes) {
  const std::string id(string_at(line, "id"));
  const std::string url(string_at(line, "url"));
  Item item = extract_item(
      {.bytes = std::move(bytes), .url = url.empty() ? "https://example.com/" + id : url});
  item.id = id;
  return to_json(item, {.with_text = WithText::kYes});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("usage: accuracy TRUTH.jsonl\n", stderr), 2;
  const std::string truth_path = argv[1];
  std::ifstream truth(truth_path);
  if (!truth) return std::fprintf(stderr, "accuracy: %s cannot be read\n", argv[1]), 1;
  const std::filesystem::path folder = std::filesystem::path(truth_path).parent_path();
  int exit_code = 0;
  for (std::string text; std::getline(truth, text);) {
    const Result<Json> line = parse_json(text);
    std::optional<std::string> bytes;
    if (line.ok()) bytes = bench::read_file(folder / string_at(*line, "file"));
    if (!bytes) {
      std::fprintf(stderr, "accuracy: no page for: %.120s\n", text.c_str());
      exit_code = 1;
      continue;
    }
    std::puts(record_of(*line, *std::move(bytes)).c_str());
  }
  return exit_code;
}
