// fetch/cache.h and freshness.h: what is kept, for how long, and what becomes of bad files.
#include "fetch/cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>

#include "fetch/freshness.h"
#include "fetch/own_database.h"
#include "tests/support/program.h"

namespace sheaf::test {
namespace {

using testing::HasSubstr;

constexpr std::int64_t kNow = 1613653462;  // Thu, 18 Feb 2021 13:04:22 GMT

Response response_with(std::vector<Header> headers, const std::string& url = "https://a.example/") {
  Response response;
  response.status = 200;
  response.url = response.final_url = url;
  response.headers = std::move(headers);
  response.body = "<p>Body of " + url;
  response.fetched_at = kNow;
  return response;
}

Url url_of(const std::string& text) { return Url::parse(text).value(); }

TEST(Freshness, ComesFromMaxAgeLessAge) {
  EXPECT_EQ(freshness_of(response_with({{"Cache-Control", "public, max-age=600"}})), 600);
  EXPECT_EQ(freshness_of(response_with({{"cache-control", "max-age=\"600\""}, {"Age", "100"}})),
            500);
  EXPECT_EQ(freshness_of(response_with({{"Cache-Control", "max-age=600, no-cache"}})), 0);
  EXPECT_EQ(freshness_of(response_with(
                {{"Cache-Control", "max-age=x"}, {"Expires", "Fri, 19 Feb 2031 13:04:22 GMT"}})),
            0);
}

TEST(Freshness, ComesFromExpiresElse) {
  EXPECT_EQ(freshness_of(response_with({{"Date", "Thu, 18 Feb 2021 13:00:00 GMT"},
                                        {"Expires", "Thu, 18 Feb 2021 13:10:00 GMT"}})),
            600);
  EXPECT_EQ(freshness_of(response_with({{"Expires", "0"}})), 0);
}

TEST(Freshness, IsATenthOfTheAgeWhereNothingIsSaid) {
  EXPECT_EQ(freshness_of(response_with({{"Last-Modified", "Thu, 18 Feb 2021 12:04:22 GMT"}})), 360);
  EXPECT_EQ(freshness_of(response_with({{"Last-Modified", "Thu, 18 Feb 2010 12:04:22 GMT"}})),
            86400);
  EXPECT_EQ(freshness_of(response_with({})), 0);
}

TEST(Freshness, EndsAtOnceBehindARedirectThatMayChange) {
  Response response = response_with({{"Cache-Control", "max-age=600"}});
  response.hops = {{301, "https://a.example/1", {}, {}}, {308, "https://a.example/2", {}, {}}};
  EXPECT_EQ(freshness_of(response), 600);
  for (const int status : {302, 303, 307}) {
    response.hops[1].status = status;
    EXPECT_EQ(freshness_of(response), 0) << status;
  }
}

TEST(Freshness, IsBoundedWhateverIsSaid) {
  constexpr std::int64_t kMost = 1ll << 31;
  EXPECT_EQ(freshness_of(response_with({{"Cache-Control", "max-age=99999999999999999999999"}})),
            kMost);
  EXPECT_EQ(freshness_of(response_with(
                {{"Cache-Control", "max-age=600"}, {"Age", "99999999999999999999999"}})),
            0);
  EXPECT_LE(freshness_of(response_with({{"Expires", "Fri, 31 Dec 9999 23:59:59 GMT"}})), kMost);
  Response tampered = response_with({{"Expires", "Fri, 19 Feb 2031 13:04:22 GMT"}});
  for (const std::int64_t time : {INT64_MIN, INT64_MAX}) {
    tampered.fetched_at = time;
    EXPECT_LE(freshness_of(tampered), kMost);
  }
}

TEST(Freshness, IsNoneOfWhatWasCheckedInTheFuture) {
  const std::int64_t later = kNow + 15ll * 365 * 24 * 3600;  // by a clock that was wrong
  EXPECT_FALSE(is_fresh({200, later, later + 600, {}}, std::nullopt, kNow));
  EXPECT_FALSE(is_fresh({200, later, later + 600, {}}, 600, kNow));
  EXPECT_TRUE(is_fresh({200, kNow - 60, kNow + 60, {}}, std::nullopt, kNow));
  EXPECT_TRUE(is_fresh({200, kNow, kNow, {}}, 1, kNow));
  EXPECT_FALSE(is_fresh({200, kNow - 60, kNow + 60, {}}, 60, kNow));
}

TEST(Freshness, OfTamperedTimesOverflowsNothing) {
  for (const std::int64_t time : {INT64_MIN, std::int64_t{-1}, INT64_MAX}) {
    EXPECT_FALSE(is_fresh({200, time, INT64_MIN, {}}, INT64_MAX, kNow));
    EXPECT_FALSE(is_fresh({200, time, INT64_MAX, {}}, std::nullopt, kNow));
  }
  EXPECT_TRUE(is_fresh({200, kNow, 0, {}}, INT64_MAX, kNow));
}

TEST(Freshness, LeavesOutWhatMustNotBeStored) {
  EXPECT_TRUE(may_be_stored(response_with({})));
  EXPECT_FALSE(may_be_stored(response_with({{"Cache-Control", "No-Store"}})));
  EXPECT_FALSE(may_be_stored(response_with({{"Vary", "*"}})));
  Response cut = response_with({});
  cut.body_state = BodyState::kCutShort;
  EXPECT_FALSE(may_be_stored(cut));
  Response error = response_with({});
  error.status = 500;
  EXPECT_FALSE(may_be_stored(error));
}

class CacheFile : public testing::Test {
 protected:
  std::string path() const { return folder_.path() + "/cache.db"; }
  Cache open() {
    Result<Cache> cache = Cache::open(path());
    EXPECT_TRUE(cache.ok()) << (cache.ok() ? "" : cache.error().message);
    return std::move(cache).value();
  }

