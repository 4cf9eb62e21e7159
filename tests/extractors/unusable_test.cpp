#include "extractors/links/unusable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "extractors/links/link_scan.h"

namespace sheaf {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The faults of an article's links, each as "count reason: address".
class Unusable : public testing::Test {
 protected:
  std::vector<std::string> faults(const std::string& html) {
    const std::string prose =
        "<p>A paragraph of an article, long enough to be taken for one by anything that looks for "
        "paragraphs, with a comma or two, and with a full stop at its end.</p>";
    page_ = Page::parse(
                "<!doctype html><body><nav><a href='http://'>Home</a></nav><article><h1>T"
                "</h1>" +
                prose + html + prose + "</article></body>")
                .value();
    const Url url = Url::parse("https://example.com/a").value();
    const LinkedData linked_data(*page_, url);
    const MainContent main = find_main_content(*page_);
    const Source source{.page = *page_,
                        .url = url,
                        .base = url,
                        .linked_data = linked_data,
                        .main = main,
                        .fetched_at = {}};
    std::vector<std::string> all;
    for (const UnusableLinks& links : find_unusable_links(source, last_read_)) {
      all.push_back(std::to_string(links.count) + " " + links.reason + ": " + links.address);
    }
    return all;
  }

  std::unique_ptr<Page> page_;
  NodeId last_read_ = kNoNode;
};

std::string link_to(const std::string& address) {
  return "<p>Code: <a href=\"" + address + "\">here</a></p>";
}

TEST_F(Unusable, TellsEachFaultOnceWithItsFirstPlace) {
  EXPECT_THAT(faults(link_to("https://git\u202Ehub.com/a/b") + link_to("http://") +
                     link_to("https://git\u202Ehub.com/c/d") + link_to("http://a.example:99999/")),
              ElementsAre("2 host turns the reading direction: https://git\u202Ehub.com/a/b",
                          "1 no host: http://", "1 wrong port: http://a.example:99999/"));
}

TEST_F(Unusable, CutsLongAddresses) {
  const std::string address = "https://github.com/" + std::string(1 << 20, 'a');
  EXPECT_THAT(faults(link_to(address)), ElementsAre("1 URL over 8 KiB: " + address.substr(0, 200)));
}

TEST_F(Unusable, TellsOfWrappersNestedTooDeep) {
  std::string five = "https://github.com/a/b";
  for (int i = 0; i < 5; ++i) five.insert(0, "https://href.li/?");
  const std::string six = "https://href.li/?" + five;
  EXPECT_THAT(faults(link_to(five) + link_to(six)),
              ElementsAre("1 redirect wrappers nested too deep: " + six));
}

TEST_F(Unusable, HasNothingToSayOfOtherSchemesAndRelativeAddresses) {
  EXPECT_THAT(faults(link_to("mailto:a@b.example") + link_to("javascript:void(0)") +
                     link_to("data:image/png;base64," + std::string(20000, 'a')) + link_to("#top") +
                     link_to("../b?c=论文") + link_to("//example.org/")),
              IsEmpty());
}

TEST_F(Unusable, TellsOfLinksBehindTheLastOneThatWasRead) {
  last_read_ = 0;
  EXPECT_THAT(faults(link_to("https://github.com/a/b") + link_to("https://example.org/") +
                     "<p>https://github.com/c/d</p>"),
              ElementsAre("2 not read, too many links to papers, repositories and resources: "
                          "https://github.com/a/b"));
}

}  // namespace
}  // namespace sheaf
