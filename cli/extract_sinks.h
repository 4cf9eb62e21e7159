// Where sheaf extract writes: records, archive, cache, and the journal over them.
#pragma once

#include <optional>

#include "cli/extract_arguments.h"
#include "cli/journal.h"
#include "cli/locked_file.h"
#include "cli/output.h"
#include "cli/page_work.h"
#include "fetch/cache.h"
#include "fetch/warc_writer.h"

namespace sheaf::cli {

struct Sinks {
  std::optional<Journal> journal;  // only where a cut run can be gone on with
  std::optional<Cache> cache;
  std::optional<LockedFile> archive_lock;  // else other runs would cut our records off
  std::optional<Output> records, archive;
  std::optional<WarcWriter> archive_writer;
};

// Opens what the command line names. The error names the option.
std::optional<Error> open_sinks(const ExtractArguments& arguments, const PageOptions& page,
                                Sinks& sinks);

// False if anything cannot be written.
bool write_down(const Done& done, Sinks& sinks);

// Puts what was written in its place; gives what cannot be written, now or before, or "". The
// records come last: where the archive fails, theirs stays what it was.
std::string finish_sinks(const ExtractArguments& arguments, Sinks& sinks);

}  // namespace sheaf::cli