  TemporaryFolder folder_;
};

TEST_F(CacheFile, GivesBackWhatWasStored) {
  Response stored = response_with(
      {{"Content-Type", "text/html"}, {"ETag", "\"x\""}, {"Cache-Control", "max-age=60"}},
      "https://a.example/?q=1#part");
  stored.hops.push_back({301, "https://a.example/old", {}, {}});
  { ASSERT_TRUE(open().store(stored).ok()); }
  Cache cache = open();
  const auto entry = cache.find(url_of("https://a.example/?q=1"));
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->checked_at, kNow);
  EXPECT_EQ(entry->fresh_until, kNow + 60);
  ASSERT_EQ(entry->validators.size(), 1u);
  EXPECT_EQ(entry->validators[0].value, "\"x\"");
  const auto loaded = cache.load(url_of("https://a.example/?q=1"));
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->body, stored.body);
  EXPECT_EQ(loaded->content_type, "text/html");
  EXPECT_EQ(loaded->origin, Origin::kCache);
  ASSERT_EQ(loaded->hops.size(), 1u);
  EXPECT_EQ(loaded->hops[0].status, 301);
  EXPECT_FALSE(cache.find(url_of("https://a.example/")));
}

TEST_F(CacheFile, IsFreshAgainAfterNotModified) {
  Cache cache = open();
  ASSERT_TRUE(
      cache
          .store(response_with({{"ETag", "\"x\""}, {"Cache-Control", "max-age=60"}, {"Age", "40"}}))
          .ok());
  Response unchanged = response_with({{"Cache-Control", "max-age=90"}});
  unchanged.status = 304;
  unchanged.fetched_at = kNow + 1000;
  ASSERT_TRUE(cache.refresh(url_of("https://a.example/"), unchanged).value());
  const auto entry = cache.find(url_of("https://a.example/"));
  EXPECT_EQ(entry->fresh_until, kNow + 1090);
  EXPECT_EQ(entry->validators.size(), 1u);
}

TEST_F(CacheFile, TakesNoWordOfAnotherPage) {
  Cache cache = open();
  Response stored = response_with({{"ETag", "\"x\""}});
  stored.final_url = "https://a.example/monday";
  ASSERT_TRUE(cache.store(stored).ok());
  Response unchanged = response_with({{"Cache-Control", "max-age=90"}});
  unchanged.final_url = "https://a.example/tuesday";
  unchanged.fetched_at = kNow + 1000;
  EXPECT_FALSE(cache.refresh(url_of("https://a.example/"), unchanged).value());
  EXPECT_EQ(cache.find(url_of("https://a.example/"))->checked_at, kNow);
  unchanged.final_url = "https://a.example/monday#part";
  EXPECT_TRUE(cache.refresh(url_of("https://a.example/"), unchanged).value());
}

TEST_F(CacheFile, DropsTheOldAndTheTooMany) {
  Cache cache = open();
  for (int i = 0; i < 10; ++i) {
    Response response = response_with({}, "https://a.example/" + std::to_string(i));
    response.fetched_at = kNow + i;
    ASSERT_TRUE(cache.store(response).ok());
  }
  EXPECT_EQ(cache.prune(kNow + 3, UINT64_MAX).value(), 3u);
  EXPECT_EQ(cache.prune(INT64_MIN, 120).value(), 4u) << "each takes some 40 bytes";
  EXPECT_TRUE(cache.find(url_of("https://a.example/9")));
  EXPECT_EQ(cache.clear().value(), 3u);
  EXPECT_EQ(cache.stats().value().pages, 0u);
}

TEST_F(CacheFile, IsLeftAloneIfItIsNone) {
  const std::string text =
      "This is a letter, and by no means a database. " + std::string(2000, 'x');
  folder_.write("cache.db", text);
  const Result<Cache> cache = Cache::open(path());
  ASSERT_FALSE(cache.ok());
  EXPECT_EQ(cache.error().kind, ErrorKind::kBadInput);
  EXPECT_THAT(cache.error().message, HasSubstr("not a database"));
  EXPECT_EQ(folder_.read("cache.db"), text);
}

