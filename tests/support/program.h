// Runs the program as a user does.
#pragma once

#include <string>
#include <vector>

namespace sheaf::test {

struct Ran {
  int exit_code = -1;
  std::string out, err;
};

// Waits for it to end. No shell is in between. `input` is its standard input.
Ran run_program(const std::vector<std::string>& arguments, const std::string& input = "");

// The same for another program, found on PATH: words[0]. exit_code is -1 or 127 if it is not there.
Ran run_tool(std::vector<std::string> words, const std::string& input = "");

// A folder that goes with its contents.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  // Writes a file, with the folders above it; gives its path.
  std::string write(const std::string& name, const std::string& bytes) const;
  std::string read(const std::string& name) const;

 private:
  std::string path_;
};

}  // namespace sheaf::test
