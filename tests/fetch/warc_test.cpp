// fetch/warc_reader.h, warc_writer.h, archived_page.h: archives that are whole, cut and damaged.
#include "tests/support/warc.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdio>

#include "fetch/archived_page.h"

namespace sheaf::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::size_t kLimit = 1u << 20;

std::string record(const std::string& fields, const std::string& block) {
  return "WARC/1.0\r\n" + fields + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" +
         block + "\r\n\r\n";
}

std::string response_record(const std::string& url, const std::string& http) {
  return record("WARC-Type: response\r\nWARC-Target-URI: <" + url + ">\r\n", http);
}

// Text that does not compress to nothing.
std::string noise(std::size_t size, unsigned seed) {
  std::string out;
  while (out.size() < size) out += static_cast<char>('a' + (seed = seed * 1103515245 + 12345) % 26);
  return out;
}

std::string number(int i) { return "https://example.com/" + std::to_string(i); }

// Five records, and where each begins.
struct Archive {
  std::string bytes;
  std::vector<std::size_t> offsets;
};
Archive make_archive(WarcForm form, std::size_t body_size = 3000) {
  Archive archive;
  for (int i = 0; i < 5; ++i) {
    archive.offsets.push_back(archive.bytes.size());
    const std::string one = response_record(
        number(i), "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + noise(body_size, i + 1));
    archive.bytes += form == WarcForm::kGzip ? gzip(one) : one;
  }
  return archive;
}

std::vector<std::string> uris(const WarcContents& contents) {
  std::vector<std::string> out;
  for (const WarcRecord& one : contents.records) out.emplace_back(one.target_uri());
  return out;
}

class WarcOfForm : public testing::TestWithParam<WarcForm> {};
INSTANTIATE_TEST_SUITE_P(Warc, WarcOfForm, testing::Values(WarcForm::kPlain, WarcForm::kGzip),
                         [](const auto& form) {
                           return form.param == WarcForm::kGzip ? "Gzip" : "Plain";
                         });

TEST_P(WarcOfForm, GivesEachRecordWithItsOffset) {
  const Archive archive = make_archive(GetParam());
  for (const std::size_t step : {1u, 7u, 100000u}) {
    const WarcContents contents = read_warc(archive.bytes, step);
    EXPECT_THAT(contents.faults, IsEmpty());
    ASSERT_THAT(contents.records, SizeIs(5));
    for (std::size_t i = 0; i < 5; ++i) {
      EXPECT_EQ(contents.records[i].offset, archive.offsets[i]);
      EXPECT_EQ(contents.records[i].target_uri(), number(static_cast<int>(i)));
    }
  }
}

TEST_P(WarcOfForm, GivesWhatIsWholeOfACutArchiveAndSaysWhereItIsCut) {
  const Archive archive = make_archive(GetParam());
  for (const std::size_t less : {1u, 5u, 100u, 1000u}) {
    const std::size_t size = archive.bytes.size() - less;
    const WarcContents contents = read_warc(archive.bytes.substr(0, size));
    if (GetParam() == WarcForm::kPlain && less < 5) {  // only the line ends are gone
      EXPECT_THAT(contents.records, SizeIs(5));
      continue;
    }
    if (GetParam() == WarcForm::kGzip && less < 9) {  // only gzip's check is gone: told, and given
      EXPECT_THAT(contents.records, SizeIs(5));
      EXPECT_THAT(contents.faults, SizeIs(1));
      continue;
    }
    EXPECT_THAT(uris(contents), ElementsAre(number(0), number(1), number(2), number(3))) << less;
    ASSERT_THAT(contents.faults, SizeIs(1));
    EXPECT_EQ(contents.faults[0].offset, archive.offsets[4]);
    EXPECT_THAT(contents.faults[0].message, HasSubstr("the file ends inside of a"));
  }
}

TEST_P(WarcOfForm, GoesOnAfterBytesThatWereLost) {
  Archive archive = make_archive(GetParam());
  archive.bytes.erase(archive.offsets[1] + 400, 700);
  const WarcContents contents = read_warc(archive.bytes);
  EXPECT_THAT(uris(contents), ElementsAre(number(0), number(2), number(3), number(4)));
  ASSERT_THAT(contents.faults, SizeIs(1));
  EXPECT_EQ(contents.faults[0].offset, archive.offsets[1]);
}

TEST_P(WarcOfForm, GoesOnAfterARecordWhoseEndAndWhoseFollowersHeadAreLost) {
  Archive archive = make_archive(GetParam());
  archive.bytes.erase(archive.offsets[2] - 300, 500);
  const WarcContents contents = read_warc(archive.bytes);
  EXPECT_THAT(uris(contents), ElementsAre(number(0), number(3), number(4)));
  EXPECT_THAT(contents.faults, SizeIs(1));
}

TEST_P(WarcOfForm, GoesOnAfterBytesThatWereOverwritten) {
  Archive archive = make_archive(GetParam());
  archive.bytes.replace(archive.offsets[3], 60, std::string(60, '\xff'));
  const WarcContents contents = read_warc(archive.bytes);
  EXPECT_THAT(uris(contents), ElementsAre(number(0), number(1), number(2), number(4)));
  EXPECT_THAT(contents.faults, SizeIs(1));
}

TEST_P(WarcOfForm, ReadsWhatItWrites) {
  const WarcWriter writer = counting_writer(GetParam());
  const std::string body = "<title>A page</title>" + noise(5000, 1);
  Response response = page_response("https://example.com/b?q=1", body);
  response.hops.push_back(
      {301, "https://example.com/a", {{"Location", "/b?q=1"}}, "GET /a HTTP/1.1\r\n\r\n"});
  response.time = std::chrono::milliseconds(120);
  const WarcContents contents = read_warc(writer.warcinfo(0) + writer.exchange(response));
  EXPECT_THAT(contents.faults, IsEmpty());
  std::vector<std::string> types;
  for (const WarcRecord& one : contents.records) types.emplace_back(one.type());
  EXPECT_THAT(types,
              ElementsAre("warcinfo", "request", "response", "request", "response", "metadata"));
  EXPECT_EQ(contents.records[4].target_uri(), "https://example.com/b?q=1");
  const auto page = read_archived_page(contents.records[4]);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page.value().body, body);
  EXPECT_EQ(page.value().fetched_at, response.fetched_at);
  EXPECT_TRUE(may_hold_page(contents.records[4]));
  EXPECT_FALSE(may_hold_page(contents.records[2]));  // the redirect
}

