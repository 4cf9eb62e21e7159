// The rules of the house that a reader of text can check (docs/design.md): who includes whom, and
// how a source file is laid out.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sheaf::house {

struct SourceFile {
  std::string path;  // from the top of the repository: "page/tag.h"
  std::string text;
};

// C++ sources and CMake files of the rooms, bench/ and tests/ below `top`, in order of path.
std::vector<SourceFile> read_sources(const std::filesystem::path& top);

// Includes that the file must not have: an arrow against the flow between rooms, a library that
// belongs to another place, or a header of ours named without its room. One line for each fault:
// "url/url.cpp:3: url must not include page (page/tag.h)".
std::vector<std::string> include_faults(const SourceFile& file);

// Over 400 lines, tabs, space at the end of a line, no newline at the end, a header without
// #pragma once.
std::vector<std::string> layout_faults(const SourceFile& file);

// Types that two headers of the rooms define under one name: the linker takes either's templates
// and destructors for both, silently (C++20 6.3, one definition). Types inside others are left out,
// and so are bench/ and tests/.
std::vector<std::string> repeated_types(const std::vector<SourceFile>& files);

}  // namespace sheaf::house
