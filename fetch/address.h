// Which IP addresses are public.
#pragma once

#include <string_view>

struct sockaddr;

namespace sheaf {

// False for what the special-purpose registries of IANA (RFC 6890) keep from the public network:
// 0/8, 10/8, 100.64/10, 127/8, 169.254/16, 172.16/12, 192.0.0/24, 192.0.2/24, 192.168/16,
// 198.18/15, 198.51.100/24, 203.0.113/24, 224/3; ::, ::1, fc00::/7, fe80::/10, fec0::/10, ff00::/8,
// 100::/64, 2001:2::/48 (RFC 5180), 2001:db8::/32, 3fff::/20 (RFC 9637), 5f00::/16 (RFC 9602); and
// IPv6 addresses that carry such an IPv4 address: ::/96, mapped, NAT64
// (64:ff9b::/96), 6to4 and Teredo. False for families that are not IP.
bool is_public_address(const sockaddr& address);

// Whether a Url::host() says by itself that it is not public: an address that is not, "localhost"
// or a name below it (RFC 6761 6.3).
bool names_private_host(std::string_view host);
// The same for loopback alone.
bool names_loopback_host(std::string_view host);

}  // namespace sheaf