TEST(Warc, TellsAChangedBlockByItsDigestWhereGzipDoesNot) {
  const WarcWriter writer = counting_writer(WarcForm::kPlain);
  std::string bytes = writer.exchange(page_response("https://example.com/1", noise(900, 1)));
  const std::size_t second = bytes.size();
  bytes += writer.exchange(page_response("https://example.com/2", noise(900, 2)));
  bytes[second - 40] ^= 1;
  const WarcContents contents = read_warc(bytes);
  EXPECT_THAT(contents.records, SizeIs(3));
  ASSERT_THAT(contents.faults, SizeIs(1));
  EXPECT_THAT(contents.faults[0].message, HasSubstr("digest"));
}

TEST(Warc, ReadsManyRecordsInOneMember) {
  const WarcContents contents = read_warc(gzip(make_archive(WarcForm::kPlain, 90000).bytes));
  EXPECT_THAT(contents.records, SizeIs(5));
  EXPECT_THAT(contents.faults, IsEmpty());
}

TEST(Warc, SkipsARecordOverTheLimit) {
  const std::string bytes = record("WARC-Type: response\r\n", noise(9000, 1)) +
                            record("WARC-Type: metadata\r\n", "small");
  WarcReader reader(source_of(bytes, 100), {.max_head_bytes = 700, .max_block_bytes = 1000});
  const auto first = reader.next();
  ASSERT_TRUE(first && std::holds_alternative<WarcFault>(*first));
  const WarcFault& fault = std::get<WarcFault>(*first);
  EXPECT_THAT(fault.message, HasSubstr("size limit (9000 bytes)"));
  ASSERT_TRUE(fault.beginning);
  EXPECT_EQ(fault.beginning->type(), "response");
  EXPECT_EQ(fault.beginning->block, noise(9000, 1).substr(0, 700));
  const auto second = reader.next();
  ASSERT_TRUE(second && std::holds_alternative<WarcRecord>(*second));
  EXPECT_EQ(std::get<WarcRecord>(*second).block, "small");
  EXPECT_FALSE(reader.next());
}

// Each fault advances, or a reader would get the same one for ever.
TEST(Warc, EndsWhereTheFileEndsInsideOfAHead) {
  for (const char* bytes :
       {"WARC/", "WARC/1.1", "WARC/1.1\r\n", "WARC/1.1\r\nWARC-Type: response\r\n",
        "WARC/1.1\r\nWARC/1.1\r\nContent-Length: 4"}) {
    SCOPED_TRACE(bytes);
    WarcReader reader(source_of(bytes));
    int faults = 0;
    while (faults < 10 && reader.next()) ++faults;
    EXPECT_GE(faults, 1);
    EXPECT_LT(faults, 3);
  }
}

// The most that the process had in memory so far, in kB.
long peak_kb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

TEST(Warc, TakesNoMemoryForLineEnds) {
  const std::string one = response_record(number(1), "HTTP/1.1 200 OK\r\n\r\ntext");
  const std::string runs = gzip(std::string(32u << 20, '\n'));
  const std::string bytes = gzip(one) + runs + gzip(one);
  const long before = peak_kb();
  const WarcContents contents = read_warc(bytes);
  EXPECT_THAT(contents.records, SizeIs(2));
  EXPECT_THAT(contents.faults, IsEmpty());
  EXPECT_LT(peak_kb() - before, 16 << 10);
}

