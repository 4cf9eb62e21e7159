// What DNS says of a name that has no address.
#include <gtest/gtest.h>

#include <string>

#include "tests/fetch/get.h"
#include "tests/support/own_dns.h"

namespace sheaf::test {
namespace {

constexpr int kServerFailure = 2, kNoSuchName = 3;  // RFC 1035 4.1.1

// "name-lookup-failed after 3"
std::optional<std::string> outcome_with(int code) {
  return with_own_dns([&](const std::string& question) { return dns_failure(question, code); },
                      [] {
                        const Fetched fetched = get("http://page.example/");
                        return outcome(fetched) + " after " + std::to_string(fetched.attempts);
                      });
}

TEST(NameLookup, ThatFailsAtTheServerIsTriedAgain) {
  const auto said = outcome_with(kServerFailure);
  if (!said) GTEST_SKIP() << "no namespaces of one's own here";
  EXPECT_EQ(*said, "name-lookup-failed after 3");
}

TEST(NameLookup, OfANameThatDoesNotExistIsNot) {
  const auto said = outcome_with(kNoSuchName);
  if (!said) GTEST_SKIP() << "no namespaces of one's own here";
  EXPECT_EQ(*said, "no-such-host after 1");
}

}  // namespace
}  // namespace sheaf::test
