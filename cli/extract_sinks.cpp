#include "cli/extract_sinks.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <random>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "cli/clash.h"
#include "cli/copy_marks.h"
#include "cli/inputs.h"
#include "cli/rule_packs.h"

namespace sheaf::cli {
namespace {

// What is worth going on with after a cut: not pages on the disk, which take no time.
bool wants_journal(const ExtractArguments& arguments) {
  if (!is_lasting_file(arguments.output)) return false;
  return has_list(arguments) ||
         std::count_if(arguments.inputs.begin(), arguments.inputs.end(), is_web_address) > 1;
}

std::optional<Error> find_clash_of(const ExtractArguments& arguments) {
  std::vector<NamedFile> read = input_files(arguments.inputs);
  for (const ListSource& list : make_lists(arguments)) read.push_back({list.name, "a list"});
  for (std::string& pack : find_pack_files(arguments.rule_folders))
    read.push_back({std::move(pack), "a rule pack"});
  read.push_back({arguments.fetching.ca_file, "the file of --ca-file"});
  std::vector<NamedFile> written = {{arguments.output, "-o"},
                                    {arguments.archive, "--warc-out"},
                                    {arguments.cache, "--cache"},
                                    {arguments.fetching.cookie_jar, "--cookie-jar"}};
  if (wants_journal(arguments))
    written.push_back({JournalPaths{arguments.output}.journal(), "the journal of -o"});
  return find_clash(written, read);
}

// Of the options that give records their form.
std::string fingerprint_of(const ExtractArguments& arguments, const PageOptions& page) {
  std::string out = page.json.layout == Layout::kPretty ? "pretty" : "line";
  if (page.explain_in_words) out = "words";
  if (page.json.with_text == WithText::kYes) out += " text";
  if (page.json.with_copy_of == WithCopyOf::kYes) out += " copies";
  if (page.extract.keep == Keep::kCandidates) out += " candidates";
  for (const std::string& field : page.json.fields) out += ' ' + field;
  if (page.base_url) out += " base " + page.base_url->text();
  if (!arguments.rule_folders.empty())
    out += " rules " +
           Json(arguments.rule_folders).dump(-1, ' ', false, Json::error_handler_t::replace);
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

Result<Output> open_output(const std::string& path, const std::optional<Journal>& journal,
                           std::uint64_t size) {
  return journal ? Output::open_behind(path, size) : Output::open(path);
}

std::optional<Error> open_journal(const ExtractArguments& arguments, const PageOptions& page,
                                  Sinks& sinks) {
  const Start start = arguments.restart        ? Start::kAnew
                      : arguments.retry_failed ? Start::kRetryFailed
                                               : Start::kGoOn;
  const bool is_lines = page.json.layout == Layout::kLine && !page.explain_in_words;
  Result<Journal> journal = Journal::open({arguments.output, arguments.archive, is_lines}, start,
                                          fingerprint_of(arguments, page));
  if (!journal.ok()) return journal.error();
  sinks.journal.emplace(std::move(*journal));
  if (const std::size_t done = sinks.journal->done_count(); done > 0)
    tell(arguments.log, "going on",
         "going on: " + std::to_string(done) + " records are there already");
  return std::nullopt;
}

// `flags` as for open(2): O_CREAT only where it will be written for sure.
std::optional<Error> lock_archive(const ExtractArguments& arguments, int flags, Sinks& sinks) {
  const std::string& path = arguments.archive;
  const bool is_needed = flags == O_CREAT || access(path.c_str(), F_OK) == 0;
  if (sinks.archive_lock || !is_needed || !is_lasting_file(path)) return std::nullopt;
  Result<LockedFile> lock = LockedFile::open(path, O_WRONLY | flags);
  if (!lock.ok()) return Error{lock.error().kind, "--warc-out: " + lock.error().message};
  sinks.archive_lock.emplace(*std::move(lock));
  return std::nullopt;
}

std::optional<Error> open_archive(const ExtractArguments& arguments, Sinks& sinks) {
  if (std::optional<Error> error = lock_archive(arguments, O_CREAT, sinks)) return error;
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
  std::error_code error;
  if (arguments.offline && !std::filesystem::exists(arguments.cache, error))
    return Error{ErrorKind::kBadInput,
                 "--cache: " + arguments.cache + ": it is not there, and --offline makes none"};
  Result<Cache> cache = Cache::open(
      arguments.cache, arguments.offline ? Cache::Missing::kRefuse : Cache::Missing::kCreate);
  if (!cache.ok())
    return Error{ErrorKind::kIo, "--cache: " + arguments.cache + ": " + cache.error().message};
  sinks.cache.emplace(std::move(*cache));
  return std::nullopt;
}

Outcome outcome_of(const Done& done) {
  if (!done.failure_kind.empty()) return Outcome::kFailed;
  return done.error.empty() ? Outcome::kArticle : Outcome::kNoArticle;
}

JournalLine to_journal_line(const Done& done, const Sinks& sinks) {
  return {.key = done.key,
          .output = sinks.records->size() + done.line.size() + 1,  // and the line end
          .archive = sinks.archive ? sinks.archive->size() + done.archived.size() : 0,
          .outcome = outcome_of(done),
          .note = note_of(done)};
}

}  // namespace

std::optional<Error> open_sinks(const ExtractArguments& arguments, const PageOptions& page,
                                Sinks& sinks) {
  if (std::optional<Error> error = find_clash_of(arguments)) return error;
  if (std::optional<Error> error = lock_archive(arguments, 0, sinks)) return error;
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

// The journal first and the record last: what is written is noted, and of what is noted only the
// last may be missing.
bool write_down(const Done& done, Sinks& sinks) {
  if (done.line.empty()) return true;
  if (sinks.journal && !sinks.journal->add(to_journal_line(done, sinks))) return false;
  if (sinks.archive && !sinks.archive->write(done.archived)) return false;
  return sinks.records->write_line(done.line);
}

std::string finish_sinks(const ExtractArguments& arguments, Sinks& sinks) {
  if (sinks.archive) {
    if (const auto fault = sinks.archive->finish())
      return "--warc-out: " + arguments.archive + ": " + fault->message;
  }
  const auto fault = sinks.records->finish();
  if (!fault) return "";
  const bool is_standard = arguments.output.empty() || arguments.output == "-";
  return (is_standard ? "standard output" : "-o: " + arguments.output) + ": " + fault->message;
}

}  // namespace sheaf::cli
