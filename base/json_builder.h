// Building a Json value piece by piece, for the two parsers of base/json.h. Internal to base.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"

namespace sheaf {

// Requires balanced calls, key() before each value in an object, and one value at the root. Holds
// pointers into the value being built; the open containers never move, as only the innermost grows.
class JsonBuilder {
 public:
  std::size_t depth() const { return open_.size(); }
  bool in_object() const { return !open_.empty() && open_.back()->is_object(); }

  void key(std::string name) {
    assert(in_object());
    slot_ = &(*open_.back())[std::move(name)];
  }
  void value(Json value) { place(std::move(value)); }
  void open_object() { open_.push_back(&place(Json::object())); }
  void open_array() { open_.push_back(&place(Json::array())); }
  void close() { open_.pop_back(); }
  // How many containers close() must close to end the innermost array or object; 0 with none open.
  std::size_t levels_to(Json::value_t kind) const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i]->type() == kind) return open_.size() - i;
    }
    return 0;
  }

  Json take() { return std::move(root_); }

 private:
  Json& place(Json&& value) {
    if (open_.empty()) return root_ = std::move(value);
    if (open_.back()->is_object()) return *slot_ = std::move(value);
    open_.back()->push_back(std::move(value));
    return open_.back()->back();
  }

  Json root_;
  Json* slot_ = nullptr;     // where the value of the last key goes
  std::vector<Json*> open_;  // outermost first
};

}  // namespace sheaf
