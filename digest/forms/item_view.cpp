#include "digest/forms/item_view.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "digest/forms/dates.h"
#include "digest/forms/names.h"
#include "digest/forms/rich_text.h"
#include "digest/issue_json.h"

namespace sheaf {

struct ItemMember {
  const char* name;
  Json (*make)(const ItemViewer& viewer, const IssueItem& item);
};

namespace {

std::string feed_id(const IssueItem& item, std::string_view feed) {
  const std::string& own = !item.id.empty() ? item.id : item.url.empty() ? item.title : item.url;
  return uuid_urn(std::string(feed).append("\n").append(own));
}

// Where GFM's bare addresses end is subtle; those of other characters go in <>.
bool is_plain_address(std::string_view url) {
  constexpr std::string_view kPlain = "-._~/:?=&%#+@,";
  const bool plain = std::all_of(url.begin(), url.end(), [&](char c) {
    return is_ascii_alnum(c) || kPlain.find(c) != kPlain.npos;
  });
  return plain && !url.empty() && (is_ascii_alnum(url.back()) || url.back() == '/');
}

bool has_colon(std::string_view label) { return label.ends_with(':') || label.ends_with("："); }

std::string joined(const std::string& label, std::string_view colon) {
  return label.empty() || has_colon(label) ? label : label + std::string(colon);
}

// What stands between a label and the address on the same line: an editor's label may have a colon.
std::string joint_behind(std::string_view label, std::string_view joint) {
  if (label.empty()) return "";
  if (!has_colon(label)) return std::string(joint);
  return label.ends_with(':') ? " " : "";
}

Json shown_link(const IssueLink& link, const ItemContext& context) {
  Json json = link_json(link);
  json["is_bare"] = context.flavor == Flavor::kGfm && is_plain_address(link.url);
  json["label_joint"] = text_or_null(joint_behind(link.label, context.joint));
  json["label_joined"] = text_or_null(joined(link.label, context.colon));
  return json;
}

Json byline(const ItemViewer& viewer, const IssueItem& item) {
  Json json = viewer.words(item.byline);
  if (json.is_null()) return json;
  Json& lines = json["lines"] = Json::array();
  for (const std::string_view line : split_lines(item.byline.text)) lines.push_back(line);
  return json;
}

Json picture_at(const IssueItem& item, IssuePicture::Place place) {
  return item.picture && item.picture->place == place ? picture_json(*item.picture) : Json();
}

std::string published(const ItemViewer& viewer, const IssueItem& item) {
  return rfc3339_date(item.published, viewer.context().zone);
}

Json day(const ItemViewer& viewer, const IssueItem& item) {
  return published(viewer, item).empty() ? Json() : Json(item.published.substr(0, 10));
}

Json updated(const ItemViewer& viewer, const IssueItem& item) {
  std::string own = published(viewer, item);
  if (own.empty()) own = viewer.context().updated;
  return own;
}

Json links(const ItemViewer& viewer, const IssueItem& item) {
  return list_json(item.links,
                   [&](const IssueLink& link) { return shown_link(link, viewer.context()); });
}

using Viewer = ItemViewer;
using I = IssueItem;
using Place = IssuePicture::Place;

// In the order of their names, which is that of the view.
constexpr ItemMember kMembers[] = {
    {"anchor",
     [](const Viewer&, const I& i) -> Json { return "item-" + std::to_string(i.number); }},
    {"authors", [](const Viewer&, const I& i) -> Json { return i.authors; }},
    {"byline", byline},
    {"date", day},
    {"excerpt", [](const Viewer& v, const I& i) { return v.words(i.excerpt); }},
    {"feed_id",
     [](const Viewer& v, const I& i) -> Json { return feed_id(i, v.context().feed_id); }},
    {"has_authors", [](const Viewer&, const I& i) -> Json { return !i.authors.empty(); }},
    {"has_links", [](const Viewer&, const I& i) -> Json { return !i.links.empty(); }},
    {"has_quote",
     [](const Viewer&, const I& i) -> Json {
       return !i.links.empty() || !trim(i.byline.text).empty();
     }},
    {"has_related", [](const Viewer&, const I& i) -> Json { return !i.related.empty(); }},
    {"has_tags", [](const Viewer&, const I& i) -> Json { return !i.tags.empty(); }},
    {"id", [](const Viewer&, const I& i) { return text_or_null(i.id); }},
    {"is_first", [](const Viewer&, const I& i) -> Json { return i.number == 1; }},
    {"language", [](const Viewer&, const I& i) { return text_or_null(language_tag(i.language)); }},
    {"links", links},
    {"note", [](const Viewer& v, const I& i) { return v.words(i.note); }},
    {"number", [](const Viewer&, const I& i) -> Json { return i.number; }},
    {"papers", [](const Viewer&, const I& i) { return list_json(i.papers, link_json); }},
    {"picture",
     [](const Viewer&, const I& i) { return i.picture ? picture_json(*i.picture) : Json(); }},
    {"picture_at_end", [](const Viewer&, const I& i) { return picture_at(i, Place::kEnd); }},
    {"picture_at_top", [](const Viewer&, const I& i) { return picture_at(i, Place::kTop); }},
    {"published", [](const Viewer&, const I& i) { return text_or_null(i.published); }},
    {"published_mail",
     [](const Viewer& v, const I& i) {
       return text_or_null(mail_date(i.published, v.context().zone));
     }},
    {"published_rfc3339",
     [](const Viewer& v, const I& i) { return text_or_null(published(v, i)); }},
    {"related", [](const Viewer&, const I& i) { return list_json(i.related, reading_json); }},
    {"repos", [](const Viewer&, const I& i) { return list_json(i.repos, link_json); }},
    {"resources", [](const Viewer&, const I& i) { return list_json(i.resources, link_json); }},
    {"source", [](const Viewer&, const I& i) { return text_or_null(i.source); }},
    {"summary",
     [](const Viewer&, const I& i) { return text_or_null(fold_space(words_text(i.excerpt))); }},
    {"tags", [](const Viewer&, const I& i) -> Json { return i.tags; }},
    {"time", [](const Viewer&, const I& i) { return time_json(i.time); }},
    {"title", [](const Viewer&, const I& i) -> Json { return i.title; }},
    {"updated_rfc3339", updated},
    {"url", [](const Viewer&, const I& i) { return text_or_null(i.url); }},
    {"words", [](const Viewer&, const I& i) { return count_json(i.words); }},
};

}  // namespace

ItemViewer::ItemViewer(ItemContext context, const TemplateNames* names)
    : context_(std::move(context)) {
  const auto wants = [&](const char* name) { return !names || names->contains(name); };
  text_ = wants("text");
  markdown_ = wants("markdown");
  html_ = wants("html");
  for (const ItemMember& member : kMembers) {
    if (wants(member.name)) members_.push_back(&member);
  }
}

Json ItemViewer::view(const IssueItem& item) const {
  Json json = Json::object();
  for (const ItemMember* member : members_) put(json, member->name, member->make(*this, item));
  return json;
}

Json ItemViewer::words(const Words& words) const {
  if (trim(words.text).empty()) return nullptr;
  Json json = Json::object();
  if (html_) put(json, "html", words_html(words));
  put(json, "is_plain", words.kind == WordsKind::kPlain);
  if (markdown_) put(json, "markdown", words_markdown(words));
  if (text_) put(json, "text", words_text(words));
  return json;
}

std::string language_tag(std::string_view language) {
  return language == "zh" ? "zh-CN" : std::string(language);
}

}  // namespace sheaf
