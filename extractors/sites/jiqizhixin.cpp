// 机器之心 (jiqizhixin.com): times are China's. These are the pages until 2024; those of today hold
// nothing before their scripts have run.
#include "extractors/china_time.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"jiqizhixin.com"};

void find_published(const Source& source, Findings& found) {
  add_china_time(source, find_hinted(source.page, "article__published"), found);
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("机器之心"); }},
    {Field::kAuthors, ".article-author__name",
     [](const Source& source, Findings& found) {
       add_text(source, find_hinted(source.page, "article-author__name"), found);
     }},
    {Field::kPublished, ".article__published", find_published},
};

}  // namespace

extern const Extractor jiqizhixin;
const Extractor jiqizhixin{.name = "jiqizhixin", .hosts = kHosts, .rules = kRules};

}  // namespace sheaf::sites
