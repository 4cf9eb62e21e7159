// SHA-1 in base 32, as WARC's digests are written ("sha1:" + 32 characters of RFC 4648). Guards
// against accidents, not against people.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sheaf {

constexpr std::size_t kSha1Base32Size = 32;

std::string sha1_base32(std::string_view bytes);

}  // namespace sheaf
