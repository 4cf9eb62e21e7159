#include <optional>

#include "base/text.h"
#include "extractors/meta/date_declared.h"

namespace sheaf::declared {
namespace {

bool is_separator(char c) { return c == '/' || c == '-' || c == '_' || c == '.'; }

// At most `most` digits at `pos`, which moves past them.
std::string_view eat_digits(std::string_view path, std::size_t& pos, std::size_t most) {
  const std::size_t start = pos;
  while (pos < path.size() && pos - start < most && is_ascii_digit(path[pos])) ++pos;
  return path.substr(start, pos - start);
}

bool ends_number(std::string_view path, std::size_t pos) {
  return pos >= path.size() || !is_ascii_digit(path[pos]);
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

// "YYYYMMDD" at `at`, "" if there is none.
std::string read_compact(std::string_view path, std::size_t at) {
  const std::string_view digits = eat_digits(path, at, 8);
  const bool whole = digits.size() == 8 && ends_number(path, at);
  return whole && is_year(digits.substr(0, 4)) ? std::string(digits) : std::string();
}

// "YYYY/MM/DD" or "DD-MM-YYYY" at `at`, with any separator, the same twice; "" if there is none.
std::string read_separated(std::string_view path, std::size_t at) {
  const std::string_view first = eat_digits(path, at, 4);
  if (at + 1 >= path.size() || !is_separator(path[at])) return {};
  const char separator = path[at++];
  const std::string_view second = eat_digits(path, at, 2);
  if (second.empty() || at + 1 >= path.size() || path[at++] != separator) return {};
  const std::string_view third = eat_digits(path, at, 4);
  if (third.empty() || !ends_number(path, at)) return {};
  const bool year_first = is_year(first) && third.size() <= 2;
  const bool year_last = is_year(third) && first.size() <= 2 && separator != '/';
  if (!year_first && !year_last) return {};
  return std::string(first) + '-' + std::string(second) + '-' + std::string(third);
}

// "YYYY-MM/DD/" and "YYYY/MMDD/" at `at`, as Chinese newsrooms have it; "" if there is none.
std::string read_folders(std::string_view path, std::size_t at) {
  const std::string_view year = eat_digits(path, at, 4);
  if (!is_year(year) || at >= path.size()) return {};
  const char separator = path[at++];
  std::string_view month = eat_digits(path, at, 4), day;
  if (separator == '/' && month.size() == 4) {
    day = month.substr(2);
    month = month.substr(0, 2);
  } else if (separator == '-' && month.size() == 2 && path.substr(at).starts_with('/')) {
    day = eat_digits(path, ++at, 2);
  }
  if (day.size() != 2 || !path.substr(at).starts_with('/')) return {};
  return std::string(year) + '-' + std::string(month) + '-' + std::string(day);
}

}  // namespace

void find_url_date(const Source& source, Findings& found) {
  const std::string_view path = source.url.path();
  for (std::size_t at = 0; at < path.size(); ++at) {
    if (!is_ascii_digit(path[at]) || (at > 0 && !is_separator(path[at - 1]))) continue;
    found.add(read_compact(path, at));
    found.add(read_separated(path, at));
    found.add(read_folders(path, at));
  }
}

}  // namespace sheaf::declared
