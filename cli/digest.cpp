// sheaf digest INPUT...: records, pages or a manifest in, an issue out. sheaf digest init: a
// manifest.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "cli/calendar.h"
#include "cli/commands.h"
#include "cli/digest_forms.h"
#include "cli/digest_inputs.h"
#include "cli/explain.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "digest/assemble.h"
#include "digest/manifest_init.h"
#include "digest/markdown_form.h"

namespace sheaf::cli {
namespace {

struct DigestArguments {
  std::vector<std::string> inputs;
  DigestHead head;
  FormArguments form;
  std::string calendar = "longitude", related = "off", sort = "given", section = "given";
  std::string flavor = "gfm", since, output;
  std::size_t summary = 0, limit = 0;
};

int complain(const std::string& message) {
  std::fprintf(stderr, "sheaf digest: %s\n", printable(message).c_str());
  return kExitUsage;
}

void warn(const std::string& message) {
  std::fprintf(stderr, "sheaf: %s\n", printable(message).c_str());
}

// The values that the command line's own checks let through.
AssembleOptions options_of(const DigestArguments& arguments) {
  AssembleOptions options;
  options.calendar = find_calendar_rule(arguments.calendar).value_or(options.calendar);
  options.related = find_related_mode(arguments.related).value_or(options.related);
  options.ordering.sort = find_sort(arguments.sort).value_or(SortBy::kGiven);
  options.ordering.section = find_section(arguments.section).value_or(SectionBy::kGiven);
  if (arguments.limit > 0) options.ordering.limit = arguments.limit;
  options.ordering.since = arguments.since;
  options.summary = arguments.summary;
  return options;
}

int write(const std::string& path, std::string text) {
  while (text.ends_with('\n')) text.pop_back();  // write_line has its own
  Result<Output> out = Output::open(path);
  if (!out.ok()) return complain("-o: " + path + ": " + out.error().message);
  const bool written = out->write_line(text);
  if (out->finish() && written) return kExitOk;
  warn("the output cannot be written");
  return kExitFailedInputs;
}

int make_digest(const DigestArguments& arguments) {
  if (arguments.inputs.empty()) return complain("no records, pages or manifest are named");
  if (!arguments.since.empty()) {
    const Result<CivilDate> since = parse_civil_date(arguments.since);
    if (!since.ok()) return complain("--since: " + arguments.since + ": " + since.error().message);
  }
  Result<DigestInputs> inputs = load_digest_inputs(arguments.inputs, arguments.head);
  if (!inputs.ok()) return complain(inputs.error().where + ": " + inputs.error().message);
  for (const std::string& fault : inputs->faults) warn(fault);
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
                  arguments.form);
  if (!issue.ok()) return complain(issue.error().where + ": " + issue.error().message);
  for (const std::string& fault : issue.value().faults) warn(fault);
  const int written = write(arguments.output, issue.value().text);
  const bool whole = inputs->faults.empty() && issue.value().faults.empty();
  return written == kExitOk && !whole ? kExitFailedInputs : written;
}

ManifestFormat format_of(const std::string& path) {
  return path.ends_with(".toml") ? ManifestFormat::kToml : ManifestFormat::kJson;
}

int init(const DigestArguments& arguments) {
  LoadedRecords records = load_records(arguments.inputs);
  for (const std::string& fault : records.faults) warn(fault);
  const bool to_file = !arguments.output.empty() && arguments.output != "-";
  const Result<std::string> existing = to_file ? read_file(arguments.output) : std::string();
  ManifestHead head = {.series = arguments.head.series,
                       .number = arguments.head.number,
                       .date = arguments.head.date.empty() ? date_in_china() : arguments.head.date,
                       .language = guess_language(records.items),
                       .records = relative_names(arguments.inputs, arguments.output)};
  if (!arguments.head.language.empty()) head.language = arguments.head.language;
  const Result<std::string> text = init_manifest(existing.ok() ? *existing : std::string(),
                                                 format_of(arguments.output), records.items, head);
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
  command.add_option("--date", arguments.head.date, "YYYY-MM-DD; without it, today in China");
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
  add_templates(*command, exit_code);
  auto init_arguments = std::make_shared<DigestArguments>();
  CLI::App* starter = command->add_subcommand(
      "init", "Write a manifest from records, or put new records into the one that is there.");
  starter->add_option("inputs", init_arguments->inputs, "Records, saved pages, folders, URLs")
      ->required();
  add_head_options(*starter, *init_arguments);
  starter->callback([init_arguments, &exit_code] { exit_code = init(*init_arguments); });
  command->callback([command, arguments, &exit_code] {
    if (command->get_subcommands().empty()) exit_code = make_digest(*arguments);
  });
}

}  // namespace sheaf::cli
