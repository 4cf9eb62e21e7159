// CSV (RFC 4180) and TSV, row by row.
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace sheaf::cli {

// Reads the first row, which names the columns, at once. Cells in double quotes may hold the
// separator, line ends and doubled quotes. A cell is cut after 1 MiB, a row after 65,536 cells;
// rows end with one over 64 MiB. A row that the file's end or an error cuts inside quotes is none.
class TableReader {
 public:
  TableReader(std::FILE* file, char separator);

  // The column of that name (ASCII case does not count); for "" one named url, link or href.
  std::optional<std::size_t> find_column(const std::string& name) const;

  bool next();  // false at the end
  const std::vector<std::string>& cells() const { return cells_; }
  std::size_t line() const { return line_; }  // where the row begins, from 1
  // Where the quote stands that was open when the rows ended.
  std::optional<std::size_t> unclosed() const { return unclosed_; }
  // Where the row begins that was too long, and ended the rows.
  std::optional<std::size_t> too_long() const { return too_long_; }

 private:
  bool read_row();
  int read_quoted(std::string& cell);
  int next_byte();
  void take(std::string& cell);

  std::FILE* file_;
  char separator_;
  std::vector<std::string> names_, cells_;
  std::size_t line_ = 1, next_line_ = 1;
  std::size_t row_bytes_ = 0;
  std::optional<std::size_t> unclosed_, too_long_;
};

}  // namespace sheaf::cli
