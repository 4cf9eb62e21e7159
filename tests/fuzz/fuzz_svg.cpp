// digest/pictures/clean_svg.h: whatever comes in, what comes out draws only, and is taken again.
#include <cstdint>
#include <string_view>

#include "base/text.h"
#include "digest/pictures/clean_svg.h"
#include "digest/pictures/image_info.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sheaf;
  const Result<std::string> safe = parse_safe_svg({reinterpret_cast<const char*>(data), size});
  if (!safe.ok()) return 0;
  fuzz::require(is_valid_utf8(*safe), "UTF-8 comes out");
  for (const char* active : {"<script", "<foreignObject", "<!", "<?"})
    fuzz::require(safe->find(active) == safe->npos, "nothing that runs comes out");
  const Result<std::string> again = parse_safe_svg(*safe);
  fuzz::require(again.ok(), "what came out is taken again");
  const auto info = find_image_info(*safe);
  fuzz::require(info && info->format == ImageFormat::kSvg, "it is a picture");
  return 0;
}
