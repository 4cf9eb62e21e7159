// 哔哩哔哩 (bilibili.com): videos have counts and other videos' titles in the description, their
// title and the site's words among the keywords, and a thumbnail as picture; times are China's.
// Articles show one time, labelled 编辑于 whether they were edited or not.
#include "base/json.h"
#include "base/text.h"
#include "extractors/china_time.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"
#include "extractors/script_variable.h"

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
  add_china_time(source, source.page.meta("datepublished"), kNoNode, found);
}

void find_shown_time(const Source& source, Findings& found) {
  add_china_time(source, find_hinted(source.page, "opus-module-author__pub__text"), found);
}

// Until 2023 articles (/read/cv1) were drawn by a script, out of {"readInfo": {"author": {"name":
// ...}, "publish_time": 1697882400}}.
Result<Json> read_info(const Source& source) {
  if (!source.url.path().starts_with("/read/")) return Json();
  return parse_lenient_json(find_script_object(source.page, "__INITIAL_STATE__"));
}

void find_read_author(const Source& source, Findings& found) {
  const Result<Json> state = read_info(source);
  const Json* author = state ? find_at(*state, {"readInfo", "author"}) : nullptr;
  if (author) found.add(string_at(*author, "name"));
}

void find_read_time(const Source& source, Findings& found) {
  const Result<Json> state = read_info(source);
  if (state) found.add(china_time_of_epoch(find_at(*state, {"readInfo", "publish_time"})));
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("哔哩哔哩"); }},
    {Field::kAuthors, ".opus-module-author__name",
     [](const Source& source, Findings& found) {
       add_text(source, find_hinted(source.page, "opus-module-author__name"), found);
     }},
    {Field::kAuthors, "readInfo", find_read_author},
    {Field::kPublished, "datePublished", find_video_time},
    {Field::kPublished, ".opus-module-author__pub__text", find_shown_time},
    {Field::kPublished, "readInfo", find_read_time},
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
