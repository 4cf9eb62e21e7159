// How wrappers carry the address that they stand for. Internal to url/.
#pragma once

#include <string>
#include <string_view>

#include "url/url.h"

namespace sheaf {

// Each takes a wrapper's URL and its entry's argument, and gives the address that it carries,
// decoded once but not yet checked; "" if there is none.
using Carrier = std::string (*)(const Url& url, std::string_view argument);

// The first of the parameters named in the argument, a space between two.
std::string in_parameter(const Url& url, std::string_view names);
// The same; the address may be relative to the wrapper.
std::string in_relative_parameter(const Url& url, std::string_view names);
// "?https://…" without a name.
std::string in_whole_query(const Url& url, std::string_view);
// All behind the argument, as it stands: "/https://example.com/a?b#c".
std::string in_rest_of_path(const Url& url, std::string_view prefix);
// The same, without "https://".
std::string in_rest_without_scheme(const Url& url, std::string_view prefix);
// The percent-encoded path segment behind the argument, with or without "https://".
std::string in_segment(const Url& url, std::string_view prefix);

// Of single services.
std::string in_amp_cache(const Url& url, std::string_view);   // /c/s/example.com/a
std::string in_turbo_page(const Url& url, std::string_view);  // /example.com/s/a
std::string in_archive(const Url& url,
                       std::string_view prefix);  // /web/20131021165347id_/https://…
std::string in_search_cache(const Url& url, std::string_view);      // ?q=cache:id:example.com/a
std::string in_bing_click(const Url& url, std::string_view);        // &u=a1 and base64url
std::string in_disqus_link(const Url& url, std::string_view);       // ?url=https://…:hash
std::string in_url_defense_2(const Url& url, std::string_view);     // u=https-3A__example.com_a
std::string in_url_defense_3(const Url& url, std::string_view);     // /v3/__https://…__;bytes!
std::string in_video_short_link(const Url& url, std::string_view);  // youtu.be/ID, b23.tv/BV…

}  // namespace sheaf
