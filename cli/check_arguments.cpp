#include "cli/check_arguments.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <utility>

#include "base/read_file.h"
#include "base/text.h"
#include "cli/config_file.h"

namespace sheaf::cli {
namespace {

constexpr std::size_t kMostIgnoreBytes = 1u << 20;
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

// One value after each use of the option: what follows is an input.
CLI::Option* add_repeatable(CLI::App& command, const std::string& name,
                            std::vector<std::string>& values, const std::string& what) {
  return command.add_option(name, values, what)->allow_extra_args(false);
}

// What is told of a file that was found, behind its name.
std::string also(const std::vector<std::string>& passed_over) {
  if (passed_over.empty()) return "";
  std::string names;
  for (const std::string& name : passed_over) names += (names.empty() ? "" : ", ") + name;
  return "; passed over, as nobody named it: " + names + "; --config " + kConfigFile +
         " takes all of it";
}

void declare_requests(CLI::App& command, CheckArguments& a) {
  command.add_option("--accept", a.accept, "Statuses that are fine besides: 403,500..599");
  command.add_option("--method", a.method, "auto, head (GET where HEAD is doubtful) or get")
      ->check(CLI::IsMember({"auto", "head", "get"}));
  command.add_flag("--no-probe", a.no_probe, "Ask no host for a made-up address");
  add_fetch_flags(command, a.fetching);
  command
      .add_flag("--exclude-private", a.exclude_private,
                "Leave out links to this machine and to private networks")
      ->excludes(command.get_option("--allow-private"));
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
  command.add_flag("--mail", mail, "Ask DNS whether the hosts of mailto: links take mail");
  command.add_flag("--offline", offline, "Local files alone");
  command.add_flag("--no-ignore", no_ignore, "Do not respect .gitignore");
  command.add_flag("--suggest", suggest, "Look for other addresses of links, and ask them");
  command.add_flag("--archive", archive, "The same, and copies of what is gone in an archive");
  command.add_option("--archive-url", archive_url, "The archive's availability API (Wayback)");
  command.add_flag("--fix", fix, "Write links that moved for good back into the files");
  command.add_flag("--dry-run", dry_run, "Show what --fix would change");
  command.add_option("--cache", cache, "File for verdicts that hold");
  command.add_option("--max-cache-age", max_cache_age_text,
                     "How long they hold: 90s, 15m, 12h, 7d");
  command.add_option("--history", history, "File of what links were like: tells what has changed");
  command.add_option("--dead-after", dead_after_text,
                     "N or N/HOURS: dead only after so many failures over so long (--history)");
  command.add_option("--config", config, "Options as TOML; sheaf.toml if there is one");
  declare_requests(command, *this);
}

std::string CheckArguments::finish(CLI::App& command) {
  if (std::string fault = read_config(command); !fault.empty()) return fault;
  if (inputs.empty()) return "no input: name files, folders, URLs, or - for standard input";
  for (std::string fault : {read_ignore_file(), read_words(), read_patterns(), read_fetching()}) {
    if (!fault.empty()) return fault;
  }
  return "";
}

std::string CheckArguments::read_patterns() {
  if (std::string fault = pattern_fault(exclude); !fault.empty()) return "--exclude: " + fault;
  if (std::string fault = pattern_fault(include); !fault.empty()) return "--include: " + fault;
  for (const std::string& rule : remap) {
    if (std::string fault = pattern_fault({split_remap(rule).first}); !fault.empty())
      return "--remap: " + fault;
  }
  return "";
}

std::string CheckArguments::read_fetching() {
  Result<FetchOptions> made = make_fetch_options(fetching, Robots::kIgnore, inputs);
  if (!made.ok()) return made.error().message;
  fetch = std::move(made).value();
  return "";
}

std::string CheckArguments::config_file() const {
  std::error_code error;
  if (!config.empty()) return config;
  return std::filesystem::exists(kConfigFile, error) ? kConfigFile : "";
}

std::string CheckArguments::read_config(CLI::App& command) {
  const bool is_found = config.empty();
  const std::string path = config_file();
  if (path.empty()) return "";
  using Trust = ConfigFile::Trust;
  const auto passed_over =
      apply_config_file({path, is_found ? Trust::kFound : Trust::kNamed, "check"}, command);
  if (!passed_over.ok()) return passed_over.error().message;
  if (is_found) found_config = "options are read from " + path + also(*passed_over);
  return "";
}

std::string CheckArguments::read_ignore_file() {
  const Result<std::string> text = read_regular_file(kIgnoreFile, kMostIgnoreBytes);
  if (!text.ok()) return "";
  std::vector<std::string> expressions;
  for (const std::string_view line : split_lines(*text)) {
    if (!trim(line).empty() && !trim(line).starts_with('#')) expressions.emplace_back(trim(line));
  }
  if (std::string fault = pattern_fault(expressions); !fault.empty())
    return std::string(kIgnoreFile) + ": " + fault;
  ignore_ = std::move(expressions);
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
    report.fail_on[static_cast<std::size_t>(*outcome)] = true;
  }
  if (!accept.empty()) {
    const Result<StatusRanges> ranges = parse_status_ranges(accept);
    if (!ranges.ok()) return "--accept: " + ranges.error().message;
  }
  if (!dead_after_text.empty()) {
    const Result<DeadAfter> limit = parse_dead_after(dead_after_text);
    if (!limit.ok()) return "--dead-after: " + limit.error().message;
    if (history.empty()) return "--dead-after: failures are counted in a --history FILE";
    dead_after = *limit;
  }
  if (!Url::parse(archive_url).ok()) return "--archive-url: '" + archive_url + "' is no URL";
  if (!base_url.empty() && !Url::parse(base_url).ok())
    return "--base-url: '" + base_url + "' is no URL";
  return "";
}

SessionOptions CheckArguments::session() const {
  SessionOptions session;
  session.check.fetch = fetch;
  session.check.asking = method == "head"  ? Asking::kHead
                         : method == "get" ? Asking::kGet
                                           : Asking::kAuto;
  if (!accept.empty()) session.check.accepted = parse_status_ranges(accept).value();
  session.check.probe_hosts = !no_probe;
  session.check.check_fragments = !no_fragments;
  session.documents = {.include_verbatim = include_verbatim, .include_json_ld = json_ld};
  session.exclude = patterns_of(exclude);
  session.include = patterns_of(include);
  session.ignore = patterns_of(ignore_);
  for (const std::string& rule : remap) {
    auto [pattern, rewrite] = split_remap(rule);
    session.remaps.push_back({Pattern::parse(pattern).value(), std::move(rewrite)});
  }
  session.mail = mail;
  session.offline = offline;
  session.exclude_private = exclude_private;
  session.root_dir = root_dir;
  session.suggest = suggest || archive;
  if (archive) session.archive = Url::parse(archive_url).value();
  return session;
}

}  // namespace sheaf::cli
