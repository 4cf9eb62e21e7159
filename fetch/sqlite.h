// SQLite with values that clean up after themselves. For fetch/ and the history of checks.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sheaf {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

inline Error sqlite_error(sqlite3* database) {
  const int code = sqlite3_errcode(database) & 0xFF;
  const bool bad = code == SQLITE_NOTADB || code == SQLITE_CORRUPT;
  return {bad ? ErrorKind::kBadInput : ErrorKind::kIo, sqlite3_errmsg(database)};
}

// One statement: bind in order, step, read columns in order.
class Statement {
 public:
  Statement(sqlite3* database, std::string_view sql) {
    sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr);
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(std::string_view text) {
    sqlite3_bind_text64(statement_, ++bound_, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
  }
  Statement& bind_blob(std::string_view bytes) {
    sqlite3_bind_blob64(statement_, ++bound_, bytes.data(), bytes.size(), SQLITE_STATIC);
    return *this;
  }
  Statement& bind(std::int64_t number) {
    sqlite3_bind_int64(statement_, ++bound_, number);
    return *this;
  }

  bool has_row() { return statement_ && sqlite3_step(statement_) == SQLITE_ROW; }
  bool run() { return statement_ && sqlite3_step(statement_) == SQLITE_DONE; }

  std::int64_t number() { return sqlite3_column_int64(statement_, read_++); }
  std::string text() {
    const void* bytes = sqlite3_column_blob(statement_, read_);
    const int size = sqlite3_column_bytes(statement_, read_++);
    return bytes ? std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size))
                 : std::string();
  }

 private:
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0, read_ = 0;
};

}  // namespace sheaf
