#include "fetch/recorded_http.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/number.h"
#include "base/text.h"
#include "fetch/codings.h"

namespace sheaf {
namespace {

std::string clean_value(std::string_view value) {
  std::string out(trim(value));
  std::erase_if(out, [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; });
  return out;
}

// "HTTP/1.1 200 OK" -> 200.
std::optional<int> read_status(std::string_view line) {
  const std::size_t space = line.find(' ');
  if (!line.starts_with("HTTP/") || space == line.npos) return std::nullopt;
  const std::string_view rest = trim(line.substr(space));
  int status = 0;
  const auto [end, code] = std::from_chars(rest.data(), rest.data() + rest.size(), status);
  const bool whole = end == rest.data() + rest.size() || is_ascii_space(*end);
  if (code != std::errc() || !whole || status < 100 || status > 999) return std::nullopt;
  return status;
}

// Archives may have undone the body's coding and kept its length: only less than it tells.
bool has_its_length(const RecordedHttp& http) {
  return http.body.size() >= find_number(field_of(http.headers, "Content-Length")).value_or(0);
}

}  // namespace

std::vector<Header> read_named_fields(std::string_view lines) {
  std::vector<Header> out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if ((line[0] == ' ' || line[0] == '\t') && !out.empty()) {
      out.back().value += ' ' + clean_value(line);
      continue;
    }
    const std::size_t colon = line.find(':');
    const std::string_view name = trim(line.substr(0, std::min(colon, line.size())));
    if (colon == line.npos || name.empty()) continue;
    out.push_back({std::string(name), clean_value(line.substr(colon + 1))});
  }
  return out;
}

std::size_t find_head_end(std::string_view bytes) {
  for (std::size_t pos = bytes.find('\n'); pos != bytes.npos; pos = bytes.find('\n', pos + 1)) {
    const std::string_view rest = bytes.substr(pos + 1);
    if (rest.starts_with('\n')) return pos + 2;
    if (rest.starts_with("\r\n")) return pos + 3;
  }
  return std::string_view::npos;
}

Result<RecordedHttp> parse_recorded_http(std::string_view bytes, std::size_t limit) {
  const std::size_t line_end = std::min(bytes.find('\n'), bytes.size());
  const std::optional<int> status = read_status(bytes.substr(0, line_end));
  if (!status) return Error{ErrorKind::kBadInput, "the record holds no HTTP response"};
  RecordedHttp http;
  http.status = *status;
  const std::size_t head_end = std::min(find_head_end(bytes), bytes.size());
  http.headers = read_named_fields(
      bytes.substr(std::min(line_end + 1, head_end), head_end - std::min(line_end + 1, head_end)));
  http.body = bytes.substr(head_end);
  if (find_ignore_case(field_of(http.headers, "Transfer-Encoding"), "chunked") !=
      std::string_view::npos) {
    Undone body = undo_chunks(std::move(http.body));
    http.body = std::move(body.bytes);
    http.complete = body.complete;
  } else {
    http.complete = has_its_length(http);
  }
  Undone body = undo_content_coding(content_codings_of(http.headers), std::move(http.body), limit);
  if (body.too_many_codings)
    return Error{ErrorKind::kTooLarge, "the body has more than " + std::to_string(kMaxCodings) +
                                           " layers of Content-Encoding"};
  http.complete &= body.complete;
  http.body = std::move(body.bytes);
  if (body.over_limit || http.body.size() > limit)
    return Error{ErrorKind::kTooLarge, "the decoded body is over the size limit"};
  return http;
}

}  // namespace sheaf
