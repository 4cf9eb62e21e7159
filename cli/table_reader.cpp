#include "cli/table_reader.h"

#include "base/text.h"

namespace sheaf::cli {
namespace {

constexpr std::size_t kMaxCell = 1u << 20, kMaxCells = 1u << 16, kMaxRow = 64u << 20;

void append(std::string& cell, int c) {
  if (cell.size() < kMaxCell) cell += static_cast<char>(c);
}

}  // namespace

TableReader::TableReader(std::FILE* file, char separator) : file_(file), separator_(separator) {
  if (!read_row()) return;
  if (!cells_.empty() && cells_[0].starts_with("\xEF\xBB\xBF")) cells_[0].erase(0, 3);
  names_ = std::move(cells_);
}

std::optional<std::size_t> TableReader::find_column(const std::string& name) const {
  const std::vector<std::string> wanted =
      name.empty() ? std::vector<std::string>{"url", "link", "href"} : std::vector{name};
  for (const std::string& one : wanted) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (equals_ignore_case(trim(names_[i]), one)) return i;
    }
  }
  return std::nullopt;
}

bool TableReader::next() { return read_row(); }

bool TableReader::read_row() {
  cells_.clear();
  line_ = next_line_;
  row_bytes_ = 0;
  std::string cell;
  bool any = false;
  for (int c = 0; (c = next_byte()) != EOF;) {
    any = true;
    if (c == '"' && cell.empty()) c = read_quoted(cell);
    if (c == EOF) break;
    if (c == '\n') {
      ++next_line_;
      if (cell.ends_with('\r')) cell.pop_back();
      take(cell);
      return true;
    }
    if (c == separator_) {
      take(cell);
    } else {
      append(cell, c);
    }
  }
  if (unclosed_ || too_long_ || std::ferror(file_)) return cells_.clear(), false;
  if (any) take(cell);
  return any;
}

// As getc; a row that is too long ends the file.
int TableReader::next_byte() {
  if (row_bytes_ == kMaxRow) too_long_ = line_;
  return row_bytes_++ < kMaxRow ? getc_unlocked(file_) : EOF;
}

void TableReader::take(std::string& cell) {
  if (cells_.size() < kMaxCells) cells_.push_back(std::move(cell));
  cell.clear();
}

// Behind the first quote. Gives what comes after the last one.
int TableReader::read_quoted(std::string& cell) {
  const std::size_t begin = next_line_;
  for (int c = 0; (c = next_byte()) != EOF;) {
    if (c == '"') {
      c = next_byte();
      if (c != '"') return c;
    }
    if (c == '\n') ++next_line_;
    append(cell, c);
  }
  unclosed_ = begin;
  return EOF;
}

}  // namespace sheaf::cli
