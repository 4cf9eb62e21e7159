// 豆瓣 (douban.com): times of notes, reviews and topics are China's; a page that wants the reader
// to prove something stands on a host of its own.
#include "extractors/china_time.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"douban.com"};

// Note, review, topic of a group.
void find_published(const Source& source, Findings& found) {
  for (const std::string_view name : {"pub-date", "main-meta", "create-time"}) {
    add_china_time(source, find_hinted(source.page, name), found);
  }
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("豆瓣"); }},
    {Field::kAuthors, ".note-author",
     [](const Source& source, Findings& found) {
       add_text(source, find_hinted(source.page, "note-author"), found);
     }},
    {Field::kPublished, ".pub-date", find_published},
};

std::optional<State> find_state(const Source& source) {
  if (source.url.host() == "sec.douban.com" || source.page.title() == "禁止访问")
    return State::kBlocked;
  return std::nullopt;
}

}  // namespace

extern const Extractor douban;
const Extractor douban{
    .name = "douban", .hosts = kHosts, .rules = kRules, .find_state = find_state};

}  // namespace sheaf::sites
