// Markdown, JUnit XML and GitHub's workflow commands.
#include <cstdint>
#include <string>

#include "base/printable.h"
#include "base/text.h"
#include "check/report_parts.h"
#include "url/percent.h"

namespace sheaf {
namespace {

std::string place_of(const CheckedLink& link) {
  return std::to_string(link.link.line) + ":" + std::to_string(link.link.column);
}

// Of a workflow command's message and of its properties (actions/toolkit, command.ts). Line ends
// are \uXXXX in a message, as all that does not print; names of files keep theirs.
std::string command_text(std::string_view text) { return replace_all(printable(text), "%", "%25"); }
std::string command_property(std::string_view text) {
  constexpr std::string_view kEscaped = "%\r\n:,";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x80 && kEscaped.find(static_cast<char>(c)) != kEscaped.npos)
      append_escape(out, static_cast<unsigned char>(c));
    else if (is_printable(c))
      append_utf8(out, c);
    else
      append_code(out, c);
  }
  return out;
}

void write_case(const ReportJob& job, const CheckedLink& link) {
  const Verdict& verdict = job.report.verdict_of(link);
  const Severity severity = severity_of(verdict, job.options);
  const std::string& document = job.report.documents[link.document];
  job.write("    <testcase classname=\"" + xml_text(document) + "\" name=\"" + place_of(link) +
            " " + xml_text(shown_address(link.link)) + "\"");
  const std::string message =
      xml_text(std::string(outcome_name(verdict.outcome)) + ": " + verdict.reason);
  if (severity == Severity::kError) {
    std::string evidence;
    for (const std::string& line : verdict.evidence) evidence += line + "\n";
    job.write("><failure type=\"" + std::string(outcome_name(verdict.outcome)) + "\" message=\"" +
              message + "\">" + xml_text(evidence) + "</failure></testcase>\n");
  } else if (verdict.outcome == Outcome::kSkipped) {
    job.write("><skipped message=\"" + xml_text(verdict.reason) + "\"/></testcase>\n");
  } else if (severity == Severity::kNone) {
    job.write("/>\n");
  } else {
    job.write("><system-out>" + message + "</system-out></testcase>\n");
  }
}

struct SuiteCounts {
  std::size_t tests = 0, failures = 0, skipped = 0;
};

SuiteCounts count_suite(const ReportJob& job, std::size_t first, std::size_t end) {
  SuiteCounts counts;
  for (std::size_t i = first; i < end; ++i) {
    const Verdict& verdict = job.report.verdict_of(job.report.links[i]);
    ++counts.tests;
    if (severity_of(verdict, job.options) == Severity::kError)
      ++counts.failures;
    else if (verdict.outcome == Outcome::kSkipped)
      ++counts.skipped;
  }
  return counts;
}

std::string attributes_of(const SuiteCounts& counts) {
  return " tests=\"" + std::to_string(counts.tests) + "\" failures=\"" +
         std::to_string(counts.failures) + "\" errors=\"0\" skipped=\"" +
         std::to_string(counts.skipped) + "\"";
}

void write_changes(const ReportJob& job) {
  if (!job.report.last_run) return;
  job.write("\n## Changes\n\n" + markdown_text(changes_line(job.report)) + "\n");
  if (!job.report.changes.empty()) job.write("\n");
  for (const LinkChange& change : job.report.changes)
    job.write("- " + std::string(change_name(change.change)) + ": " +
              markdown_text(change_line(job, change)) + "\n");
}

}  // namespace

void write_markdown(const ReportJob& job) {
  job.write("# Link report\n\n" + summary_line(job.report) + "\n");
  std::uint32_t document = 0xFFFFFFFF;
  for (const CheckedLink& link : job.report.links) {
    if (!is_shown(job, link) || !takes_link(job)) continue;
    if (link.document != document) {
      document = link.document;
      job.write("\n## " + markdown_text(job.report.documents[document]) +
                "\n\n| Place | Verdict | Link | Why |\n| --- | --- | --- | --- |\n");
    }
    const Verdict& verdict = job.report.verdict_of(link);
    std::string why = verdict.reason;
    for (const Suggestion& suggestion : verdict.suggestions)
      why += "; instead: " + suggestion_line(suggestion);
    job.write("| " + place_of(link) + " | " + markdown_text(outcome_name(verdict.outcome)) + " | " +
              address_markdown(shown_address(link.link)) + " | " + markdown_text(why) + " |\n");
  }
  write_changes(job);
  const std::vector<std::string> problems = all_problems(job);
  if (problems.empty()) return;
  job.write("\n## Problems\n\n");
  for (const std::string& problem : problems) job.write("- " + markdown_text(problem) + "\n");
}

void write_junit(const ReportJob& job) {
  const auto& links = job.report.links;
  job.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"sheaf check\"" +
            attributes_of(count_suite(job, 0, links.size())) + ">\n");
  for (std::size_t first = 0; first < links.size();) {
    std::size_t end = first;
    while (end < links.size() && links[end].document == links[first].document) ++end;
    job.write("  <testsuite name=\"" + xml_text(job.report.documents[links[first].document]) +
              "\"" + attributes_of(count_suite(job, first, end)) + ">\n");
    for (; first < end; ++first) {
      if (takes_link(job)) write_case(job, links[first]);
    }
    job.write("  </testsuite>\n");
  }
  if (job.length.left_out > 0)
    job.write("  <system-out>" + xml_text(all_problems(job).back()) + "</system-out>\n");
  job.write("</testsuites>\n");
}

void write_github(const ReportJob& job) {
  for (const CheckedLink& link : job.report.links) {
    const Verdict& verdict = job.report.verdict_of(link);
    const Severity severity = severity_of(verdict, job.options);
    if (severity == Severity::kNone || !takes_link(job)) continue;
    const std::string_view command = severity == Severity::kError     ? "error"
                                     : severity == Severity::kWarning ? "warning"
                                                                      : "notice";
    job.write("::" + std::string(command) +
              " file=" + command_property(job.report.documents[link.document]) + ",line=" +
              std::to_string(link.link.line) + ",col=" + std::to_string(link.link.column) +
              ",title=" + std::string(outcome_name(verdict.outcome)) + "::" +
              command_text(std::string(shown_address(link.link)) + ": " + verdict.reason) + "\n");
  }
  for (const std::string& problem : all_problems(job))
    job.write("::warning::" + command_text(problem) + "\n");
}

}  // namespace sheaf
