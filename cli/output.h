// Where records go: a file or standard output, whole lines only.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sheaf::cli {

class Output {
 public:
  // "" or "-": standard output. Errors: kIo when the file cannot be opened for writing.
  static Result<Output> open(const std::string& path);
  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();

  // Writes the text and a newline. False once a write has failed (disk full, closed pipe).
  bool write_line(std::string_view text);
  // Flushes; false if anything written may be lost.
  bool finish();

 private:
  explicit Output(std::FILE* file) : file_(file) {}
  std::FILE* file_;
};

}  // namespace sheaf::cli
