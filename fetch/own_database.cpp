#include "fetch/own_database.h"

#include <chrono>

namespace sheaf {
namespace {

constexpr int kBusyMs = 10'000, kPauseMs = 5;
constexpr int kMostValue = 80 << 20;  // bytes of a row; SQLite's own limit is a gigabyte

// A file that another made may not run anything of its own (sqlite.org/security.html).
void distrust(sqlite3* database) {
  int now = 0;
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, &now);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, &now);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, &now);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, &now);
  sqlite3_limit(database, SQLITE_LIMIT_LENGTH, kMostValue);
  run_sql(database, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0");
}

// The SQL that made what a database has; what ANALYZE leaves does not count.
std::string read_schema(sqlite3* database) {
  Statement statement(database,
                      "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master WHERE "
                      "name NOT GLOB 'sqlite_*' ORDER BY sql)");
  return statement.has_row() ? statement.text() : std::string();
}

// The one way to know what SQLite keeps of the SQL is to make the tables.
std::string expected_schema(const OwnSchema& schema) {
  sqlite3* opened = nullptr;
  sqlite3_open(":memory:", &opened);
  const Database database(opened);
  run_sql(opened, schema.tables);
  return read_schema(opened);
}

bool make_tables(sqlite3* database, const OwnSchema& schema) {
  const std::string sql = std::string("BEGIN IMMEDIATE;") + schema.tables +
                          ";PRAGMA application_id = " + std::to_string(schema.application_id) +
                          ";PRAGMA user_version = " + std::to_string(schema.version) + ";COMMIT;";
  return run_sql(database, sql.c_str());
}

Error foreign_schema(sqlite3* database) {
  if (sqlite3_errcode(database) == SQLITE_CORRUPT) return sqlite_error(database);
  return {ErrorKind::kBadInput,
          "its tables are not as the program makes them; it is left as it is: name another file"};
}

// Makes the tables in an empty file; refuses what is none of ours.
std::optional<Error> prepare(sqlite3* database, const OwnSchema& schema) {
  const auto tables = query_number(database, "SELECT count(*) FROM sqlite_master");
  if (!tables) return sqlite_error(database);
  const bool empty = *tables == 0;
  if (!empty && query_number(database, "PRAGMA application_id") != schema.application_id)
    return Error{ErrorKind::kBadInput, "it is another program's database; it is left as it is"};
  if (!empty && query_number(database, "PRAGMA user_version") != schema.version)
    return Error{ErrorKind::kBadInput, "it was made by another version of the program"};
  if (!empty && read_schema(database) != expected_schema(schema)) return foreign_schema(database);
  if (!run_sql(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL"))
    return sqlite_error(database);
  if (empty && !make_tables(database, schema)) return sqlite_error(database);
  return std::nullopt;
}

// SQLite does not wait for another process while a file becomes one with a WAL, though it does for
// all else: of two that open a new file at once, one would be told that it is locked.
std::optional<Error> prepare_patiently(sqlite3* database, const OwnSchema& schema) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(kBusyMs);
  while (true) {
    std::optional<Error> error = prepare(database, schema);
    if (!error || sqlite3_errcode(database) != SQLITE_BUSY) return error;
    if (!sqlite3_get_autocommit(database)) run_sql(database, "ROLLBACK");
    if (std::chrono::steady_clock::now() > deadline) return error;
    sqlite3_sleep(kPauseMs);
  }
}

}  // namespace

Result<Database> open_own_database(const std::string& path, const OwnSchema& schema,
                                   IfMissing missing) {
  sqlite3* opened = nullptr;
  const int create = missing == IfMissing::kCreate ? SQLITE_OPEN_CREATE : 0;
  const int code = sqlite3_open_v2(path.c_str(), &opened,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX | create, nullptr);
  Database database(opened);
  if (code != SQLITE_OK) return sqlite_error(opened);
  distrust(opened);
  sqlite3_busy_timeout(opened, kBusyMs);
  if (const std::optional<Error> error = prepare_patiently(opened, schema)) return *error;
  return database;
}

std::optional<std::int64_t> query_number(sqlite3* database, std::string_view sql) {
  Statement statement(database, sql);
  return statement.has_row() ? std::optional(statement.number()) : std::nullopt;
}

bool run_sql(sqlite3* database, const char* sql) {
  return sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

}  // namespace sheaf
