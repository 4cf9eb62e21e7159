// Reports of documents, pages and files whose names and texts were made to be commands: to the
// runner of GitHub's actions, which reads every line of a log, or to readers of the report.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.h"
#include "base/text.h"
#include "check/report.h"

namespace sheaf {
namespace {

const std::string kEvil = "::error file=a::b ##[group]c\n::stop-commands::d\r\n ##[debug]e\x1b[31m";

Verdict evil_verdict() {
  Verdict verdict = make_verdict(Outcome::kDead, kEvil);
  verdict.evidence = {kEvil, "::f"};
  verdict.remarks = {kEvil};
  verdict.target = verdict.suggestion = verdict.canonical = kEvil;
  verdict.suggestions = {{kEvil, kEvil}};
  return verdict;
}

CheckReport evil_report() {
  CheckReport report;
  report.documents = {kEvil, "::warning::c"};
  report.hashes = {0, 0};
  report.verdicts = {evil_verdict()};
  for (std::uint32_t document = 0; document < 2; ++document) {
    DocumentLink link;
    link.raw = link.problem = link.text = link.element = link.attribute = kEvil;
    link.line = link.column = 1;
    report.links.push_back({document, 0, link});
  }
  report.problems = {kEvil};
  report.changes = {{kEvil, Change::kBroke, kEvil, 1, 0}};
  report.last_run = 1;
  return report;
}

std::string written(ReportForm form) {
  std::string out;
  ReportOptions options;
  options.explain = options.all = true;
  write_report(evil_report(), form, options, [&](std::string_view piece) { out += piece; });
  return out;
}

class HostileReport : public testing::TestWithParam<const char*> {};

TEST_P(HostileReport, HasNoCommandsButItsOwn) {
  const std::string text = written(find_report_form(GetParam()).value());
  EXPECT_TRUE(is_valid_utf8(text));
  EXPECT_EQ(text.find('\r'), text.npos);
  EXPECT_EQ(text.find('\x1b'), text.npos);
  for (const std::string_view line : split(text, '\n')) {
    const bool is_own =
        std::string_view(GetParam()) == "github" &&
        (line.starts_with("::error file=%3A%3A") || line.starts_with("::warning::"));
    if (is_own) continue;  // which then is no other command either
    EXPECT_FALSE(trim(line).starts_with("::")) << line;
    EXPECT_EQ(line.find("##["), line.npos) << line;
  }
}

INSTANTIATE_TEST_SUITE_P(Forms, HostileReport,
                         testing::Values("table", "compact", "detailed", "json", "jsonl",
                                         "markdown", "junit", "sarif", "html", "github"));

TEST(HostileReports, KeepInJsonWhatWasThere) {
  const Result<Json> json = parse_json(written(ReportForm::kJson));
  ASSERT_TRUE(json.ok());
  EXPECT_EQ((*json)["links"][0]["document"], kEvil);
  EXPECT_EQ((*json)["links"][0]["raw"], kEvil);
}

TEST(HostileReports, NameInCommandsTheFileItself) {
  EXPECT_THAT(written(ReportForm::kGithub),
              testing::HasSubstr("::error file=%3A%3Awarning%3A%3Ac,line=1,col=1,title=dead::"));
}

}  // namespace
}  // namespace sheaf
