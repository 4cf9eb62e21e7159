// An attribute of an element.
#pragma once

#include <cstdint>
#include <string_view>

namespace sheaf {

// One attribute of an element: a view into the source, or into the tree for what only the parser
// can read.
class Attribute {
 public:
  Attribute(std::string_view name, std::string_view value)
      : name_(name.data()),
        value_(value.data()),
        value_size_(static_cast<std::uint32_t>(value.size())),
        name_size_(static_cast<std::uint16_t>(name.size())) {}
  std::string_view name() const { return {name_, name_size_}; }     // lower-case
  std::string_view value() const { return {value_, value_size_}; }  // character references decoded
  void set_value(std::string_view value) {
    value_ = value.data();
    value_size_ = static_cast<std::uint32_t>(value.size());
    left_in_tree_ = false;
  }
  // Its value has character references: the parser decodes it.
  bool left_in_tree() const { return left_in_tree_; }
  void leave_in_tree() { left_in_tree_ = true; }

 private:
  const char* name_;
  const char* value_;
  std::uint32_t value_size_;
  std::uint16_t name_size_;
  bool left_in_tree_ = false;
};

}  // namespace sheaf
