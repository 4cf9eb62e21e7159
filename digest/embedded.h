// Files of this room that are part of the program (cmake/embed.cmake puts them there).
#pragma once

#include <span>
#include <string_view>

namespace sheaf {

struct EmbeddedFile {
  std::string_view name;  // "zh.json"
  std::string_view text;
};

std::span<const EmbeddedFile> language_files();  // digest/lang/*.json
std::span<const EmbeddedFile> template_files();  // digest/templates/*

}  // namespace sheaf
