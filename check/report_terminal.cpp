#include <algorithm>
#include <cstdint>
#include <string>

#include "base/printable.h"
#include "base/sentence.h"
#include "base/text.h"
#include "check/report_parts.h"

namespace sheaf {
namespace {

constexpr std::string_view kReset = "\033[0m";

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "\033[31m";
    case Severity::kWarning:
      return "\033[33m";
    case Severity::kNote:
      return "\033[36m";
    default:
      return "\033[32m";
  }
}

std::string place_of(const ReportJob& job, const CheckedLink& link) {
  return printable(job.report.documents[link.document]) + ":" + std::to_string(link.link.line) +
         ":" + std::to_string(link.link.column);
}

std::string painted(const ReportJob& job, const Verdict& verdict) {
  std::string name(outcome_name(verdict.outcome));
  if (verdict.confidence == Confidence::kLow) name += '?';
  if (!job.options.color) return name;
  return std::string(color_of(severity_of(verdict, job.options))) + name + std::string(kReset);
}

std::string padded(std::string text, std::size_t shown, std::size_t width) {
  if (shown < width) text.append(width - shown, ' ');
  return text;
}

void write_evidence(const ReportJob& job, const Verdict& verdict) {
  for (const std::string& line : verdict.evidence) job.write("      " + printable(line) + "\n");
}

void write_remarks(const ReportJob& job, const Verdict& verdict) {
  for (const std::string& remark : verdict.remarks)
    job.write("      note: " + printable(remark) + "\n");
}

void write_suggestions(const ReportJob& job, const Verdict& verdict) {
  for (const Suggestion& suggestion : all_suggestions(verdict))
    job.write("      instead: " + printable(suggestion_line(suggestion)) + "\n");
}

void write_row(const ReportJob& job, const CheckedLink& link) {
  const Verdict& verdict = job.report.verdict_of(link);
  const std::string place = std::to_string(link.link.line) + ":" + std::to_string(link.link.column);
  const std::size_t shown =
      outcome_name(verdict.outcome).size() + (verdict.confidence == Confidence::kLow ? 1 : 0);
  job.write("  " + padded(place, place.size(), 9) + padded(painted(job, verdict), shown, 14) +
            printable(shown_address(link.link)) + "\n" + std::string(25, ' ') +
            printable(verdict.reason) + "\n");
  for (const Suggestion& suggestion : verdict.suggestions)
    job.write(std::string(25, ' ') + "instead: " + printable(suggestion_line(suggestion)) + "\n");
  if (job.options.explain) {
    write_evidence(job, verdict);
    write_remarks(job, verdict);
  }
}

void write_detail(const ReportJob& job, const CheckedLink& link) {
  const Verdict& verdict = job.report.verdict_of(link);
  job.write(place_of(job, link) + ": " + painted(job, verdict) + " (" +
            std::string(confidence_name(verdict.confidence)) + " confidence)\n  " +
            printable(shown_address(link.link)) + "\n");
  if (!link.link.text.empty()) job.write("  \"" + printable(link.link.text) + "\"\n");
  job.write("  " + printable(verdict.reason) + "\n");
  write_evidence(job, verdict);
  write_remarks(job, verdict);
  write_suggestions(job, verdict);
}

void write_line(const ReportJob& job, const CheckedLink& link) {
  const Verdict& verdict = job.report.verdict_of(link);
  job.write(place_of(job, link) + ": " + std::string(outcome_name(verdict.outcome)) + ": " +
            printable(shown_address(link.link)) + ": " + printable(verdict.reason) + "\n");
  if (job.options.explain) write_evidence(job, verdict);
}

void write_changes(const ReportJob& job) {
  if (!job.report.last_run) return;
  job.write(changes_line(job.report) + "\n");
  for (const LinkChange& change : job.report.changes)
    job.write(
        "  " +
        padded(std::string(change_name(change.change)), change_name(change.change).size(), 10) +
        printable(change_line(job, change)) + "\n");
}

}  // namespace

void write_terminal(const ReportJob& job, ReportForm form) {
  std::uint32_t document = 0xFFFFFFFF;
  for (const CheckedLink& link : job.report.links) {
    if (!is_shown(job, link) || !takes_link(job)) continue;
    if (form == ReportForm::kTable && link.document != document) {
      document = link.document;
      job.write(printable(job.report.documents[document]) + "\n");
    }
    if (form == ReportForm::kTable)
      write_row(job, link);
    else if (form == ReportForm::kDetailed)
      write_detail(job, link);
    else
      write_line(job, link);
  }
  for (const std::string& problem : all_problems(job))
    job.write("problem: " + printable(problem) + "\n");
  if (form == ReportForm::kCompact) return;
  job.write(summary_line(job.report) + "\n");
  write_changes(job);
}

}  // namespace sheaf
