#include "digest/forms/dates.h"

#include <gtest/gtest.h>

#include "digest/forms/names.h"

namespace sheaf {
namespace {

TEST(FormDates, WriteRfc3339) {
  EXPECT_EQ(rfc3339_date("2021-04-09T16:40:16+08:00", "Z"), "2021-04-09T16:40:16+08:00");
  EXPECT_EQ(rfc3339_date("2021-04-09T16:40:16.123Z", "+08:00"), "2021-04-09T16:40:16Z");
  EXPECT_EQ(rfc3339_date("2021-04-09T16:40", "+08:00"), "2021-04-09T16:40:00+08:00");
  EXPECT_EQ(rfc3339_date("2021-04-09", "Z"), "2021-04-09T00:00:00Z");
  EXPECT_EQ(rfc3339_date("2021-04", "Z"), "2021-04-01T00:00:00Z");
  EXPECT_EQ(rfc3339_date("2021", "Z"), "2021-01-01T00:00:00Z");
  EXPECT_EQ(rfc3339_date("2021-04-09T16:40:16-0530", "Z"), "2021-04-09T16:40:16-05:30");
}

TEST(FormDates, WriteTheDateOfLetters) {
  EXPECT_EQ(mail_date("2021-04-09T16:40:16+08:00", "Z"), "Fri, 09 Apr 2021 16:40:16 +0800");
  EXPECT_EQ(mail_date("2000-02-29", "Z"), "Tue, 29 Feb 2000 00:00:00 +0000");
}

TEST(FormDates, RefuseWhatIsNoDate) {
  for (const char* text : {"", "soon", "2021-02-30", "2021-13", "2021-04-09T25:00", "202",
                           "2021年4月9日", "20210409", "2021-04-09 soon", "2021-04-09T16:40+<a: b",
                           "2021-04-09T16:40+99:00", "2021-04-09T16:40:16Zulu", "2021Z"}) {
    EXPECT_EQ(rfc3339_date(text, "Z"), "") << text;
    EXPECT_EQ(mail_date(text, "Z"), "") << text;
  }
}

TEST(Names, HashAsTheStandardSays) {  // FIPS 180-4, the examples of NIST
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Names, StayTheSame) {
  const std::string urn = uuid_urn("a");
  EXPECT_EQ(urn, uuid_urn("a"));
  EXPECT_NE(urn, uuid_urn("b"));
  EXPECT_EQ(urn.size(), 45u);
  EXPECT_EQ(urn[23], '8');  // the version
}

TEST(Names, MakeSlugs) {
  EXPECT_EQ(slug_of("AI 简报 20210409"), "ai-20210409");
  EXPECT_EQ(slug_of("../Etc/Passwd"), "etc-passwd");
  EXPECT_EQ(slug_of("简报"), "");
}

}  // namespace
}  // namespace sheaf
