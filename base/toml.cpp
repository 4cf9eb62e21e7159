// toml++ is header-only and built here alone, without exceptions.
#include "base/toml.h"

#define TOML_EXCEPTIONS 0             // NOLINT: the library's own names
#define TOML_HEADER_ONLY 1            // NOLINT
#define TOML_ENABLE_WINDOWS_COMPAT 0  // NOLINT
#include <toml++/toml.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <sstream>
#include <vector>

#include "base/json.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxDepth = 256;

// toml++ makes a table of each part of a dotted name, and its own limit does not count them: its
// destructor, which calls itself, would run out of stack. So the depth is estimated before it
// reads. Dots of numbers and dates count, too: they are few.
class DepthScanner {
 public:
  explicit DepthScanner(std::string_view text) : text_(text) {
    if (text.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  // The line on which the text becomes too deep.
  std::optional<std::size_t> find_too_deep() {
    while (at_ < text_.size()) {
      take();
      if (header_ + outer_ + open_.size() + dots_ > kMaxDepth) {
        return 1 +
               std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n');
      }
    }
    return std::nullopt;
  }

 private:
  void take() {
    const char c = text_[at_];
    if (c == '"' || c == '\'') return skip_string(c);
    if (c == '#') return skip_to_line_end();
    ++at_;
    if (c == '\n' && open_.empty()) begin_line();
    if (c == ',' || c == '\n') dots_ = 0;
    if (c == '.') ++dots_;
    if (c == '[' || c == '{') open();
    if (c == ']' || c == '}') close();
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') fresh_ = false;
  }

  void begin_line() {
    if (in_header_) header_ = most_dots_;
    in_header_ = false;
    most_dots_ = 0;
    fresh_ = true;
  }

  // A bracket that begins a line at the outermost place is a table's header, whose names hold for
  // the lines below.
  void open() {
    if (fresh_) {
      in_header_ = true;
      header_ = 0;
    }
    open_.push_back(dots_);
    outer_ += dots_;
    dots_ = 0;
  }

  void close() {
    if (open_.empty()) return;
    most_dots_ = std::max(most_dots_, dots_);
    dots_ = open_.back();
    outer_ -= dots_;
    open_.pop_back();
  }

  // Past a string of one line or, in three quotes, of many.
  void skip_string(char quote) {
    const std::string three(3, quote);
    const bool is_long = text_.substr(at_).starts_with(three);
    at_ += is_long ? 3 : 1;
    while (at_ < text_.size()) {
      if (is_long ? text_.substr(at_).starts_with(three) : text_[at_] == quote) break;
      if (!is_long && text_[at_] == '\n') return;
      at_ += quote == '"' && text_[at_] == '\\' ? 2 : 1;
    }
    at_ = std::min(at_ + (is_long ? 3 : 1), text_.size());
    // Quotes may stand just before the three.
    while (is_long && at_ < text_.size() && text_[at_] == quote) ++at_;
    fresh_ = false;
  }

  void skip_to_line_end() { at_ = std::min(text_.find('\n', at_), text_.size()); }

  std::string_view text_;
  std::size_t at_ = 0;
  bool fresh_ = true, in_header_ = false;  // nothing but blanks yet on the line; it is a header
  std::size_t header_ = 0;                 // dots of the header above
  std::vector<std::size_t> open_;          // the dots before each open bracket
  std::size_t outer_ = 0, dots_ = 0, most_dots_ = 0;
};

template <typename Value>
std::string written(const Value& value) {
  std::ostringstream out;
  out << value;
  return std::move(out).str();
}

Json convert(const toml::node& node);

Json convert_table(const toml::table& table) {
  Json object = Json::object();
  for (auto&& [key, value] : table) object[std::string(key.str())] = convert(value);
  return object;
}

Json convert_array(const toml::array& array) {
  Json list = Json::array();
  for (const toml::node& value : array) list.push_back(convert(value));
  return list;
}

// Calls itself no deeper than kMaxDepth.
Json convert(const toml::node& node) {
  if (const auto* table = node.as_table()) return convert_table(*table);
  if (const auto* array = node.as_array()) return convert_array(*array);
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* flag = node.as_boolean()) return flag->get();
  if (const auto* real = node.as_floating_point()) return real->get();
  if (const auto* whole = node.as_integer()) {
    return whole->get() < 0 ? Json(whole->get()) : Json(static_cast<std::uint64_t>(whole->get()));
  }
  if (const auto* date = node.as_date()) return written(date->get());
  if (const auto* time = node.as_time()) return written(time->get());
  if (const auto* moment = node.as_date_time()) return written(moment->get());
  return nullptr;
}

TomlLines lines_of(const toml::table& root) {
  TomlLines lines;
  for (auto&& [name, node] : root) {
    const toml::table* table = node.as_table();
    if (!table) continue;
    auto& members = lines[std::string(name.str())];
    for (auto&& [key, value] : *table) members[std::string(key.str())] = value.source().begin.line;
  }
  return lines;
}

}  // namespace

Result<Json> parse_toml(std::string_view text, TomlLines* lines) {
  if (const auto line = DepthScanner(text).find_too_deep()) {
    return Error{ErrorKind::kTooLarge, "nested deeper than " + std::to_string(kMaxDepth),
                 "line " + std::to_string(*line)};
  }
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    const toml::source_position at = parsed.error().source().begin;
    return Error{ErrorKind::kBadInput, std::string(parsed.error().description()),
                 "line " + std::to_string(at.line) + ", column " + std::to_string(at.column)};
  }
  if (lines) *lines = lines_of(parsed.table());
  return convert_table(parsed.table());
}

}  // namespace sheaf
