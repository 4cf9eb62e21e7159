// Proofpoint's URL Defense, which mail servers put around links.
#include <string>
#include <string_view>

#include "base/text.h"
#include "url/base64url.h"
#include "url/carried.h"
#include "url/percent.h"
#include "url/query.h"

namespace sheaf {
namespace {

constexpr std::size_t kNo = std::string_view::npos;

// The next `count` characters of `text` from `pos` on, as they stand.
std::string_view take_characters(std::string_view text, std::size_t& pos, std::size_t count) {
  const std::size_t begin = pos;
  for (; count > 0 && pos < text.size(); --count) next_code_point(text, pos);
  return text.substr(begin, pos - begin);
}

// '*' stands for the next of the characters that were taken out, "**X" for as many of them as X
// says
// ('A' = 2).
std::string put_back(std::string_view masked, std::string_view taken_out) {
  std::string out;
  std::size_t pos = 0;
  for (std::size_t i = 0; i < masked.size(); ++i) {
    if (masked[i] != '*') {
      out.push_back(masked[i]);
    } else if (i + 2 < masked.size() && masked[i + 1] == '*' && base64_value(masked[i + 2]) >= 0) {
      const int count = base64_value(masked[i + 2]) + 2;
      out.append(take_characters(taken_out, pos, static_cast<std::size_t>(count)));
      i += 2;
    } else {
      out.append(take_characters(taken_out, pos, 1));
    }
  }
  return out;
}

}  // namespace

std::string in_url_defense_2(const Url& url, std::string_view) {
  std::string value(find_parameter(url.query(), "u").value_or(""));
  for (char& c : value) {
    if (c == '-') c = '%';
    if (c == '_') c = '/';
  }
  return percent_decode(value);
}

std::string in_url_defense_3(const Url& url, std::string_view) {
  const std::string_view text = url.text();
  const std::size_t begin = text.find("/v3/__");
  const std::size_t end = begin == kNo ? kNo : text.find("__;", begin + 6);
  if (end == kNo) return {};
  const std::string_view masked = text.substr(begin + 6, end - begin - 6);
  const std::string_view bytes = text.substr(end + 3);
  return put_back(masked, find_base64(bytes.substr(0, bytes.find('!'))).value_or(""));
}

}  // namespace sheaf
