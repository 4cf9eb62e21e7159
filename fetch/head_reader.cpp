#include "fetch/head_reader.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include "base/number.h"
#include "base/text.h"

namespace sheaf {
namespace {

std::string_view without_line_end(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

constexpr std::size_t kUsualHeaders = 12;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; });
}

// "200" of "HTTP/1.1 200 OK"; 0 if it is no status code.
// 100..599, and the 999 with which LinkedIn and others turn programs away.
int read_status(std::string_view text) {
  if (text.size() < 3 || (text.size() > 3 && text[3] != ' ')) return 0;
  int status = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + 3, status);
  const bool is_known = (status >= 100 && status < 600) || status == 999;
  return error == std::errc() && end == text.data() + 3 && is_known ? status : 0;
}

}  // namespace

void HeadReader::reset() {
  bytes_ = lines_ = 0;
  interim_ = 0;
  failure_.reset();
  begin_answer();
}

void HeadReader::begin_answer() {
  status_ = 0;
  complete_ = has_bad_location_ = dropped_last_ = false;
  content_length_.reset();
  version_.clear();
  reason_.clear();
  headers_.clear();
}

bool HeadReader::refuse(FetchFailure failure) {
  failure_ = failure;
  return false;
}

bool HeadReader::take_line(std::string_view line) {
  bytes_ += line.size();
  if (bytes_ > limits_.max_header_bytes || ++lines_ > limits_.max_header_lines) {
    return refuse(FetchFailure::kHeaderTooLarge);
  }
  if (complete_) return true;  // trailers of a chunked body
  line = without_line_end(line);
  if (line.empty()) return take_end();
  if (status_ == 0) return take_status_line(line);
  return take_field(line);
}

bool HeadReader::take_status_line(std::string_view line) {
  const std::size_t space = line.find(' ');
  if (!starts_with_ignore_case(line, "HTTP/") || space == line.npos) {
    return refuse(FetchFailure::kBadStatusLine);
  }
  const std::string_view rest = without_blanks(line.substr(space));
  status_ = read_status(rest);
  if (status_ == 0) return refuse(FetchFailure::kBadStatusLine);
  version_ = line.substr(5, space - 5);
  reason_ = without_blanks(rest.substr(3));
  return true;
}

bool HeadReader::take_field(std::string_view line) {
  if (is_blank(line.front())) {
    if (!headers_.empty() && !dropped_last_ && !has_control(line)) {
      headers_.back().value.append(" ").append(without_blanks(line));
    }
    return true;
  }
  const std::size_t colon = line.find(':');
  dropped_last_ = colon == line.npos;
  if (dropped_last_) return true;
  const std::string_view name = without_blanks(line.substr(0, colon));
  const std::string_view value = without_blanks(line.substr(colon + 1));
  dropped_last_ = has_control(value) || has_control(name);
  if (dropped_last_) {
    has_bad_location_ |= equals_ignore_case(name, "location");
    return true;
  }
  if (equals_ignore_case(name, "content-length") && !take_length(value)) return false;
  if (headers_.capacity() == 0) headers_.reserve(kUsualHeaders);
  headers_.push_back({std::string(name), std::string(value)});
  return true;
}

// "12" or "12, 12" (RFC 9110 8.6).
bool HeadReader::take_length(std::string_view value) {
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find(',', begin), value.size());
    const auto length = find_number(without_blanks(value.substr(begin, end - begin)));
    begin = end + 1;
    if (!length || (content_length_ && content_length_ != length)) {
      return refuse(FetchFailure::kAmbiguousFraming);
    }
    content_length_ = length;
  }
  return true;
}

bool HeadReader::take_end() {
  if (status_ == 0) return true;  // empty lines in front of the status line
  if (status_ >= 200) {
    complete_ = true;
    return true;
  }
  if (++interim_ > limits_.max_interim) return refuse(FetchFailure::kTooManyInterim);
  begin_answer();
  return true;
}

void HeadReader::give_to(Response& response) {
  response.status = complete_ ? status_ : 0;
  response.http_version = std::move(version_);
  response.reason = std::move(reason_);
  response.headers = std::move(headers_);
  response.content_type = field_of(response.headers, "content-type");
}

}  // namespace sheaf
