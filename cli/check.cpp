// sheaf check INPUT...: documents in, verdicts on their links out.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>
#include <set>

#include "base/read_file.h"
#include "base/text.h"
#include "check/find_files.h"
#include "check/glob.h"
#include "check/history.h"
#include "check/mend.h"
#include "check/report.h"
#include "check/verdict_cache.h"
#include "cli/check_arguments.h"
#include "cli/clash.h"
#include "cli/commands.h"
#include "cli/explain.h"
#include "cli/header_flags.h"
#include "cli/input_file.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "fetch/fetch.h"

namespace sheaf::cli {
namespace {

enum CheckExit { kCheckFine = 0, kCheckBroken = 1, kCheckUsage = 2, kCheckFailed = 3 };

int complain(const std::string& message, int code) {
  std::fprintf(stderr, "sheaf check: %s\n", printable(message).c_str());
  return code;
}

// Puts the inputs of the command line into the session. False if one of them cannot be read.
class InputReader {
 public:
  InputReader(const CheckArguments& arguments, const CheckOptions& options, CheckSession& session)
      : arguments_(arguments), options_(options), session_(session) {}

  bool read() {
    for (const std::string& input : arguments_.inputs) read_input(input);
    return is_whole_;
  }
  std::size_t count() const { return count_; }
  const std::vector<NamedFile>& files() const { return files_; }

 private:
  void read_input(const std::string& input) {
    std::error_code error;
    const GitIgnore ignore = arguments_.no_ignore ? GitIgnore::kDisregard : GitIgnore::kRespect;
    if (input == "-") return read_stdin();
    if (is_web_address(input)) return read_url(input);
    if (std::filesystem::is_directory(input, error))
      return read_found(find_documents(input, ignore));
    if (is_glob(input) && !std::filesystem::exists(input, error)) {
      FoundFiles found = find_matching(input, ignore);
      if (found.paths.empty()) fail(input + ": no file fits");
      return read_found(found);
    }
    read_file_input(input);
  }

  void read_found(const FoundFiles& found) {
    for (const std::string& problem : found.problems) fail(problem);
    for (const std::string& path : found.paths) read_file_input(path);
  }

  // A file that several inputs name is read once.
  void read_file_input(const std::string& path) {
    std::error_code error;
    const std::filesystem::path real = std::filesystem::canonical(path, error);
    if (!error && !seen_.insert(real.string()).second) return;
    Result<std::string> bytes = read_regular_file(path, kMostDocumentBytes);
    if (!bytes.ok()) return fail(path + ": " + bytes.error().message);
    files_.push_back({path, "an input"});
    add({.name = path, .path = path, .bytes = std::move(bytes).value(), .base = base_of(path)});
  }

  // With --base-url, files lie there as they lie below the current folder.
  std::optional<Url> base_of(const std::string& path) const {
    if (arguments_.base_url.empty()) return std::nullopt;
    const Result<Url> base = Url::parse(arguments_.base_url);
    if (!base.ok()) return std::nullopt;
    const Result<Url> url = path.starts_with('/') ? base : Url::parse(escape_path(path), *base);
    return url.ok() ? *url : *base;
  }

  void read_stdin() {
    Result<std::string> bytes = read_file("-", kMostDocumentBytes);
    if (!bytes.ok()) return fail("-: " + bytes.error().message);
    add({.name = "-", .bytes = std::move(bytes).value(), .base = base_of("")});
  }

  void read_url(const std::string& input) {
    const Result<Url> url = Url::parse(input);
    if (!url.ok()) return fail(input + ": " + url.error().message);
    if (arguments_.offline) return fail(input + ": is not read with --offline");
    Result<Response> response = fetch_url({.url = *url}, options_.fetch);
    if (!response.ok()) return fail(input + ": " + response.error().message);
    if (response->status >= 400)
      return fail(input + ": HTTP status " + std::to_string(response->status));
    const Result<Url> base = Url::parse(response->final_url);
    add({.name = url->text(),
         .bytes = std::move(response->body),
         .base = base.ok() ? *base : *url,
         .content_type = response->content_type,
         .named_by = named_by(base.ok() ? *base : *url)});
  }

  void add(SessionDocument document) {
    ++count_;
    document.kind = arguments_.kind;
    session_.add(std::move(document));
  }

  void fail(const std::string& what) {
    is_whole_ = false;
    complain(what, 0);
  }

