// 哔哩哔哩 (bilibili.com): videos have counts and other videos' titles in the description, their
// title and the site's words among the keywords, and a thumbnail as picture; times are China's.
// Articles show one time, labelled 编辑于 whether they were edited or not.
#include <cstdint>
#include <initializer_list>

#include "base/json.h"
#include "base/text.h"
#include "extractors/china_time.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"
#include "extractors/script_variable.h"
#include "page/visible_text.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"bilibili.com"};

bool recognises(const Page& page) { return trim(page.title()).ends_with("_哔哩哔哩_bilibili"); }

// The text before the first `mark`, or all of it.
std::string_view before(std::string_view text, std::string_view mark) {
  return text.substr(0, text.find(mark));
}

// "Description, 视频播放量 20531、弹幕量 41..., 视频作者 ..., 相关视频：..."; "-" stands for none.
void find_description(const Source& source, Findings& found) {
  const std::string_view text = before(source.page.meta("description"), ", 视频播放量 ");
  if (trim(text) != "-") found.add(trim(text));
}

// "Title,tag,tag,哔哩哔哩,bilibili,B站,弹幕"
void find_tags(const Source& source, Findings& found) {
  std::string_view words = before(source.page.meta("keywords"), ",哔哩哔哩,");
  if (source.title.empty() || !words.starts_with(source.title)) return;
  words.remove_prefix(source.title.size());
  if (words.starts_with(',')) found.add(words.substr(1));
}

// "//i0.hdslb.com/bfs/archive/1.jpg@100w_100h_1c.png": the picture itself stands before the '@'.
void find_cover(const Source& source, Findings& found) {
  found.add(before(source.page.meta("og:image"), "@"));
}

void find_video_time(const Source& source, Findings& found) {
  found.add(china_time(source.page.meta("datepublished"), source.fetched_at));
}

void find_shown_time(const Source& source, Findings& found) {
  const NodeId time = find_hinted(source.page, "opus-module-author__pub__text");
  if (time == kNoNode) return;
  found.add({china_time(inline_text(source.page, time), source.fetched_at), time});
}

// Until 2023 articles (/read/cv1) were drawn by a script, out of {"readInfo": {"author": {"name":
// ...}, "publish_time": 1697882400}}.
std::string find_read_info(const Source& source, std::initializer_list<std::string_view> names) {
  if (!source.url.path().starts_with("/read/")) return {};
  const Result<Json> state =
      parse_lenient_json(find_script_object(source.page, "__INITIAL_STATE__"));
  const Json* at = state ? find_member(*state, "readInfo") : nullptr;
  for (const std::string_view name : names) {
    if (at) at = find_member(*at, name);
  }
  if (!at) return {};
  if (at->is_number_unsigned()) return std::to_string(at->get<std::uint64_t>());
  return at->is_string() ? at->get<std::string>() : std::string();
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("哔哩哔哩"); }},
    {Field::kAuthors, ".opus-module-author__name",
     [](const Source& source, Findings& found) {
       add_text(source, find_hinted(source.page, "opus-module-author__name"), found);
     }},
    {Field::kAuthors, "readInfo",
     [](const Source& source, Findings& found) {
       found.add(find_read_info(source, {"author", "name"}));
     }},
    {Field::kPublished, "datePublished", find_video_time},
    {Field::kPublished, ".opus-module-author__pub__text", find_shown_time},
    {Field::kPublished, "readInfo",
     [](const Source& source, Findings& found) {
       found.add(china_time_of_epoch(find_read_info(source, {"publish_time"})));
     }},
    {Field::kDescription, "description", find_description},
    {Field::kHeroImage, "og:image", find_cover},
    {Field::kTags, "keywords", find_tags},
};

constexpr Field kOwns[] = {Field::kModified, Field::kDescription, Field::kTags};

// Served with status 200.
std::optional<State> find_state(const Source& source) {
  if (source.page.title().starts_with("视频去哪了呢")) return State::kDeleted;
  return std::nullopt;
}

}  // namespace

extern const Extractor bilibili;
const Extractor bilibili{.name = "bilibili",
                         .hosts = kHosts,
                         .rules = kRules,
                         .recognises = recognises,
                         .find_state = find_state,
                         .owns = kOwns};

}  // namespace sheaf::sites
