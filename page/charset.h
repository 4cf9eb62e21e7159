// Bytes -> UTF-8 by the HTML standard's order (HTML standard 13.2.3.2, Encoding standard).
#pragma once

#include <string>
#include <string_view>

namespace sheaf {

enum class CharsetSource { kBom, kTransport, kMeta, kDetected };

struct Decoded {
  std::string text;     // valid UTF-8, without BOM; malformed sequences are U+FFFD
  std::string charset;  // Encoding standard's name: "UTF-8", "gb18030", "Big5", "windows-1252", ...
  CharsetSource source;
};

// `content_type` is the HTTP Content-Type header's value or "". Order: BOM; header; <meta> or XML
// declaration, looked for in the first 1024 bytes (64 KiB if the bytes are no UTF-8); ICU
// detection. A declaration that contradicts the bytes is overruled: another charset where the bytes
// are valid UTF-8 beyond ASCII, or nearly (one bad byte in 20 characters); UTF-8, even by BOM,
// where most sequences are bad; a legacy charset with more than one error in 50 characters;
// windows-1252 and its names, which servers and editors put by default, by a second declaration or
// by text that is plainly East Asian. UTF-16 and UTF-32 only by BOM or by the pattern of NULs,
// whatever is declared. Valid UTF-8 is moved, not copied. NULs pass through.
Decoded decode(std::string bytes, std::string_view content_type);

// The Encoding standard's label table: " GB2312 " -> "GBK"; "" if unknown. Every name that decode()
// gives is a label of itself.
std::string_view charset_by_label(std::string_view label);

}  // namespace sheaf
