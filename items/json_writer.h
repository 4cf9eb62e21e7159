// Writes JSON text without building a tree. Internal to items/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sheaf {

class JsonWriter {
 public:
  // `indent`: spaces for each level; 0 writes all on one line.
  explicit JsonWriter(int indent) : indent_(indent) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  void key(std::string_view name);
  void string(std::string_view value);          // what is no UTF-8 becomes U+FFFD
  void string_or_null(std::string_view value);  // "" is null
  void number(std::uint64_t value);
  void null();
  std::string take() && { return std::move(out_); }

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();
  void new_line();

  std::string out_;
  int indent_;
  int level_ = 0;
  bool first_ = true;  // nothing yet in this object or array
  bool after_key_ = false;
};

}  // namespace sheaf
