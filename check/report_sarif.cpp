// SARIF 2.1.0 (OASIS), as GitHub code scanning reads it: a rule for each outcome, a result for each
// finding with file, line and column.
#include <string>

#include "base/json.h"
#include "base/text.h"
#include "check/json_text.h"
#include "check/report_parts.h"
#include "url/percent.h"

namespace sheaf {
namespace {

std::string_view describe(Outcome outcome) {
  constexpr std::array<std::string_view, kOutcomes> kTexts = {
      "The link works",
      "The page has moved for good",
      "The link is redirected",
      "The link is dead",
      "The page answers, but says that it is not there",
      "The domain is parked or for sale",
      "The server refused to answer us",
      "Nothing can be said about the link today",
      "The page has no such place",
      "The link is no address",
      "The certificate of the server is at fault",
      "The link was not checked"};
  return kTexts[static_cast<std::size_t>(outcome)];
}

Json rules() {
  Json rules = Json::array();
  for (std::size_t i = 0; i < kOutcomes; ++i) {
    const auto outcome = static_cast<Outcome>(i);
    rules.push_back({{"id", outcome_name(outcome)},
                     {"name", outcome_name(outcome)},
                     {"shortDescription", {{"text", describe(outcome)}}}});
  }
  return rules;
}

// A relative reference with what it may not hold escaped (SARIF 3.4.3).
std::string uri_of(const std::string& name) {
  if (name.find("://") != name.npos) return name;
  std::string out;
  for (const char c : name.starts_with("./") ? name.substr(2) : name) {
    if (is_unreserved(c) || c == '/')
      out += c;
    else
      append_escape(out, static_cast<unsigned char>(c));
  }
  return name == "-" ? "stdin" : out;
}

Json result_of(const ReportJob& job, const CheckedLink& link) {
  const Verdict& verdict = job.report.verdict_of(link);
  const std::string address(shown_address(link.link));
  std::string message = address + ": " + verdict.reason;
  for (const Suggestion& suggestion : all_suggestions(verdict))
    message += "; instead: " + suggestion_line(suggestion);
  const std::string& document = job.report.documents[link.document];
  const Json region = {{"startLine", link.link.line}, {"startColumn", link.link.column}};
  const Json place = {{"artifactLocation", {{"uri", uri_of(document)}}}, {"region", region}};
  return {{"ruleId", outcome_name(verdict.outcome)},
          {"ruleIndex", static_cast<int>(verdict.outcome)},
          {"level", severity_name(severity_of(verdict, job.options))},
          {"message", {{"text", message}}},
          {"locations", Json::array({{{"physicalLocation", place}}})},
          {"partialFingerprints", {{"link/v1", uri_of(document) + "#" + address}}}};
}

// What is wrong with documents, or with the report (SARIF 3.20.21).
std::string invocation_of(const ReportJob& job) {
  Json notes = Json::array();
  for (const std::string& problem : all_problems(job))
    notes.push_back({{"level", "warning"}, {"message", {{"text", problem}}}});
  if (notes.empty()) return "";
  const Json invocation = {{"executionSuccessful", true}, {"toolExecutionNotifications", notes}};
  return ",\n\"invocations\":[" + json_text(invocation) + "]";
}

}  // namespace

void write_sarif(const ReportJob& job) {
  const Json driver = {{"name", "sheaf"}, {"rules", rules()}};
  job.write(
      "{\"$schema\":\"https://json.schemastore.org/"
      "sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{"
      "\"columnKind\":\"unicodeCodePoints\",\"tool\":{\"driver\":" +
      json_text(driver) + "},\"results\":[");
  bool is_first = true;
  for (const CheckedLink& link : job.report.links) {
    if (!is_shown(job, link) || !takes_link(job)) continue;
    job.write((is_first ? "\n" : ",\n") + json_text(result_of(job, link)));
    is_first = false;
  }
  job.write("]" + invocation_of(job) + "}]}\n");
}

}  // namespace sheaf
