// What is read from: files, pipes, standard input, bytes in memory. Waiting for a pipe ends with
// the first interrupt (cli/interrupt.h), as a read that fails.
#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/read_file.h"
#include "base/result.h"

namespace sheaf::cli {

class InputFile {
 public:
  // "-": standard input. Errors: kIo with what the system says.
  static Result<InputFile> open(const std::string& path);
  static InputFile of(std::string bytes);

  // Its beginning, before any of it is read from file(): at most 4 KiB; of a pipe what has come, at
  // least `least` bytes and to the first that is no white space, if there are so many.
  std::string_view peek(std::size_t least = 0);

  // To be read from. Errors are told by ferror; errno EINTR is an interrupt.
  std::FILE* file() const { return file_.get(); }

  // All that is left. Errors: kIo with what the system says; kTooLarge beyond `limit` bytes, of a
  // regular file without reading it.
  Result<std::string> read_rest(std::size_t limit);

 private:
  struct Source;
  explicit InputFile(std::unique_ptr<Source> source);

  struct Drop {
    void operator()(Source* source) const;
  };
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<Source, Drop> source_;
  std::unique_ptr<std::FILE, Close> file_;  // reads from source_
};

// Reads on from the file, which must outlive what is given.
ByteSource source_of(std::FILE* file);

}  // namespace sheaf::cli
