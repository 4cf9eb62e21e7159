// What the tests of lists and of batches share: a server with articles, and what came of them.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "tests/support/http_server.h"
#include "tests/support/program.h"

namespace sheaf::test {

inline std::string page(const std::string& title) {
  return "<!doctype html><title>" + title + "</title><h1>" + title +
         "</h1><p>The first paragraph says enough to be read as the text of an article.</p>";
}

inline std::vector<Json> records(const std::string& lines) {
  std::vector<Json> out;
  for (const std::string_view line : split(lines, '\n')) {
    if (line.empty()) continue;
    const Result<Json> record = parse_json(line);
    EXPECT_TRUE(record.ok()) << "half a line: " << line;
    if (record.ok()) out.push_back(*record);
  }
  EXPECT_TRUE(lines.empty() || lines.ends_with('\n'));
  return out;
}

inline std::vector<std::string> titles(const std::string& lines) {
  std::vector<std::string> out;
  for (const Json& record : records(lines)) out.emplace_back(string_at(record, "title"));
  return out;
}

inline std::map<std::string, Reply> pages(int count) {
  std::map<std::string, Reply> out;
  for (int i = 0; i < count; ++i) {
    const std::string name = std::to_string(i);
    out["/p/" + name] = {.body = page("Article number " + name)};
  }
  return out;
}

inline std::size_t count_pages(const HttpServer& server) {
  std::size_t count = 0;
  for (const std::string& request : server.requests()) count += request.starts_with("GET /p/");
  return count;
}

// `sheaf extract --ordered --no-robots` over addresses of the server.
class Lists : public testing::Test {
 protected:
  Ran extract(std::vector<std::string> arguments, const std::string& input = "") {
    arguments.insert(arguments.begin(), {"extract", "--ordered", "--no-robots"});
    return run_program(arguments, input);
  }
  std::string url(int i) const { return server_.url("/p/" + std::to_string(i)); }
  std::string file(const std::string& name, const std::string& bytes) const {
    return folder_.write(name, bytes);
  }

  TemporaryFolder folder_;
  HttpServer server_{pages(4)};
};

}  // namespace sheaf::test
