// A page by itself: no script, style or picture from elsewhere. Without scripts it is a plain
// table.
#include <string>

#include "check/report_parts.h"

namespace sheaf {
namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Link report</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<style>
body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1d2330;background:#fff}
h1{font-size:1.5rem;margin:0 0 .5rem}
.bar{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0;position:sticky;top:0;background:#fff;padding:.5rem 0}
.bar label{border:1px solid #c8cedb;border-radius:1rem;padding:.15rem .7rem;cursor:pointer;user-select:none}
.bar input[type=search]{flex:1 1 14rem;padding:.3rem .7rem;border:1px solid #c8cedb;border-radius:.4rem;font:inherit}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-top:1px solid #e3e7ef;overflow-wrap:anywhere}
th:nth-child(1){width:8rem}th:nth-child(2){width:16rem}
.error .v{color:#b3142d}.warning .v{color:#8a5a00}.note .v{color:#0b5cad}.none .v{color:#23753b}
.v{font-weight:600}small{color:#5a6476}
@media (max-width:45rem){body{margin:1rem auto}table,tbody,tr,td{display:block}thead{display:none}td{border:0;padding:.1rem 0}
tr{border-top:1px solid #c8cedb;padding:.6rem 0}tr[hidden]{display:none}.bar{position:static}}
@media (prefers-color-scheme:dark){body,.bar{background:#14171f;color:#e4e8f1}th,td,tr{border-color:#2b3140}small{color:#9aa4b8}
.error .v{color:#ff8091}.warning .v{color:#f0c060}.note .v{color:#80b8ff}.none .v{color:#7fd69a}a{color:#9cc4ff}}
</style></head><body>
<h1>Link report</h1>
)";

constexpr std::string_view kScript = R"(<script>
const rows=[...document.querySelectorAll("tbody tr")],boxes=[...document.querySelectorAll(".bar input[type=checkbox]")],
search=document.querySelector(".bar input[type=search]"),count=document.getElementById("count");
function filter(){const on=new Set(boxes.filter(b=>b.checked).map(b=>b.value)),q=search.value.toLowerCase();let n=0;
for(const r of rows){const show=on.has(r.dataset.outcome)&&(!q||r.textContent.toLowerCase().includes(q));r.hidden=!show;n+=show}
count.textContent=n+" of "+rows.length+" links shown"}
boxes.forEach(b=>b.addEventListener("change",filter));search.addEventListener("input",filter);filter();
</script></body></html>
)";

// Only what a browser can open, and never "javascript:".
std::string anchor_of(std::string_view address) {
  std::string shown = xml_text(address);
  if (!address.starts_with("http://") && !address.starts_with("https://")) return shown;
  return "<a href=\"" + shown + "\" rel=\"noreferrer noopener\">" + shown + "</a>";
}

std::string row_of(const ReportJob& job, const CheckedLink& link) {
  const Verdict& verdict = job.report.verdict_of(link);
  std::string out = "<tr class=\"" + std::string(severity_name(severity_of(verdict, job.options))) +
                    "\" data-outcome=\"" + std::string(outcome_name(verdict.outcome)) +
                    "\"><td class=\"v\">" + std::string(outcome_name(verdict.outcome)) +
                    "<br><small>" + std::string(confidence_name(verdict.confidence)) +
                    "</small></td><td>" + xml_text(job.report.documents[link.document]) + ":" +
                    std::to_string(link.link.line) + ":" + std::to_string(link.link.column) +
                    "</td><td>" + anchor_of(shown_address(link.link));
  if (!link.link.text.empty()) out += "<br><small>" + xml_text(link.link.text) + "</small>";
  out += "</td><td>" + xml_text(verdict.reason);
  for (const std::string& remark : verdict.remarks)
    out += "<br><small>" + xml_text(remark) + "</small>";
  for (const Suggestion& suggestion : all_suggestions(verdict))
    out += "<br>instead: " + anchor_of(suggestion.url) + " <small>(" + xml_text(suggestion.why) +
           ")</small>";
  if (!verdict.evidence.empty()) {
    out += "<details><summary><small>evidence</small></summary><small>";
    for (const std::string& line : verdict.evidence) out.append(xml_text(line)).append("<br>");
    out += "</small></details>";
  }
  return out + "</td></tr>\n";
}

void write_changes(const ReportJob& job) {
  if (!job.report.last_run) return;
  job.write("<h2>Changes</h2>\n<p>" + xml_text(changes_line(job.report)) + "</p>\n<ul>\n");
  for (const LinkChange& change : job.report.changes)
    job.write("<li>" + std::string(change_name(change.change)) + ": " +
              xml_text(change_line(job, change)) + "</li>\n");
  job.write("</ul>\n");
}

}  // namespace

void write_html(const ReportJob& job) {
  job.write(kHead);
  job.write("<p>" + xml_text(summary_line(job.report)) + "</p>\n<div class=\"bar\">");
  const auto counts = count_outcomes(job.report);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    const auto outcome = static_cast<Outcome>(i);
    const bool is_quiet = outcome == Outcome::kAlive || outcome == Outcome::kSkipped;
    const std::string name(outcome_name(outcome));
    std::string label = "<label><input type=\"checkbox\" value=\"" + name + "\"";
    label += is_quiet ? "> " : " checked> ";
    label += name + " " + std::to_string(counts[i]) + "</label>";
    job.write(label);
  }
  job.write(
      "<input type=\"search\" placeholder=\"Filter by address, file or reason\" "
      "aria-label=\"Filter\"></div>\n"
      "<p><small "
      "id=\"count\"></small></p>\n<table><thead><tr><th>Verdict</th><th>Place</th><th>Link</th>"
      "<th>Why</th></tr></thead><tbody>\n");
  for (const CheckedLink& link : job.report.links) {
    if (takes_link(job)) job.write(row_of(job, link));
  }
  job.write("</tbody></table>\n");
  write_changes(job);
  for (const std::string& problem : all_problems(job))
    job.write("<p><small>" + xml_text(problem) + "</small></p>\n");
  job.write(kScript);
}

}  // namespace sheaf
