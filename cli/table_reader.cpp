#include "cli/table_reader.h"

#include "base/text.h"

namespace sheaf::cli {
namespace {

constexpr std::size_t kMaxCell = 1u << 20;

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
  std::string cell;
  bool any = false;
  for (int c = 0; (c = getc_unlocked(file_)) != EOF;) {
    any = true;
    if (c == '"' && cell.empty()) c = read_quoted(cell);
    if (c == EOF) break;
    if (c == '\n') {
      ++next_line_;
      if (cell.ends_with('\r')) cell.pop_back();
      cells_.push_back(std::move(cell));
      return true;
    }
    if (c == separator_) {
      cells_.push_back(std::move(cell));
      cell.clear();
    } else {
      append(cell, c);
    }
  }
  if (unclosed_ || std::ferror(file_)) return cells_.clear(), false;
  if (any) cells_.push_back(std::move(cell));
  return any;
}

// Behind the first quote. Gives what comes after the last one.
int TableReader::read_quoted(std::string& cell) {
  const std::size_t begin = next_line_;
  for (int c = 0; (c = getc_unlocked(file_)) != EOF;) {
    if (c == '"') {
      c = getc_unlocked(file_);
      if (c != '"') return c;
    }
    if (c == '\n') ++next_line_;
    append(cell, c);
  }
  unclosed_ = begin;
  return EOF;
}

}  // namespace sheaf::cli
