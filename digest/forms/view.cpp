#include "digest/forms/view.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "digest/forms/dates.h"
#include "digest/forms/item_view.h"
#include "digest/forms/names.h"
#include "digest/forms/papers.h"
#include "digest/forms/rich_text.h"
#include "digest/issue_json.h"
#include "url/url.h"

namespace sheaf {
namespace {

// Pages that state no zone, and issues of which only the day is known, are of the readers' country.
std::string_view zone_of(std::string_view language) {
  return language.starts_with("zh") ? "+08:00" : "Z";
}

std::string feed_id(const Issue& issue) {
  if (!issue.id.empty()) return issue.id;
  if (!issue.home_url.empty()) return issue.home_url;
  return uuid_urn("issue\n" + issue.series + "\n" + issue.number + "\n" + issue.title);
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
  const std::string zone(issue.zone.empty() ? zone_of(issue.language) : issue.zone);
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

// All words of the language by their names, and what stands between a label and what it labels.
Json labels_json(const Language& language) {
  Json labels = Json::object();
  for (const auto& [name, text] : language.words) labels[name] = text;
  const std::string& joint = language.word("label_joint");
  labels["joint"] = joint;
  labels["colon"] = joint.substr(0, joint.find_last_not_of(' ') + 1);
  return labels;
}

Json lead_json(const Issue& issue) {
  Json lead = Json::array();
  for (const std::string& paragraph : issue.lead) {
    lead.push_back(Json::object());
    lead.back()["text"] = paragraph;
    lead.back()["markdown"] = words_markdown({paragraph, WordsKind::kPlain});
  }
  return lead;
}

ItemContext context_of(const Issue& issue, const Json& view, Flavor flavor) {
  return {.zone = std::string(zone_of(issue.language)),
          .feed_id = std::string(string_at(view, "feed_id")),
          .updated = std::string(string_at(view, "updated_rfc3339")),
          .joint = std::string(string_at(view["labels"], "joint")),
          .colon = std::string(string_at(view["labels"], "colon")),
          .flavor = flavor};
}

// `item_json` gives what stands for an item.
template <typename ToJson>
Json sections_json(const Issue& issue, ToJson item_json) {
  return list_json(issue.sections, [&](const Section& section) {
    Json json = Json::object();
    put(json, "has_title", !section.title.empty());
    put(json, "items", list_json(section.items, item_json));
    put(json, "title", text_or_null(section.title));
    return json;
  });
}

// All but the items.
Json frame_json(const Issue& issue, const Language& language, const TemplateNames* names) {
  const auto wants = [&](const char* name) { return !names || names->contains(name); };
  Json view = head_json(issue);
  add_dates(view, issue);
  view["language"] = language_tag(issue.language);
  view["labels"] = labels_json(language);
  view["lead_words"] = lead_json(issue);
  view["feed_id"] = feed_id(issue);
  const std::string slug = slug_of(issue.title);
  view["slug"] = slug.empty() ? "issue-" + issue.date : slug;
  if (wants("papers")) view["papers"] = papers_json(issue);
  view["has_readings"] = !issue.readings.empty();
  add_site_members(view, issue);
  if (wants("sources")) view["sources"] = sources_json(issue);
  return view;
}

}  // namespace

std::optional<Flavor> find_flavor(std::string_view name) {
  if (name == "gfm") return Flavor::kGfm;
  if (name == "commonmark") return Flavor::kCommonMark;
  return std::nullopt;
}

Json form_view(const Issue& issue, const Language& language, Flavor flavor) {
  Json view = frame_json(issue, language, nullptr);
  const ItemViewer viewer(context_of(issue, view, flavor), nullptr);
  view["sections"] = sections_json(issue, [&](const IssueItem& item) { return viewer.view(item); });
  return view;
}

LazyView lazy_view(const Issue& issue, const Language& language, Flavor flavor,
                   const TemplateNames& names) {
  LazyView view;
  view.json = frame_json(issue, language, &names);
  std::vector<const IssueItem*> items;
  view.json["sections"] = sections_json(issue, [&](const IssueItem& item) {
    items.push_back(&item);
    return Json(items.size() - 1);
  });
  view.make = [items = std::move(items), context = context_of(issue, view.json, flavor)](
                  const TemplateNames& wanted) -> MakeElement {
    return [&items, viewer = ItemViewer(context, &wanted)](const Json& number) {
      return viewer.view(*items[number.get<std::size_t>()]);
    };
  };
  return view;
}

}  // namespace sheaf