  const CheckArguments& arguments_;
  const CheckOptions& options_;
  CheckSession& session_;
  std::set<std::string> seen_;  // files
  std::vector<NamedFile> files_;
  bool is_whole_ = true;
  std::size_t count_ = 0;
};

void show_progress(const LinkChecker::Progress& progress) {
  std::fprintf(stderr, "\r\033[K%zu/%zu %s", progress.done, progress.total,
               printable(shorten(progress.url.text())).c_str());
  if (progress.done == progress.total) std::fputs("\r\033[K", stderr);
}

std::optional<Error> write_output(const CheckReport& report, const CheckArguments& arguments) {
  Result<Output> out = Output::open(arguments.output);
  if (!out.ok()) return out.error();
  ReportOptions options = arguments.report;
  options.color = arguments.color == "always" ||
                  (arguments.color == "auto" && out->is_terminal() && !std::getenv("NO_COLOR"));
  constexpr std::size_t kPiece = std::size_t{64} << 10;
  std::string piece;
  write_report(report, arguments.form, options, [&](std::string_view text) {
    piece += text;
    if (piece.size() < kPiece) return;
    out->write(piece);
    piece.clear();
  });
  out->write(piece);
  return out->finish();
}

// Behind reports for people, and by itself where the report goes to a file; never inside of one
// for programs.
std::FILE* diff_output(const CheckArguments& arguments) {
  const bool is_for_people = arguments.form == ReportForm::kTable ||
                             arguments.form == ReportForm::kCompact ||
                             arguments.form == ReportForm::kDetailed;
  const bool is_elsewhere = !arguments.output.empty() && arguments.output != "-";
  return is_for_people || is_elsewhere ? stdout : stderr;
}

// As it is for `patch`, made harmless for a terminal.
void show_diff(const std::string& diff, std::FILE* out) {
  if (!isatty(fileno(out))) {
    std::fwrite(diff.data(), 1, diff.size(), out);
    return;
  }
  for (const std::string_view line :
       split(std::string_view(diff).substr(0, diff.rfind('\n')), '\n'))
    std::fprintf(out, "%s\n", printable(line).c_str());
}

// What the cache has is not asked; what was asked goes into the cache.
void keep_verdicts(const CheckReport& report, const StatusRanges& accepted, VerdictCache& cache) {
  for (const CheckedLink& link : report.links) {
    if (!link.link.url || !link.link.url->fragment().empty()) continue;
    const Verdict& verdict = report.verdict_of(link);
    // What --accept calls fine need not be in the next run.
    if (!holds_status(accepted, verdict.status)) cache.keep(link.link.url->text(), verdict);
  }
}

// Writes moved links back into one file, or shows how. False if the file cannot be written.
bool mend_file(const CheckReport& report, std::uint32_t document, const CheckArguments& arguments) {
  const std::string& path = report.documents[document];
  if (path == "-" || is_web_address(path)) return true;
  const Result<std::string> bytes = read_regular_file(path, kMostDocumentBytes);
  if (!bytes.ok()) {
    complain(path + ": " + bytes.error().message, 0);
    return false;
  }
  if (!is_valid_utf8(*bytes)) return true;
  const auto mends = find_mends(report, document, *bytes);
  if (!mends) {
    complain(path + ": has changed meanwhile, left as it is", 0);
    return false;
  }
  if (mends->empty()) return true;
  if (arguments.dry_run) {
    show_diff(mend_diff(path, *bytes, *mends), diff_output(arguments));
    return true;
  }
  if (const auto fault = replace_file(path, mended(*bytes, *mends))) {
    complain(path + ": " + fault->message, 0);
    return false;
  }
  std::fprintf(stderr, "%s: %zu links mended\n", printable(path).c_str(), mends->size());
  return true;
}

bool mend(const CheckReport& report, const CheckArguments& arguments) {
  bool whole = true;
  for (std::uint32_t i = 0; i < report.documents.size(); ++i)
    whole = mend_file(report, i, arguments) && whole;
  return whole;
}

std::string fault_of(const std::string& option, const std::string& file, const Error& error) {
  return option + ": " + file + ": " + error.message;
}

// What earlier runs left, and this one leaves.
class Memory {
 public:
  explicit Memory(const CheckArguments& arguments) : arguments_(arguments) {}

