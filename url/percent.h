// Percent-encoding (RFC 3986 2.1, with the encode sets of the WHATWG URL standard). For url/
// and extractors/links/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sheaf {

// The parts of a URL; each leaves other characters bare. Usable as bits.
enum class UrlPart : std::uint8_t { kPath = 1, kQuery = 2, kFragment = 4 };

bool stands_bare(char c, UrlPart part);  // false for '%'
bool is_unreserved(char c);

// Whether text[at] begins an escape in normal form: upper-case hex of what must stay escaped.
bool is_normal_escape(std::string_view text, std::size_t at);

// Appends `raw` with what the part does not allow encoded, escapes in upper case, and unreserved
// characters decoded. A '%' that begins no escape stays, and never becomes the start of one.
void append_normal(std::string& out, std::string_view raw, UrlPart part);

// The same for a path, which gets a leading '/', and whose '.' and '..' segments are resolved.
void append_normal_path(std::string& out, std::string_view raw);

void append_escape(std::string& out, unsigned char byte);  // "%2F"

// Decodes every escape, once; '+' stays.
std::string percent_decode(std::string_view text);

}  // namespace sheaf
