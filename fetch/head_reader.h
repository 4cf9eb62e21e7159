// Reads the header lines of one answer as libcurl hands them over. Internal to fetch/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/failure.h"
#include "fetch/options.h"
#include "fetch/response.h"

namespace sheaf {

// 1xx answers before the one that counts are read over. Folded lines (RFC 9112 5.2) are joined with
// one space. Headers with control characters in them are left out.
class HeadReader {
 public:
  explicit HeadReader(const FetchLimits& limits) : limits_(limits) {}

  void reset();
  // A line with its line end. False when the answer is refused: failure() says why.
  bool take_line(std::string_view line);

  bool is_complete() const { return complete_; }
  const std::optional<FetchFailure>& failure() const { return failure_; }
  int status() const { return status_; }
  std::optional<std::size_t> content_length() const { return content_length_; }
  // A Location whose bytes cannot be part of a URL.
  bool has_bad_location() const { return has_bad_location_; }

  // Moves version, reason and headers over.
  void give_to(Response& response);

 private:
  bool refuse(FetchFailure failure);
  bool take_status_line(std::string_view line);
  bool take_field(std::string_view line);
  bool take_end();
  bool take_length(std::string_view value);
  void begin_answer();

  const FetchLimits& limits_;
  std::size_t bytes_ = 0, lines_ = 0;
  int interim_ = 0, status_ = 0;
  bool complete_ = false, has_bad_location_ = false;
  bool dropped_last_ = false;  // what is folded below a header that was left out goes too
  std::optional<std::size_t> content_length_;
  std::optional<FetchFailure> failure_;
  std::string version_, reason_;
  std::vector<Header> headers_;
};

}  // namespace sheaf
