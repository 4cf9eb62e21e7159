// Where records go: a file or standard output, whole lines only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sheaf::cli {

class Output {
 public:
  // "" or "-": standard output. Errors: kIo when the file cannot be opened for writing.
  static Result<Output> open(const std::string& path);
  // Goes on behind the first `size` bytes of the file; what comes after them is dropped.
  static Result<Output> open_behind(const std::string& path, std::uint64_t size);
  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();

  // Writes the text and a newline, with one call of the system where it takes it all. False once a
  // write has failed (disk full, closed pipe).
  bool write_line(std::string_view text);
  bool write(std::string_view bytes);
  // False if anything written may be lost.
  bool finish();
  bool is_terminal() const;
  std::uint64_t size() const { return size_; }  // of the file so far

 private:
  Output(int file, std::uint64_t size) : file_(file), size_(size) {}
  int file_;
  std::uint64_t size_;
  bool failed_ = false;
};

// Writes the file as a whole, beside its place first: what was there stays until all is written,
// and an error (kIo) leaves it. Links are followed, permissions kept. What is no file (a pipe, a
// device; "" and "-" are standard output) is written to as it stands.
std::optional<Error> replace_file(const std::string& path, std::string_view bytes);

// One line on standard error, "sheaf COMMAND: MESSAGE", safe for a terminal. Gives kExitUsage.
int complain_of(std::string_view command, std::string_view message);

}  // namespace sheaf::cli
