// Medium: medium.com and publications on their own domains, with the same pages. All say Medium
// where others name their site; stories that are gone may come with status 200.
#include <algorithm>
#include <iterator>

#include "base/json.h"
#include "base/text.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"
#include "page/visible_text.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"medium.com"};
constexpr std::string_view kSite = "Medium";

// JSON-LD of stories in no publication names the site.
void find_publication(const Source& source, Findings& found) {
  const LinkedData::Entity* article = source.linked_data.article();
  if (!article) return;
  const std::string name = source.linked_data.text(*article->object, "publisher");
  if (name != kSite) found.add(name, article->script);
}

// The last part: "Title | by Author | Publication | Medium", "Title | by Author | Jan, 2023 |
// Publication", and until 2020 "Title – Publication – Medium", "Title - Publication". What comes
// in front is the title that og:title has; one who writes for nobody stands there instead.
std::string_view find_last_part(const Page& page) {
  std::string_view title = trim(page.title());
  const std::string_view name = trim(page.meta("og:title"));
  if (name.empty() || !title.starts_with(name)) return {};
  title.remove_prefix(name.size());
  for (const std::string_view site : {" | Medium", " – Medium", " - Medium"}) {
    if (title.ends_with(site)) title.remove_suffix(site.size());
  }
  for (const std::string_view mark : {" | ", " – ", " - "}) {
    const std::size_t at = mark == " | " ? title.rfind(mark) : title.find(mark);
    if (at != title.npos) return trim(title.substr(at + mark.size()));
  }
  return {};
}

// "Jan, 2023": stories of nobody's publication have the month last.
bool is_month(std::string_view part) {
  constexpr std::size_t kYear = 4;
  if (part.size() < kYear + 2 || part.substr(part.size() - kYear - 2, 2) != ", ") return false;
  part.remove_prefix(part.size() - kYear);
  return std::all_of(part.begin(), part.end(), is_ascii_digit);
}

void find_in_title(const Source& source, Findings& found) {
  const std::string_view part = find_last_part(source.page);
  if (part.starts_with("by ") || is_month(part)) return;
  if (part == source.page.meta("author")) return;
  found.add(part);
}

// Titles of pages that stand in a story's place.
struct Notice {
  std::string_view title;
  State state;
};
constexpr Notice kNotices[] = {
    {"410 Deleted by author — Medium", State::kDeleted},
    {"451 Not available — Medium", State::kDeleted},
    {"451 Not available in your country — Medium", State::kBlocked},
    {"403 Blocked — Medium", State::kBlocked},
};

const Notice* find_notice(const Page& page) {
  const std::string_view title = trim(page.title());
  const auto* notice = std::find_if(std::begin(kNotices), std::end(kNotices),
                                    [&](const Notice& one) { return one.title == title; });
  return notice == std::end(kNotices) ? nullptr : notice;
}

// "PAGE NOT FOUND", "404", "Out of nothing, something." on a page that is called Medium.
bool is_not_found(const Page& page) {
  if (page.title() != kSite) return false;
  const auto headings = page.headings();
  return std::any_of(headings.begin(), headings.end(), [&](NodeId heading) {
    return inline_text(page, heading) == "Out of nothing, something.";
  });
}

std::optional<State> find_state(const Source& source) {
  if (const Notice* notice = find_notice(source.page)) return notice->state;
  if (is_not_found(source.page)) return State::kDeleted;
  return std::nullopt;
}

// By app links: stories open in Medium's program.
bool recognises(const Page& page) {
  return page.meta("al:android:package") == "com.medium.reader" ||
         page.meta("twitter:app:id:iphone") == "828256236" || find_notice(page);
}

// <a href="/tagged/caching">Caching</a> below the story; the sections above it are linked likewise.
void find_tags(const Source& source, Findings& found) {
  const Page& page = source.page;
  if (source.main.root == kNoNode) return;
  for (const NodeId link : page.anchors()) {
    if (link < page.node(source.main.root).end) continue;
    const std::string_view href = page.attribute_or_empty(link, "href");
    if (href.find("/tagged/") != href.npos) add_text(source, link, found);
  }
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "JSON-LD publisher", find_publication},
    {Field::kPublisher, "title", find_in_title},
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add(kSite); }},
    {Field::kTags, "/tagged/", find_tags},
};

}  // namespace

extern const Extractor medium;
const Extractor medium{.name = "medium",
                       .hosts = kHosts,
                       .rules = kRules,
                       .recognises = recognises,
                       .find_state = find_state};

}  // namespace sheaf::sites
