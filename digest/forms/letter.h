// An issue as a letter: RFC 5322 with MIME (RFC 2045..2047).
#pragma once

#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "base/result.h"

namespace sheaf {

// A draft in one .eml: multipart/alternative of letter.txt and letter.html, CRLF line ends, lines
// of at most 76 characters. Subject and Date are the issue's; From is its author, if that is a mail
// address ("Name <a@b.example>"); To is for the sender to fill in, which "X-Unsent: 1" tells mail
// programs. Mail programs cut HTML at 102 KB: where the is longer, the excerpts, then the
// pictures are left out of it. Errors: those of Template::render.
Result<std::string> write_letter(const Json& view);

constexpr std::size_t kMaxLetterHtml = 102 * 1024 - 1;

// The value of a header: ASCII as it is, else encoded words (RFC 2047) of UTF-8, folded at 76
// columns, the first line having `used` columns already. Line ends and controls become spaces, so
// that no text makes a header of its own.
std::string encode_header(std::string_view text, std::size_t used);

// A body in the shorter of the two encodings: quoted-printable or base64.
struct EncodedBody {
  std::string_view encoding;  // the value of Content-Transfer-Encoding
  std::string text;           // CRLF line ends
};
EncodedBody encode_body(std::string_view text);

}  // namespace sheaf
