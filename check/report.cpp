#include "check/report.h"

#include <algorithm>
#include <cstdint>

#include "base/credentials.h"
#include "base/printable.h"
#include "base/text.h"
#include "check/report_parts.h"
#include "fetch/dates.h"
#include "url/percent.h"

namespace sheaf {
namespace {

struct NamedForm {
  std::string_view name;
  ReportForm form;
};
constexpr std::array<NamedForm, 11> kForms = {{{"table", ReportForm::kTable},
                                               {"compact", ReportForm::kCompact},
                                               {"detailed", ReportForm::kDetailed},
                                               {"json", ReportForm::kJson},
                                               {"jsonl", ReportForm::kJsonLines},
                                               {"markdown", ReportForm::kMarkdown},
                                               {"md", ReportForm::kMarkdown},
                                               {"junit", ReportForm::kJunit},
                                               {"sarif", ReportForm::kSarif},
                                               {"html", ReportForm::kHtml},
                                               {"github", ReportForm::kGithub}}};

// A report is at most about so long: most links take less than their share.
constexpr std::size_t kFreeBytes = std::size_t{16} << 20;
constexpr std::size_t kBytesPerLink = 1024;

// "2021-04-09 08:00 UTC".
std::string date_of(std::int64_t seconds) {
  const std::string text = utc_text(seconds);
  return text.substr(0, 10) + " " + text.substr(11, 5) + " UTC";
}

bool is_address(std::string_view word) {
  return starts_with_ignore_case(word, "http://") || starts_with_ignore_case(word, "https://") ||
         starts_with_ignore_case(word, "mailto:");
}

// "https://a.example/;": the mark belongs to the sentence, as does ")" if nothing opens it.
std::string_view without_mark(std::string_view address) {
  const bool opens = address.find('(') != address.npos;
  while (address.ends_with(';') || address.ends_with(':') || address.ends_with(',') ||
         (address.ends_with(')') && !opens))
    address.remove_suffix(1);
  return address;
}

// An address in <>. GFM takes bare ones as they stand, backslashes too, so nothing in it can be
// escaped but by percent and, as entities are read there, '&'.
void append_angled(std::string& out, std::string_view address) {
  const bool has_entities = address.find(';') != address.npos;
  out += '<';
  for (const char c : address) {
    if (is_ascii_space(c) || (c == '[' && out.ends_with("##")) || c == '<' || c == '>' ||
        c == '|' || c == '\\')
      append_escape(out, static_cast<unsigned char>(c));
    else if (c == '&' && has_entities)
      out += "&amp;";
    else
      out += c;
  }
  out += '>';
}

void append_markdown(std::string& out, std::string_view text) {
  constexpr std::string_view kSpecial = "\\`*_{}[]<>()#+-!|~$&";
  for (const char c : text) {
    if (kSpecial.find(c) != kSpecial.npos) out += '\\';
    out += c;
  }
}

}  // namespace

std::optional<ReportForm> find_report_form(std::string_view name) {
  for (const NamedForm& known : kForms) {
    if (known.name == name) return known.form;
  }
  return std::nullopt;
}

Severity severity_of(const Verdict& verdict, const ReportOptions& options) {
  if (is_broken(verdict) || options.fail_on[static_cast<std::size_t>(verdict.outcome)])
    return Severity::kError;
  switch (verdict.outcome) {
    case Outcome::kAlive:
    case Outcome::kSkipped:
      return Severity::kNone;
    case Outcome::kMoved:
    case Outcome::kRedirected:
      return Severity::kNote;
    default:
      return Severity::kWarning;
  }
}

std::string_view severity_name(Severity severity) {
  constexpr std::array<std::string_view, 4> kNames = {"none", "note", "warning", "error"};
  return kNames[static_cast<std::size_t>(severity)];
}

std::size_t count_errors(const CheckReport& report, const ReportOptions& options) {
  return static_cast<std::size_t>(
      std::count_if(report.links.begin(), report.links.end(), [&](const CheckedLink& link) {
        return severity_of(report.verdict_of(link), options) == Severity::kError;
      }));
}

std::string shown_address(const DocumentLink& link) {
  return without_credentials(link.url ? link.url->text() : link.raw);
}

bool is_shown(const ReportJob& job, const CheckedLink& link) {
  return job.options.all ||
         severity_of(job.report.verdict_of(link), job.options) != Severity::kNone;
}

bool takes_link(const ReportJob& job) {
  const bool has_room = job.length.written <= job.length.most;
  if (!has_room) ++job.length.left_out;
  return has_room;
}

std::vector<std::string> all_problems(const ReportJob& job) {
  std::vector<std::string> all = job.report.problems;
  if (job.length.left_out > 0)
    all.push_back(std::to_string(job.length.left_out) +
                  " links are left out: with them the report would be longer than " +
                  std::to_string(job.length.most) + " bytes");
  return all;
}

std::array<std::size_t, kOutcomes> count_outcomes(const CheckReport& report) {
  std::array<std::size_t, kOutcomes> counts{};
  for (const CheckedLink& link : report.links)
    ++counts[static_cast<std::size_t>(report.verdict_of(link).outcome)];
  return counts;
}

std::string summary_line(const CheckReport& report) {
  const auto counts = count_outcomes(report);
  std::string out = std::to_string(report.links.size()) + " links in " +
                    std::to_string(report.documents.size()) + " documents, " +
                    std::to_string(report.urls) + " addresses asked";
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0)
      out.append(out.find(':') == out.npos ? ": " : ", ")
          .append(std::to_string(counts[i]))
          .append(" ")
          .append(outcome_name(static_cast<Outcome>(i)));
  }
  return out;
}

