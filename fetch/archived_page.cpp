#include "fetch/archived_page.h"

#include <charconv>
#include <cstdint>
#include <utility>

#include "base/text.h"

namespace sheaf {
namespace {

bool is_html_type(std::string_view content_type) {
  const std::string_view type = trim(content_type.substr(0, content_type.find(';')));
  return type.empty() || type.find('/') == type.npos || equals_ignore_case(type, "text/html") ||
         equals_ignore_case(type, "application/xhtml+xml") ||
         equals_ignore_case(type, "application/octet-stream");
}

bool has_page_status(int status) {
  return status >= 200 && status != 204 && (status < 300 || status >= 400);
}

// Days since 1970 of a Gregorian date (H. Hinnant's algorithm of eras of 400 years).
std::int64_t days_of(std::int64_t year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = year / 400;
  const std::int64_t of_era = year - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

// "2021-02-18T13:04:22Z", fractions of a second left out; 0 if it is none.
std::int64_t seconds_of(std::string_view date) {
  constexpr std::string_view kShape = "0000-00-00T00:00:00";
  if (date.size() < kShape.size()) return 0;
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    if (kShape[i] == '0' ? !is_ascii_digit(date[i]) : date[i] != kShape[i]) return 0;
  }
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    std::from_chars(date.data() + at, date.data() + at + length, value);
    return value;
  };
  return days_of(number(0, 4), number(5, 2), number(8, 2)) * 86400 + number(11, 2) * 3600 +
         number(14, 2) * 60 + number(17, 2);
}

Response from_record(const WarcRecord& record) {
  Response response;
  response.url = record.target_uri();
  response.final_url = response.url;
  response.origin = Origin::kArchive;
  response.address = field_of(record.fields, "WARC-IP-Address");
  response.fetched_at = seconds_of(field_of(record.fields, "WARC-Date"));
  return response;
}

}  // namespace

bool may_hold_page(const WarcRecord& record) {
  const std::string_view uri = record.target_uri();
  if (!starts_with_ignore_case(uri, "http://") && !starts_with_ignore_case(uri, "https://"))
    return false;
  if (equals_ignore_case(record.type(), "resource"))
    return is_html_type(field_of(record.fields, "Content-Type"));
  if (!equals_ignore_case(record.type(), "response")) return false;
  const std::size_t head_end = std::min(find_head_end(record.block), record.block.size());
  const Result<RecordedHttp> head =
      parse_recorded_http(std::string_view(record.block).substr(0, head_end), head_end);
  if (!head.ok()) return true;  // read_archived_page says what is wrong
  return has_page_status(head.value().status) &&
         is_html_type(field_of(head.value().headers, "Content-Type"));
}

Result<Response> read_archived_page(const WarcRecord& record, std::size_t max_body_bytes) {
  Response response = from_record(record);
  if (equals_ignore_case(record.type(), "resource")) {
    response.status = 200;
    response.content_type = field_of(record.fields, "Content-Type");
    response.body = record.block;
    return response;
  }
  Result<RecordedHttp> http = parse_recorded_http(record.block, max_body_bytes);
  if (!http.ok()) return http.error();
  response.content_type = field_of(http->headers, "Content-Type");
  response.status = http->status;
  response.headers = std::move(http->headers);
  response.body = std::move(http->body);
  const bool cut = !http->complete || !field_of(record.fields, "WARC-Truncated").empty();
  if (cut) response.body_state = BodyState::kCutShort;
  return response;
}

}  // namespace sheaf
