// Bilibili's two numberings of one video: "av" and a number, and since 2020 "BV" and ten
// characters. Internal to url/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sheaf {

bool is_bilibili_bv(std::string_view id);          // by its form
std::string bilibili_bv(std::uint64_t av_number);  // av_number < 2^51

}  // namespace sheaf
