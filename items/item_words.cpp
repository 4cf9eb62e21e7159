#include "items/item_words.h"

#include <cstddef>

#include "items/item_json.h"

namespace sheaf {
namespace {

// The value below `count` whose name is `word`.
template <typename Value, typename Name>
std::optional<Value> find_named(std::string_view word, std::size_t count, Name name) {
  for (std::size_t i = 0; i < count; ++i) {
    if (name(static_cast<Value>(i)) == word) return static_cast<Value>(i);
  }
  return std::nullopt;
}

}  // namespace

std::optional<State> find_state(std::string_view word) {
  return find_named<State>(word, static_cast<std::size_t>(State::kNotHtml) + 1, state_name);
}

std::optional<Kind> find_kind(std::string_view word) {
  return find_named<Kind>(word, static_cast<std::size_t>(Kind::kCount), kind_name);
}

std::optional<Field> find_field(std::string_view word) {
  return find_named<Field>(word, static_cast<std::size_t>(Field::kCount), field_name);
}

std::optional<CodeStatus> find_code_status_named(std::string_view word) {
  return find_named<CodeStatus>(word, static_cast<std::size_t>(CodeStatus::kAnnounced) + 1,
                                code_status_name);
}

std::optional<Role> find_role(std::string_view word) {
  if (word == "primary") return Role::kPrimary;
  if (word == "mentioned") return Role::kMentioned;
  return std::nullopt;
}

}  // namespace sheaf
