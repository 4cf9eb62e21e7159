// A report of checked links in the forms that people and programs read.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "check/session.h"

namespace sheaf {

enum class ReportForm : std::uint8_t {
  kTable,      // for a terminal: what is wrong, aligned, then counts
  kCompact,    // one line a finding: NAME:LINE:COLUMN: outcome: URL: reason
  kDetailed,   // with text, evidence and suggestion
  kJson,       // one value: summary, links, problems
  kJsonLines,  // one object a link
  kMarkdown,
  kJunit,   // JUnit XML: a suite for each document
  kSarif,   // SARIF 2.1.0
  kHtml,    // one page that can be filtered, without anything from elsewhere
  kGithub,  // workflow commands: ::error file=...
};
std::optional<ReportForm> find_report_form(std::string_view name);  // "table", "jsonl", ...

enum class Severity : std::uint8_t { kNone, kNote, kWarning, kError };
std::string_view severity_name(Severity severity);  // "none", "note", "warning", "error"

struct ReportOptions {
  bool color = false;                        // kTable, kDetailed: ANSI colours
  bool explain = false;                      // evidence in kTable and kCompact too
  bool all = false;                          // fine links too, in the forms for people
  std::array<bool, kOutcomes> fail_on = {};  // these outcomes are errors besides what is broken
};

// kError: broken, or in fail_on; kWarning: blocked, unsure, suspects; kNote: moved, redirected.
Severity severity_of(const Verdict& verdict, const ReportOptions& options);

// Gives the report to `write` piece by piece; UTF-8, text from documents escaped for the form.
using ReportWriter = std::function<void(std::string_view)>;
void write_report(const CheckReport& report, ReportForm form, const ReportOptions& options,
                  const ReportWriter& write);

std::size_t count_errors(const CheckReport& report, const ReportOptions& options);

}  // namespace sheaf