  // Gives what is wrong with a file, or "".
  std::string open() {
    if (!arguments_.cache.empty()) {
      Result<VerdictCache> cache =
          VerdictCache::load(arguments_.cache, {now_, arguments_.max_cache_age});
      if (!cache.ok()) return fault_of("--cache", arguments_.cache, cache.error());
      cache_ = std::move(cache).value();
    }
    if (!arguments_.history.empty()) {
      Result<History> history = History::open(arguments_.history);
      if (!history.ok()) return fault_of("--history", arguments_.history, history.error());
      history_.emplace(std::move(history).value());
    }
    return "";
  }

  void tell(LinkChecker& checker, const StatusRanges& accepted) const {
    if (!cache_) return;
    checker.add_known_by([&](const Url& url) {
      std::optional<Verdict> known = cache_->find(url.text());
      if (known && holds_status(accepted, known->status)) known.reset();
      return known;
    });
  }

  // False if something cannot be written. The history may change the report.
  bool keep(CheckReport& report, const StatusRanges& accepted) {
    bool is_kept = true;
    if (history_) {
      const Result<bool> updated = history_->update(report, now_, arguments_.dead_after);
      if (!updated.ok()) complain(fault_of("--history", arguments_.history, updated.error()), 0);
      is_kept = updated.ok();
    }
    if (cache_) {  // what is not called dead yet is to be asked again
      keep_verdicts(report, accepted, *cache_);
      const std::optional<Error> fault = cache_->save(arguments_.cache);
      if (fault) complain(fault_of("--cache", arguments_.cache, *fault), 0);
      is_kept = is_kept && !fault;
    }
    return is_kept;
  }

 private:
  const CheckArguments& arguments_;
  std::int64_t now_ = std::time(nullptr);
  std::optional<VerdictCache> cache_;
  std::optional<History> history_;
};

std::string name_of_output(const CheckArguments& arguments) {
  const bool is_standard = arguments.output.empty() || arguments.output == "-";
  return is_standard ? "standard output" : "-o: " + arguments.output;
}

std::vector<NamedFile> written_files(const CheckArguments& arguments) {
  return {{arguments.output, "-o"},
          {arguments.cache, "--cache"},
          {arguments.history, "--history"},
          {arguments.fetching.cookie_jar, "--cookie-jar"}};
}

std::vector<NamedFile> read_files(const CheckArguments& arguments, std::vector<NamedFile> files) {
  files.push_back({arguments.config_file(), "the file of options"});
  files.push_back({kIgnoreFile, "the file of what is ignored"});
  files.push_back({arguments.fetching.ca_file, "the file of --ca-file"});
  return files;
}

int run(const CheckArguments& arguments) {
  if (const auto idle = find_idle_header(arguments.fetch)) complain(*idle, 0);
  SessionOptions options = arguments.session();
  const CheckOptions check_options = options.check;
  CheckSession session(std::move(options));
  InputReader reader(arguments, check_options, session);
  bool whole = reader.read();
  if (reader.count() == 0 && !whole) return kCheckFailed;
  if (const auto clash =
          find_clash(written_files(arguments), read_files(arguments, reader.files())))
    return complain(clash->message, kCheckUsage);
  Memory memory(arguments);
  if (const std::string fault = memory.open(); !fault.empty()) return complain(fault, kCheckFailed);
  memory.tell(session.checker(), check_options.accepted);
  const bool progress = isatty(STDERR_FILENO) && !arguments.quiet;
  CheckReport report = session.run(progress ? show_progress : nullptr);
  whole = memory.keep(report, check_options.accepted) && whole;
  if (const auto fault = write_output(report, arguments))
    return complain(name_of_output(arguments) + ": " + fault->message, kCheckFailed);
  if (arguments.fix || arguments.dry_run) whole = mend(report, arguments) && whole;
  if (!whole) return kCheckFailed;
  return count_errors(report, arguments.report) > 0 ? kCheckBroken : kCheckFine;
}

}  // namespace

void add_check(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("check", "Links of documents -> verdicts");
  const auto arguments = std::make_shared<CheckArguments>();
  arguments->declare(*command);
  command->callback([arguments, command, &exit_code] {
    const std::string fault = arguments->finish(*command);
    if (!arguments->found_config.empty()) complain(arguments->found_config, 0);
    exit_code = fault.empty() ? run(*arguments) : complain(fault, kCheckUsage);
  });
}

}  // namespace sheaf::cli
