// What is asked of a server.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "fetch/named_by.h"
#include "fetch/response.h"
#include "url/url.h"

namespace sheaf {

enum class Method : std::uint8_t { kGet, kHead };

// kDrop reads the body and keeps nothing: the connection can be used again.
enum class KeepBody : std::uint8_t { kKeep, kDrop };

struct Request {
  Url url;  // its fragment stays here
  Method method = Method::kGet;
  KeepBody keep_body = KeepBody::kKeep;
  std::size_t body_limit = 32u << 20;  // bytes after decoding; reading stops there
  std::string range = {};              // "0-4095" (RFC 9110 14.1.2); no content-encoding then
  // Besides FetchOptions::headers and over them: "If-None-Match" and kin. Those that are not
  // harmless (fetch/options.h) go along inside the origin of `url`.
  std::vector<Header> headers = {};
  NamedBy named_by = NamedBy::kOwn;  // kPublic: private addresses are refused
};

}  // namespace sheaf
