// Words of records -> values; the way back from the functions that name them. Internal to items/.
#pragma once

#include <optional>
#include <string_view>

#include "items/item.h"

namespace sheaf {

std::optional<State> find_state(std::string_view word);
std::optional<Kind> find_kind(std::string_view word);
std::optional<Field> find_field(std::string_view word);
std::optional<CodeStatus> find_code_status_named(std::string_view word);
std::optional<Role> find_role(std::string_view word);

}  // namespace sheaf
