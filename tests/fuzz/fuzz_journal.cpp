// cli/journal.h: whatever bytes a journal and its output have, a run that goes on cuts off only
// what does not count, or refuses and changes nothing; and a run that was killed at any byte goes
// on without losing or doubling a record.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "cli/journal.h"
#include "tests/fuzz/require.h"

namespace sheaf::fuzz {
namespace {

namespace fs = std::filesystem;
using cli::Journal;
using cli::JournalPaths;
using cli::Start;

constexpr std::string_view kForm = "line";

// In memory, where there is such a folder; gone at the end.
struct Folder {
  Folder() {
    std::string pattern =
        fs::is_directory("/dev/shm") ? "/dev/shm/sheaf-XXXXXX" : "/tmp/sheaf-XXXXXX";
    path = mkdtemp(pattern.data());
  }
  ~Folder() { fs::remove_all(path); }
  std::string path;
};

const JournalPaths& paths() {
  static const Folder kFolder;
  static const JournalPaths kPaths = {.output = kFolder.path + "/out", .is_lines = true};
  return kPaths;
}

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

void put(std::string_view journal, std::string_view output) {
  for (const std::string& path : {paths().journal(), paths().output})
    for (const char* ending : {"", ".retry"}) fs::remove(path + ending);
  write(paths().journal(), journal);
  write(paths().output, output);
}

// As cli/extract_sinks.cpp does it: the journal's line, then the record.
void add(Journal& journal, std::string& output, std::uint64_t key) {
  const std::string record = "record " + std::to_string(key) + "\n";
  require(journal.add({.key = key, .output = output.size() + record.size()}), "a line is written");
  write(paths().output, output += record);
}

// What stands there counts to the last byte, and a further record goes behind it.
void go_on(Journal journal, const std::string& before) {
  std::string output = read(paths().output);
  const std::size_t done = journal.done_count();
  if (done == 0 && journal.output_size() == 0) output.clear();  // anew: its opener cuts it
  require(output.size() == journal.output_size(), "the output is as long as the journal says");
  require(before.starts_with(output), "only the end is cut off");
  add(journal, output, 1);
  { const Journal closed = std::move(journal); }
  const Result<Journal> again = Journal::open(paths(), Start::kGoOn, kForm);
  require(again.ok(), "a run that went on can be gone on with");
  require(again.value().done_count() == done + 1, "each record counts once");
  require(read(paths().output) == output, "nothing of it is cut off");
}

// Any bytes.
void open_any(std::string_view journal, std::string_view output) {
  put(journal, output);
  Result<Journal> opened = Journal::open(paths(), Start::kGoOn, kForm);
  if (opened.ok()) return go_on(std::move(opened).value(), std::string(output));
  require(read(paths().journal()) == journal, "a journal that is refused is left as it is");
  require(read(paths().output) == output, "and so is its output");
}

// A run that has written `count` records and was killed: of the last one all, a part or nothing is
// in the output, and the journal ends anywhere behind the lines of those before it.
void kill(std::size_t count, std::size_t journal_cut, std::size_t output_cut) {
  put("", "");
  Result<Journal> journal = Journal::open(paths(), Start::kGoOn, kForm);
  require(journal.ok(), "a new journal is begun");
  std::string output;
  std::size_t written = 0, noted = read(paths().journal()).size();
  for (std::size_t i = 0; i < count; ++i) {
    written = output.size();
    noted = read(paths().journal()).size();
    add(*journal, output, 100 + i);
  }
  { const Journal closed = std::move(*journal); }
  const std::string lines = read(paths().journal());
  const std::size_t kept = noted + journal_cut % (lines.size() - noted + 1);
  const bool has_line = kept == lines.size();  // else the record was not begun
  output.resize(has_line ? written + output_cut % (output.size() - written + 1) : written);
  put(std::string_view(lines).substr(0, kept), output);
  Result<Journal> opened = Journal::open(paths(), Start::kGoOn, kForm);
  require(opened.ok(), "a run that was killed can be gone on with");
  require(opened->done_count() + 1 >= count, "nothing is lost but what was being written");
  go_on(std::move(opened).value(), output);
}

void run(std::string_view data) {
  if (data.size() < 3) return;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(data[i]); };
  if (byte(0) % 4 == 0) return kill(1 + byte(0) / 4 % 8, byte(1), byte(2));
  const std::string_view rest = data.substr(3);
  const std::size_t size = std::min<std::size_t>(byte(1) + 256U * byte(2), rest.size());
  open_any(rest.substr(size), rest.substr(0, size));
}

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sheaf::fuzz::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
