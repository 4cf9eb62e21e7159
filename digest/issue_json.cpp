#include "digest/issue_json.h"

#include "base/json.h"

namespace sheaf {
namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json pixels_or_null(int pixels) { return pixels > 0 ? Json(pixels) : Json(); }

Json words_or_null(const Words& words) {
  if (words.text.empty()) return nullptr;
  return {{"text", words.text}, {"markdown", words.kind == TextKind::kMarkdown}};
}

Json time_json(const ReadingTime& time) { return {{"fast", time.fast}, {"slow", time.slow}}; }

Json picture_json(const IssuePicture& picture) {
  return {{"url", picture.url},
          {"alt", text_or_null(picture.alt)},
          {"width", pixels_or_null(picture.width)},
          {"height", pixels_or_null(picture.height)},
          {"place", picture.place == IssuePicture::Place::kTop ? "top" : "end"}};
}

Json link_json(const IssueLink& link) {
  return {{"label", text_or_null(link.label)}, {"url", link.url},
          {"kind", text_or_null(link.kind)},   {"scheme", text_or_null(link.scheme)},
          {"id", text_or_null(link.id)},       {"primary", link.primary}};
}

Json reading_json(const Reading& reading) {
  return {{"id", text_or_null(reading.id)},
          {"title", reading.title},
          {"url", text_or_null(reading.url)},
          {"source", text_or_null(reading.source)},
          {"published", text_or_null(reading.published)}};
}

template <typename Value, typename ToJson>
Json list_json(const std::vector<Value>& values, ToJson to) {
  Json list = Json::array();
  for (const Value& value : values) list.push_back(to(value));
  return list;
}

Json item_json(const IssueItem& item) {
  const WordCount& words = item.words;
  return {{"number", item.number},
          {"id", text_or_null(item.id)},
          {"title", item.title},
          {"url", text_or_null(item.url)},
          {"source", text_or_null(item.source)},
          {"authors", Json(item.authors)},
          {"published", text_or_null(item.published)},
          {"language", text_or_null(item.language)},
          {"tags", Json(item.tags)},
          {"picture", item.picture ? picture_json(*item.picture) : Json()},
          {"byline", words_or_null(item.byline)},
          {"links", list_json(item.links, link_json)},
          {"papers", list_json(item.papers, link_json)},
          {"repos", list_json(item.repos, link_json)},
          {"resources", list_json(item.resources, link_json)},
          {"excerpt", words_or_null(item.excerpt)},
          {"note", words_or_null(item.note)},
          {"words", {{"han", words.han}, {"latin", words.latin}, {"total", words.total()}}},
          {"time", time_json(item.time)},
          {"related", list_json(item.related, reading_json)}};
}

Json section_json(const Section& section) {
  return {{"title", text_or_null(section.title)}, {"items", list_json(section.items, item_json)}};
}

Json pentad_json(const IssuePentad& pentad) {
  return {{"term", pentad.term},
          {"ordinal", pentad.ordinal},
          {"name", pentad.name},
          {"number", pentad.number}};
}

}  // namespace

Json issue_json(const Issue& issue) {
  return {{"series", text_or_null(issue.series)},
          {"number", text_or_null(issue.number)},
          {"title", issue.title},
          {"date", text_or_null(issue.date)},
          {"language", issue.language},
          {"id", text_or_null(issue.id)},
          {"home_url", text_or_null(issue.home_url)},
          {"author", text_or_null(issue.author)},
          {"description", text_or_null(issue.description)},
          {"lead", Json(issue.lead)},
          {"pentad", issue.pentad ? pentad_json(*issue.pentad) : Json()},
          {"sections", list_json(issue.sections, section_json)},
          {"readings", list_json(issue.readings, reading_json)},
          {"item_count", issue.item_count},
          {"words", issue.words},
          {"words_shown", issue.words_shown},
          {"time", time_json(issue.time)}};
}

}  // namespace sheaf
