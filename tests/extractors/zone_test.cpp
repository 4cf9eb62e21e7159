// What stands beside an article is neither its date nor its author.
#include <gtest/gtest.h>

#include "tests/extractors/site_page.h"

namespace sheaf {
namespace {

std::string date_with(const std::string& below_headline) {
  return read("https://example.com/story", "<title>The harbour gets a second crane</title>",
              "<h1>The harbour gets a second crane</h1>" + below_headline)
      .published;
}

TEST(Zone, LeavesTheWordsUnderAPicture) {
  EXPECT_EQ(date_with("<figure><img src=x.jpg><p>The harbour, 3 May 2011</p></figure>"), "");
}

TEST(Zone, TakesCreditsForCaptionsBehindPicturesOnly) {
  const std::string credit = "<div class=credit><p>3 May 2011</p></div>";
  EXPECT_EQ(date_with(credit), "2011-05-03");
  EXPECT_EQ(date_with("<img src=x.jpg>" + credit), "");
  EXPECT_EQ(date_with("<div><img src=x.jpg>" + credit + "</div>"), "");
}

TEST(Zone, LeavesWhatOthersAnswered) {
  for (const char* answer :
       {"<div class=h-cite><p>5 May 2012</p></div>",
        "<div class=webmention><p>5 May 2012</p></div>",
        "<div itemtype='https://schema.org/Comment'><p>5 May 2012</p></div>"}) {
    EXPECT_EQ(date_with(answer), "") << answer;
  }
}

TEST(Zone, TakesHeadlinesThatLinkToTheirOwnPage) {
  for (const char* own : {"https://example.com/story", "/story", "/story#top"}) {
    const std::string link = "<a href='" + std::string(own) + "'>The crane</a>";
    EXPECT_EQ(date_with("<div><h2>" + link + "</h2><p>5 May 2012</p></div>"), "2012-05-05") << own;
  }
  EXPECT_EQ(date_with("<div><h2><a href='/other'>The crane</a></h2><p>5 May 2012</p></div>"), "");
}

TEST(Zone, BelievesNamesLessCloseToTheHeadline) {
  EXPECT_EQ(date_with("<div class=teaser-head><p>5 May 2012</p></div>"), "2012-05-05");
  EXPECT_EQ(date_with("<div class='node--promoted'><p>5 May 2012</p></div>"), "2012-05-05");
  EXPECT_EQ(date_with("<div class=related-posts><p>5 May 2012</p></div>"), "");
}

}  // namespace
}  // namespace sheaf
