// Documents whose links are a list of pages.
#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "base/text.h"
#include "check/documents.h"
#include "cli/explain.h"
#include "cli/list_reading.h"
#include "page/tag_scanner.h"

namespace sheaf::cli {
namespace {

constexpr int kMaxNesting = 2;

bool follow(const ListReading& reading, std::size_t line, const Url& list, ListFormat format) {
  const std::string address = list.text().substr(0, list.text().find('#'));
  if (reading.followed.contains(address)) return true;
  if (reading.nesting >= kMaxNesting) return complain(reading, 0, "lists nest too deep");
  if (!may_lead_to(reading, list)) return complain_of_private(reading, line, address);
  return read_named_list({{address, format, {}},
                          reading.fetcher,
                          reading.take,
                          reading.followed,
                          reading.nesting + 1});
}

// Atom: only rel="alternate", the default, is the article (RFC 4287 4.2.7.2). `at` is in the tag.
bool is_alternate(std::string_view text, std::size_t at) {
  std::vector<ScannedAttribute> attributes;
  const std::size_t begin = text.rfind('<', at);
  if (begin == text.npos) return true;
  scan_tag(text, begin, Content::kForeign, attributes);
  const auto rel = std::find_if(attributes.begin(), attributes.end(), [](const auto& attribute) {
    return equals_ignore_case(attribute.name, "rel");
  });
  return rel == attributes.end() || equals_ignore_case(trim(rel->value), "alternate");
}

// RSS: an item without <link> has its address in <guid>. Which links are such.
std::vector<bool> find_guids_without_link(const DocumentLinks& found) {
  std::vector<std::size_t> items;  // where the one around the link begins
  std::set<std::size_t> with_link;
  std::size_t item = 0, next = find_ignore_case(found.text, "<item");
  for (const DocumentLink& link : found.links) {
    for (; next < link.begin; next = find_ignore_case(found.text, "<item", next + 1)) item = next;
    items.push_back(item);
    if (link.element == "item/link") with_link.insert(item);
  }
  std::vector<bool> out;
  for (std::size_t i = 0; i < items.size(); ++i)
    out.push_back(found.links[i].element == "item/guid" && !with_link.contains(items[i]));
  return out;
}

bool is_entry_of_feed(const DocumentLink& link, std::string_view text) {
  if (link.element == "item/link") return true;
  if (link.element == "entry/link") return is_alternate(text, link.begin);
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

std::string what_is_wrong(const DocumentLink& link) {
  if (!link.problem.empty() && is_web_address(link.raw))
    return shorten(link.raw) + ": " + link.problem;
  return "'" + shorten(link.raw) + "' is no http or https address";
}

bool take_link(const ListReading& reading, const DocumentLink& link, Leads leads) {
  const bool is_page_list =
      reading.list.format == ListFormat::kHtml || reading.list.format == ListFormat::kMarkdown;
  if (!link.url || !is_web_address(link.url->text())) {
    // A page links to much that is none.
    return is_page_list || complain(reading, link.line, what_is_wrong(link));
  }
  if (leads == Leads::kPage) return take_page(reading, link.line, *link.url, link.url->text());
  return follow(reading, link.line, *link.url,
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
  const Result<Url> base = Url::parse(reading.address);
  const DocumentKind kind = kind_of(format, bytes);
  const DocumentLinks found = extract_document_links(
      std::move(bytes), kind, base.ok() ? std::optional(*base) : std::nullopt);
  const bool is_feed = format == ListFormat::kFeed;
  const std::vector<bool> guids = is_feed ? find_guids_without_link(found) : std::vector<bool>();
  std::size_t taken = 0;
  for (std::size_t i = 0; i < found.links.size(); ++i) {
    const DocumentLink& link = found.links[i];
    const Leads leads = is_feed && guids[i] ? Leads::kPage : leads_to(link, found.text, format);
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
