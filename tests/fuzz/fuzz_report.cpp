// check/report.h: whatever documents, addresses and servers say, each form is UTF-8 without control
// characters, JSON is JSON, and no line is a command to the runner of GitHub's actions but those of
// the form made of them. The lines of the input are what is said.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "check/report.h"
#include "tests/fuzz/require.h"

namespace sheaf::fuzz {
namespace {

// Line ends are said as vertical tabs.
std::vector<std::string> sayings_of(std::string_view input) {
  std::vector<std::string> out;
  for (const std::string_view line : split(input, '\n'))
    out.push_back(replace_all(std::string(line), "\v", "\n"));
  return out;
}

class Sayings {
 public:
  explicit Sayings(std::string_view input) : all_(sayings_of(input)) {}
  const std::string& next() { return all_[at_++ % all_.size()]; }

 private:
  std::vector<std::string> all_;
  std::size_t at_ = 0;
};

CheckReport report_of(Sayings& said) {
  CheckReport report;
  report.documents = {said.next()};
  report.hashes = {0};
  Verdict verdict = make_verdict(Outcome::kDead, said.next());
  verdict.evidence = {said.next(), said.next()};
  verdict.remarks = {said.next()};
  verdict.target = said.next();
  verdict.suggestions = {{said.next(), said.next()}};
  report.verdicts = {verdict};
  DocumentLink link;
  link.raw = said.next();
  link.text = said.next();
  link.attribute = said.next();
  report.links = {{0, 0, link}};
  report.problems = {said.next()};
  report.changes = {{said.next(), Change::kBroke, said.next(), 1, 0}};
  report.last_run = 1;
  return report;
}

void check_lines(std::string_view text, ReportForm form) {
  for (const std::string_view line : split(text, '\n')) {
    require(form == ReportForm::kGithub || !trim(line).starts_with("::"), "no line is a command");
    require(form == ReportForm::kGithub || line.find("##[") == line.npos, "no line has a command");
    if (form == ReportForm::kJsonLines && !line.empty())
      require(parse_json(line).ok(), "each line is JSON");
  }
}

void write(const CheckReport& report, ReportForm form) {
  std::string text;
  write_report(report, form, {.explain = true, .all = true},
               [&](std::string_view piece) { text += piece; });
  require(is_valid_utf8(text), "a report is UTF-8");
  for (const char c : text)
    require(static_cast<unsigned char>(c) >= ' ' || c == '\n',
            "a report has no control characters");
  if (form == ReportForm::kJson || form == ReportForm::kSarif)
    require(parse_json(text).ok(), "JSON is JSON");
  check_lines(text, form);
}

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sheaf;
  fuzz::Sayings said({reinterpret_cast<const char*>(data), size});
  const CheckReport report = fuzz::report_of(said);
  for (int form = 0; form <= static_cast<int>(ReportForm::kGithub); ++form)
    fuzz::write(report, static_cast<ReportForm>(form));
  return 0;
}
