#include "digest/issue_json.h"

namespace sheaf {
namespace {

Json pixels_or_null(int pixels) { return pixels > 0 ? Json(pixels) : Json(); }

Json pentad_json(const IssuePentad& pentad) {
  Json json = Json::object();
  put(json, "name", pentad.name);
  put(json, "number", pentad.number);
  put(json, "ordinal", pentad.ordinal);
  put(json, "term", pentad.term);
  return json;
}

}  // namespace

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json time_json(const ReadingTime& time) {
  Json json = Json::object();
  put(json, "fast", time.fast);
  put(json, "slow", time.slow);
  return json;
}

Json count_json(const WordCount& words) {
  Json json = Json::object();
  put(json, "han", words.han);
  put(json, "latin", words.latin);
  put(json, "total", words.total());
  return json;
}

Json picture_json(const IssuePicture& picture) {
  Json json = Json::object();
  put(json, "alt", text_or_null(picture.alt));
  put(json, "height", pixels_or_null(picture.height));
  put(json, "place", picture.place == IssuePicture::Place::kTop ? "top" : "end");
  put(json, "source_url", picture.source_url.empty() ? picture.url : picture.source_url);
  put(json, "url", picture.url);
  put(json, "width", pixels_or_null(picture.width));
  return json;
}

Json link_json(const IssueLink& link) {
  Json json = Json::object();
  put(json, "id", text_or_null(link.id));
  put(json, "kind", text_or_null(link.kind));
  put(json, "label", text_or_null(link.label));
  put(json, "primary", link.primary);
  put(json, "scheme", text_or_null(link.scheme));
  put(json, "url", link.url);
  return json;
}

Json reading_json(const Reading& reading) {
  Json json = Json::object();
  put(json, "id", text_or_null(reading.id));
  put(json, "published", text_or_null(reading.published));
  put(json, "source", text_or_null(reading.source));
  put(json, "title", reading.title);
  put(json, "url", text_or_null(reading.url));
  return json;
}

Json head_json(const Issue& issue) {
  Json json = Json::object();
  put(json, "author", text_or_null(issue.author));
  put(json, "date", text_or_null(issue.date));
  put(json, "description", text_or_null(issue.description));
  put(json, "home_url", text_or_null(issue.home_url));
  put(json, "id", text_or_null(issue.id));
  put(json, "item_count", issue.item_count);
  put(json, "lead", issue.lead);
  put(json, "number", text_or_null(issue.number));
  put(json, "pentad", issue.pentad ? pentad_json(*issue.pentad) : Json());
  put(json, "readings", list_json(issue.readings, reading_json));
  put(json, "series", text_or_null(issue.series));
  put(json, "time", time_json(issue.time));
  put(json, "title", issue.title);
  put(json, "words", issue.words);
  put(json, "words_shown", issue.words_shown);
  return json;
}

}  // namespace sheaf
