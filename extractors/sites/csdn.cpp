// CSDN: blogs keep title and author in script variables; news pages (until 2016 or so) in a line
// under the heading. Times are China's.
#include "base/text.h"
#include "extractors/china_time.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"
#include "extractors/script_variable.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"csdn.net"};

bool recognises(const Page& page) {
  const std::string_view title = trim(page.title());
  return title.ends_with("-CSDN博客") || title.ends_with("-CSDN.NET");
}

// News: "发表于<span>2014-08-24 21:30</span>| ... 作者<span>...</span>" in the <h4> behind the
// title. Gives the text that follows `label`.
NodeId find_after_label(const Page& page, std::string_view label) {
  const NodeId title = find_with_class(page, page.headings(), "title");
  if (title == kNoNode) return kNoNode;
  NodeId line = page.next_sibling(title);
  while (line != kNoNode && page.node(line).tag == Tag::kText) line = page.next_sibling(line);
  if (line == kNoNode || page.node(line).tag != Tag::kH4) return kNoNode;
  for (NodeId node = line; node < page.node(line).end; ++node) {
    if (page.node(node).tag != Tag::kText || !trim(page.node(node).text).ends_with(label)) continue;
    return page.next_sibling(node);
  }
  return kNoNode;
}

void find_published(const Source& source, Findings& found) {
  const NodeId time = find_with_class(source.page, source.page.hinted(), "blog-postTime");
  if (time == kNoNode) return;
  const std::string_view written = source.page.attribute_or_empty(time, "data-time");
  add_china_time(source, written, time, found);
}

// Baidu's JSON-LD: {"pubDate": "2024-05-06T15:44:46", "upDate": ...}.
void add_script_date(const Source& source, std::string_view key, Findings& found) {
  for (const LinkedData::Entity& entity : source.linked_data.entities()) {
    const std::string written = source.linked_data.text(*entity.object, key);
    add_china_time(source, written, entity.script, found);
  }
}

// "文章浏览阅读2.1k次，点赞31次，收藏66次。" stands in front of every one.
void find_description(const Source& source, Findings& found) {
  constexpr std::string_view kStop = "。";
  std::string_view text = trim(source.page.meta("description"));
  if (text.starts_with("文章浏览阅读")) {
    const std::size_t stop = text.find(kStop);
    text = stop == text.npos ? std::string_view() : text.substr(stop + kStop.size());
  }
  found.add(text);
}

// The links of the tags lead to the site's search, those of columns beside them do not.
void find_tags(const Source& source, Findings& found) {
  for (const NodeId link : source.page.anchors()) {
    if (source.page.has_class(link, "tag-link") &&
        source.page.attribute_or_empty(link, "href").find("//so.csdn.net/") !=
            std::string_view::npos)
      add_text(source, link, found);
  }
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("CSDN"); }},
    {Field::kTitle, "articleTitle",
     [](const Source& source, Findings& found) {
       found.add(find_script_variable(source.page, "articleTitle"));
     }},
    {Field::kAuthors, "nickName",
     [](const Source& source, Findings& found) {
       found.add(find_script_variable(source.page, "nickName"));
     }},
    {Field::kAuthors, "作者",
     [](const Source& source, Findings& found) {
       add_text(source, find_after_label(source.page, "作者"), found);
     }},
    {Field::kPublished, "pubDate",
     [](const Source& source, Findings& found) { add_script_date(source, "pubDate", found); }},
    {Field::kPublished, ".blog-postTime", find_published},
    {Field::kPublished, "发表于",
     [](const Source& source, Findings& found) {
       add_china_time(source, find_after_label(source.page, "发表于"), found);
     }},
    {Field::kModified, "upDate",
     [](const Source& source, Findings& found) { add_script_date(source, "upDate", found); }},
    {Field::kDescription, "description", find_description},
    {Field::kTags, ".tag-link", find_tags},
};

// The keywords repeat the title.
constexpr Field kOwns[] = {Field::kTags};

}  // namespace

extern const Extractor csdn;
const Extractor csdn{
    .name = "csdn", .hosts = kHosts, .rules = kRules, .recognises = recognises, .owns = kOwns};

}  // namespace sheaf::sites
