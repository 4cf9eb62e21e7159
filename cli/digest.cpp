// sheaf digest INPUT...: records, pages or a manifest in, an issue out. sheaf digest init: a
// manifest.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/text.h"
#include "cli/clash.h"
#include "cli/commands.h"
#include "cli/digest_forms.h"
#include "cli/digest_inputs.h"
#include "cli/explain.h"
#include "cli/fetch_flags.h"
#include "cli/header_flags.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "digest/assemble.h"
#include "digest/forms/view.h"
#include "digest/manifest_init.h"

namespace sheaf::cli {
namespace {

struct DigestArguments {
  std::vector<std::string> inputs;
  DigestHead head;
  FormArguments form;
  FetchFlags fetching;
  std::string calendar, related;  // "" = as the manifest says
  std::string sort = "given", section = "given";
  std::string flavor = "gfm", since, output;
  std::size_t summary = 0, limit = 0;
};

int complain(const std::string& message) { return complain_of("digest", message); }

void warn(const std::string& message) {
  std::fprintf(stderr, "sheaf: %s\n", printable(message).c_str());
}

// The values that the command line's own checks let through.
AssembleOptions options_of(const DigestArguments& arguments) {
  AssembleOptions options;
  options.calendar = find_calendar_rule(arguments.calendar);
  options.related = find_related_mode(arguments.related);
  options.ordering.sort = find_sort(arguments.sort).value_or(SortBy::kGiven);
  options.ordering.section = find_section(arguments.section).value_or(SectionBy::kGiven);
  if (arguments.limit > 0) options.ordering.limit = arguments.limit;
  const Result<CivilDate> since = parse_civil_date(arguments.since);
  if (since.ok()) options.ordering.since = to_text(*since);
  options.summary = arguments.summary;
  return options;
}

int write(const std::string& path, const std::string& text) {
  const std::optional<Error> fault = replace_file(path, text);
  if (!fault) return kExitOk;
  warn((path.empty() || path == "-" ? "standard output" : "-o: " + path) + ": " + fault->message);
  return kExitFailedInputs;
}

// The command line is of any bytes, an issue of UTF-8.
DigestHead well_formed(DigestHead head) {
  for (std::string* text : {&head.series, &head.number, &head.date})
    *text = drop_hidden(replace_malformed(*text));
  return head;
}

std::string fault_of_day(const std::string& option, const std::string& text) {
  const Result<CivilDate> day = parse_civil_date(text);
  return text.empty() || day.ok() ? "" : option + ": " + text + ": " + day.error().message;
}

// What is wrong with the command line alone, or "".
std::string fault_of(const DigestArguments& arguments) {
  if (arguments.inputs.empty()) return "no records, pages or manifest are named";
  const std::string fault = fault_of_day("--date", arguments.head.date);
  return fault.empty() ? fault_of_day("--since", arguments.since) : fault;
}

void warn_of_summary(const std::vector<Item>& records) {
  const auto bare = std::count_if(records.begin(), records.end(), [](const Item& record) {
    return record.state == State::kOk && record.text.empty();
  });
  if (bare > 0)
    warn(std::to_string(bare) + (bare == 1 ? " record has" : " records have") +
         " no text; --summary changes nothing there");
}

// As politely as single pages: nobody named many.
Result<FetchOptions> fetching_of(const DigestArguments& arguments) {
  Result<FetchOptions> options =
      make_fetch_options(arguments.fetching, Robots::kIgnore, arguments.inputs);
  if (!options.ok()) return options;
  if (const auto idle = find_idle_header(*options)) warn(*idle);
  return options;
}

int make_digest(const DigestArguments& arguments) {
  std::string fault = fault_of(arguments);
  if (fault.empty()) fault = fault_of_form(arguments.form, arguments.output);
  if (!fault.empty()) return complain(fault);
  const Result<FetchOptions> fetching = fetching_of(arguments);
  if (!fetching.ok()) return complain(fetching.error().message);
  Result<DigestInputs> inputs =
      load_digest_inputs(arguments.inputs, well_formed(arguments.head), *fetching);
  if (!inputs.ok()) return complain(inputs.error().where + ": " + inputs.error().message);
  std::vector<NamedFile> read = input_files(inputs->files);
  read.push_back({arguments.form.template_file, "the template"});
  if (const auto clash = find_clash({{arguments.output, "-o"}}, read))
    return complain(clash->message);
  for (const std::string& line : inputs->faults) warn(line);
  if (arguments.summary > 0) warn_of_summary(inputs->records);
  Result<Assembled> assembled =
      assemble_issue(inputs->manifest, inputs->records, inputs->language, options_of(arguments));
  if (!assembled.ok()) {
    const Error& error = assembled.error();
    return complain(inputs->manifest_name + ": " + error.where + ": " + error.message);
  }
  for (const std::string& line : assembled->left_out) warn(line + "; left out");
  if (assembled->issue.item_count == 0) {
    warn("there are no articles for an issue");
    return kExitFailedInputs;
  }
  const Flavor flavor = find_flavor(arguments.flavor).value_or(Flavor::kGfm);
  const Result<Written> issue =
      write_issue({std::move(assembled).value().issue, inputs->language, flavor, arguments.output},
                  arguments.form, *fetching);
  if (!issue.ok()) return complain(issue.error().where + ": " + issue.error().message);
  if (const auto clash = find_clash({{arguments.output, "-o"}}, issue->partials))
    return complain(clash->message);
  for (const std::string& line : issue->faults) warn(line);
  if (!issue->remark.empty()) warn(issue->remark);
  const int written = write(arguments.output, issue.value().text);
  const bool whole = inputs->faults.empty() && issue.value().faults.empty();
  return written == kExitOk && !whole ? kExitFailedInputs : written;
}

ManifestFormat format_of(const std::string& path) {
  return path.ends_with(".toml") ? ManifestFormat::kToml : ManifestFormat::kJson;
}

// The manifest that is to be changed; "" if it is to be made. What is there but cannot be read is
// an error: it would be lost.
Result<std::string> read_existing(const std::string& path) {
  std::error_code error;
  const bool is_there =
      !path.empty() && path != "-" &&
      std::filesystem::symlink_status(path, error).type() != std::filesystem::file_type::not_found;
  return is_there ? read_file(path) : std::string();
}

ManifestHead head_of(const DigestArguments& arguments, const std::vector<Item>& records) {
  const DigestHead given = well_formed(arguments.head);
  ManifestHead head = {.series = given.series,
                       .number = given.number,
                       .date = given.date,
                       .language = guess_language(records),
                       .records = relative_names(arguments.inputs, arguments.output)};
  if (is_language_file(given.language))
    head.language = relative_names({given.language}, arguments.output).front();
  else if (!given.language.empty())
    head.language = given.language;
  if (head.date.empty()) head.date = today_for(head.language).date;
  return head;
}

void warn_of_head(const DigestArguments& arguments) {
  const DigestHead& head = arguments.head;
  for (const auto& [option, value] : {std::pair("--series", head.series),
                                      {"--number", head.number},
                                      {"--date", head.date},
                                      {"--lang", head.language}}) {
    if (!value.empty())
      warn(arguments.output + ": is there already: " + option + " changes nothing");
  }
}

int init(const DigestArguments& arguments) {
  if (const std::string fault = fault_of(arguments); !fault.empty()) return complain(fault);
  if (const auto clash = find_clash({{arguments.output, "-o"}}, input_files(arguments.inputs)))
    return complain(clash->message);
  const Result<std::string> existing = read_existing(arguments.output);
  if (!existing.ok()) return complain("-o: " + arguments.output + ": " + existing.error().message);
  if (!trim(*existing).empty()) warn_of_head(arguments);
  const Result<FetchOptions> fetching = fetching_of(arguments);
  if (!fetching.ok()) return complain(fetching.error().message);
  LoadedRecords records = load_records(arguments.inputs, *fetching);
  for (const std::string& fault : records.faults) warn(fault);
  const Result<std::string> text = init_manifest(*existing, format_of(arguments.output),
                                                 records.items, head_of(arguments, records.items));
  if (!text.ok()) {
    const Error& error = text.error();
    return complain(arguments.output + ": " + (error.where.empty() ? "" : error.where + ": ") +
                    error.message);
  }
  const int written = write(arguments.output, *text);
  return written == kExitOk && !records.faults.empty() ? kExitFailedInputs : written;
}

void add_head_options(CLI::App& command, DigestArguments& arguments) {
  command.add_option("--series", arguments.head.series, "Title of the series, as AI 简报");
  command.add_option("--number", arguments.head.number, "Number of the issue");
  command.add_option("--date", arguments.head.date,
                     "YYYY-MM-DD; without it, today: in China for Chinese, else here");
  command.add_option("--lang", arguments.head.language, "zh, en, or a file of texts");
  command.add_option("-o,--output", arguments.output, "Write here instead of standard output");
}

void add_choices(CLI::App& command, DigestArguments& arguments) {
  command.add_option("--flavor", arguments.flavor, "gfm or commonmark (addresses in <>)")
      ->check(CLI::IsMember({"gfm", "commonmark"}));
  command
      .add_option("--calendar", arguments.calendar, "When pentads begin: longitude or day-count")
      ->check(CLI::IsMember({"longitude", "day-count"}));
  command
      .add_option("--related", arguments.related,
                  "Articles about the same thing: group, merge, hint or off")
      ->check(CLI::IsMember({"group", "merge", "hint", "off"}));
  command.add_option("--sort", arguments.sort, "date, title, source or cited")
      ->check(CLI::IsMember({"given", "date", "title", "source", "cited"}));
  command.add_option("--section-by", arguments.section, "site, kind or language")
      ->check(CLI::IsMember({"given", "site", "kind", "language"}));
  command.add_option("--summary", arguments.summary, "This many key sentences as excerpt")
      ->check(CLI::Range(1u, 20u));
  command.add_option("--limit", arguments.limit, "At most so many items")
      ->check(CLI::Range(1u, 1000000u));
  command.add_option("--since", arguments.since, "Only what was published on this day or later");
}

}  // namespace

void add_digest(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<DigestArguments>();
  CLI::App* command =
      app.add_subcommand("digest", "Make an issue from records, pages or a manifest.");
  command->add_option("inputs", arguments->inputs,
                      "A manifest (JSON, TOML), or records, saved pages, folders, URLs, -");
  add_head_options(*command, *arguments);
  add_choices(*command, *arguments);
  add_form_options(*command, arguments->form);
  add_fetch_flags(*command, arguments->fetching);
  add_templates(*command, exit_code);
  auto init_arguments = std::make_shared<DigestArguments>();
  CLI::App* starter = command->add_subcommand(
      "init", "Write a manifest from records, or put new records into the one that is there.");
  starter->add_option("inputs", init_arguments->inputs, "Records, saved pages, folders, URLs")
      ->required();
  add_head_options(*starter, *init_arguments);
  add_fetch_flags(*starter, init_arguments->fetching);
  starter->callback([init_arguments, &exit_code] { exit_code = init(*init_arguments); });
  command->callback([command, arguments, &exit_code] {
    if (command->get_subcommands().empty()) exit_code = make_digest(*arguments);
  });
}

}  // namespace sheaf::cli
