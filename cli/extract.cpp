// sheaf extract [FILE|URL|DIR|WARC|-]...: article pages in, item records out.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/copy_marks.h"
#include "cli/explain.h"
#include "cli/extract_arguments.h"
#include "cli/extract_sinks.h"
#include "cli/header_flags.h"
#include "cli/interrupt.h"
#include "cli/rule_packs.h"

namespace sheaf::cli {
namespace {

constexpr int kExitInterrupted = 130;  // as shells have it: 128 + SIGINT

int complain(const ExtractArguments& arguments, const std::string& message) {
  if (arguments.log == LogForm::kJson)
    tell(LogForm::kJson, "error", message);
  else
    std::fprintf(stderr, "sheaf extract: %s\n", printable(message).c_str());
  return kExitUsage;
}

// The first of --fields that no record has, or "".
std::string find_unknown_field(const std::vector<std::string>& fields) {
  for (const std::string& field : fields) {
    if (field != "text" && field != "copy_of" && !is_item_member(field)) return field;
  }
  return {};
}

std::size_t count_standard_input(const ExtractArguments& arguments) {
  const std::vector<ListSource> lists = make_lists(arguments);
  const auto pages = std::count(arguments.inputs.begin(), arguments.inputs.end(), "-");
  const auto named = std::count_if(lists.begin(), lists.end(),
                                   [](const ListSource& list) { return list.name == "-"; });
  return static_cast<std::size_t>(pages + named);
}

PageOptions make_page_options(const ExtractArguments& arguments) {
  PageOptions page;
  page.extract.keep = arguments.explain ? Keep::kCandidates : Keep::kWinners;
  page.json.layout = arguments.pretty ? Layout::kPretty : Layout::kLine;
  page.json.fields = arguments.fields;
  const auto is_asked = [&](bool option, const char* field) {
    return option || std::count(arguments.fields.begin(), arguments.fields.end(),
                                std::string_view(field)) > 0;
  };
  page.json.with_text = is_asked(arguments.text, "text") ? WithText::kYes : WithText::kNo;
  page.json.with_copy_of =
      is_asked(arguments.dedupe, "copy_of") ? WithCopyOf::kYes : WithCopyOf::kNo;
  page.explain_in_words = arguments.explain && !arguments.jsonl && !arguments.pretty;
  return page;
}

std::vector<std::string> named_on_command_line(const ExtractArguments& arguments) {
  std::vector<std::string> names = arguments.inputs;
  for (const ListSource& list : make_lists(arguments)) names.push_back(list.name);
  return names;
}

Result<BatchOptions> make_batch(const ExtractArguments& arguments) {
  BatchOptions batch;
  batch.arguments = arguments.inputs;
  batch.lists = make_lists(arguments);
  batch.page = make_page_options(arguments);
  batch.jobs = arguments.jobs;
  batch.cache_use.offline = arguments.offline;
  batch.cache_use.retry_failed = arguments.retry_failed;
  if (arguments.max_age >= 0)
    batch.cache_use.max_age = static_cast<std::int64_t>(arguments.max_age);
  const bool list = has_list(arguments);
  batch.order = arguments.ordered || !list ? Order::kOfInputs : Order::kOfCompletion;
  if (!arguments.base_url.empty()) {
    Result<Url> base = Url::parse(arguments.base_url);
    if (!base.ok())
      return Error{base.error().kind,
                   "--base-url: " + arguments.base_url + ": " + base.error().message};
    batch.page.base_url = std::move(base).value();
  }
  Result<std::vector<PackFile>> files = load_pack_files(arguments.rule_folders);
  if (!files.ok()) return Error{files.error().kind, "--rules: " + files.error().message};
  for (PackFile& file : *files) batch.page.packs.push_back(std::move(file.pack));
  Result<FetchOptions> fetching = make_fetch_options(
      arguments.fetching, list ? Robots::kObey : Robots::kIgnore, named_on_command_line(arguments));
  if (!fetching.ok()) return fetching.error();
  batch.fetching = std::move(*fetching);
  batch.fetching.keep_request_heads = !arguments.archive.empty();
  return batch;
}

int run(const ExtractArguments& arguments, const BatchOptions& batch, Sinks& sinks,
        Progress& progress) {
  bool written = true;
  CopyMarks marks(batch.page,
                  sinks.journal ? sinks.journal->take_notes() : std::vector<std::string>());
  run_batch(batch, sinks.journal ? sinks.journal->take_done() : DoneKeys(), progress,
            [&](Done done) {
              if (marks.mark(done)) progress.count_copy();
              return written = write_down(done, sinks);
            });
  if (const std::string fault = finish_sinks(arguments, sinks); !fault.empty() || !written) {
    progress.note("error", fault.empty() ? "the journal cannot be written" : fault);
    return kExitFailedInputs;
  }
  if (is_interrupted()) {
    progress.note("interrupted", "interrupted; what was done is written");
    return kExitInterrupted;
  }
  return progress.failed() + progress.failed_before() == 0 ? kExitOk : kExitFailedInputs;
}

int extract(const ExtractArguments& arguments) {
  if (arguments.inputs.empty() && make_lists(arguments).empty())
    return complain(arguments, "nothing to read: name pages, or a list of them with --list");
  if (count_standard_input(arguments) > 1)
    return complain(arguments, "standard input (-) can be read once only");
  if (const std::string field = find_unknown_field(arguments.fields); !field.empty()) {
    return complain(arguments, "--fields: a record has no '" + field + "'");
  }
  Result<BatchOptions> batch = make_batch(arguments);
  if (!batch.ok()) return complain(arguments, batch.error().message);
  Sinks sinks;
  if (const std::optional<Error> error = open_sinks(arguments, batch->page, sinks))
    return complain(arguments, error->message);
  if (sinks.cache) batch->page.cache = &*sinks.cache;
  batch->resumable = sinks.journal.has_value();
  if (sinks.archive_writer) batch->page.archive = &*sinks.archive_writer;
  const bool list = has_list(arguments);
  const bool bar = isatty(STDERR_FILENO) && (!sinks.records->is_terminal()) &&
                   (list || arguments.inputs.size() > 1);
  Progress progress(arguments.log, bar ? Progress::Shown::kBar : Progress::Shown::kNothing);
  if (const auto idle = find_idle_header(batch->fetching)) progress.note("warning", *idle);
  watch_interrupts();
  const int code = run(arguments, *batch, sinks, progress);
  if (list || bar || arguments.log == LogForm::kJson || progress.failed_before() > 0)
    progress.summarize();
  return code;
}

}  // namespace

void add_extract(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<ExtractArguments>();
  CLI::App* command = app.add_subcommand("extract", "Turn article pages into item records (JSON).");
  add_extract_options(*command, *arguments);
  command->callback([arguments, &exit_code] { exit_code = extract(*arguments); });
}

}  // namespace sheaf::cli
