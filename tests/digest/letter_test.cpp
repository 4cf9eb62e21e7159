// Letters, read by a mail program's parser.
#include "digest/forms/letter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.h"
#include "base/text.h"
#include "tests/digest/form_readers.h"
#include "tests/support/program.h"

namespace sheaf {
namespace {

using test::Document;
using test::form;
using test::found;
using test::kHostileLine;
using test::read_html;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kReadLetter = R"(
import sys, json, email, email.policy
m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
print(json.dumps({"subject": m["subject"], "from": m["from"], "date": m["date"],
                  "defects": [str(d) for d in m.defects], "type": m.get_content_type(),
                  "text": m.get_body(("plain",)).get_content(),
                  "html": m.get_body(("html",)).get_content()}))
)";

Json read_letter(const std::string& letter) {
  const test::Ran ran = test::run_tool({"python3", "-c", kReadLetter}, letter);
  Result<Json> read = parse_json(ran.out);
  return read.ok() ? std::move(read).value() : Json();
}

TEST(Letter, IsReadBackByAMailParser) {
  Issue issue = test::sample_issue(kHostileLine);
  issue.title = "AI 简报 20210409：" + std::string(kHostileLine) + "\r\nBcc: evil@example.org";
  issue.author = "编辑 \"x\" <a@b.example>";
  const std::string letter = form("email", issue);
  for (std::string_view line : split(letter, '\n')) {
    EXPECT_LE(line.size(), 78u) << line;
    EXPECT_TRUE(line.empty() || line.ends_with('\r')) << line;
  }
  const Json read = read_letter(letter);
  if (read.is_null()) GTEST_SKIP() << "no python3";
  EXPECT_EQ(string_at(read, "type"), "multipart/alternative");
  EXPECT_EQ(string_at(read, "subject"),
            "AI 简报 20210409：" + std::string(kHostileLine) + " Bcc: evil@example.org");
  EXPECT_THAT(std::string(string_at(read, "from")), HasSubstr("a@b.example"));
  EXPECT_TRUE(read["defects"].empty()) << read["defects"].dump();
  EXPECT_THAT(std::string(string_at(read, "text")), HasSubstr(kHostileLine));
  const Document html = read_html(std::string(string_at(read, "html")));
  EXPECT_THAT(found(html, "//h2"), Contains(HasSubstr(kHostileLine)));
  EXPECT_THAT(found(html, "//script|//style|//link"), testing::IsEmpty());
  EXPECT_THAT(found(html, "//img[contains(@style,'max-width')]/@src"),
              Contains(std::string("https://img.example/b.png")));
  EXPECT_THAT(std::string(string_at(read, "html")),
              Not(testing::ContainsRegex("<img[^>]*style=[^>]*style=")));
}

TEST(Letter, FoldsSubjectsAndNamesWithoutSpaces) {
  Issue issue = test::sample_issue("words");
  for (const std::string& word : {std::string(5000, 'x'), std::string(990, 'x') + " y",
                                  "y " + std::string(2000, 'x') + "\u4E2D" + std::string(2000, 'z'),
                                  std::string(300, 'x') + " " + std::string(700, 'y')}) {
    issue.title = word;
    issue.author = word + " <a@b.example>";
    const std::string letter = form("email", issue);
    for (std::string_view line : split(letter, '\n')) EXPECT_LE(line.size(), 999u) << line;
    const Json read = read_letter(letter);
    if (read.is_null()) GTEST_SKIP() << "no python3";
    EXPECT_EQ(string_at(read, "subject"), word);
    // Python leaves the white space between the encoded words of a name, which RFC 2047 6.2 does
    // not.
    const std::string from = replace_all(std::string(string_at(read, "from")), " ", "");
    EXPECT_EQ(from, replace_all(word, " ", "") + "<a@b.example>");
    EXPECT_TRUE(read["defects"].empty()) << read["defects"].dump();
  }
}

TEST(Letter, IsFromNobodyWhoseAddressIsTooLong) {
  Issue issue = test::sample_issue("words");
  issue.author = "A <" + std::string(1000, 'a') + "@b.example>";
  EXPECT_THAT(form("email", issue), Not(HasSubstr("From:")));
}

TEST(Letter, BreaksLongWordsAndAddressesOnPhones) {
  const Json read = read_letter(form("email"));
  if (read.is_null()) GTEST_SKIP() << "no python3";
  const Document html = read_html(std::string(string_at(read, "html")));
  const std::vector<std::string> styles =
      found(html, "//td[contains(@style,'font-family')]/@style");
  EXPECT_FALSE(styles.empty());
  for (const std::string& style : styles)
    EXPECT_THAT(style, HasSubstr("overflow-wrap:anywhere;word-break:break-word")) << style;
}

TEST(Letter, ShowsTextInItsOwnDirection) {
  const Json read = read_letter(form("email", test::sample_issue("שלום עולם.")));
  if (read.is_null()) GTEST_SKIP() << "no python3";
  const Document html = read_html(std::string(string_at(read, "html")));
  EXPECT_THAT(found(html, "//h2[@dir='auto']"), Contains(HasSubstr("שלום")));
  EXPECT_THAT(found(html, "//p[@dir='auto']"), Contains(std::string("שלום עולם.")));
  EXPECT_THAT(found(html, "//div[@dir='auto']"), Contains(HasSubstr("Bold")));
}

TEST(Letter, StaysUnderWhatMailProgramsShow) {
  Issue issue = test::sample_issue("words");
  IssueItem item = issue.sections[0].items[0];
  item.excerpt.text = std::string(3000, 'x');
  issue.sections[0].items.assign(60, item);
  const Json read = read_letter(form("email", issue));
  if (read.is_null()) GTEST_SKIP() << "no python3";
  EXPECT_LE(string_at(read, "html").size(), kMaxLetterHtml);
  EXPECT_GT(string_at(read, "text").size(), 180'000u) << "the plain text keeps everything";
}

}  // namespace
}  // namespace sheaf