TEST_F(CacheFile, IsRefusedWhenItIsCut) {
  {
    Cache cache = open();
    for (int i = 0; i < 50; ++i)
      ASSERT_TRUE(cache.store(response_with({}, "https://a.example/" + std::to_string(i))).ok());
  }
  const std::string cut = folder_.read("cache.db").substr(0, 4096);
  folder_.write("cache.db", cut);
  const Result<Cache> cache = Cache::open(path());
  ASSERT_FALSE(cache.ok());
  EXPECT_THAT(cache.error().message, HasSubstr("malformed"));
  EXPECT_EQ(folder_.read("cache.db"), cut);
}

// As a stranger makes it who has our schema at hand.
class TamperedCache : public CacheFile {
 protected:
  void store_and_run(const std::string& sql) {
    ASSERT_TRUE(open().store(response_with({{"ETag", "\"x\""}})).ok());
    sqlite3* opened = nullptr;
    ASSERT_EQ(sqlite3_open(path().c_str(), &opened), SQLITE_OK);
    const Database database(opened);
    ASSERT_TRUE(run_sql(opened, sql.c_str())) << sqlite3_errmsg(opened);
  }
  std::optional<Response> load_after(const std::string& sql) {
    store_and_run(sql);
    return open().load(url_of("https://a.example/"));
  }
};

TEST_F(TamperedCache, OfOtherTablesIsRefused) {
  for (const char* sql :
       {"CREATE TRIGGER t AFTER UPDATE ON pages BEGIN DELETE FROM pages; END",
        "CREATE VIEW v AS SELECT * FROM pages", "CREATE TABLE other (x)",
        "ALTER TABLE pages ADD COLUMN g INTEGER GENERATED ALWAYS AS (length(body)) VIRTUAL",
        "DROP INDEX pages_by_check", "CREATE INDEX i ON pages (abs(status))",
        "ALTER TABLE pages RENAME TO p; CREATE VIEW pages AS SELECT * FROM p"}) {
    store_and_run(sql);
    const std::string before = folder_.read("cache.db");
    const Result<Cache> cache = Cache::open(path());
    ASSERT_FALSE(cache.ok()) << sql;
    EXPECT_EQ(cache.error().kind, ErrorKind::kBadInput);
    EXPECT_THAT(cache.error().message, HasSubstr("its tables are not as the program makes them"));
    EXPECT_EQ(folder_.read("cache.db"), before);
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path() + end);
  }
}

TEST_F(TamperedCache, MayHaveBeenAnalyzed) { EXPECT_TRUE(load_after("ANALYZE")); }

TEST_F(TamperedCache, GivesNoRowThatIsNotAsItWritesThem) {
  for (const char* change :
       {"status = 99999999999", "status = -1", "status = 'x'", "final_url = 'javascript:alert(1)'",
        "final_url = 'file:///etc/passwd'", "hops = '200: https://a.example/' || char(10)",
        "body = zeroblob(1000)", "body = substr(body, 1, length(body) - 4)"}) {
    EXPECT_FALSE(load_after("UPDATE pages SET " + std::string(change))) << change;
  }
  EXPECT_TRUE(load_after("UPDATE pages SET fetched_at = 9223372036854775807"));
}

TEST_F(TamperedCache, GivesNoBodyOver64MiB) {
  // A frame of zstd (RFC 8878 3.1.1) of 128 KiB of 'x', again and again: 4 bytes for each block.
  std::string frame = "28b52ffd805800007a05";
  for (int i = 0; i < 700; ++i) frame += "02001078";
  EXPECT_FALSE(load_after("UPDATE pages SET body = x'" + frame + "03001078'"));
}

TEST_F(TamperedCache, HasFiguresAllTheSame) {
  store_and_run("UPDATE pages SET body_size = 9223372036854775807");
  store_and_run(
      "INSERT INTO pages SELECT 'https://b.example/', final_url, status, reason, version, headers, "
      "hops, body, 9223372036854775807, fetched_at, checked_at, fresh_until FROM pages");
  EXPECT_EQ(open().stats().value().pages, 2u);
}

TEST_F(CacheFile, IsMadeByTwoProcessesAtOnce) {
  for (int round = 0; round < 20; ++round) {
    const std::string path = folder_.path() + "/new" + std::to_string(round) + ".db";
    const pid_t child = fork();
    if (child == 0) _exit(Cache::open(path).ok() ? 0 : 1);
    EXPECT_TRUE(Cache::open(path).ok()) << round;
    int status = 1;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0) << round;
  }
}

TEST_F(CacheFile, IsWrittenByTwoProcessesAtOnce) {
  constexpr int kEach = 200;
  std::vector<pid_t> children;
  for (int process = 0; process < 2; ++process) {
    const pid_t child = fork();
    if (child == 0) {
      Result<Cache> cache = Cache::open(path());
      bool good = cache.ok();
      for (int i = 0; good && i < kEach; ++i) {
        good = cache
                   ->store(response_with({}, "https://a.example/" + std::to_string(process) + "/" +
                                                 std::to_string(i)))
                   .ok();
      }
      _exit(good ? 0 : 1);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 1;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_EQ(open().stats().value().pages, 2u * kEach);
}

}  // namespace
}  // namespace sheaf::test
