// fetch/codings.h: what stands around a body, and bodies that are made to cost much.
#include "fetch/codings.h"

#include <gtest/gtest.h>

#include "fetch/fetch.h"
#include "tests/fetch/get.h"
#include "tests/support/hostile_server.h"
#include "tests/support/warc.h"

namespace sheaf::test {
namespace {

constexpr std::size_t kLimit = 1u << 20;

std::string gzip_times(int times, std::string bytes) {
  for (int i = 0; i < times; ++i) bytes = gzip(bytes);
  return bytes;
}

std::string gzip_names(int times) {
  std::string names = "gzip";
  for (int i = 1; i < times; ++i) names += ", gzip";
  return names;
}

Fetched get_coded(int times, const std::string& body) {
  const HostileServer server(
      answers(answer(200, "Content-Encoding: " + gzip_names(times) + "\r\n", body)));
  return get(server.url());
}

TEST(Codings, StopAtTheLimit) {
  const Undone bomb = undo_content_coding("gzip", gzip(std::string(8 * kLimit, 'x')), kLimit);
  EXPECT_TRUE(bomb.over_limit);
  EXPECT_EQ(bomb.bytes.size(), kLimit);
}

TEST(Codings, UndoEveryMemberOfAGzipFile) {
  const std::string large(kLimit / 2, 'x');  // ends at the end of a step of the decoder, too
  const std::string bytes = gzip(large) + gzip("") + gzip("second") + gzip("third");
  const Undone whole = undo_content_coding("gzip", bytes, kLimit);
  EXPECT_EQ(whole.bytes, large + "secondthird");
  EXPECT_TRUE(whole.complete);
  const Undone cut =
      undo_content_coding("gzip", bytes.substr(0, bytes.size() - gzip("third").size() / 2), kLimit);
  EXPECT_TRUE(cut.bytes.starts_with(large + "second"));
  EXPECT_FALSE(cut.complete);
  EXPECT_EQ(undo_content_coding("gzip", gzip("text") + "padding", kLimit).bytes, "text");
}

TEST(Codings, UndoDeflateWithAndWithoutWrapper) {
  for (const int window : {15, -15}) {
    EXPECT_EQ(undo_content_coding("deflate", gzip("text of it", window), kLimit).bytes,
              "text of it");
  }
}

TEST(Codings, ChangeNothingWhereOneIsNotKnown) {
  const std::string bytes = gzip("text");
  const Undone out = undo_content_coding("rot13, gzip", bytes, kLimit);
  EXPECT_EQ(out.bytes, bytes);
  EXPECT_FALSE(out.was_decoded);
}

TEST(Codings, UndoAtMostFive) {
  EXPECT_EQ(undo_content_coding(gzip_names(5), gzip_times(5, "text"), kLimit).bytes, "text");
  const std::string six = gzip_times(6, "text");
  const Undone out = undo_content_coding(gzip_names(6), six, kLimit);
  EXPECT_TRUE(out.too_many_codings);
  EXPECT_EQ(out.bytes, six);
}

TEST(Codings, CountNoIdentity) {
  const std::string names = "identity, gzip, identity, identity, identity, identity";
  EXPECT_EQ(undo_content_coding(names, gzip("text"), kLimit).bytes, "text");
}

TEST(Codings, ShareOneLimit) {
  const std::string page(kLimit * 2 / 3, 'x');
  EXPECT_EQ(undo_content_coding("gzip, gzip", gzip_times(2, page), kLimit).bytes, page);
  // The layer in front gives the coded page and, behind it, what the next layer does not look at.
  const std::string padded = gzip(gzip(page) + std::string(kLimit / 2, '\0'));
  const Undone out = undo_content_coding("gzip, gzip", padded, kLimit);
  EXPECT_TRUE(out.over_limit);
  EXPECT_LT(out.bytes.size(), kLimit / 2);
  const Undone below =
      undo_content_coding("gzip, gzip", gzip(std::string(2 * kLimit, 'x')), kLimit);
  EXPECT_TRUE(below.over_limit);
  EXPECT_EQ(below.bytes, "");
}

TEST(Codings, AreUndoneInPieces) {
  const std::string page(16 * kLimit, 'x');
  ContentDecoding decoding("gzip", gzip(page), page.size());
  int pieces = 0;
  while (decoding.advance()) ++pieces;
  EXPECT_GE(pieces, 16);
  EXPECT_EQ(decoding.take().bytes, page);
}

TEST(CodedBody, OfSeveralLayersIsWhole) {
  const Fetched fetched = get_coded(3, gzip_times(3, "<p>text</p>"));
  EXPECT_EQ(fetched.response.body, "<p>text</p>");
  EXPECT_EQ(fetched.response.body_state, BodyState::kWhole);
}

TEST(CodedBody, OfMoreThanFiveLayersSaysSo) {
  const Fetched fetched = get_coded(200, gzip_times(200, "<p>text</p>"));
  EXPECT_EQ(fetched.response.body_state, BodyState::kTooManyCodings);
  const std::optional<Error> fault = find_body_fault(fetched.response);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->message, "the response has more than 5 layers of Content-Encoding");
}

// Where the machine is so slow that the head does not come in time, the failure has another name.
TEST(CodedBody, EndsAtTheTotalTimeout) {
  const std::string bomb = gzip(std::string(128u << 20, '\0'));
  const HostileServer server(answers(answer(200, "Content-Encoding: gzip\r\n", bomb)));
  FetchOptions options = quick_options();
  options.limits.total_timeout = Milliseconds(10);  // no machine undoes 128 MiB in it
  Request request = request_for(server.url());
  request.body_limit = 1u << 30;
  const Fetched fetched = get(request, options);
  ASSERT_TRUE(fetched.failure);
  EXPECT_EQ(to_error(*fetched.failure).kind, ErrorKind::kTimeout);
}

}  // namespace
}  // namespace sheaf::test
