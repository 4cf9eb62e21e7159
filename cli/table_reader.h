// CSV (RFC 4180) and TSV, row by row.
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace sheaf::cli {

// Reads the first row, which names the columns, at once. Cells in double quotes may hold the
// separator, line ends and doubled quotes. A cell is cut after 1 MiB.
class TableReader {
 public:
  TableReader(std::FILE* file, char separator);

  // The column of that name (ASCII case does not count); for "" one named url, link or href.
  std::optional<std::size_t> find_column(const std::string& name) const;

  bool next();  // false at the end
  const std::vector<std::string>& cells() const { return cells_; }
  std::size_t line() const { return line_; }  // where the row begins, from 1

 private:
  bool read_row();
  int read_quoted(std::string& cell);

  std::FILE* file_;
  char separator_;
  std::vector<std::string> names_, cells_;
  std::size_t line_ = 1, next_line_ = 1;
};

}  // namespace sheaf::cli