std::vector<Suggestion> all_suggestions(const Verdict& verdict) {
  std::vector<Suggestion> all;
  if (!verdict.suggestion.empty()) all.push_back({verdict.suggestion, "moved for good"});
  all.insert(all.end(), verdict.suggestions.begin(), verdict.suggestions.end());
  return all;
}

std::string suggestion_line(const Suggestion& suggestion) {
  return suggestion.url + " (" + suggestion.why + ")";
}

std::string_view change_name(Change change) {
  return change == Change::kBroke ? "broke" : "came back";
}

std::string change_line(const ReportJob& job, const LinkChange& change) {
  const Verdict& verdict = job.report.verdicts[change.verdict];
  return change.url + " (" + change.before + " since " + date_of(change.since) + ", now " +
         std::string(outcome_name(verdict.outcome)) + ": " + verdict.reason + ")";
}

std::string changes_line(const CheckReport& report) {
  if (!report.last_run) return "";
  const auto broke =
      std::count_if(report.changes.begin(), report.changes.end(),
                    [](const LinkChange& change) { return change.change == Change::kBroke; });
  return "since " + date_of(*report.last_run) + ": " + std::to_string(broke) + " broke, " +
         std::to_string(report.changes.size() - static_cast<std::size_t>(broke)) + " came back";
}

std::string xml_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\'')
      out += "&#39;";
    else if (c == '\n')
      out += "&#10;";  // a line of its own could be a command to GitHub's runner
    else if (c == '[' && out.ends_with("##"))
      out += "&#91;";  // so could this
    else if (!is_printable(c) || c == 0xFFFE || c == 0xFFFF)
      append_code(out, c);  // XML 1.0 has no place for most
    else
      append_utf8(out, c);
  }
  return out;
}

std::string address_markdown(std::string_view address) {
  std::string out;
  if (!is_address(address)) return markdown_text(address);
  append_angled(out, printable(address));
  return out;
}

std::string markdown_text(std::string_view text) {
  const std::string shown = printable(text);
  std::string out;
  for (const std::string_view word : split(shown, ' ')) {
    if (word.data() != shown.data()) out += ' ';
    const std::string_view address = is_address(word) ? without_mark(word) : "";
    if (!address.empty()) append_angled(out, address);
    append_markdown(out, word.substr(address.size()));
  }
  return out;
}

void write_report(const CheckReport& report, ReportForm form, const ReportOptions& options,
                  const ReportWriter& write) {
  ReportLength length{kFreeBytes + kBytesPerLink * report.links.size()};
  const ReportWriter counting = [&](std::string_view piece) {
    length.written += piece.size();
    write(piece);
  };
  const ReportJob job{report, options, counting, length};
  switch (form) {
    case ReportForm::kTable:
    case ReportForm::kCompact:
    case ReportForm::kDetailed:
      return write_terminal(job, form);
    case ReportForm::kJson:
    case ReportForm::kJsonLines:
      return write_json(job, form);
    case ReportForm::kMarkdown:
      return write_markdown(job);
    case ReportForm::kJunit:
      return write_junit(job);
    case ReportForm::kSarif:
      return write_sarif(job);
    case ReportForm::kHtml:
      return write_html(job);
    case ReportForm::kGithub:
      return write_github(job);
  }
}

}  // namespace sheaf
