// Reading documents from files, within bounds.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"

namespace sheaf {

inline constexpr std::size_t kMostDocumentBytes = std::size_t{512} << 20;

// The whole regular file. Errors: kIo with what the system says, kUnsupported for what is no
// regular file (a pipe would wait for ever), kTooLarge over kMostDocumentBytes.
Result<std::string> read_document_file(const std::string& path);

}  // namespace sheaf
