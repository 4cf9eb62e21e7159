// The conversion that Bilibili's own pages do: the number, with bit 51 set, is mixed with a
// constant, written to the base 58 behind "BV1", and two pairs of its characters change places.
#include "url/bilibili_id.h"

#include <algorithm>
#include <cstdint>

namespace sheaf {
namespace {

constexpr std::string_view kAlphabet = "FcwAPNKTMug3GV5Lj7EJnHpWsx4tb8haYeviqBz6rkCy12mUSDQX9RdoZf";
constexpr std::uint64_t kMix = 23442827791579, kTopBit = std::uint64_t{1} << 51;

}  // namespace

bool is_bilibili_bv(std::string_view id) {
  return id.size() == 12 && id.starts_with("BV") &&
         std::all_of(id.begin() + 2, id.end(),
                     [](char c) { return kAlphabet.find(c) != std::string_view::npos; });
}

std::string bilibili_bv(std::uint64_t av_number) {
  std::string id = "BV1FFFFFFFFF";
  std::uint64_t rest = ((av_number & (kTopBit - 1)) | kTopBit) ^ kMix;
  for (std::size_t at = id.size() - 1; rest > 0; --at) {
    id[at] = kAlphabet[rest % kAlphabet.size()];
    rest /= kAlphabet.size();
  }
  std::swap(id[3], id[9]);
  std::swap(id[4], id[7]);
  return id;
}

}  // namespace sheaf
