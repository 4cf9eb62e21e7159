// An issue as a letter: RFC 5322 with MIME (RFC 2045..2047).
#pragma once

#include <cstddef>
#include <string>

#include "base/json_fwd.h"
#include "base/result.h"

namespace sheaf {

struct Letter {
  std::string text;
  std::size_t html_bytes = 0;  // over kMaxLetterHtml: mail programs will cut it
};

// A draft in one .eml: multipart/alternative of letter.txt and letter.html, CRLF line ends, lines
// of at most 76 characters. Subject and Date are the issue's; From is its author, if that is a mail
// address ("Name <a@b.example>"); To is for the sender to fill in, which "X-Unsent: 1" tells mail
// programs. Mail programs cut HTML at 102 KB: where the is longer, the excerpts, then the
// pictures are left out of it. Errors: those of Template::render.
Result<Letter> write_letter(const Json& view);

constexpr std::size_t kMaxLetterHtml = 102 * 1024 - 1;

}  // namespace sheaf
