// sheaf cache stats|prune|clear FILE: what is kept of pages that were fetched.
#include "fetch/cache.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/explain.h"
#include "cli/output.h"
#include "fetch/dates.h"

namespace sheaf::cli {
namespace {

struct CacheArguments {
  std::string file;
  double older_than_days = -1;
  std::uint64_t max_bytes = UINT64_MAX;
};

int complain(const CacheArguments& arguments, const std::string& message) {
  return complain_of("cache", arguments.file + ": " + message);
}

int show_stats(const CacheArguments& arguments, Cache& cache) {
  const Result<CacheStats> stats = cache.stats();
  if (!stats.ok()) return complain(arguments, stats.error().message);
  const CacheStats& found = stats.value();
  std::printf("pages       %llu\nbody bytes  %llu\nfile bytes  %llu\n",
              static_cast<unsigned long long>(found.pages),
              static_cast<unsigned long long>(found.body_bytes),
              static_cast<unsigned long long>(found.file_bytes));
  if (found.pages > 0)
    std::printf("checked     %s to %s\n", utc_text(found.oldest).c_str(),
                utc_text(found.newest).c_str());
  return kExitOk;
}

int show_gone(const CacheArguments& arguments, const Result<std::uint64_t>& gone) {
  if (!gone.ok()) return complain(arguments, gone.error().message);
  std::printf("%llu pages dropped\n", static_cast<unsigned long long>(gone.value()));
  return kExitOk;
}

int prune(const CacheArguments& arguments, Cache& cache) {
  if (arguments.older_than_days < 0 && arguments.max_bytes == UINT64_MAX)
    return complain(arguments, "say what to drop: --older-than DAYS, --max-size SIZE");
  const std::int64_t before =
      arguments.older_than_days < 0
          ? INT64_MIN
          : std::time(nullptr) - static_cast<std::int64_t>(arguments.older_than_days * 86400);
  return show_gone(arguments, cache.prune(before, arguments.max_bytes));
}

template <typename Work>
void add_command(CLI::App& command, const std::shared_ptr<CacheArguments>& arguments,
                 int& exit_code, Work work) {
  command.add_option("file", arguments->file, "The cache, as named by --cache")->required();
  command.callback([arguments, &exit_code, work] {
    Result<Cache> cache = Cache::open(arguments->file, Cache::Missing::kRefuse);
    exit_code = cache.ok() ? work(*arguments, *cache) : complain(*arguments, cache.error().message);
  });
}

}  // namespace

void add_cache(CLI::App& app, int& exit_code) {
  const auto arguments = std::make_shared<CacheArguments>();
  CLI::App* command =
      app.add_subcommand("cache", "Look at and clean up what extract --cache keeps.");
  command->require_subcommand(1);
  add_command(*command->add_subcommand("stats", "Say how much there is."), arguments, exit_code,
              show_stats);
  CLI::App* prunes = command->add_subcommand("prune", "Drop what is old, or too much.");
  prunes->add_option("--older-than", arguments->older_than_days,
                     "Days since the server last confirmed the page");
  prunes
      ->add_option("--max-size", arguments->max_bytes,
                   "What compressed bodies may take, as 500MB; the oldest go first")
      ->transform(CLI::AsSizeValue(false));
  add_command(*prunes, arguments, exit_code, prune);
  add_command(
      *command->add_subcommand("clear", "Drop everything."), arguments, exit_code,
      [](const CacheArguments& given, Cache& cache) { return show_gone(given, cache.clear()); });
}

}  // namespace sheaf::cli
