// SQLite files of the program's own, told from others by their application_id. For fetch/ and for
// the history of checks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "fetch/sqlite.h"

namespace sheaf {

struct OwnSchema {
  std::int64_t application_id, version;
  const char* tables;  // SQL that makes them if they are not there: others may do so meanwhile
};

enum class IfMissing { kCreate, kRefuse };

// Opens for reading and writing, with a write-ahead log; waits up to ten seconds for others. The
// file may come from a stranger: its tables and indexes are those of `schema` and nothing is beside
// them (no triggers, views, generated columns), no SQL of its own is run, and no value over 80 MiB
// is read. What the rows say is for the caller to judge.
// Errors: kIo; kBadInput for a file that is no database, another program's, of another version, of
// other tables or damaged: it is left as it is.
Result<Database> open_own_database(const std::string& path, const OwnSchema& schema,
                                   IfMissing missing);

// The first column of the first row; nothing if there is none, or the statement cannot be run.
std::optional<std::int64_t> query_number(sqlite3* database, std::string_view sql);

bool run_sql(sqlite3* database, const char* sql);  // statements without rows

}  // namespace sheaf
