// A URL in the making. Internal to url/.
#pragma once

#include <string>
#include <string_view>

#include "url/url.h"

namespace sheaf {

// Views into the URL that it began as; each part in normal form.
struct Draft {
  std::string_view scheme;
  std::string_view path;
  std::string query;
  std::string_view fragment;
};

// What WeChat's addresses are without what the sharer left in them: https, and for articles only
// what names them.
void tidy_wechat(const Url& url, Draft& draft);

// The query by which one WeChat article is known, from any long form; "" if that is not all there.
std::string wechat_identity(const Url& url);

}  // namespace sheaf
