#include "page/charset_prescan.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "page/charset.h"

namespace sheaf {
namespace {

struct Attribute {
  std::string name;  // lower-case
  std::string_view value;
};

std::string_view readable_charset(std::string_view label) {
  const std::string_view name = charset_by_label(label);
  return name.starts_with("UTF-") ? "UTF-8" : name;
}

// The steps of the standard, under its names.
class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : bytes_(bytes) {}

  std::string_view find_in_metas();

 private:
  bool at_end() const { return pos_ >= bytes_.size(); }
  char current() const { return bytes_[pos_]; }
  void skip_spaces() {
    while (!at_end() && is_ascii_space(current())) ++pos_;
  }
  void skip_past(std::string_view end, std::size_t from) {
    const std::size_t found = bytes_.find(end, from);
    pos_ = found == bytes_.npos ? bytes_.size() : found + end.size();
  }
  bool at_meta() const;
  void skip_markup();
  std::string_view read_meta();
  std::optional<Attribute> get_attribute();
  std::string_view get_value();

  std::string_view bytes_;
  std::size_t pos_ = 0;
  bool tag_closed_ = false;  // the last tag ended before the bytes did
};

std::string_view Prescan::find_in_metas() {
  while ((pos_ = bytes_.find('<', pos_)) != bytes_.npos) {
    if (!at_meta()) {
      skip_markup();
      continue;
    }
    pos_ += 6;
    if (const std::string_view charset = read_meta(); !charset.empty()) return charset;
  }
  return "";
}

bool Prescan::at_meta() const {
  const std::string_view rest = bytes_.substr(pos_);
  return rest.size() > 5 && starts_with_ignore_case(rest, "<meta") &&
         (is_ascii_space(rest[5]) || rest[5] == '/');
}

// A comment, another tag, or whatever else begins with '<'.
void Prescan::skip_markup() {
  const std::string_view rest = bytes_.substr(pos_);
  const auto at = [rest](std::size_t i) { return i < rest.size() ? rest[i] : '\0'; };
  if (rest.starts_with("<!--")) return skip_past("-->", pos_ + 2);
  if (is_ascii_alpha(at(1)) || (at(1) == '/' && is_ascii_alpha(at(2)))) {
    while (!at_end() && !is_ascii_space(current()) && current() != '>') ++pos_;
    while (get_attribute()) continue;
    return;
  }
  if (at(1) == '!' || at(1) == '/' || at(1) == '?') return skip_past(">", pos_);
  ++pos_;
}

std::string_view Prescan::read_meta() {
  std::string_view charset;
  tag_closed_ = false;
  bool got_pragma = false, need_pragma = false;
  bool seen_pragma = false, seen_content = false, seen_charset = false;
  while (const std::optional<Attribute> attribute = get_attribute()) {
    const auto& [name, value] = *attribute;
    if (name == "http-equiv" && !std::exchange(seen_pragma, true)) {
      got_pragma = equals_ignore_case(value, "content-type");
    } else if (name == "content" && !std::exchange(seen_content, true) && charset.empty()) {
      charset = find_charset_parameter(value);
      need_pragma = !charset.empty();
    } else if (name == "charset" && !std::exchange(seen_charset, true)) {
      charset = readable_charset(value);
      need_pragma = false;
    }
  }
  // A tag that the bytes cut off may have lost the end of its label.
  return !tag_closed_ || (need_pragma && !got_pragma) ? "" : charset;
}

std::optional<Attribute> Prescan::get_attribute() {
  while (!at_end() && (is_ascii_space(current()) || current() == '/')) ++pos_;
  if (at_end()) return std::nullopt;
  if (current() == '>') {
    ++pos_;
    tag_closed_ = true;
    return std::nullopt;
  }
  const std::size_t start = pos_++;  // a '=' in front belongs to the name
  const auto in_name = [this] {
    return !is_ascii_space(current()) && current() != '=' && current() != '/' && current() != '>';
  };
  while (!at_end() && in_name()) ++pos_;
  Attribute attribute{ascii_lower(bytes_.substr(start, pos_ - start)), {}};
  skip_spaces();
  if (!at_end() && current() == '=') {
    ++pos_;
    attribute.value = get_value();
  }
  return attribute;
}

std::string_view Prescan::get_value() {
  skip_spaces();
  if (at_end()) return {};
  const char quote = current();
  const std::size_t start = quote == '"' || quote == '\'' ? pos_ + 1 : pos_;
  if (start != pos_) {
    const std::size_t end = std::min(bytes_.find(quote, start), bytes_.size());
    pos_ = std::min(end + 1, bytes_.size());
    return bytes_.substr(start, end - start);
  }
  while (!at_end() && !is_ascii_space(current()) && current() != '>') ++pos_;
  return bytes_.substr(start, pos_ - start);
}

// <?xml version="1.0" encoding="gb2312"?> at the very start.
std::string_view find_in_xml_declaration(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return "";
  bytes = bytes.substr(0, bytes.find('>'));
  std::size_t pos = bytes.find("encoding");
  if (pos == bytes.npos) return "";
  pos = bytes.find_first_of("\"'", pos);
  if (pos == bytes.npos) return "";
  const std::size_t end = bytes.find(bytes[pos], pos + 1);
  return end == bytes.npos ? "" : readable_charset(bytes.substr(pos + 1, end - pos - 1));
}

}  // namespace

std::string_view find_declared_charset(std::string_view bytes) {
  const std::string_view charset = Prescan(bytes).find_in_metas();
  return charset.empty() ? find_in_xml_declaration(bytes) : charset;
}

std::string_view find_charset_parameter(std::string_view text) {
  for (std::size_t pos = 0; (pos = find_ignore_case(text, "charset", pos)) != text.npos;) {
    pos += 7;
    const auto skip_spaces = [&] {
      while (pos < text.size() && is_ascii_space(text[pos])) ++pos;
    };
    skip_spaces();
    if (pos >= text.size() || text[pos] != '=') continue;
    ++pos;
    skip_spaces();
    if (pos >= text.size()) return "";
    const bool quoted = text[pos] == '"' || text[pos] == '\'';
    const std::string_view ends = quoted ? text.substr(pos, 1) : std::string_view("; \t\r\n\f");
    const std::size_t start = pos + quoted;
    const std::size_t end = text.find_first_of(ends, start);
    if (quoted && end == text.npos) return "";
    return readable_charset(text.substr(start, end == text.npos ? text.npos : end - start));
  }
  return "";
}

}  // namespace sheaf
