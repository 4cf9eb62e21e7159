#include "cli/check_arguments.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdint>
#include <ctime>
#include <filesystem>

#include "base/text.h"
#include "check/read_file.h"
#include "cli/config_file.h"

namespace sheaf::cli {
namespace {

constexpr const char* kIgnoreFile = ".sheafignore";
constexpr const char* kConfigFile = "sheaf.toml";

// "90", "90s", "15m", "12h", "7d" in seconds.
std::optional<std::int64_t> find_duration(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || value < 0 || value > 1'000'000'000) return std::nullopt;
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (unit.empty() || unit == "s") return value;
  if (unit == "m") return value * 60;
  if (unit == "h") return value * 3600;
  if (unit == "d") return value * 86400;
  return std::nullopt;
}

std::optional<DocumentKind> find_kind(std::string_view word) {
  for (int i = 0; i <= static_cast<int>(DocumentKind::kText); ++i) {
    if (kind_name(static_cast<DocumentKind>(i)) == word) return static_cast<DocumentKind>(i);
  }
  return std::nullopt;
}

std::optional<std::size_t> find_outcome(std::string_view word) {
  for (std::size_t i = 0; i < kOutcomes; ++i) {
    if (outcome_name(static_cast<Outcome>(i)) == word) return i;
  }
  return std::nullopt;
}

std::string pattern_fault(const std::vector<std::string>& expressions) {
  for (const std::string& expression : expressions) {
    const Result<Pattern> pattern = Pattern::parse(expression);
    if (!pattern.ok()) return "'" + expression + "': " + pattern.error().message;
  }
  return "";
}

std::vector<Pattern> patterns_of(const std::vector<std::string>& expressions) {
  std::vector<Pattern> patterns;
  for (const std::string& expression : expressions)
    patterns.push_back(Pattern::parse(expression).value());
  return patterns;
}

// "PATTERN REWRITE"; the pattern alone if there is no space.
std::pair<std::string, std::string> split_remap(const std::string& text) {
  const std::size_t space = text.rfind(' ');
  if (space == text.npos) return {text, ""};
  return {text.substr(0, space), text.substr(space + 1)};
}

// "Name: value", or "host=Name: value"; nullopt if it is neither.
std::optional<HostHeader> find_header(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == text.npos || colon == 0) return std::nullopt;
  const std::size_t equals = text.substr(0, colon).find('=');
  const std::string_view host = equals == text.npos ? "" : trim(text.substr(0, equals));
  const std::size_t name = equals == text.npos ? 0 : equals + 1;
  const std::string_view header = trim(text.substr(name, colon - name));
  if (header.empty() || text.find_first_of("\r\n") != text.npos) return std::nullopt;
  return HostHeader{ascii_lower(host),
                    {std::string(header), std::string(trim(text.substr(colon + 1)))}};
}

Milliseconds milliseconds(double seconds) {
  return Milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

// One value after each use of the option: what follows is an input.
CLI::Option* add_repeatable(CLI::App& command, const std::string& name,
                            std::vector<std::string>& values, const std::string& what) {
  return command.add_option(name, values, what)->allow_extra_args(false);
}

void declare_requests(CLI::App& command, CheckArguments& a) {
  command.add_option("--accept", a.accept, "Statuses that are fine besides: 403,500..599");
  command.add_option("--method", a.method, "auto, head (GET where HEAD is doubtful) or get")
      ->check(CLI::IsMember({"auto", "head", "get"}));
  add_repeatable(command, "--header", a.headers,
                 "\"Name: value\", or \"host=Name: value\" for one host");
  command.add_option("--user-agent", a.user_agent, "What to say that we are");
  command.add_option("--timeout", a.timeout, "Seconds for one attempt")
      ->check(CLI::Range(0.1, 3600.0));
  command.add_option("--connect-timeout", a.connect_timeout, "Seconds for name, TCP and TLS")
      ->check(CLI::Range(0.1, 600.0));
  command.add_option("--tries", a.attempts, "How often a failure that may pass is tried (3)")
      ->check(CLI::Range(1, 10));
  command.add_option("--max-redirects", a.redirects, "Redirects that are followed")
      ->check(CLI::Range(0, 50));
  command.add_option("--connections", a.max_transfers, "Transfers in all at once (64)")
      ->check(CLI::Range(1, 1000));
  command.add_option("--per-host", a.host_transfers, "Transfers of one host at once (2)")
      ->check(CLI::Range(1, 100));
  command.add_option("--rate", a.host_rate, "Requests a second for each host (4)")
      ->check(CLI::PositiveNumber);
  command.add_flag("--insecure", a.insecure, "Do not look at certificates");
  command.add_option("--ca-file", a.ca_file, "Certificates to trust (PEM)");
  command.add_flag("--allow-private", a.allow_private, "Go to private addresses too");
  command.add_flag("--robots", a.obey_robots, "Obey robots.txt");
  add_repeatable(command, "--resolve", a.resolve, "name:port:address, as curl has it");
  command.add_flag("--no-probe", a.no_probe, "Ask no host for a made-up address");
}

}  // namespace

void CheckArguments::declare(CLI::App& command) {
  command.add_option("inputs", inputs, "Files, folders, globs, URLs, or - for standard input");
  command.add_option(
      "-f,--format", format,
      "table, compact, detailed, json, jsonl, markdown, junit, sarif, html or github");
  command.add_option("-o,--output", output, "File for the report");
  command.add_flag("--all", report.all, "Tell of fine links too");
  command.add_flag("--explain", report.explain, "Say what was seen");
  command.add_option("--color", color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  command.add_flag("-q,--quiet", quiet, "No progress");
  command.add_option("--fail-on", fail_on, "Outcomes that are errors too: blocked,unsure,moved");
  command.add_option("--kind", kind_word,
                     "What all inputs are: markdown, html, xml, jsonl, json, css, bibtex, text");
  command.add_flag("--include-verbatim", include_verbatim, "Links in Markdown's code too");
  command.add_flag("--json-ld", json_ld, "Addresses in HTML's linked data too");
  command.add_flag("--no-fragments", no_fragments, "Do not look up #places");
  command.add_option("--base-url", base_url, "Where local files lie on the web");
  command.add_option("--root-dir", root_dir, "Folder that /path starts from in local files");
  add_repeatable(command, "--exclude", exclude, "Links to leave out (RE2)");
  add_repeatable(command, "--include", include, "Links to check whatever --exclude says (RE2)");
  add_repeatable(command, "--remap", remap, "\"PATTERN REWRITE\": ask another address");
  command.add_flag("--offline", offline, "Local files alone");
  command.add_flag("--no-ignore", no_ignore, "Do not respect .gitignore");
  command.add_flag("--fix", fix, "Write links that moved for good back into the files");
  command.add_flag("--dry-run", dry_run, "Show what --fix would change");
  command.add_option("--cache", cache, "File for verdicts that hold");
  command.add_option("--max-cache-age", max_cache_age_text,
                     "How long they hold: 90s, 15m, 12h, 7d");
  command.add_option("--config", config, "Options as TOML; sheaf.toml if there is one");
  declare_requests(command, *this);
}

std::string CheckArguments::finish(CLI::App& command) {
  for (std::string fault : {read_config(command), read_ignore_file(), read_words()}) {
    if (!fault.empty()) return fault;
  }
  if (inputs.empty()) return "no input: name files, folders, URLs, or - for standard input";
  if (std::string fault = pattern_fault(exclude); !fault.empty()) return "--exclude: " + fault;
  if (std::string fault = pattern_fault(include); !fault.empty()) return "--include: " + fault;
  for (const std::string& rule : remap) {
    if (std::string fault = pattern_fault({split_remap(rule).first}); !fault.empty())
      return "--remap: " + fault;
  }
  for (const std::string& header : headers) {
    if (!find_header(header)) return "--header: '" + header + "' is no \"Name: value\"";
  }
  return "";
}

std::string CheckArguments::read_config(CLI::App& command) {
  std::error_code error;
  if (config.empty() && !std::filesystem::exists(kConfigFile, error)) return "";
  return apply_config_file(config.empty() ? kConfigFile : config, "check", command);
}

std::string CheckArguments::read_ignore_file() {
  const Result<std::string> text = read_document_file(kIgnoreFile);
  if (!text.ok()) return "";
  std::vector<std::string> expressions;
  for (const std::string_view line : split_lines(*text)) {
    if (!trim(line).empty() && !trim(line).starts_with('#')) expressions.emplace_back(trim(line));
  }
  if (std::string fault = pattern_fault(expressions); !fault.empty())
    return std::string(kIgnoreFile) + ": " + fault;
  exclude.insert(exclude.end(), expressions.begin(), expressions.end());
  return "";
}

std::string CheckArguments::read_words() {
  const auto found_form = find_report_form(format);
  if (!found_form) return "--format: there is no '" + format + "'";
  form = *found_form;
  if (!kind_word.empty() && !(kind = find_kind(kind_word)))
    return "--kind: there is no '" + kind_word + "'";
  const auto age = find_duration(max_cache_age_text);
  if (!age) return "--max-cache-age: '" + max_cache_age_text + "' is no duration";
  max_cache_age = *age;
  for (const std::string_view word : split(fail_on, ',')) {
    if (trim(word).empty()) continue;
    const auto outcome = find_outcome(trim(word));
    if (!outcome) return "--fail-on: there is no outcome '" + std::string(word) + "'";
    report.fail_on[*outcome] = true;
  }
  if (!accept.empty()) {
    const Result<StatusRanges> ranges = parse_status_ranges(accept);
    if (!ranges.ok()) return "--accept: " + ranges.error().message;
  }
  if (!base_url.empty() && !Url::parse(base_url).ok())
    return "--base-url: '" + base_url + "' is no URL";
  return "";
}

SessionOptions CheckArguments::session() const {
  SessionOptions session;
  FetchOptions& fetch = session.check.fetch;
  fetch.limits.connect_timeout = milliseconds(connect_timeout);
  fetch.limits.total_timeout = milliseconds(timeout);
  fetch.limits.header_timeout = std::min(fetch.limits.header_timeout, fetch.limits.total_timeout);
  fetch.limits.max_redirects = static_cast<int>(redirects);
  fetch.retry.max_attempts = static_cast<int>(attempts);
  fetch.max_transfers = static_cast<int>(max_transfers);
  fetch.host.max_transfers = static_cast<int>(host_transfers);
  fetch.host.min_interval = milliseconds(1 / host_rate);
  fetch.robots = obey_robots ? Robots::kObey : Robots::kIgnore;
  if (!user_agent.empty()) fetch.user_agent = user_agent;
  fetch.ca_file = ca_file;
  fetch.insecure = insecure;
  fetch.allow_private = allow_private;
  fetch.resolve = resolve;
  fetch.wall_clock = [] { return static_cast<std::int64_t>(std::time(nullptr)); };
  session.check.asking = method == "head"  ? Asking::kHead
                         : method == "get" ? Asking::kGet
                                           : Asking::kAuto;
  if (!accept.empty()) session.check.accepted = parse_status_ranges(accept).value();
  for (const std::string& header : headers) session.check.headers.push_back(*find_header(header));
  session.check.probe_hosts = !no_probe;
  session.check.check_fragments = !no_fragments;
  session.documents = {.include_verbatim = include_verbatim, .include_json_ld = json_ld};
  session.exclude = patterns_of(exclude);
  session.include = patterns_of(include);
  for (const std::string& rule : remap) {
    auto [pattern, rewrite] = split_remap(rule);
    session.remaps.push_back({Pattern::parse(pattern).value(), std::move(rewrite)});
  }
  session.offline = offline;
  session.root_dir = root_dir;
  return session;
}

}  // namespace sheaf::cli
