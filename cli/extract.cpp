// sheaf extract [FILE|URL|DIR|WARC|-]...: article pages in, item records out.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "base/text.h"
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/explain.h"
#include "cli/fetch_flags.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/rule_packs.h"
#include "fetch/warc_writer.h"

namespace sheaf::cli {
namespace {

constexpr int kExitInterrupted = 130;  // as shells have it: 128 + SIGINT

struct ExtractArguments {
  std::vector<std::string> inputs;
  std::vector<std::string> lists, feeds, sitemaps, opmls, links;
  ListFormat list_format = ListFormat::kAuto;
  std::string column;
  std::vector<std::string> fields;
  std::vector<std::string> rule_folders;
  std::string base_url;
  std::string output, archive, cache;
  double max_age = -1;
  std::string log = "text";
  FetchFlags fetching;
  unsigned jobs = 1;
  bool jsonl = false, pretty = false, explain = false, text = false;
  bool ordered = false, offline = false, retry_failed = false, restart = false;
};

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

bool is_web_page(const std::string& input) {
  return starts_with_ignore_case(input, "http://") || starts_with_ignore_case(input, "https://");
}

// A list or an archive, rather than pages named one by one.
bool has_list(const ExtractArguments& arguments) {
  return !arguments.lists.empty() || !arguments.feeds.empty() || !arguments.sitemaps.empty() ||
         !arguments.opmls.empty() || !arguments.links.empty() ||
         std::any_of(arguments.inputs.begin(), arguments.inputs.end(), is_archive);
}

// What is worth going on with after a cut: not pages on the disk, which take no time.
bool wants_journal(const ExtractArguments& arguments) {
  if (arguments.output.empty() || arguments.output == "-") return false;
  return has_list(arguments) ||
         std::count_if(arguments.inputs.begin(), arguments.inputs.end(), is_web_page) > 1;
}

std::vector<ListSource> make_lists(const ExtractArguments& arguments) {
  std::vector<ListSource> lists;
  const auto add = [&](const std::vector<std::string>& names, ListFormat format) {
    for (const std::string& name : names) lists.push_back({name, format, arguments.column});
  };
  add(arguments.lists, arguments.list_format);
  add(arguments.feeds, ListFormat::kFeed);
  add(arguments.sitemaps, ListFormat::kSitemap);
  add(arguments.opmls, ListFormat::kOpml);
  for (const std::string& name : arguments.links) {
    const bool is_markdown =
        ends_with_ignore_case(name, ".md") || ends_with_ignore_case(name, ".markdown");
    lists.push_back({name, is_markdown ? ListFormat::kMarkdown : ListFormat::kHtml});
  }
  return lists;
}

PageOptions make_page_options(const ExtractArguments& arguments) {
  PageOptions page;
  page.extract.keep = arguments.explain ? Keep::kCandidates : Keep::kWinners;
  page.json.layout = arguments.pretty ? Layout::kPretty : Layout::kLine;
  page.json.fields = arguments.fields;
  const bool text_asked =
      arguments.text || std::count(arguments.fields.begin(), arguments.fields.end(), "text") > 0;
  page.json.with_text = text_asked ? WithText::kYes : WithText::kNo;
  page.explain_in_words = arguments.explain && !arguments.jsonl && !arguments.pretty;
  return page;
}

Result<BatchOptions> make_batch(const ExtractArguments& arguments) {
  BatchOptions batch;
  batch.arguments = arguments.inputs;
  batch.lists = make_lists(arguments);
  batch.page = make_page_options(arguments);
  batch.jobs = arguments.jobs;
  batch.cache_use.offline = arguments.offline;
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
  Result<FetchOptions> fetching =
      make_fetch_options(arguments.fetching, list ? Robots::kObey : Robots::kIgnore);
  if (!fetching.ok()) return fetching.error();
  batch.fetching = std::move(*fetching);
  batch.fetching.keep_request_heads = !arguments.archive.empty();
  return batch;
}

// Of the options that give records their form.
std::string fingerprint_of(const PageOptions& page) {
  std::string out = page.json.layout == Layout::kPretty ? "pretty" : "line";
  if (page.explain_in_words) out = "words";
  if (page.json.with_text == WithText::kYes) out += " text";
  if (page.extract.keep == Keep::kCandidates) out += " candidates";
  for (const std::string& field : page.json.fields) out += ' ' + field;
  return out;
}

// RFC 4122, version 4.
std::string make_record_id() {
  thread_local std::mt19937_64 random{std::random_device{}()};
  std::uint64_t high = random(), low = random();
  high = (high & ~0xF000ull) | 0x4000;
  low = (low & ~(3ull << 62)) | (2ull << 62);
  char text[64];
  std::snprintf(text, sizeof text, "urn:uuid:%08llx-%04llx-%04llx-%04llx-%012llx",
                static_cast<unsigned long long>(high >> 32),
                static_cast<unsigned long long>(high >> 16 & 0xFFFF),
                static_cast<unsigned long long>(high & 0xFFFF),
                static_cast<unsigned long long>(low >> 48),
                static_cast<unsigned long long>(low & 0xFFFFFFFFFFFF));
  return text;
}

// Where a batch writes.
struct Sinks {
  std::optional<Journal> journal;
  std::optional<Cache> cache;
  std::optional<Output> records, archive;
  std::optional<WarcWriter> archive_writer;
};

Result<Output> open_output(const std::string& path, const std::optional<Journal>& journal,
                           std::uint64_t size) {
  return journal ? Output::open_behind(path, size) : Output::open(path);
}

std::optional<Error> open_journal(const ExtractArguments& arguments, const PageOptions& page,
                                  Sinks& sinks) {
  const Start start = arguments.restart        ? Start::kAnew
                      : arguments.retry_failed ? Start::kRetryFailed
                                               : Start::kGoOn;
  Result<Journal> journal =
      Journal::open({arguments.output, arguments.archive}, start, fingerprint_of(page));
  if (!journal.ok()) return journal.error();
  sinks.journal.emplace(std::move(*journal));
  if (const std::size_t done = sinks.journal->done_count(); done > 0)
    std::fprintf(stderr, "sheaf: going on: %zu records are there already\n", done);
  return std::nullopt;
}

std::optional<Error> open_archive(const ExtractArguments& arguments, Sinks& sinks) {
  const std::uint64_t size = sinks.journal ? sinks.journal->archive_size() : 0;
  Result<Output> archive = open_output(arguments.archive, sinks.journal, size);
  if (!archive.ok())
    return Error{ErrorKind::kIo,
                 "--warc-out: " + arguments.archive + ": " + archive.error().message};
  sinks.archive.emplace(std::move(*archive));
  const bool gzip = ends_with_ignore_case(arguments.archive, ".gz");
  sinks.archive_writer.emplace(WarcWriterOptions{.form = gzip ? WarcForm::kGzip : WarcForm::kPlain,
                                                 .make_id = make_record_id,
                                                 .software = "sheaf/" SHEAF_VERSION});
  if (size == 0) sinks.archive->write(sinks.archive_writer->warcinfo(std::time(nullptr)));
  return std::nullopt;
}

std::optional<Error> open_cache(const ExtractArguments& arguments, Sinks& sinks) {
  if (arguments.cache.empty()) return std::nullopt;
  Result<Cache> cache = Cache::open(arguments.cache);
  if (!cache.ok())
    return Error{ErrorKind::kIo, "--cache: " + arguments.cache + ": " + cache.error().message};
  sinks.cache.emplace(std::move(*cache));
  return std::nullopt;
}

std::optional<Error> open_sinks(const ExtractArguments& arguments, const PageOptions& page,
                                Sinks& sinks) {
  if (std::optional<Error> error = open_cache(arguments, sinks)) return error;
  if (wants_journal(arguments)) {
    if (std::optional<Error> error = open_journal(arguments, page, sinks)) return error;
  } else if (arguments.retry_failed || arguments.restart) {
    return Error{
        ErrorKind::kBadInput,
        "--retry-failed and --restart are for lists, archives or several URLs with -o FILE"};
  }
  const std::uint64_t size = sinks.journal ? sinks.journal->output_size() : 0;
  Result<Output> records = open_output(arguments.output, sinks.journal, size);
  if (!records.ok())
    return Error{ErrorKind::kIo, "-o: " + arguments.output + ": " + records.error().message};
  sinks.records.emplace(std::move(*records));
  return arguments.archive.empty() ? std::nullopt : open_archive(arguments, sinks);
}

// The archive first and the journal last: what the journal has is in the others.
bool write_down(const Done& done, Sinks& sinks) {
  if (done.line.empty()) return true;
  if (sinks.archive && !sinks.archive->write(done.archived)) return false;
  if (!sinks.records->write_line(done.line)) return false;
  const Outcome outcome = done.failure_kind.empty() ? Outcome::kDone : Outcome::kFailed;
  return !sinks.journal || sinks.journal->add(done.key, outcome, sinks.records->size(),
                                              sinks.archive ? sinks.archive->size() : 0);
}

int run(const BatchOptions& batch, Sinks& sinks, Progress& progress) {
  bool written = true;
  run_batch(batch, sinks.journal ? sinks.journal->take_done() : KeySet(), progress,
            [&](const Done& done) { return written = write_down(done, sinks); });
  if (sinks.archive) written &= sinks.archive->finish();
  if (!sinks.records->finish() || !written) {
    std::fputs("sheaf: the output cannot be written\n", stderr);
    return kExitFailedInputs;
  }
  if (is_interrupted()) {
    std::fputs("sheaf: interrupted; what was done is written\n", stderr);
    return kExitInterrupted;
  }
  return progress.failed() == 0 ? kExitOk : kExitFailedInputs;
}

int extract(const ExtractArguments& arguments) {
  if (arguments.inputs.empty() && make_lists(arguments).empty())
    return complain("nothing to read: name pages, or a list of them with --list");
  if (const std::string field = find_unknown_field(arguments.fields); !field.empty()) {
    return complain("--fields: a record has no '" + field + "'");
  }
  Result<BatchOptions> batch = make_batch(arguments);
  if (!batch.ok()) return complain(batch.error().message);
  Sinks sinks;
  if (const std::optional<Error> error = open_sinks(arguments, batch->page, sinks))
    return complain(error->message);
  if (sinks.cache) batch->page.cache = &*sinks.cache;
  if (sinks.archive_writer) batch->page.archive = &*sinks.archive_writer;
  const bool list = has_list(arguments);
  const bool bar = isatty(STDERR_FILENO) && (!sinks.records->is_terminal()) &&
                   (list || arguments.inputs.size() > 1);
  const LogForm log = arguments.log == "json" ? LogForm::kJson : LogForm::kText;
  Progress progress(log, bar ? Progress::Shown::kBar : Progress::Shown::kNothing);
  watch_interrupts();
  const int code = run(*batch, sinks, progress);
  if (list || bar || log == LogForm::kJson) progress.summarize();
  return code;
}

void add_input_options(CLI::App& command, ExtractArguments& arguments) {
  const auto add = [&](const char* name, std::vector<std::string>& to, const char* help) {
    command.add_option(name, to, help)->allow_extra_args(false)->group("Lists of pages");
  };
  add("--list", arguments.lists,
      "File, URL or - that names pages: a line each, CSV, TSV, JSON lines, a feed, a sitemap, "
      "OPML, "
      "HTML or Markdown; may be repeated");
  add("--feed", arguments.feeds, "RSS, Atom or JSON Feed whose entries are the pages");
  add("--sitemap", arguments.sitemaps, "Sitemap, or index of sitemaps");
  add("--opml", arguments.opmls, "OPML: the entries of all feeds that it names");
  add("--links", arguments.links, "HTML or Markdown document whose links are the pages");
  const std::map<std::string, ListFormat> formats = {
      {"auto", ListFormat::kAuto},       {"lines", ListFormat::kLines},
      {"csv", ListFormat::kCsv},         {"tsv", ListFormat::kTsv},
      {"jsonl", ListFormat::kJsonLines}, {"feed", ListFormat::kFeed},
      {"sitemap", ListFormat::kSitemap}, {"opml", ListFormat::kOpml},
      {"html", ListFormat::kHtml},       {"markdown", ListFormat::kMarkdown}};
  command
      .add_option("--input-format", arguments.list_format,
                  "How --list is written: auto, lines, csv, tsv, jsonl, feed, sitemap, opml, html, "
                  "markdown")
      ->transform(CLI::CheckedTransformer(formats).description(""))
      ->group("Lists of pages");
  command
      .add_option("--column", arguments.column,
                  "Column (CSV, TSV) or member (JSON lines) with the addresses (url)")
      ->group("Lists of pages");
}

void add_batch_options(CLI::App& command, ExtractArguments& arguments) {
  const char* const group = "Batches";
  command.add_flag("--ordered", arguments.ordered, "Records of lists in the order of the inputs")
      ->group(group);
  command
      .add_option("--warc-out", arguments.archive,
                  "Also write what was fetched to this archive (.warc or .warc.gz)")
      ->group(group);
  CLI::Option* cache = command
                           .add_option("--cache", arguments.cache,
                                       "File that keeps pages; what it has fresh is not fetched")
                           ->group(group);
  command
      .add_option("--max-age", arguments.max_age,
                  "Seconds for which the cache counts as fresh, whatever servers say")
      ->check(CLI::NonNegativeNumber)
      ->needs(cache)
      ->group(group);
  command.add_flag("--offline", arguments.offline, "Only what the cache has")
      ->needs(cache)
      ->group(group);
  CLI::Option* retry =
      command
          .add_flag("--retry-failed", arguments.retry_failed, "Fetch again what could not be had")
          ->group(group);
  command.add_flag("--restart", arguments.restart, "Forget what the journal says was done")
      ->excludes(retry)
      ->group(group);
  command.add_option("--log", arguments.log, "What is told on standard error: text or json")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->group(group);
}

}  // namespace

void add_extract(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<ExtractArguments>();
  CLI::App* command = app.add_subcommand("extract", "Turn article pages into item records (JSON).");
  command->add_option(
      "inputs", arguments->inputs,
      "Saved pages, URLs, folders of pages, WARC archives, or - for standard input");
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
  add_input_options(*command, *arguments);
  add_batch_options(*command, *arguments);
  add_fetch_flags(*command, arguments->fetching);
  command->callback([arguments, &exit_code] { exit_code = extract(*arguments); });
}

}  // namespace sheaf::cli
