// What the tests of verdicts share: real servers on loopback, and a checker.
#pragma once

#include <gmock/gmock.h>

#include "check/checker.h"
#include "tests/fetch/get.h"
#include "tests/support/hostile_server.h"

namespace sheaf::test {
inline constexpr const char* kHtml = "Content-Type: text/html; charset=utf-8\r\n";
inline const std::string kLongText = [] {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "word" + std::to_string(i) + " of a story that goes on. ";
  return text;
}();

inline std::string page(const std::string& title, const std::string& body = kLongText) {
  return answer(200, kHtml, "<html><title>" + title + "</title><body>" + body + "</body></html>");
}
inline std::string to(const std::string& location, int status = 302) {
  return answer(status, "Location: " + location + "\r\n");
}

inline Verdict check_with(const std::string& url, CheckOptions options,
                          Expect expect = Expect::kAnything,
                          const FetchOptions& pace = quick_options()) {
  options.fetch.limits = pace.limits;
  options.fetch.retry = pace.retry;
  options.fetch.wall_clock = pace.wall_clock;
  LinkChecker checker(options);
  const Url parsed = Url::parse(url).value();
  checker.add(parsed, expect);
  checker.run(nullptr);
  return checker.verdict(parsed);
}
inline Verdict check(const std::string& url, Expect expect = Expect::kAnything) {
  return check_with(url, {.probe_hosts = false}, expect);
}
// For servers that let a request run into its deadline.
inline Verdict check_impatiently(const std::string& url) {
  return check_with(url, {.probe_hosts = false}, Expect::kAnything, impatient_options());
}
inline std::string word(const Verdict& verdict) {
  return std::string(outcome_name(verdict.outcome));
}

inline Verdict check_answer(const std::string& bytes, const std::string& path = "/deep/page") {
  const HostileServer server(answers(bytes));
  return check(server.url(path));
}

}  // namespace sheaf::test
