#include "base/credentials.h"

#include <algorithm>

#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::string_view kEndOfAuthority = "/\\?#\"'<>` \t\r\n";

// Whether a scheme that has authorities ends in front of the ':' at `colon`: browsers read
// "https:ann:pw@a.example" too.
bool has_scheme_of_web(std::string_view text, std::size_t colon) {
  const std::string_view before = text.substr(0, colon);
  for (const std::string_view scheme : {"http", "https", "ftp"}) {
    if (before.size() < scheme.size()) continue;
    const std::size_t begin = before.size() - scheme.size();
    const bool is_whole = begin == 0 || !is_ascii_alpha(before[begin - 1]);
    if (is_whole && equals_ignore_case(before.substr(begin), scheme)) return true;
  }
  return false;
}

// Where the authority behind the ':' at `colon` begins; npos if there is none.
std::size_t find_authority(std::string_view text, std::size_t colon) {
  const std::size_t begin = std::min(text.find_first_not_of("/\\", colon + 1), text.size());
  const bool is_one = begin - colon > 2 || has_scheme_of_web(text, colon);
  return is_one ? begin : std::string_view::npos;
}

}  // namespace

std::string without_credentials(std::string_view text) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = text.find(':'); at != text.npos; at = text.find(':', at + 1)) {
    const std::size_t begin = find_authority(text, at);
    if (begin == text.npos) continue;
    const std::size_t end = std::min(text.find_first_of(kEndOfAuthority, begin), text.size());
    const std::size_t mark = text.substr(begin, end - begin).rfind('@');
    if (mark != text.npos) {
      out.append(text, copied, begin - copied).append("***");
      copied = begin + mark;
    }
    at = std::max(at, end - 1);
  }
  return out.append(text, copied, text.npos);
}

}  // namespace sheaf
