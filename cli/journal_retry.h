// --retry-failed: the records of failures are taken out of the output.
//
// The output without them, and a journal that fits it, are made beside the old ones. Renaming the
// output is what counts: after a cut the next run does the rest, or forgets it.
#pragma once

#include <optional>
#include <string_view>

#include "cli/journal_lines.h"
#include "cli/locked_file.h"

namespace sheaf::cli {

// `journal` becomes the new one. Errors: kIo; kBadInput when the output has no whole records where
// the journal tells of them. Then nothing has changed.
std::optional<Error> drop_failed(const JournalPaths& paths, std::string_view header,
                                 LockedFile& journal);

// To be called before the journal is looked at.
std::optional<Error> finish_retry(const JournalPaths& paths, LockedFile& journal);

}  // namespace sheaf::cli
