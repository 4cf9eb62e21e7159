// Bytes -> UTF-8 by the HTML standard's order (HTML standard 13.2.3.2, Encoding standard).
#pragma once

#include <string>
#include <string_view>

namespace sheaf {

enum class CharsetSource { kBom, kTransport, kMeta, kDetected };

struct Decoded {
  std::string text;         // valid UTF-8, without BOM; malformed sequences are U+FFFD
  std::string charset;      // Encoding standard's name: "UTF-8", "gb18030", "Big5", "windows-1252", ...
  CharsetSource source;
};

// `content_type` is the HTTP Content-Type header's value or "". Order: BOM; header; <meta> prescan of
// the first 1024 bytes (a further look up to 64 KiB if the bytes are no UTF-8); UTF-8 if the bytes are
// valid (or nearly: at most one bad sequence in 1000 multi-byte ones); ICU detection. A declared
// charset that contradicts the bytes (declared UTF-8 with many bad sequences, declared GBK on valid
// UTF-8 with multi-byte characters) is overruled. UTF-16/32 only by BOM or by the pattern of NULs.
Decoded decode(std::string bytes, std::string_view content_type);

// The Encoding standard's label table, for the charsets above: " GB2312 " -> "GBK"; "" if unknown.
std::string_view charset_by_label(std::string_view label);

}  // namespace sheaf
