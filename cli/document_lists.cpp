// Documents whose links are a list of pages.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "check/documents.h"
#include "cli/explain.h"
#include "cli/list_reading.h"

namespace sheaf::cli {
namespace {

constexpr int kMaxNesting = 2;

bool follow(const ListReading& reading, const std::string& address, ListFormat format) {
  if (reading.nesting >= kMaxNesting) return complain(reading, 0, "lists nest too deep");
  return read_named_list(
      {{address, format, {}}, reading.fetcher, reading.take, reading.nesting + 1});
}

// The tag around the byte.
std::string_view tag_at(std::string_view text, std::size_t at) {
  const std::size_t begin = std::min(text.rfind('<', at), text.size());
  return text.substr(begin, text.find('>', at) - begin);
}

// Atom: only rel="alternate", the default, is the article (RFC 4287 4.2.7.2).
bool is_alternate(std::string_view tag) {
  const std::size_t rel = find_ignore_case(tag, "rel=");
  return rel == tag.npos || find_ignore_case(tag.substr(rel, 16), "alternate") != tag.npos;
}

bool is_entry_of_feed(const DocumentLink& link, std::string_view text) {
  if (link.element == "item/link") return true;
  if (link.element == "entry/link") return is_alternate(tag_at(text, link.begin));
  return link.attribute.starts_with("/items/") && link.attribute.ends_with("/url") &&
         std::count(link.attribute.begin(), link.attribute.end(), '/') == 3;
}

// What a link of a list document leads to.
enum class Leads { kNowhere, kPage, kSitemap, kFeed };
Leads leads_to(const DocumentLink& link, std::string_view text, ListFormat format) {
  switch (format) {
    case ListFormat::kFeed:
      return is_entry_of_feed(link, text) ? Leads::kPage : Leads::kNowhere;
    case ListFormat::kSitemap:
      if (link.element == "sitemap/loc") return Leads::kSitemap;
      return link.element == "url/loc" ? Leads::kPage : Leads::kNowhere;
    case ListFormat::kOpml:
      if (equals_ignore_case(link.attribute, "xmlUrl")) return Leads::kFeed;
      return equals_ignore_case(link.attribute, "url") ? Leads::kPage : Leads::kNowhere;
    default:
      return link.element == "a" || link.element == "area" || link.element.empty()
                 ? Leads::kPage
                 : Leads::kNowhere;
  }
}

std::string what_is_wrong(std::string_view address) {
  const Result<Url> url = Url::parse(address);
  if (!url.ok() && is_web_address(address)) return shorten(address) + ": " + url.error().message;
  return "'" + shorten(address) + "' is no http or https address";
}

bool take_link(const ListReading& reading, const DocumentLink& link, Leads leads) {
  const bool is_page_list =
      reading.list.format == ListFormat::kHtml || reading.list.format == ListFormat::kMarkdown;
  if (!link.url || !is_web_address(link.url->text())) {
    // A page links to much that is none.
    return is_page_list || complain(reading, link.line, what_is_wrong(link.raw));
  }
  if (leads == Leads::kPage)
    return reading.take({.input = {Input::Kind::kUrl, link.url->text(), {}}});
  return follow(reading, link.url->text(),
                leads == Leads::kFeed ? ListFormat::kFeed : ListFormat::kSitemap);
}

DocumentKind kind_of(ListFormat format, std::string_view bytes) {
  if (format == ListFormat::kMarkdown) return DocumentKind::kMarkdown;
  if (format == ListFormat::kHtml) return DocumentKind::kHtml;
  return trim(without_mark(bytes).substr(0, 4096)).starts_with('{') ? DocumentKind::kJson
                                                                    : DocumentKind::kXml;
}

}  // namespace

bool read_links(const ListReading& reading, std::string bytes) {
  const ListFormat format = reading.list.format;
  const Result<Url> base = Url::parse(reading.list.name);
  const DocumentKind kind = kind_of(format, bytes);
  const DocumentLinks found = extract_document_links(
      std::move(bytes), kind, base.ok() ? std::optional(*base) : std::nullopt);
  std::size_t taken = 0;
  for (const DocumentLink& link : found.links) {
    const Leads leads = leads_to(link, found.text, format);
    if (leads == Leads::kNowhere) continue;
    ++taken;
    if (!take_link(reading, link, leads)) return false;
  }
  for (const DocumentProblem& problem : found.problems) {
    if (!complain(reading, problem.line, problem.message)) return false;
  }
  if (!found.problems.empty()) return true;
  return taken > 0 || complain(reading, 0, "the list names no pages");
}

}  // namespace sheaf::cli
