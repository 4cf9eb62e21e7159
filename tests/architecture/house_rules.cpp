#include "tests/architecture/house_rules.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace sheaf::house {
namespace {

using Names = std::set<std::string_view>;

constexpr std::size_t kMaxLines = 400;

// Each room with the rooms that it may include besides itself.
const std::map<std::string_view, Names>& rooms() {
  static const std::map<std::string_view, Names> kRooms = {
      {"base", {}},
      {"url", {"base"}},
      {"page", {"base", "url"}},
      {"extractors", {"base", "url", "page"}},
      {"items", {"base", "url", "page", "extractors"}},
      {"fetch", {"base", "url"}},
      {"digest", {"base", "url", "page", "extractors", "items", "fetch"}},
      {"check", {"base", "url", "page", "extractors", "items", "fetch"}},
      {"cli", {"base", "url", "page", "extractors", "items", "fetch", "digest", "check"}},
      {"bench", {"base", "url", "page", "extractors", "items", "fetch", "digest", "check"}},
      {"tests", {"base", "url", "page", "extractors", "items", "fetch", "digest", "check", "cli"}},
  };
  return kRooms;
}

// A header, or a folder of headers (ending in '/'), and the only places that may include it.
struct Library {
  std::string_view header;
  Names places;
};

// The first that fits counts.
const std::vector<Library>& libraries() {
  static const std::vector<Library> kLibraries = {
      {"gumbo.h", {"page/", "bench/", "tests/support/"}},
      {"unicode/", {"base/fold.cpp", "base/scripts.cpp", "page/"}},
      {"re2/", {"base/pattern.cpp"}},
      {"curl/multi.h", {"fetch/"}},
      {"curl/", {"url/", "fetch/"}},
      {"libpsl.h", {"url/"}},
      {"idn2.h", {"url/"}},
      {"nlohmann/", {"base/json.h", "base/json_fwd.h"}},
      {"sqlite3.h", {"fetch/"}},
      {"expat.h", {"digest/"}},
      {"zlib.h", {"fetch/", "tests/fetch/", "tests/support/"}},
      {"zstd.h", {"fetch/"}},
      {"brotli/", {"fetch/"}},
      {"nettle/", {"digest/", "fetch/"}},
      {"cmark-gfm.h", {"page/markdown/", "digest/", "check/", "tests/digest/", "tests/fuzz/"}},
      {"libxml/", {"bench/", "tests/"}},
      {"cmark-gfm-core-extensions.h", {"page/markdown/", "tests/digest/", "tests/fuzz/"}},
      {"toml++/", {"base/toml.cpp"}},
      {"erfa.h", {"digest/calendar/"}},
      {"erfam.h", {"digest/calendar/"}},
      {"CLI/", {"cli/"}},
      {"benchmark/", {"bench/"}},
      {"gtest/", {"tests/"}},
      {"gmock/", {"tests/"}},
      // Follow the user's locale, are slow, or print behind the caller's back.
      {"iostream", {"bench/", "tests/"}},
      {"locale", {"tests/"}},
      {"regex", {"tests/"}},
  };
  return kLibraries;
}

std::string_view first_folder(std::string_view path) { return path.substr(0, path.find('/')); }

// Whether `path` is the named file or lies in the named folder (a name that ends in '/').
bool lies_in(std::string_view path, std::string_view place) {
  return place.ends_with('/') ? path.starts_with(place) : path == place;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string_view skip_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return text;
}

struct Include {
  std::string_view header;  // "" if the line is no #include
  bool quoted = false;
};

Include include_of(std::string_view line) {
  line = skip_blanks(line);
  if (!line.starts_with('#')) return {};
  line = skip_blanks(line.substr(1));
  if (!line.starts_with("include")) return {};
  line = skip_blanks(line.substr(7));
  if (line.empty() || (line[0] != '"' && line[0] != '<')) return {};
  const std::size_t end = line.find(line[0] == '"' ? '"' : '>', 1);
  if (end == std::string_view::npos) return {};
  return {line.substr(1, end - 1), line[0] == '"'};
}

std::string describe(const Names& places) {
  std::string out;
  for (std::string_view place : places) out.append(out.empty() ? "" : ", ").append(place);
  return out.empty() ? "nowhere" : out;
}

// What is wrong with the include, or "".
std::string fault_of(const Include& include, std::string_view path) {
  const std::string header(include.header);
  const std::string_view from = first_folder(path);
  const std::string_view to = first_folder(include.header);
  if (rooms().contains(to)) {
    if (from == to || rooms().at(from).contains(to)) return "";
    return std::string(from) + " must not include " + std::string(to) + " (" + header + ")";
  }
  if (include.quoted) return '"' + header + "\" does not name its room";
  for (const Library& library : libraries()) {
    if (!lies_in(include.header, library.header)) continue;
    const bool allowed = std::any_of(library.places.begin(), library.places.end(),
                                     [&](std::string_view place) { return lies_in(path, place); });
    return allowed ? "" : "<" + header + "> belongs in " + describe(library.places);
  }
  return "";
}

std::string at_line(const SourceFile& file, std::size_t index, std::string_view what) {
  return file.path + ":" + std::to_string(index + 1) + ": " + std::string(what);
}

// The name of the type whose body begins on the line, or "": "enum class Kind : std::uint8_t {".
// What lies in a namespace is not indented, what lies in a type is.
std::string_view type_of(std::string_view line) {
  for (std::string_view keyword : {"struct ", "class ", "enum class ", "enum "}) {
    if (!line.starts_with(keyword)) continue;
    const std::string_view rest = line.substr(keyword.size());
    const std::string_view name = rest.substr(0, rest.find_first_of(" ;{"));
    const bool is_nested = name.find("::") != std::string_view::npos;
    return is_nested || line.find('{') == std::string_view::npos ? "" : name;
  }
  return "";
}

bool is_room_header(std::string_view path) {
  const std::string_view room = first_folder(path);
  return path.ends_with(".h") && room != "bench" && room != "tests";
}

bool is_source(const std::filesystem::path& path) {
  constexpr std::array<std::string_view, 3> kExtensions = {".h", ".cpp", ".cmake"};
  const std::string extension = path.extension().string();
  return path.filename() == "CMakeLists.txt" ||
         std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::vector<SourceFile> read_sources(const std::filesystem::path& top) {
  std::vector<SourceFile> files;
  for (const auto& [room, others] : rooms()) {
    if (!std::filesystem::is_directory(top / room)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top / room)) {
      if (!entry.is_regular_file() || !is_source(entry.path())) continue;
      files.push_back(
          {entry.path().lexically_relative(top).generic_string(), read_file(entry.path())});
    }
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

std::vector<std::string> include_faults(const SourceFile& file) {
  std::vector<std::string> faults;
  const std::vector<std::string_view> lines = lines_of(file.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Include include = include_of(lines[i]);
    if (include.header.empty()) continue;
    const std::string fault = fault_of(include, file.path);
    if (!fault.empty()) faults.push_back(at_line(file, i, fault));
  }
  return faults;
}

std::vector<std::string> layout_faults(const SourceFile& file) {
  std::vector<std::string> faults;
  const std::vector<std::string_view> lines = lines_of(file.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].find('\t') != std::string_view::npos) faults.push_back(at_line(file, i, "a tab"));
    if (lines[i].ends_with(' ') || lines[i].ends_with('\r')) {
      faults.push_back(at_line(file, i, "space at the end of the line"));
    }
  }
  if (lines.size() > kMaxLines) {
    faults.push_back(file.path + ": " + std::to_string(lines.size()) + " lines: more than " +
                     std::to_string(kMaxLines));
  }
  if (!file.text.ends_with('\n')) faults.push_back(file.path + ": no newline at the end");
  if (file.path.ends_with(".h") && file.text.find("\n#pragma once\n") == std::string::npos) {
    faults.push_back(file.path + ": no #pragma once");
  }
  return faults;
}

std::vector<std::string> repeated_types(const std::vector<SourceFile>& files) {
  std::vector<std::string> faults;
  std::map<std::string, std::string> homes;  // of each type
  for (const SourceFile& file : files) {
    if (!is_room_header(file.path)) continue;
    const std::vector<std::string_view> lines = lines_of(file.text);
    std::string scope;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].starts_with("namespace ")) scope = lines[i];
      const std::string_view name = type_of(lines[i]);
      if (name.empty()) continue;
      const auto [home, is_new] = homes.try_emplace(scope + std::string(name), file.path);
      if (!is_new) faults.push_back(at_line(file, i, std::string(name) + " is in " + home->second));
    }
  }
  return faults;
}

}  // namespace sheaf::house
