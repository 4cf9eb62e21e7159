// Where a URL begins and ends in text that people wrote. (url/url.h reads URLs whose ends are
// known, as those in attributes.)
#pragma once

#include <cstddef>
#include <string_view>

namespace sheaf {

// The URL that begins at text[at], where "http://" or "https://" stands in any case; "" if neither
// does. UTF-8. It ends before space, quotes, < > { } [ ] | \ ^ ` (but the brackets of an IPv6
// host), any CJK or full-width character or punctuation, and before another "http://", which is a
// second URL glued to it, unless that stands in its query or the host is one that carries URLs in
// its path (web.archive.org). Punctuation that belongs to the sentence is cut off its end: . , ; :
// ! ? ' * ~ and
// ')' without its '('; also '_' if one stands in front of the URL (Markdown).
// A view into `text`; may still be refused by Url::parse ("http://").
std::string_view url_at(std::string_view text, std::size_t at);

// The one URL of a field that should hold nothing else, without its packing: space, <![CDATA[ ]]>,
// < >, 《 》, quotes, a label in front, a sentence behind. Of several glued together the last,
// which alone has both its ends. A text without "http://" or "https://" (a relative reference) is
// only freed of space and packing. A view into `text`.
std::string_view trim_url_text(std::string_view text);

}  // namespace sheaf
