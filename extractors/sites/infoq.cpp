// InfoQ 中文 (infoq.cn): topic, author and kind of page stand behind the title; times are China's.
#include "base/text.h"
#include "extractors/china_time.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"infoq.cn"};

bool is_community(const Source& source) {
  return source.url.host() == "xie.infoq.cn" || source.page.title().ends_with("_InfoQ写作社区");
}

bool recognises(const Page& page) {
  const std::string_view title = trim(page.title());
  return title.ends_with("_InfoQ精选文章") || title.ends_with("_InfoQ写作社区");
}

void find_site(const Source& source, Findings& found) {
  found.add(is_community(source) ? "InfoQ 写作社区" : "InfoQ 中文");
}

// "Title_Topic_Author_InfoQ精选文章", "Title_Topic_InfoQ精选文章": the heading may be missing where
// no script has run.
void find_title(const Source& source, Findings& found) {
  add_text(source, find_with_class(source.page, source.page.headings(), "article-title"), found);
  const std::string_view title = trim(source.page.title());
  if (recognises(source.page)) found.add(title.substr(0, title.find('_')));
}

// The first of <ul class=read-time>: "2023-08-15 14:20", length, minutes.
void find_published(const Source& source, Findings& found) {
  add_china_time(source, find_hinted(source.page, "read-time"), found);
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", find_site},
    {Field::kTitle, "title", find_title},
    {Field::kPublished, ".read-time", find_published},
};

}  // namespace

extern const Extractor infoq;
const Extractor infoq{.name = "infoq", .hosts = kHosts, .rules = kRules, .recognises = recognises};

}  // namespace sheaf::sites
