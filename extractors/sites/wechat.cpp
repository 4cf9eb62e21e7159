// WeChat official accounts (mp.weixin.qq.com): what is in the page's script variables, through all
// eras of its templates; picture and text posts, whose body is in a script; pages that stand in for
// an article.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "extractors/china_time.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"
#include "extractors/meta/date_text.h"
#include "extractors/script_variable.h"
#include "page/visible_text.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"mp.weixin.qq.com"};
constexpr std::size_t kNoticePageBytes = 64u << 10;  // pages that stand in for an article are small
constexpr std::size_t kLongestNotice = 1500;         // bytes of their text

void add_text_of(const Source& source, std::string_view id, Findings& found) {
  add_text(source, source.page.find_by_id(id), found);
}

bool has_article_body(const Page& page) {
  return page.find_by_id("js_content") != kNoNode || page.find_by_id("activity-name") != kNoNode;
}

bool recognises(const Page& page) {
  if (page.meta("og:site_name") == "微信公众平台" || has_article_body(page)) return true;
  return page.source().size() < kNoticePageBytes &&
         page.source().find("weui-msg__") != std::string_view::npos;
}

// A text post has no title of its own: the variable holds its whole text, of which the first
// sentence names it.
std::string_view first_sentence(std::string_view text) {
  constexpr std::size_t kLongestTitle = 64;  // code points, which is what an author can enter
  text = trim(text);
  if (count_code_points(text) <= kLongestTitle && text.find('\n') == text.npos) return text;
  std::size_t end = text.find('\n');
  for (const std::string_view mark : {"。", "！", "？", "!", "?"}) {
    const std::size_t pos = text.find(mark);
    if (pos != text.npos) end = std::min(end, mark == "。" ? pos : pos + mark.size());
  }
  return first_code_points(text.substr(0, end), kLongestTitle);
}

// Pages saved without their scripts name the account nowhere but here, if at all.
void find_account_in_meta(const Source& source, Findings& found) {
  found.add(source.page.meta("og:article:author"));
}

void find_title(const Source& source, Findings& found) {
  found.add(first_sentence(find_script_variable(source.page, "msg_title")));
  found.add(first_sentence(find_script_variable(source.page, "d.title")));
}

void find_account(const Source& source, Findings& found) {
  for (const std::string_view name : {"nickname", "d.nick_name", "window.name"}) {
    found.add(find_script_variable(source.page, name));
  }
  found.add(find_script_member(source.page, "nick_name"));
}

void find_shown_account(const Source& source, Findings& found) {
  for (const std::string_view id : {"js_name", "post-user"}) add_text_of(source, id, found);
  for (const NodeId node : source.page.hinted()) {
    const bool names_account = source.page.has_class(node, "profile_nickname") ||
                               source.page.has_class(node, "account_nickname_inner") ||
                               source.page.has_class(node, "wx_follow_nickname");
    if (names_account) found.add(inline_text(source.page, node), node);
  }
}

void find_shown_author(const Source& source, Findings& found) {
  for (const std::string_view id : {"js_author_name_text", "js_author_name"}) {
    add_text_of(source, id, found);
    if (!found.empty()) return;
  }
}

// What stands in that line and is no author; js_ip_wording_wrp holds 发表于 and a place.
constexpr std::string_view kBesideAuthor[] = {"post-date", "publish_time", "copyright_logo",
                                              "js_name", "js_ip_wording_wrp"};

// The old templates' line under the title: 原创, date, author, account, in <em> or <span>.
void find_author_in_meta_line(const Source& source, Findings& found) {
  for (const NodeId node : source.page.hinted()) {
    const Node& element = source.page.node(node);
    if (!source.page.has_class(node, "rich_media_meta_text") || element.tag == Tag::kA ||
        element.hidden)
      continue;
    const std::string_view id = source.page.attribute_or_empty(node, "id");
    if (std::find(std::begin(kBesideAuthor), std::end(kBesideAuthor), id) !=
        std::end(kBesideAuthor))
      continue;
    const std::string text = inline_text(source.page, node);
    if (text != "原创" && !find_date(text, {.language = "zh"})) found.add(text, node);
  }
}

void find_published(const Source& source, Findings& found) {
  for (const std::string_view name : {"ct", "d.ct", "oriCreateTime", "d.create_time"}) {
    const std::string seconds = find_script_variable(source.page, name);
    if (seconds.size() == 10) return found.add(china_time_of_epoch(seconds));
  }
}

// Dates that the page shows have no zone: they are China's.
void find_shown_date(const Source& source, Findings& found) {
  for (const std::string_view id : {"publish_time", "post-date"}) {
    add_china_time(source, source.page.find_by_id(id), found);
  }
}

