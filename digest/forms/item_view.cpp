#include "digest/forms/item_view.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/text.h"
#include "digest/forms/dates.h"
#include "digest/forms/names.h"
#include "digest/forms/rich_text.h"
#include "digest/issue_json.h"

namespace sheaf {
namespace {

std::string item_id(const IssueItem& item, std::string_view feed) {
  const std::string& own = !item.id.empty() ? item.id : item.url.empty() ? item.title : item.url;
  return uuid_urn(std::string(feed) + "\n" + own);
}

// Where GFM's bare addresses end is subtle; those of other characters go in <>.
bool is_plain_address(std::string_view url) {
  constexpr std::string_view kPlain = "-._~/:?=&%#+@,";
  const bool plain = std::all_of(url.begin(), url.end(), [&](char c) {
    return is_ascii_alpha(c) || is_ascii_digit(c) || kPlain.find(c) != kPlain.npos;
  });
  return plain && !url.empty() &&
         (is_ascii_alpha(url.back()) || is_ascii_digit(url.back()) || url.back() == '/');
}

// Words as {"text", "markdown", "html"}: a template takes what its target needs, unescaped.
Json words_json(const Words& words) {
  if (trim(words.text).empty()) return nullptr;
  Json out = Json::object();
  out["text"] = words_text(words);
  out["markdown"] = words_markdown(words);
  out["html"] = words_html(words);
  out["is_plain"] = words.kind == TextKind::kPlain;
  return out;
}

void add_picture(Json& view, const IssuePicture& picture) {
  Json& json = view["picture"];
  json["source_url"] = picture.source_url.empty() ? picture.url : picture.source_url;
  const bool at_end = picture.place == IssuePicture::Place::kEnd;
  view[at_end ? "picture_at_end" : "picture_at_top"] = json;
}

std::string joined(const std::string& label, std::string_view colon) {
  const bool is_joined = label.empty() || label.ends_with(':') || label.ends_with("：");
  return is_joined ? label : label + std::string(colon);
}

// How Markdown writes a quotation of links.
void add_quote(Json& view, const IssueItem& item, const ItemContext& context) {
  Json& byline = view["byline"];
  if (!byline.is_null()) {
    Json& lines = byline["lines"] = Json::array();
    for (const std::string_view line : split_lines(item.byline.text)) lines.push_back(line);
  }
  for (std::size_t i = 0; i < item.links.size(); ++i) {
    const IssueLink& link = item.links[i];
    Json& json = view["links"][i];
    json["label_joined"] = text_or_null(joined(link.label, context.colon));
    json["is_bare"] = context.flavor == Flavor::kGfm && is_plain_address(link.url);
  }
  view["has_quote"] = !byline.is_null() || !item.links.empty();
}

}  // namespace

void add_to_item(Json& view, const IssueItem& item, const ItemContext& context) {
  view["anchor"] = "item-" + std::to_string(item.number);
  view["feed_id"] = item_id(item, context.feed_id);
  const std::string published = rfc3339_date(item.published, context.zone);
  view["date"] = published.empty() ? Json() : Json(item.published.substr(0, 10));
  view["published_rfc3339"] = text_or_null(published);
  view["published_mail"] = text_or_null(mail_date(item.published, context.zone));
  view["updated_rfc3339"] = published.empty() ? std::string(context.updated) : published;
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
  add_quote(view, item, context);
}

std::string language_tag(std::string_view language) {
  return language == "zh" ? "zh-CN" : std::string(language);
}

}  // namespace sheaf
