#include "fetch/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>

#include "url/path.h"

namespace sheaf {
namespace {

using Bytes = std::array<std::uint8_t, 16>;

struct Range4 {
  std::uint32_t first;
  int bits;
};

constexpr std::array kNotPublic4 = {
    Range4{0x00000000, 8},   // this network
    Range4{0x0A000000, 8},   // private
    Range4{0x64400000, 10},  // shared (carriers' NAT)
    Range4{0x7F000000, 8},   // loopback
    Range4{0xA9FE0000, 16},  // link-local, and clouds' metadata
    Range4{0xAC100000, 12},  // private
    Range4{0xC0000000, 24},  // protocol assignments
    Range4{0xC0000200, 24},  // documentation
    Range4{0xC0A80000, 16},  // private
    Range4{0xC6120000, 15},  // benchmarks
    Range4{0xC6336400, 24},  // documentation
    Range4{0xCB007100, 24},  // documentation
    Range4{0xE0000000, 3},   // multicast, reserved, broadcast
};

struct Range6 {
  Bytes first;
  int bits;
};

constexpr std::array kNotPublic6 = {
    Range6{{0x01, 0x00}, 64},              // discard
    Range6{{0x20, 0x01, 0x00, 0x02}, 48},  // benchmarks
    Range6{{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    Range6{{0x3f, 0xff}, 20},              // documentation
    Range6{{0x5f, 0x00}, 16},              // segment routing
    Range6{{0xfc}, 7},                     // private
    Range6{{0xfe, 0x80}, 10},              // link-local
    Range6{{0xfe, 0xc0}, 10},              // site-local
    Range6{{0xff}, 8},                     // multicast
};

// IPv6 addresses that lead to an IPv4 address, and where it stands in them.
struct Carrier4 {
  Bytes first;
  int bits;
  std::size_t at;
  std::uint8_t mask;  // exclusive-or on each byte
};

constexpr std::array kCarriers = {
    Carrier4{{}, 96, 12, 0},                                          // ::1, :: and compatible
    Carrier4{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96, 12, 0},  // mapped
    Carrier4{{0, 0x64, 0xff, 0x9b}, 96, 12, 0},                       // NAT64
    Carrier4{{0, 0x64, 0xff, 0x9b, 0, 1}, 48, 12, 0},                 // NAT64 of a network's own
    Carrier4{{0x20, 0x02}, 16, 2, 0},                                 // 6to4
    Carrier4{{0x20, 0x01, 0, 0}, 32, 12, 0xff},                       // Teredo
};

bool is_public(std::uint32_t address) {
  return std::none_of(kNotPublic4.begin(), kNotPublic4.end(), [&](const Range4& range) {
    return (address ^ range.first) >> (32 - range.bits) == 0;
  });
}

bool begins_with(const Bytes& address, const Bytes& first, int bits) {
  for (int bit = 0; bit < bits; bit += 8) {
    const auto i = static_cast<std::size_t>(bit / 8);
    const int left = std::min(8, bits - bit);
    if (((address[i] ^ first[i]) & 0xff) >> (8 - left) != 0) return false;
  }
  return true;
}

std::uint32_t ipv4_at(const Bytes& address, const Carrier4& carrier) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    out = out << 8 | static_cast<std::uint8_t>(address[carrier.at + i] ^ carrier.mask);
  }
  return out;
}

bool is_public(const Bytes& address) {
  for (const Range6& range : kNotPublic6) {
    if (begins_with(address, range.first, range.bits)) return false;
  }
  return std::all_of(kCarriers.begin(), kCarriers.end(), [&](const Carrier4& carrier) {
    return !begins_with(address, carrier.first, carrier.bits) ||
           is_public(ipv4_at(address, carrier));
  });
}

Bytes bytes_of(const in6_addr& address) {
  Bytes bytes;
  std::memcpy(bytes.data(), &address, bytes.size());
  return bytes;
}

bool is_localhost_name(std::string_view host) { return is_host_of(host, "localhost"); }

// A host that is an address, read for `use`; nullopt for a name.
template <typename Use4, typename Use6>
std::optional<bool> read_literal(std::string_view host, Use4 use4, Use6 use6) {
  const std::string text(host.starts_with('[') ? host.substr(1, host.size() - 2) : host);
  in_addr v4;
  in6_addr v6;
  if (inet_pton(AF_INET, text.c_str(), &v4) == 1) return use4(ntohl(v4.s_addr));
  if (inet_pton(AF_INET6, text.c_str(), &v6) == 1) return use6(bytes_of(v6));
  return std::nullopt;
}

}  // namespace

bool is_public_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4;
    std::memcpy(&v4, &address, sizeof v4);
    return is_public(ntohl(v4.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 v6;
  std::memcpy(&v6, &address, sizeof v6);
  return is_public(bytes_of(v6.sin6_addr));
}

bool names_private_host(std::string_view host) {
  const auto is_private = [](const auto& address) { return !is_public(address); };
  return read_literal(host, is_private, is_private).value_or(is_localhost_name(host));
}

bool names_loopback_host(std::string_view host) {
  const auto in_127 = [](std::uint32_t address) { return address >> 24 == 127; };
  const auto is_one = [&](const Bytes& address) {
    constexpr Bytes kOne = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    const Carrier4& mapped = kCarriers[1];
    return address == kOne ||
           (begins_with(address, mapped.first, mapped.bits) && in_127(ipv4_at(address, mapped)));
  };
  return read_literal(host, in_127, is_one).value_or(is_localhost_name(host));
}

}  // namespace sheaf