void find_cover(const Source& source, Findings& found) {
  for (const std::string_view name : {"msg_cdn_url", "d.cover", "cdn_url_235_1", "cdn_url_1_1"}) {
    found.add(find_script_variable(source.page, name));
  }
  if (found.empty()) found.add(find_script_member(source.page, "cdn_url"));
}

void find_description(const Source& source, Findings& found) {
  for (const std::string_view name : {"msg_desc", "window.desc"})
    found.add(find_script_variable(source.page, name));
  if (!found.empty()) return;
  // The attribute of short posts holds JavaScript's escapes.
  found.add(replace_all(std::string(source.page.meta("og:description")), "\\x0a", "\n"));
}

constexpr Rule kRules[] = {
    {Field::kCanonicalUrl, "msg_link",
     [](const Source& source, Findings& found) {
       found.add(find_script_variable(source.page, "msg_link"));
     }},
    {Field::kPublisher, "nickname", find_account},
    {Field::kPublisher, "#js_name", find_shown_account},
    {Field::kPublisher, "og:article:author", find_account_in_meta},
    {Field::kTitle, "msg_title", find_title},
    {Field::kTitle, "#activity-name",
     [](const Source& source, Findings& found) { add_text_of(source, "activity-name", found); }},
    {Field::kAuthors, "author",
     [](const Source& source, Findings& found) {
       found.add(find_script_variable(source.page, "author"));
     }},
    {Field::kAuthors, "#js_author_name", find_shown_author},
    {Field::kAuthors, ".rich_media_meta_text", find_author_in_meta_line},
    {Field::kPublished, "ct", find_published},
    {Field::kPublished, "#publish_time", find_shown_date},
    {Field::kDescription, "msg_desc", find_description},
    {Field::kHeroImage, "msg_cdn_url", find_cover},
};

struct Notice {
  std::string_view words;
  State state;
};
// What the pages say that WeChat serves (with status 200) in an article's place.
constexpr Notice kNotices[] = {
    {"已被发布者删除", State::kDeleted},
    {"deleted by the author", State::kDeleted},
    {"违规", State::kDeleted},
    {"已申请帐号迁移", State::kDeleted},
    {"已申请账号迁移", State::kDeleted},
    {"公众号已迁移", State::kDeleted},
    {"自主注销", State::kDeleted},
    {"已被屏蔽", State::kDeleted},
    {"发送失败无法查看", State::kDeleted},
    {"内容暂时无法查看", State::kDeleted},
    {"链接已过期", State::kBlocked},
    {"验证身份", State::kBlocked},
    {"访问过于频繁", State::kBlocked},
    {"环境异常", State::kBlocked},
    {"完成验证", State::kBlocked},
    {"暂无权限", State::kBlocked},
    {"隐私设置", State::kBlocked},
    {"参数错误", State::kEmpty},
    {"未知错误", State::kBlocked},
};

bool asks_for_verification(const Source& source) {
  if (source.url.path().find("wappoc_appmsgcaptcha") != std::string_view::npos) return true;
  return std::any_of(source.page.scripts().begin(), source.page.scripts().end(),
                     [](const Script& script) {
                       return script.body.size() < kNoticePageBytes &&
                              script.body.find("secitptpage/verify") != std::string_view::npos;
                     });
}

// Ordinary articles quote these words: they count only on a page without one.
std::optional<State> find_state(const Source& source) {
  const Page& page = source.page;
  if (asks_for_verification(source)) return State::kBlocked;
  if (has_article_body(page) || !find_script_variable(page, "msg_title").empty())
    return std::nullopt;
  if (page.source().size() > kNoticePageBytes * 2) return std::nullopt;
  if (source.main.text.size() > kLongestNotice) return std::nullopt;
  for (const Notice& notice : kNotices) {
    if (page.source().find(notice.words) != std::string_view::npos) return notice.state;
  }
  return std::nullopt;
}

// Picture and text posts keep their text, with <a> and <br>, in a script.
std::string find_text(const Source& source) {
  if (source.page.find_by_id("activity-name") != kNoNode) return {};
  std::string html = find_script_member(source.page, "content_noencode");
  if (html.empty()) html = find_script_variable(source.page, "window.desc");
  if (html.empty()) return {};
  const auto page = Page::parse("<!doctype html><pre>" + html, "text/html; charset=utf-8");
  return page.ok() ? visible_text(**page, 0) : std::string();
}

// 阅读原文 below the article.
std::string find_original(const Source& source) {
  return find_script_variable(source.page, "msg_source_url");
}

// The account's name stands where general rules look for an author.
constexpr Field kOwns[] = {Field::kAuthors};

}  // namespace

extern const Extractor wechat;
const Extractor wechat{.name = "wechat",
                       .hosts = kHosts,
                       .rules = kRules,
                       .recognises = recognises,
                       .find_state = find_state,
                       .find_text = find_text,
                       .find_original = find_original,
                       .owns = kOwns};

}  // namespace sheaf::sites
