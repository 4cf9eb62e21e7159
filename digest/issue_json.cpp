#include "digest/issue_json.h"

#include "base/json.h"

namespace sheaf {
namespace {

Json pixels_or_null(int pixels) { return pixels > 0 ? Json(pixels) : Json(); }

// Member by member: a list in braces copies every value twice.
Json time_json(const ReadingTime& time) {
  Json json = Json::object();
  json["fast"] = time.fast;
  json["slow"] = time.slow;
  return json;
}

Json count_json(const WordCount& words) {
  Json json = Json::object();
  json["han"] = words.han;
  json["latin"] = words.latin;
  json["total"] = words.total();
  return json;
}

Json picture_json(const IssuePicture& picture) {
  Json json = Json::object();
  json["url"] = picture.url;
  json["alt"] = text_or_null(picture.alt);
  json["width"] = pixels_or_null(picture.width);
  json["height"] = pixels_or_null(picture.height);
  json["place"] = picture.place == IssuePicture::Place::kTop ? "top" : "end";
  return json;
}

Json link_json(const IssueLink& link) {
  Json json = Json::object();
  json["label"] = text_or_null(link.label);
  json["url"] = link.url;
  json["kind"] = text_or_null(link.kind);
  json["scheme"] = text_or_null(link.scheme);
  json["id"] = text_or_null(link.id);
  json["primary"] = link.primary;
  return json;
}

Json reading_json(const Reading& reading) {
  Json json = Json::object();
  json["id"] = text_or_null(reading.id);
  json["title"] = reading.title;
  json["url"] = text_or_null(reading.url);
  json["source"] = text_or_null(reading.source);
  json["published"] = text_or_null(reading.published);
  return json;
}

template <typename Value, typename ToJson>
Json list_json(const std::vector<Value>& values, ToJson to) {
  Json list = Json::array();
  for (const Value& value : values) list.push_back(to(value));
  return list;
}

Json item_json(const IssueItem& item) {
  Json json = Json::object();
  json["number"] = item.number;
  json["id"] = text_or_null(item.id);
  json["title"] = item.title;
  json["url"] = text_or_null(item.url);
  json["source"] = text_or_null(item.source);
  json["authors"] = Json(item.authors);
  json["published"] = text_or_null(item.published);
  json["language"] = text_or_null(item.language);
  json["tags"] = Json(item.tags);
  json["picture"] = item.picture ? picture_json(*item.picture) : Json();
  json["links"] = list_json(item.links, link_json);
  json["papers"] = list_json(item.papers, link_json);
  json["repos"] = list_json(item.repos, link_json);
  json["resources"] = list_json(item.resources, link_json);
  json["words"] = count_json(item.words);
  json["time"] = time_json(item.time);
  json["related"] = list_json(item.related, reading_json);
  return json;
}

Json section_json(const Section& section) {
  Json json = Json::object();
  json["title"] = text_or_null(section.title);
  json["items"] = list_json(section.items, item_json);
  return json;
}

Json pentad_json(const IssuePentad& pentad) {
  Json json = Json::object();
  json["term"] = pentad.term;
  json["ordinal"] = pentad.ordinal;
  json["name"] = pentad.name;
  json["number"] = pentad.number;
  return json;
}

}  // namespace

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json issue_json(const Issue& issue) {
  Json json = Json::object();
  json["series"] = text_or_null(issue.series);
  json["number"] = text_or_null(issue.number);
  json["title"] = issue.title;
  json["date"] = text_or_null(issue.date);
  json["language"] = issue.language;
  json["id"] = text_or_null(issue.id);
  json["home_url"] = text_or_null(issue.home_url);
  json["author"] = text_or_null(issue.author);
  json["description"] = text_or_null(issue.description);
  json["lead"] = Json(issue.lead);
  json["pentad"] = issue.pentad ? pentad_json(*issue.pentad) : Json();
  json["sections"] = list_json(issue.sections, section_json);
  json["readings"] = list_json(issue.readings, reading_json);
  json["item_count"] = issue.item_count;
  json["words"] = issue.words;
  json["words_shown"] = issue.words_shown;
  json["time"] = time_json(issue.time);
  return json;
}

}  // namespace sheaf
