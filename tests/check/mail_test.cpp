// sheaf check --mail: what DNS says of the hosts that mailto: links write to.
#include "check/mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/support/own_dns.h"
#include "tests/support/program.h"

namespace sheaf::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kAddress = 1, kExchange = 15;  // RFC 1035 3.2.2

// "\4page\7example" as "page.example"; the type of the question in `type`.
std::string read_question(const std::string& question, char& type) {
  std::string name;
  std::size_t at = 12;
  while (at < question.size() && question[at] != 0) {
    const auto length = static_cast<std::size_t>(question[at]);
    name.append(name.empty() ? "" : ".").append(question, at + 1, length);
    at += length + 1;
  }
  type = question[at + 2];
  return name;
}

std::string with_record(std::string question, char type, const std::string& data) {
  question = dns_failure(question, 0);
  question.resize(question.find('\0', 12) + 5);  // without EDNS
  question[7] = 1;                               // answers
  question[11] = 0;                              // additional records
  const char size = static_cast<char>(data.size());
  return question + "\xc0\x0c" + std::string{0, type, 0, 1, 0, 0, 0, 60, 0, size} + data;
}

std::string answer(const std::string& question) {
  char type = 0;
  const std::string name = read_question(question, type);
  if (name == "mail.example" && type == kExchange)
    return with_record(question, kExchange, std::string("\0\x0a\2mx\xc0\x0c", 7));
  if (name == "null.example" && type == kExchange)
    return with_record(question, kExchange, std::string("\0\0\0", 3));
  if (name == "address.example" && type == kAddress)
    return with_record(question, kAddress, std::string("\xc0\0\2\1", 4));
  if (name == "broken.example") return dns_failure(question, 2);
  if (name == "address.example" || name == "none.example") return dns_failure(question, 0);
  return dns_failure(question, 3);
}

TEST(MailHosts, AreThoseOfAllAddresses) {
  EXPECT_THAT(extract_mail_hosts("mailto:a@B.example,%22c%20d%22@e.example?subject=x@y.example"),
              ElementsAre("b.example", "e.example"));
  EXPECT_THAT(extract_mail_hosts("MAILTO:?cc=a@b.example&to=c%40d.example"),
              ElementsAre("d.example"));
  EXPECT_THAT(extract_mail_hosts("mailto:a@b\xc3\xbc"
                                 "cher.example"),
              ElementsAre("xn--bcher-kva.example"));
}

TEST(MailHosts, AreAskedForTheirExchange) {
  const std::string text =
      "[a](mailto:a@mail.example)\n[b](mailto:b@null.example)\n[c](mailto:c@address.example)\n"
      "[d](mailto:d@none.example)\n[e](mailto:e@gone.example)\n[f](mailto:f@broken.example)\n"
      "[g](mailto:g@mail.example,h@gone.example)\n[h](mailto:h@x.invalid)\n";
  const auto said = with_own_dns(answer, [&] {
    const Ran ran =
        run_program({"check", "-", "--kind", "markdown", "--mail", "-f", "jsonl"}, text);
    return std::to_string(ran.exit_code) + "\n" + ran.out + ran.err;
  });
  if (!said) GTEST_SKIP() << "no namespaces of one's own here";
  EXPECT_THAT(*said, HasSubstr("mail.example takes mail"));
  EXPECT_THAT(*said, HasSubstr("null.example takes no mail: it says so (null MX)"));
  EXPECT_THAT(*said, HasSubstr("address.example takes mail"));
  EXPECT_THAT(*said, HasSubstr("none.example takes no mail: it has neither MX nor address"));
  EXPECT_THAT(*said, HasSubstr("gone.example: no such host"));
  EXPECT_THAT(*said, HasSubstr("broken.example: DNS does not answer"));
  EXPECT_THAT(*said, HasSubstr("x.invalid: no such host"));
  EXPECT_EQ(said->front(), '1') << *said;
}

TEST(MailHosts, AreLeftAloneUnlessAskedFor) {
  for (const std::vector<std::string>& options :
       {std::vector<std::string>{}, std::vector<std::string>{"--mail", "--offline"}}) {
    std::vector<std::string> words = {"check", "-", "--kind", "markdown", "-f", "jsonl"};
    words.insert(words.end(), options.begin(), options.end());
    const Ran ran = run_program(words, "[a](mailto:a@x.invalid)");
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out, HasSubstr("\"skipped\""));
  }
}

TEST(MailAddresses, BehindTheQuestionMarkAreReadToo) {
  EXPECT_EQ(find_mail_fault("mailto:?subject=x&to=a@b.example,c@d.example"), "");
  EXPECT_EQ(find_mail_fault("mailto:?subject=x"), "no address");
  EXPECT_EQ(find_mail_fault("mailto:?to="), "no address");
  EXPECT_EQ(find_mail_fault("mailto"), "no address");
  EXPECT_EQ(find_mail_fault("mailto:a@b.example?to=c"), "'c' is no mail address");
  EXPECT_EQ(find_mail_fault("mailto:a@b.example,"), "'' is no mail address");
}

}  // namespace
}  // namespace sheaf::test
