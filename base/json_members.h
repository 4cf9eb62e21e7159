// Reading an object whose members have known names and types, with faults named by member.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace sheaf {

// Reads the members of one object, absent ones and null leaving `to` as it is. The first fault is
// kept, with its place ("papers[2].kind"); what comes after it is read in vain. Views into the
// object and the fault, which must outlive it.
class Members {
 public:
  Members(const Json& object, std::string place, std::optional<Error>& fault)
      : object_(object), place_(std::move(place)), fault_(fault) {
    if (!object.is_object()) fail(place_, "an object");
  }

  void text(std::string_view name, std::string& to) const {
    const Json* member = find(name);
    if (!member) return;
    if (!member->is_string()) return fail(path(name), "a string");
    to = *member->get_ptr<const std::string*>();
  }

  // Text that may be given as an array of its lines; null is "".
  void lines(std::string_view name, std::optional<std::string>& to) const {
    const Json* member = find_member(object_, name);
    if (!member) return;
    to.emplace();
    if (member->is_string()) to = *member->get_ptr<const std::string*>();
    if (member->is_string() || member->is_null()) return;
    std::vector<std::string> all;
    texts(name, all);
    for (const std::string& line : all) *to += (&line == &all.front() ? "" : "\n") + line;
  }

  const std::string& place() const { return place_; }  // "" of the outermost object
  bool has(std::string_view name) const { return find_member(object_, name) != nullptr; }

  // A fault if there is a member of another name.
  void allow(std::initializer_list<std::string_view> names) const {
    for (const auto& member : object_.items()) {
      if (std::find(names.begin(), names.end(), member.key()) == names.end()) {
        fail_with(path(member.key()), "is not known here");
      }
    }
  }

  template <typename Integer>
  void count(std::string_view name, Integer& to) const {
    const Json* member = find(name);
    if (!member) return;
    const auto* value = member->get_ptr<const Json::number_unsigned_t*>();
    if (!value || *value > static_cast<std::uint64_t>(std::numeric_limits<Integer>::max())) {
      return fail(path(name), "a whole number");
    }
    to = static_cast<Integer>(*value);
  }

  void texts(std::string_view name, std::vector<std::string>& to) const {
    each(name, [&](const Json& element, const std::string& place) {
      if (!element.is_string()) return fail(place, "a string");
      to.push_back(*element.get_ptr<const std::string*>());
    });
  }

  // All members, whatever their names.
  void all_texts(std::map<std::string, std::string>& to) const {
    for (const auto& member : object_.items()) text(member.key(), to[member.key()]);
  }

  // For what callers find wrong themselves: "NAME is not TYPE".
  void fail_at(std::string_view name, std::string_view type) const { fail(path(name), type); }

  // Calls read(Members) for the object of that name, if there is one.
  template <typename Read>
  void object(std::string_view name, Read read) const {
    if (const Json* member = find(name)) read(Members(*member, path(name), fault_));
  }

  template <typename Read>
  void objects(std::string_view name, Read read) const {
    each(name, [&](const Json& element, std::string place) {
      read(Members(element, std::move(place), fault_));
    });
  }

  // The word that `parse` knows; absence leaves `to` as it is.
  template <typename Value, typename Parse>
  void word(std::string_view name, Value& to, Parse parse) const {
    std::string word;
    text(name, word);
    if (word.empty()) return;
    if (const auto value = parse(word)) {
      to = *value;
    } else {
      fail_with(path(name), "has an unknown value");
    }
  }

 private:
  const Json* find(std::string_view name) const {
    const Json* member = find_member(object_, name);
    return member && !member->is_null() ? member : nullptr;
  }
  std::string path(std::string_view name) const {
    return place_.empty() ? std::string(name) : place_ + "." + std::string(name);
  }
  void fail(const std::string& place, std::string_view type) const {
    fail_with(place, "is not " + std::string(type));
  }
  void fail_with(const std::string& place, std::string message) const {
    if (fault_) return;
    if (place.empty()) message = "the whole " + message;
    fault_ = Error{ErrorKind::kBadInput, std::move(message), place};
  }
  template <typename Read>
  void each(std::string_view name, Read read) const {
    const Json* member = find(name);
    if (!member) return;
    if (!member->is_array()) return fail(path(name), "an array");
    for (std::size_t i = 0; i < member->size() && !fault_; ++i) {
      read((*member)[i], path(name) + "[" + std::to_string(i) + "]");
    }
  }

  const Json& object_;
  std::string place_;
  std::optional<Error>& fault_;
};

}  // namespace sheaf
