#include <gtest/gtest.h>

#include <string>

#include "tests/url/random_url.h"
#include "url/url.h"

namespace sheaf {
namespace {

// With a space in front, which keeps Url::parse from taking a plain URL as it stands.
std::string parsed_again(const Url& url) {
  const Result<Url> again = Url::parse(" " + url.text());
  return again ? again->text() : "refused: " + again.error().message;
}

// Whatever comes in: a second pass changes nothing, and canonical() and key() come to rest.
TEST(UrlParse, IsStableOnBrokenInput) {
  Random random;
  int parsed = 0;
  for (int i = 0; i < 30000; ++i) {
    const std::string text = random_url(random);
    const Result<Url> url = Url::parse(text);
    if (!url) continue;
    ++parsed;
    SCOPED_TRACE(text);
    ASSERT_EQ(parsed_again(*url), url->text());
    const Url canonical = url->canonical();
    ASSERT_EQ(parsed_again(canonical), canonical.text());
    ASSERT_EQ(canonical.canonical().text(), canonical.text());
    ASSERT_EQ(canonical.key(), url->key());
  }
  EXPECT_GT(parsed, 1000);
}

TEST(UrlParse, ResolvesBrokenReferencesToStableUrls) {
  Random random;
  const Url base = *Url::parse("https://example.com/a/b?c#d");
  for (int i = 0; i < 30000; ++i) {
    const std::string text = random_url(random);
    const Result<Url> url = Url::parse(text, base);
    if (!url) continue;
    ASSERT_EQ(parsed_again(*url), url->text()) << text;
  }
}

}  // namespace
}  // namespace sheaf
