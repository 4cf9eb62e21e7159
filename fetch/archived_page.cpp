#include "fetch/archived_page.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/text.h"
#include "fetch/dates.h"

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

Result<RecordedHttp> read_head(const WarcRecord& record) {
  const std::size_t end = std::min(find_head_end(record.block), record.block.size());
  return parse_recorded_http(std::string_view(record.block).substr(0, end), end);
}

Response from_record(const WarcRecord& record) {
  Response response;
  response.url = record.target_uri();
  response.final_url = response.url;
  response.origin = Origin::kArchive;
  response.address = field_of(record.fields, "WARC-IP-Address");
  response.fetched_at = find_utc_time(field_of(record.fields, "WARC-Date")).value_or(0);
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
  const Result<RecordedHttp> head = read_head(record);
  if (!head.ok()) return true;  // read_archived_page says what is wrong
  return has_page_status(head.value().status) &&
         is_html_type(field_of(head.value().headers, "Content-Type"));
}

bool holds_failure(const WarcRecord& record) {
  if (!equals_ignore_case(record.type(), "response")) return false;
  const Result<RecordedHttp> head = read_head(record);
  return head.ok() && head.value().status >= 400;
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
