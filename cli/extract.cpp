// sheaf extract [FILE|URL|DIR|-]...: article pages in, item records out.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/explain.h"
#include "cli/in_order.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/rule_packs.h"
#include "items/item_json.h"

namespace sheaf::cli {
namespace {

struct ExtractArguments {
  std::vector<std::string> inputs;
  std::vector<std::string> fields;
  std::vector<std::string> rule_folders;
  std::string base_url;
  std::string output;
  unsigned jobs = 1;
  bool jsonl = false, pretty = false, explain = false, text = false;
};

struct Job {
  std::vector<Input> inputs;
  std::optional<Url> base_url;
  std::vector<RulePack> packs;
  ExtractOptions options;
  JsonOptions json;
  bool explain_in_words = false;  // --explain without --jsonl or --pretty
};

struct Done {
  std::string line;
  std::string error;  // "" if the item is ok
};

State state_of_status(int status) {
  if (status == 404 || status == 410) return State::kDeleted;
  return status < 500 || status == 503 ? State::kBlocked : State::kEmpty;
}

Item failed_item(const Input& input, const std::string& error) {
  Item item;
  item.state = State::kEmpty;
  item.error = error;
  if (input.kind == Input::Kind::kUrl) {
    const Result<Url> url = Url::parse(input.name);
    if (url.ok()) item.url = url->text();
  }
  return item;
}

Item extract_input(const Job& job, const Input& input) {
  Result<Loaded> loaded = load_document(input, job.base_url);
  if (!loaded.ok()) return failed_item(input, loaded.error().message);
  if (loaded->status >= 400) {
    Item item = failed_item(input, "HTTP status " + std::to_string(loaded->status));
    item.state = state_of_status(loaded->status);
    return item;
  }
  ExtractOptions options = job.options;
  options.packs = job.packs;
  return extract_item(std::move(loaded->document), options);
}

Done process(const Job& job, const Input& input) {
  const Item item = extract_input(job, input);
  return {job.explain_in_words ? explain(item) : to_json(item, job.json), item.error};
}

void show_progress(std::size_t done, std::size_t total) {
  std::fprintf(stderr, "\r%zu/%zu pages", done, total);
  if (done == total) std::fputs("\r\033[K", stderr);
}

int run(const Job& job, Output& out, unsigned jobs) {
  std::size_t failed = 0;
  bool written = true;
  const bool progress = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO) && job.inputs.size() > 1;
  work_in_order<Done>(
      job.inputs.size(), jobs, [&](std::size_t i) { return process(job, job.inputs[i]); },
      [&](std::size_t i, const Done& done) {
        if (!done.error.empty()) {
          ++failed;
          std::fprintf(stderr, "%ssheaf: %s: %s\n", progress ? "\r\033[K" : "",
                       printable(job.inputs[i].name).c_str(), printable(done.error).c_str());
        }
        written = out.write_line(done.line);
        if (progress) show_progress(i + 1, job.inputs.size());
        return written;
      });
  if (!out.finish() || !written) {
    std::fputs("sheaf: the output cannot be written\n", stderr);
    return kExitFailedInputs;
  }
  return failed == 0 ? kExitOk : kExitFailedInputs;
}

int complain(const std::string& message) {
  std::fprintf(stderr, "sheaf extract: %s\n", printable(message).c_str());
  return kExitUsage;
}

// The first of --fields that no record has, or "".
std::string find_unknown_field(const std::vector<std::string>& fields) {
  for (const std::string& field : fields) {
    if (field != "text" && !is_item_member(field)) return field;
  }
  return {};
}

Job make_job(const ExtractArguments& arguments) {
  Job job;
  job.inputs = expand_inputs(arguments.inputs);
  job.options.keep = arguments.explain ? Keep::kCandidates : Keep::kWinners;
  job.json.layout = arguments.pretty ? Layout::kPretty : Layout::kLine;
  job.json.fields = arguments.fields;
  const bool text_asked =
      arguments.text || std::count(arguments.fields.begin(), arguments.fields.end(), "text") > 0;
  job.json.with_text = text_asked ? WithText::kYes : WithText::kNo;
  job.explain_in_words = arguments.explain && !arguments.jsonl && !arguments.pretty;
  return job;
}

int extract(const ExtractArguments& arguments) {
  if (const std::string field = find_unknown_field(arguments.fields); !field.empty()) {
    return complain("--fields: a record has no '" + field + "'");
  }
  Job job = make_job(arguments);
  if (!arguments.base_url.empty()) {
    Result<Url> base = Url::parse(arguments.base_url);
    if (!base.ok())
      return complain("--base-url: " + arguments.base_url + ": " + base.error().message);
    job.base_url = std::move(base).value();
  }
  Result<std::vector<PackFile>> files = load_pack_files(arguments.rule_folders);
  if (!files.ok()) return complain("--rules: " + files.error().message);
  for (PackFile& file : *files) job.packs.push_back(std::move(file.pack));
  Result<Output> out = Output::open(arguments.output);
  if (!out.ok()) return complain("-o: " + arguments.output + ": " + out.error().message);
  return run(job, *out, arguments.jobs);
}

}  // namespace

void add_extract(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<ExtractArguments>();
  CLI::App* command = app.add_subcommand("extract", "Turn article pages into item records (JSON).");
  command
      ->add_option("inputs", arguments->inputs,
                   "Saved pages, URLs, folders of pages, or - for standard input")
      ->required();
  CLI::Option* jsonl =
      command->add_flag("--jsonl", arguments->jsonl, "One record a line (the default)");
  command->add_flag("--pretty", arguments->pretty, "Indented records")->excludes(jsonl);
  command->add_option("--fields", arguments->fields, "Only these members, as title,published")
      ->delimiter(',');
  command->add_flag("--text", arguments->text, "Add the main text");
  command->add_flag(
      "--explain", arguments->explain,
      "Say for each field what won, what lost and why; with --jsonl or --pretty as \"candidates\"");
  command->add_option(
      "--base-url", arguments->base_url,
      "Where the files come from; files of a folder get their path inside it appended");
  command
      ->add_option("--rules", arguments->rule_folders,
                   "Folder of rule packs (*.json) that run before the program's own rules; may be "
                   "repeated")
      ->allow_extra_args(false);
  command->add_option("-o,--output", arguments->output, "Write here instead of standard output");
  command->add_option("-j,--jobs", arguments->jobs, "Threads")->check(CLI::Range(1u, 256u));
  command->callback([arguments, &exit_code] { exit_code = extract(*arguments); });
}

}  // namespace sheaf::cli
