// What the forms of a report share. Internal to check/.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "check/report.h"

namespace sheaf {

struct ReportLength {
  std::size_t most, written = 0;  // bytes
  std::size_t left_out = 0;       // links
};

// Everything that a form needs besides the link.
struct ReportJob {
  const CheckReport& report;
  const ReportOptions& options;
  const ReportWriter& write;
  ReportLength& length;
};

// Whether the report has room for one more link. If not, it is counted among those left out: links
// may share what a server said at length.
bool takes_link(const ReportJob& job);
// Those of the report, and how many links were left out, if any were. After the links.
std::vector<std::string> all_problems(const ReportJob& job);

// The resolved address, else what is written; without user names and passwords.
std::string shown_address(const DocumentLink& link);
// Whether the forms for people show it.
bool is_shown(const ReportJob& job, const CheckedLink& link);
std::array<std::size_t, kOutcomes> count_outcomes(const CheckReport& report);
std::string summary_line(const CheckReport& report);  // "12 links, 3 broken: ..."

// The address that it moved to first.
std::vector<Suggestion> all_suggestions(const Verdict& verdict);
// "alive -> dead since 2021-04-09 08:00 UTC".
std::string change_line(const ReportJob& job, const LinkChange& change);
std::string_view change_name(Change change);  // "broke", "came back"
std::string changes_line(
    const CheckReport& report);  // "since ...: 2 broke, 1 came back"; "" without a history
std::string suggestion_line(const Suggestion& suggestion);  // "URL (why)"

std::string xml_text(std::string_view text);             // also for HTML, and inside of quotes
std::string address_markdown(std::string_view address);  // in <>, if it is one of the web
std::string markdown_text(std::string_view text);        // addresses in <>, the rest escaped

void write_terminal(const ReportJob& job, ReportForm form);
void write_json(const ReportJob& job, ReportForm form);
void write_sarif(const ReportJob& job);
void write_html(const ReportJob& job);
void write_markdown(const ReportJob& job);
void write_junit(const ReportJob& job);
void write_github(const ReportJob& job);

}  // namespace sheaf
