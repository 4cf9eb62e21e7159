// digest/pictures/image_info.h: any bytes have a size that can be shown, or none.
#include <cstdint>
#include <string_view>

#include "digest/pictures/image_info.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sheaf;
  const auto info = find_image_info({reinterpret_cast<const char*>(data), size});
  if (!info) return 0;
  fuzz::require(!image_extension(info->format).empty(), "every format has an ending");
  fuzz::require(info->width >= 0 && info->width <= 1 << 20, "widths are within bounds");
  fuzz::require(info->height >= 0 && info->height <= 1 << 20, "heights are within bounds");
  (void)is_placeholder(*info);
  return 0;
}
