#include "digest/resolve_item.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "digest/counts.h"
#include "digest/escape.h"
#include "digest/link_key.h"
#include "digest/summary.h"
#include "extractors/links/recognise.h"
#include "extractors/meta/date_text.h"
#include "url/url.h"
#include "url/web.h"

namespace sheaf {
namespace {

// Of a record, which may have been written by anyone.
std::string web_address(const std::string& text) {
  const Result<Url> url = Url::parse(text);
  if (!url.ok() || !is_web(*url)) return {};
  return visible_line(text) == text ? text : url->text();
}

IssueLink link_of(const Pointer& pointer, const Language& language) {
  const Reference& reference = pointer.reference;
  const std::string kind(kind_name(reference.kind));
  return {.label = language.label(kind),
          .url = web_address(reference.url),
          .kind = kind,
          .scheme = visible_line(reference.scheme),
          .id = visible_line(reference.id),
          .primary = pointer.role == Role::kPrimary};
}

std::vector<IssueLink> links_of(const std::vector<Pointer>& pointers, const Language& language) {
  std::vector<IssueLink> links;
  for (const Pointer& pointer : pointers) {
    IssueLink link = link_of(pointer, language);
    if (!link.url.empty()) links.push_back(std::move(link));
  }
  return links;
}

void add_primary(const std::vector<IssueLink>& links, std::vector<IssueLink>& to) {
  std::copy_if(links.begin(), links.end(), std::back_inserter(to),
               [](const IssueLink& link) { return link.primary; });
}

Words plain(std::string text) { return {std::move(text), WordsKind::kPlain}; }

Words note_of(const Item& record, const Language& language) {
  if (record.code_status == CodeStatus::kNotReleased) return plain(language.word("not_released"));
  if (record.code_status == CodeStatus::kAnnounced) return plain(language.word("announced"));
  return {};
}

Words excerpt_of(const Item& record, std::size_t summary) {
  std::string text;
  if (summary > 0) text = summarize(record.text, record.title, summary);
  if (text.empty()) text = tidy_excerpt(record.excerpt);
  if (text.empty()) text = tidy_excerpt(record.description);
  return plain(std::move(text));
}

std::optional<IssuePicture> picture_of(const Item& record) {
  const Image& image = record.hero_image;
  IssuePicture picture{.url = web_address(image.url),
                       .alt = visible_line(image.alt),
                       .width = image.width,
                       .height = image.height,
                       .page = record.url};
  if (picture.url.empty()) return std::nullopt;
  return picture;
}

std::vector<std::string> visible_lines(const std::vector<std::string>& texts) {
  std::vector<std::string> lines;
  for (const std::string& text : texts) {
    if (std::string line = visible_line(text); !line.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

void take_record(const Item& record, const Language& language, std::size_t summary,
                 IssueItem& item) {
  item.id = visible_line(record.id);
  item.title = fold_space(record.title);
  item.url = address_of(record);
  item.source = fold_space(record.publisher);
  item.authors = visible_lines(record.authors);
  item.published = visible_line(record.published);
  item.language = visible_line(record.language);
  item.tags = visible_lines(record.tags);
  item.picture = picture_of(record);
  item.papers = links_of(record.papers, language);
  item.repos = links_of(record.repos, language);
  item.resources = links_of(record.resources, language);
  for (const auto* links : {&item.papers, &item.repos, &item.resources}) {
    add_primary(*links, item.links);
  }
  item.excerpt = excerpt_of(record, summary);
  item.note = note_of(record, language);
  item.words = record.words;
  item.time = reading_time(record.words);
}

void take_text(const std::optional<std::string>& decided, std::string& to) {
  if (decided) to = *decided;
}

void take_words(const std::optional<std::string>& decided, Words& to) {
  if (decided) to = {*decided, WordsKind::kMarkdown};
}

std::vector<IssueLink>& list_of(Kind kind, IssueItem& item) {
  if (kind == Kind::kPaper) return item.papers;
  return kind == Kind::kRepository ? item.repos : item.resources;
}

// What the editor points to is known to bibliographies and the like as if the record had it.
void make_known(const IssueLink& link, Kind kind, IssueItem& item) {
  std::vector<IssueLink>& known = list_of(kind, item);
  const std::string key = link_key(link);
  const auto there = std::find_if(known.begin(), known.end(),
                                  [&](const IssueLink& one) { return link_key(one) == key; });
  if (there == known.end())
    known.push_back(link);
  else
    there->primary = true;
}

// A link that the editor wrote by hand, with what its address says.
IssueLink take_link(const IssueLink& written, IssueItem& item) {
  IssueLink link = written;
  link.primary = true;
  const Result<Url> url = Url::parse(written.url);
  const std::optional<Reference> reference =
      url.ok() ? find_reference(url->canonical()) : std::nullopt;
  if (!reference) return link;
  if (link.kind.empty()) link.kind = kind_name(reference->kind);
  link.scheme = reference->scheme;
  link.id = reference->id;
  make_known(link, reference->kind, item);
  return link;
}

std::optional<IssuePicture> take_picture(const ManifestPicture& decided,
                                         const std::optional<IssuePicture>& of_record) {
  const bool is_own = decided.url && (!of_record || *decided.url != of_record->url);
  if (is_own && decided.url->empty()) return std::nullopt;
  if (!is_own && !of_record) return std::nullopt;
  IssuePicture picture = is_own ? IssuePicture{.url = *decided.url, .alt = {}} : *of_record;
  if (decided.alt) picture.alt = *decided.alt;
  if (decided.width > 0) picture.width = decided.width;
  if (decided.height > 0) picture.height = decided.height;
  if (decided.place) picture.place = *decided.place;
  return picture;
}

void take_decisions(const ManifestItem& decided, IssueItem& item) {
  take_text(decided.title, item.title);
  // A page without a known address is named by that of its file, which is nobody else's.
  if (std::string url = web_address(decided.url); !url.empty()) item.url = std::move(url);
  take_text(decided.source, item.source);
  if (decided.published)
    item.published = parse_date(*decided.published, {}).value_or(*decided.published);
  take_text(decided.language, item.language);
  take_words(decided.byline, item.byline);
  take_words(decided.excerpt, item.excerpt);
  take_words(decided.note, item.note);
  if (decided.links) {
    std::vector<IssueLink> links;
    for (const IssueLink& link : *decided.links) links.push_back(take_link(link, item));
    item.links = std::move(links);
  }
  if (decided.picture) item.picture = take_picture(*decided.picture, item.picture);
}

// Whether readers may be led to what the page calls itself: it could name any other page.
bool is_trusted(const Url& declared, const Url& own) {
  const bool is_same_site = registrable_domain(declared.host()) == registrable_domain(own.host());
  return is_same_site && is_web(declared) &&
         (declared.scheme() == "https" || own.scheme() == "http");
}

}  // namespace

std::string address_of(const Item& record) {
  const Result<Url> own = Url::parse(record.url);
  if (!own.ok() || !is_web(*own)) return "";
  const Result<Url> declared = Url::parse(record.canonical_url);
  const bool is_declared = declared.ok() && is_trusted(*declared, *own);
  return (is_declared ? *declared : *own).canonical().text();
}

IssueItem resolve_item(const ManifestItem& decided, const Item* record, const Language& language,
                       std::size_t summary) {
  IssueItem item;
  if (record) take_record(*record, language, summary, item);
  take_decisions(decided, item);
  if (item.title.empty()) item.title = item.url;
  return item;
}

Reading resolve_reading(const ManifestItem& decided, const Item* record) {
  const Language no_words;
  const IssueItem item = resolve_item(decided, record, no_words, 0);
  return {item.id, item.title, item.url, item.source, item.published};
}

}  // namespace sheaf
