// page/charset.h: whatever the bytes and the header, the text is UTF-8 and its charset has a name.
// The first line of the input is the Content-Type, unless it begins with '<' as pages do.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.h"
#include "page/charset.h"
#include "tests/fuzz/require.h"

namespace sheaf::fuzz {
namespace {

void decode_page(std::string_view input) {
  std::string_view content_type;
  if (const std::size_t end = input.find('\n'); !input.starts_with('<') && end < input.size()) {
    content_type = input.substr(0, end);
    input.remove_prefix(end + 1);
  }
  const Decoded decoded = decode(std::string(input), content_type);
  require(is_valid_utf8(decoded.text), "text is UTF-8");
  require(charset_by_label(decoded.charset) == decoded.charset, "the charset's name is a label");
}

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sheaf::fuzz::decode_page({reinterpret_cast<const char*>(data), size});
  return 0;
}
