// Where a program writes to: a file that becomes what it is to be as a whole, a file that goes on,
// or what is open already.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/descriptor.h"
#include "base/result.h"

namespace sheaf {

class Output {
 public:
  // "", "-": standard output; /dev/stdout, /dev/fd/3: what is open there, and goes on from where
  // it stands. What is no file (a pipe, a device) is written to as it is.
  //
  // A file is written beside its place, under a random name in the same folder, and put there by
  // finish(): until then, and after any error, what was there stays; of two who write at once the
  // last one wins, and each is whole. Links are followed and kept, permissions too.
  // Errors: kIo with what the system says.
  static Result<Output> open(const std::string& path);
  // Goes on behind the first `size` bytes of the file; what comes after them is dropped with the
  // first write, or by finish().
  static Result<Output> open_behind(const std::string& path, std::uint64_t size);
  // A file that is not there; what is, and be it a link, is taken away first. Errors: kIo.
  static Result<Output> open_new(const std::string& path);

  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();

  // Writes the text and a newline, with one call of the system where it takes it all. False once a
  // write has failed (disk full, closed pipe).
  bool write_line(std::string_view text);
  bool write(std::string_view bytes);
  // Puts the file in its place and on the disk. The error of this or of any write before: then
  // something may be lost.
  std::optional<Error> finish();
  bool is_terminal() const;
  std::uint64_t size() const { return size_; }  // of the file so far

 private:
  // Where the file is to lie in the end, "" if it lies there already.
  struct Place {
    std::string aside, path;
  };
  Output(Descriptor file, std::uint64_t size, Place place = {});
  static Result<Output> open_aside(const std::string& path);
  bool cut();

  Descriptor file_;
  std::uint64_t size_;
  std::string aside_, path_;
  bool is_cut_ = true;  // false while the file may have more than size_ bytes
  std::optional<Error> fault_;
};

// The file of these bytes, as Output::open has it.
std::optional<Error> replace_file(const std::string& path, std::string_view bytes);

// All of it to an open file, however many calls it takes. False with errno.
bool write_all(int file, std::string_view bytes);

}  // namespace sheaf