TEST(Warc, TakesNoMemoryForARecordOverTheLimit) {
  const std::string one = response_record(number(1), "HTTP/1.1 200 OK\r\n\r\ntext");
  const std::string bytes =
      gzip(one) +
      gzip(response_record(number(2), "HTTP/1.1 200 OK\r\n\r\n" + std::string(48u << 20, 'v'))) +
      gzip(one);
  const long before = peak_kb();
  WarcReader reader(source_of(bytes), {.max_block_bytes = 1u << 20});
  std::size_t records = 0;
  while (const std::optional<WarcEvent> event = reader.next())
    records += std::holds_alternative<WarcRecord>(*event);
  EXPECT_EQ(records, 2u);
  EXPECT_LT(peak_kb() - before, 16 << 10);
}

TEST(Warc, SaysOnceThatAFileIsNoArchive) {
  const WarcContents contents = read_warc("<html>" + noise(100000, 3));
  EXPECT_THAT(contents.records, IsEmpty());
  ASSERT_THAT(contents.faults, SizeIs(1));
  EXPECT_EQ(contents.faults[0].message, "no WARC record begins here");
  EXPECT_THAT(read_warc("").faults, IsEmpty());
}

TEST(Warc, IsToldByItsFirstBytes) {
  EXPECT_TRUE(looks_like_warc(make_archive(WarcForm::kPlain).bytes.substr(0, 512)));
  EXPECT_TRUE(looks_like_warc(make_archive(WarcForm::kGzip).bytes.substr(0, 512)));
  EXPECT_FALSE(looks_like_warc("<html>"));
  EXPECT_FALSE(looks_like_warc(gzip("<html>")));
}

Response archived(const std::string& http) {
  const auto contents = read_warc(response_record("https://example.com/", http));
  const auto page = read_archived_page(contents.records.at(0));
  EXPECT_TRUE(page.ok());
  return page.ok() ? page.value() : Response();
}

TEST(ArchivedPage, UndoesChunksAndGzip) {
  const std::string body = gzip("<p>Text</p>");
  char size[16];
  std::snprintf(size, sizeof size, "%zx", body.size());
  const std::string chunks = size + std::string("\r\n") + body + "\r\n0\r\n\r\n";
  const Response page = archived(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" + chunks);
  EXPECT_EQ(page.body, "<p>Text</p>");
  EXPECT_EQ(page.body_state, BodyState::kWhole);
}

TEST(ArchivedPage, TakesBodiesThatTheArchiveHasUndone) {
  EXPECT_EQ(archived("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"
                     "\r\n<p>Text</p>")
                .body,
            "<p>Text</p>");
}

TEST(ArchivedPage, KeepsTheBeginningOfABodyThatBreaksOff) {
  const Response page =
      archived("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100\r\n<p>Text");
  EXPECT_EQ(page.body, "<p>Text");
  EXPECT_EQ(page.body_state, BodyState::kCutShort);
}

TEST(ArchivedPage, LeavesOutWhatIsNoPage) {
  for (const char* head : {"HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\n",
                           "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG",
                           "HTTP/1.1 304 Not Modified\r\n\r\n"}) {
    const auto contents = read_warc(response_record("https://example.com/", head));
    EXPECT_FALSE(may_hold_page(contents.records.at(0))) << head;
  }
}

TEST(ArchivedPage, SaysThatARecordHoldsNoResponse) {
  const auto contents = read_warc(response_record("https://example.com/", "SSH-2.0-x\r\n\r\n"));
  const auto page = read_archived_page(contents.records.at(0));
  ASSERT_FALSE(page.ok());
  EXPECT_EQ(page.error().message, "the record holds no HTTP response");
}

TEST(ArchivedPage, KeepsBodiesWhoseCodingIsNone) {
  const Response page = archived("HTTP/1.1 200 OK\r\nContent-Encoding: utf-8\r\n\r\n<p>Text</p>");
  EXPECT_EQ(page.body, "<p>Text</p>");
  EXPECT_EQ(page.body_state, BodyState::kWhole);
}

TEST(ArchivedPage, IsRefusedOverTheLimit) {
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n";
  const auto contents =
      read_warc(response_record("https://example.com/", head + gzip(std::string(5000, 'x'))));
  const auto page = read_archived_page(contents.records.at(0), 4999);
  ASSERT_FALSE(page.ok());
  EXPECT_EQ(page.error().kind, ErrorKind::kTooLarge);
}

TEST(ArchivedPage, HasNoControlCharactersInItsHeaders) {
  const std::vector<Header> fields = read_named_fields("A: b\x01\x7f\tc\r\n");
  ASSERT_EQ(fields.size(), 1u);
  EXPECT_EQ(fields[0].value, "b\tc");
}

TEST(ArchivedPage, OfMoreCodingsThanFiveIsRefused) {
  const std::string head =
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip, gzip\r\nContent-Encoding: gzip, gzip, gzip";
  const auto contents = read_warc(response_record("https://example.com/", head + "\r\n\r\nx"));
  const auto page = read_archived_page(contents.records.at(0), kLimit);
  ASSERT_FALSE(page.ok());
  EXPECT_EQ(page.error().kind, ErrorKind::kTooLarge);
  EXPECT_EQ(page.error().message, "the body has more than 5 layers of Content-Encoding");
}

}  // namespace
}  // namespace sheaf::test
