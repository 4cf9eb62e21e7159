#include "base/json.h"

#include <algorithm>

#include "base/json_builder.h"

namespace sheaf {
namespace {

// "line 3, column 8" of a byte offset; columns are counted in bytes.
std::string place_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t column = before.size() - (before.rfind('\n') + 1) + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

// The cause alone, out of "[json.exception.parse_error.101] parse error at line 1, column 2: syntax
// error while parsing value - invalid literal; last read: 'x'": what was read may be of any size.
std::string cause(std::string_view message) {
  if (const auto colon = message.find(": "); colon != message.npos)
    message.remove_prefix(colon + 2);
  return std::string(message.substr(0, message.find("; last read")));
}

// nlohmann's parser takes it for the end of the text, and passes over what is behind.
std::optional<Error> find_nul(std::string_view text) {
  const std::size_t nul = text.find('\0');
  if (nul == text.npos) return std::nullopt;
  return Error{ErrorKind::kBadInput, "syntax error: a byte is NUL", place_of(text, nul)};
}

// Receives the events of nlohmann's parser, which keeps its own stack on the heap.
class StrictReader {
 public:
  StrictReader(std::string_view text, std::size_t max_depth) : text_(text), max_depth_(max_depth) {}

  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(Json::number_integer_t value) { return add(value); }
  bool number_unsigned(Json::number_unsigned_t value) { return add(value); }
  bool number_float(Json::number_float_t value, const std::string&) { return add(value); }
  bool string(std::string& value) { return add(std::move(value)); }
  bool binary(Json::binary_t&) { return false; }
  bool key(std::string& name) { return builder_.key(std::move(name)), true; }
  bool start_object(std::size_t) { return may_open() && (builder_.open_object(), true); }
  bool start_array(std::size_t) { return may_open() && (builder_.open_array(), true); }
  bool end_object() { return builder_.close(), true; }
  bool end_array() { return builder_.close(), true; }

  template <typename Exception>
  bool parse_error(std::size_t position, const std::string&, const Exception& exception) {
    error_ = {ErrorKind::kBadInput, cause(exception.what()),
              place_of(text_, std::max<std::size_t>(position, 1) - 1)};
    return false;
  }

  Error take_error() { return std::move(error_); }
  Json take() { return builder_.take(); }

 private:
  bool add(Json value) { return builder_.value(std::move(value)), true; }
  bool may_open() {
    if (builder_.depth() < max_depth_) return true;
    error_ = {ErrorKind::kTooLarge, "nested deeper than " + std::to_string(max_depth_)};
    return false;
  }

  std::string_view text_;
  std::size_t max_depth_;
  JsonBuilder builder_;
  Error error_{ErrorKind::kBadInput, "no JSON"};
};

}  // namespace

Result<Json> parse_json(std::string_view text, JsonLimits limits) {
  if (text.size() > limits.max_bytes) {
    return Error{ErrorKind::kTooLarge, "more than " + std::to_string(limits.max_bytes) + " bytes"};
  }
  if (const std::optional<Error> fault = find_nul(text)) return *fault;
  StrictReader reader(text, limits.max_depth);
  if (!Json::sax_parse(text.begin(), text.end(), &reader)) return reader.take_error();
  return reader.take();
}

const Json* find_member(const Json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

const Json* find_at(const Json& object, std::initializer_list<std::string_view> names) {
  const Json* at = &object;
  for (const std::string_view name : names) {
    if (at) at = find_member(*at, name);
  }
  return at;
}

std::string_view string_at(const Json& object, std::string_view key) {
  const Json* member = find_member(object, key);
  const auto* text = member ? member->get_ptr<const std::string*>() : nullptr;
  return text ? std::string_view(*text) : std::string_view();
}

}  // namespace sheaf
