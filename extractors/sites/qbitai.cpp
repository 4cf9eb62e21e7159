// 量子位 (qbitai.com): the line under the title has date and time of China in two elements.
#include "extractors/china_time.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"
#include "page/visible_text.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"qbitai.com"};

// The element with the class in <div class=article_info>; related articles have the same classes.
NodeId find_in_line(const Page& page, std::string_view name) {
  const NodeId line = find_hinted(page, "article_info");
  for (const NodeId node : page.hinted()) {
    if (is_inside(page, node, line) && page.has_class(node, name)) return node;
  }
  return kNoNode;
}

void find_published(const Source& source, Findings& found) {
  const NodeId date = find_in_line(source.page, "date");
  const NodeId time = find_in_line(source.page, "time");
  if (date == kNoNode || time == kNoNode) return;
  const std::string text = inline_text(source.page, date) + " " + inline_text(source.page, time);
  add_china_time(source, text, date, found);
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("量子位"); }},
    {Field::kAuthors, ".article_info .author",
     [](const Source& source, Findings& found) {
       add_text(source, find_in_line(source.page, "author"), found);
     }},
    {Field::kPublished, ".article_info .date", find_published},
};

}  // namespace

extern const Extractor qbitai;
const Extractor qbitai{.name = "qbitai", .hosts = kHosts, .rules = kRules};

}  // namespace sheaf::sites
