#include <string>

#include "base/credentials.h"
#include "base/json.h"
#include "check/json_text.h"
#include "check/report_parts.h"

namespace sheaf {
namespace {

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json suggestions_of(const Verdict& verdict) {
  Json out = Json::array();
  for (const Suggestion& suggestion : all_suggestions(verdict))
    out.push_back({{"url", suggestion.url}, {"why", suggestion.why}});
  return out;
}

Json json_of(const ReportJob& job, const CheckedLink& link) {
  const Verdict& verdict = job.report.verdict_of(link);
  return {{"document", job.report.documents[link.document]},
          {"line", link.link.line},
          {"column", link.link.column},
          {"url", link.link.url ? Json(link.link.url->text()) : Json(nullptr)},
          {"raw", without_credentials(link.link.raw)},
          {"text", or_null(link.link.text)},
          {"written", writing_name(link.link.written)},
          {"element", or_null(link.link.element)},
          {"attribute", or_null(link.link.attribute)},
          {"outcome", outcome_name(verdict.outcome)},
          {"severity", severity_name(severity_of(verdict, job.options))},
          {"confidence", confidence_name(verdict.confidence)},
          {"reason", verdict.reason},
          {"status", verdict.status ? Json(verdict.status) : Json(nullptr)},
          {"target", or_null(verdict.target)},
          {"suggestion", or_null(verdict.suggestion)},
          {"suggestions", suggestions_of(verdict)},
          {"remarks", verdict.remarks},
          {"evidence", verdict.evidence},
          {"cached", verdict.is_cached}};
}

Json summary_of(const ReportJob& job) {
  Json outcomes = Json::object();
  const auto counts = count_outcomes(job.report);
  for (std::size_t i = 0; i < counts.size(); ++i)
    outcomes[std::string(outcome_name(static_cast<Outcome>(i)))] = counts[i];
  return {{"documents", job.report.documents.size()},
          {"links", job.report.links.size()},
          {"urls", job.report.urls},
          {"requests", job.report.requests},
          {"errors", count_errors(job.report, job.options)},
          {"outcomes", outcomes}};
}

Json changes_of(const ReportJob& job) {
  Json out = Json::array();
  for (const LinkChange& change : job.report.changes)
    out.push_back({{"url", change.url},
                   {"change", change.change == Change::kBroke ? "broke" : "came_back"},
                   {"before", change.before},
                   {"before_since", change.since},
                   {"outcome", outcome_name(job.report.verdicts[change.verdict].outcome)}});
  return out;
}

}  // namespace

void write_json(const ReportJob& job, ReportForm form) {
  if (form == ReportForm::kJsonLines) {
    for (const CheckedLink& link : job.report.links) {
      if (takes_link(job)) job.write(json_text(json_of(job, link)) + "\n");
    }
    if (job.length.left_out > 0)
      job.write(json_text({{"problem", all_problems(job).back()}}) + "\n");
    return;
  }
  job.write("{\"summary\":" + json_text(summary_of(job)) + ",\n\"links\":[");
  bool is_first = true;
  for (const CheckedLink& link : job.report.links) {
    if (!takes_link(job)) continue;
    job.write((is_first ? "\n" : ",\n") + json_text(json_of(job, link)));
    is_first = false;
  }
  if (job.report.last_run)
    job.write("\n],\n\"last_run\":" + std::to_string(*job.report.last_run) +
              ",\n\"changes\":" + json_text(changes_of(job)));
  else
    job.write("\n]");
  job.write(",\n\"problems\":" + json_text(all_problems(job)) + "}\n");
}

}  // namespace sheaf
