#include "digest/forms/view.h"

#include <set>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/text.h"
#include "digest/forms/dates.h"
#include "digest/forms/labels.h"
#include "digest/forms/names.h"
#include "digest/forms/papers.h"
#include "digest/forms/rich_text.h"
#include "digest/issue_json.h"
#include "url/url.h"

namespace sheaf {
namespace {

Json text_or_null(std::string text) { return text.empty() ? Json() : Json(std::move(text)); }

// Pages that state no zone, and issues, which have a day only, are of the readers' country.
std::string_view zone_of(std::string_view language) {
  return language.starts_with("zh") ? "+08:00" : "Z";
}

std::string language_tag(std::string_view language) {
  return language == "zh" ? "zh-CN" : std::string(language);
}

std::string feed_id(const Issue& issue) {
  if (!issue.id.empty()) return issue.id;
  if (!issue.home_url.empty()) return issue.home_url;
  return uuid_urn("issue\n" + issue.series + "\n" + issue.number + "\n" + issue.title);
}

std::string item_id(const IssueItem& item, std::string_view feed) {
  const std::string& own = !item.id.empty() ? item.id : item.url.empty() ? item.title : item.url;
  return uuid_urn(std::string(feed) + "\n" + own);
}

// By the ending of the address; feeds ask for a picture's type.
std::string_view media_type_of(std::string_view address) {
  struct Named {
    std::string_view ending, type;
  };
  constexpr Named kTypes[] = {
      {"png", "image/png"},     {"gif", "image/gif"},   {"webp", "image/webp"},
      {"svg", "image/svg+xml"}, {"avif", "image/avif"}, {"bmp", "image/bmp"},
  };
  const std::string_view path = address.substr(0, address.find_first_of("?#"));
  for (const Named& named : kTypes) {
    // WeChat names the type in the query.
    const bool in_query = address.find("wx_fmt=" + std::string(named.ending)) != address.npos;
    if (in_query || ends_with_ignore_case(path, "." + std::string(named.ending))) return named.type;
  }
  return "image/jpeg";
}

// Words as {"text", "markdown", "html"}: a template takes what its target needs, unescaped.
Json words_json(const Words& words) {
  if (trim(words.text).empty()) return nullptr;
  Json out = Json::object();
  out["text"] = words_text(words);
  out["markdown"] = words_markdown(words);
  out["html"] = words_html(words);
  return out;
}

void add_picture(Json& view, const IssuePicture& picture) {
  Json& json = view["picture"];
  json["type"] = media_type_of(picture.url);
  json["source_url"] = picture.source_url.empty() ? picture.url : picture.source_url;
  const bool at_end = picture.place == IssuePicture::Place::kEnd;
  view[at_end ? "picture_at_end" : "picture_at_top"] = json;
}

void add_item(Json& view, const IssueItem& item, const Json& issue) {
  const std::string& zone = issue["zone"].get_ref<const std::string&>();
  view["anchor"] = "item-" + std::to_string(item.number);
  view["feed_id"] = item_id(item, issue["feed_id"].get_ref<const std::string&>());
  view["date"] = text_or_null(item.published.substr(0, 10));
  const std::string published = rfc3339_date(item.published, zone);
  view["published_rfc3339"] = text_or_null(published);
  view["published_mail"] = text_or_null(mail_date(item.published, zone));
  view["updated_rfc3339"] = published.empty() ? issue["updated_rfc3339"] : Json(published);
  view["language"] = text_or_null(language_tag(item.language));
  view["excerpt"] = words_json(item.excerpt);
  view["byline"] = words_json(item.byline);
  view["note"] = words_json(item.note);
  view["summary"] = view["excerpt"].is_null()
                        ? Json()
                        : Json(fold_space(view["excerpt"]["text"].get_ref<const std::string&>()));
  view["is_first"] = item.number == 1;
  view["has_links"] = !item.links.empty();
  view["has_related"] = !item.related.empty();
  view["has_authors"] = !item.authors.empty();
  view["has_tags"] = !item.tags.empty();
  if (item.picture) add_picture(view, *item.picture);
}

// The latest date of an item, for an issue without a day of its own.
std::string latest_date(const Issue& issue) {
  std::string latest = "1970-01-01";
  for (const Section& section : issue.sections) {
    for (const IssueItem& item : section.items) {
      if (item.published > latest && !rfc3339_date(item.published, "Z").empty())
        latest = item.published;
    }
  }
  return latest;
}

// Where the items come from: each source once, with the front page of its host.
Json sources_json(const Issue& issue) {
  Json sources = Json::array();
  std::set<std::string, std::less<>> names;
  for (const Section& section : issue.sections) {
    for (const IssueItem& item : section.items) {
      if (!item.source.empty() && names.contains(item.source)) continue;
      const Result<Url> url = Url::parse(item.url);
      const std::string host = url.ok() ? std::string(url->host()) : "";
      const std::string name = item.source.empty() ? host : item.source;
      if (name.empty() || !names.insert(name).second) continue;
      const std::string home = url.ok() ? std::string(url->scheme()) + "://" + host + "/" : "";
      sources.push_back({{"title", name}, {"url", text_or_null(home)}});
    }
  }
  return sources;
}

void add_dates(Json& view, const Issue& issue) {
  const std::string zone(zone_of(issue.language));
  const bool dated = !rfc3339_date(issue.date, zone).empty();
  const std::string date = dated ? issue.date : latest_date(issue);
  view["zone"] = zone;
  view["updated_rfc3339"] = rfc3339_date(date, zone);
  view["updated_mail"] = mail_date(date, zone);
  // As Hexo and Jekyll write it: 2021-04-09 16:40:16 +0800.
  const std::string full = view["updated_rfc3339"].get<std::string>();
  view["updated_plain"] = full.substr(0, 10) + " " + full.substr(11, 8);
  view["zone_plain"] = zone == "Z" ? "+0000" : replace_all(zone, ":", "");
}

// What a site's page about the issue shows: the tags of its items, each once.
void add_site_members(Json& view, const Issue& issue) {
  constexpr std::size_t kMaxTags = 20;
  Json tags = Json::array(), cover, link = text_or_null(issue.home_url);
  std::set<std::string, std::less<>> seen;
  for (const Section& section : issue.sections) {
    for (const IssueItem& item : section.items) {
      for (const std::string& tag : item.tags) {
        if (tags.size() < kMaxTags && seen.insert(ascii_lower(tag)).second) tags.push_back(tag);
      }
      if (cover.is_null() && item.picture) cover = item.picture->url;
      if (link.is_null()) link = text_or_null(item.url);
    }
  }
  view["has_tags"] = !tags.empty();
  view["tags"] = std::move(tags);
  view["cover_url"] = std::move(cover);
  view["link_url"] = std::move(link);
  view["is_cjk"] = issue.language == "zh" || issue.language == "ja" || issue.language == "ko";
}

}  // namespace

Json form_view(const Issue& issue, const Language& language) {
  Json view = issue_json(issue);
  add_dates(view, issue);
  view["language"] = language_tag(issue.language);
  view["labels"] = labels_json(issue, language);
  view["feed_id"] = feed_id(issue);
  const std::string slug = slug_of(issue.title);
  view["slug"] = slug.empty() ? "issue-" + issue.date : slug;
  view["papers"] = papers_json(issue);
  view["has_readings"] = !issue.readings.empty();
  add_site_members(view, issue);
  view["sources"] = sources_json(issue);
  for (std::size_t i = 0; i < issue.sections.size(); ++i) {
    Json& items = view["sections"][i]["items"];
    for (std::size_t k = 0; k < issue.sections[i].items.size(); ++k)
      add_item(items[k], issue.sections[i].items[k], view);
  }
  return view;
}

}  // namespace sheaf
