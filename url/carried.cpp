#include "url/carried.h"

#include <algorithm>

#include "base/text.h"
#include "url/base64url.h"
#include "url/percent.h"
#include "url/query.h"

namespace sheaf {
namespace {

constexpr std::size_t kNo = std::string_view::npos;

// From the path on, behind a prefix of it that is there.
std::string_view behind(const Url& url, std::string_view prefix) {
  const std::string_view text = url.text();
  const std::size_t path = static_cast<std::size_t>(url.path().data() - text.data());
  return text.substr(std::min(path + prefix.size(), text.size()));
}

std::string with_https(const std::string& text) { return text.empty() ? text : "https://" + text; }

}  // namespace

std::string in_parameter(const Url& url, std::string_view names) {
  for (const std::string_view name : split(names, ' ')) {
    if (const auto value = find_parameter(url.query(), name)) return percent_decode(*value);
  }
  return {};
}

std::string in_relative_parameter(const Url& url, std::string_view names) {
  const std::string reference = in_parameter(url, names);
  if (reference.empty()) return {};
  const Result<Url> target = Url::parse(reference, url);
  return target ? target->text() : std::string();
}

std::string in_whole_query(const Url& url, std::string_view) {
  const std::string_view text = url.text();
  const std::size_t mark = text.find('?');
  return mark == kNo ? std::string() : std::string(text.substr(mark + 1));
}

std::string in_rest_of_path(const Url& url, std::string_view prefix) {
  return std::string(behind(url, prefix));
}

std::string in_rest_without_scheme(const Url& url, std::string_view prefix) {
  return with_https(std::string(behind(url, prefix)));
}

std::string in_segment(const Url& url, std::string_view prefix) {
  const std::string_view rest = url.path().substr(std::min(prefix.size(), url.path().size()));
  std::string target = percent_decode(rest.substr(0, rest.find('/')));
  const bool absolute = starts_with_ignore_case(target, "http");
  return absolute ? target : with_https(target);
}

std::string in_amp_cache(const Url& url, std::string_view) {
  std::string_view rest = behind(url, "/c/");
  if (rest.starts_with("s/")) return with_https(std::string(rest.substr(2)));
  return rest.empty() ? std::string() : "http://" + std::string(rest);
}

std::string in_turbo_page(const Url& url, std::string_view) {
  const std::string_view rest = behind(url, "/");
  const std::size_t mark = rest.find("/s/");
  if (mark == kNo || rest.substr(0, mark).find('.') == kNo) return {};
  return "https://" + std::string(rest.substr(0, mark)) + std::string(rest.substr(mark + 2));
}

std::string in_archive(const Url& url, std::string_view prefix) {
  std::string_view rest = behind(url, prefix);
  if (rest.empty() || !is_ascii_digit(rest[0])) return {};
  rest.remove_prefix(std::min(rest.find('/'), rest.size() - 1) + 1);
  const bool absolute = starts_with_ignore_case(rest, "http");
  return absolute ? std::string(rest) : with_https(std::string(rest));
}

std::string in_search_cache(const Url& url, std::string_view) {
  const std::string query = in_parameter(url, "q");
  std::string_view rest = query;
  if (!rest.starts_with("cache:")) return {};
  rest.remove_prefix(6);
  const bool has_id = rest.find(':') != kNo && !starts_with_ignore_case(rest, "http");
  if (has_id) rest.remove_prefix(rest.find(':') + 1);
  rest = rest.substr(0, rest.find_first_of("+ "));  // words searched for
  const bool absolute = starts_with_ignore_case(rest, "http");
  return absolute ? std::string(rest) : with_https(std::string(rest));
}

std::string in_bing_click(const Url& url, std::string_view) {
  const std::string value = in_parameter(url, "u");
  if (!value.starts_with("a1")) return {};
  return find_base64(std::string_view(value).substr(2)).value_or("");
}

std::string in_disqus_link(const Url& url, std::string_view) {
  std::string target = in_parameter(url, "url");
  const std::size_t colon = target.rfind(':');
  const bool is_hash = colon != kNo && target.find('/', colon) == kNo && colon + 8 < target.size();
  if (is_hash) target.resize(colon);
  return target;
}

}  // namespace sheaf
