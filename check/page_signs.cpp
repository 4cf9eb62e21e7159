#include "check/page_signs.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>

#include "base/pattern.h"
#include "base/text.h"
#include "check/classify.h"
#include "check/documents.h"
#include "extractors/meta/state.h"
#include "extractors/sites.h"
#include "items/extract.h"
#include "page/visible_text.h"
#include "url/url.h"

namespace sheaf {
namespace {

constexpr std::size_t kShortPage = 1500;  // bytes of text: an error page has no more
constexpr std::size_t kHead = 400;        // bytes in which an error page says what it is
constexpr std::size_t kMostShingles = 256;

// A part of the title, between its ends and what sets the site's name apart, says nothing but that.
const Pattern& missing_title() {
  static const Pattern pattern(
      R"((?i)(^|[|–—·_»]|\s-\s|[^\x00-\x7F]-)[^\pL\pN]*()"
      R"((error\W*)?(404|410)(\W+(error|page|file|not found|gone))*)"
      R"(|((oops|sorry|error|404)[^\pL\pN]+)*(the |this |that )?(requested )?(404|page|file|article|post|product|content|document|url|resource)s?( you (requested|(are|were) looking for))? (was |is |has |could |can ?|does ?|do )?(not|n.t|no longer)( been| be)? (found|available|exists?|here))"
      R"(|not found|nothing (was )?found|page unavailable)"
      R"(|(error|404)?[^\pL\pN]*(抱歉|对不起)?[^\pL\pN]*((您|你)?(所)?(访问|查看|请求|要找)的?)?(该|此|这个|這個)?(页面|网页|文章|内容|帖子|商品|视频|頁面|網頁)(已经|已|可能)?(被)?(作者|发布者)?(不存在|未找到|找不到|删除|下线|失效|下架|移除)了?)"
      R"(|[^\pL\pN]*(找不到|未找到|無法找到)(该|您|你|此)?(请求|访问|要找)?的?(页面|网页|文章|内容|網頁|頁面))"
      R"()[^\pL\pN]*($|[|–—·_»]|\s-\s|-[^\x00-\x7F]))");
  return pattern;
}

// The same somewhere among other words.
const Pattern& doubtful_title() {
  static const Pattern pattern(
      R"((?i)^\W*(error\W*)?(404|410)\b|\b(404|page|file|article|post|product|content)s? (was |is |could |can ?)?(not|n.t|no longer)( be)? (found|available|exists?)|\bnot found\b|\bpage (doesn.t|does not) exist\b|\bnothing (was )?found\b|\bpage unavailable\b|页面不存在|页面未找到|找不到(该|您|你|此)?.{0,12}(页面|网页|文章|内容)|(页面|网页|文章|内容|帖子|商品|视频)(已经|已被|已|被)?(不存在|删除|下线|失效|下架|移除)|無法找到|找不到網頁|頁面不存在|访问的页面.{0,6}不存在)");
  return pattern;
}

const Pattern& missing_text() {
  static const Pattern pattern(
      R"((?i)\bpage (you (are|were) looking for|you requested|cannot be found|not found|doesn.t exist|does not exist)|\b(sorry|oops)\b.{0,60}\b(not|n.t|cannot|can.t|no longer)\b.{0,30}\b(find|found|exist|available)|\b404\b.{0,30}\bnot found\b|\b(content|article|link) (is|has been) (no longer available|removed|deleted|expired)|(您|你)?(访问|查看|请求)的(页面|网页|文章|内容).{0,8}(不存在|已删除|已被删除|已失效)|(页面|文章|内容|帖子)(不存在|已删除|已被删除|已下线|已失效|走丢了)|抱歉.{0,20}(不存在|找不到|删除))");
  return pattern;
}

const Pattern& parked_text() {
  static const Pattern pattern(
      R"((?i)\b(this )?domain( name)?( [a-z0-9.-]+)? (is|may be|might be|could be) (for sale|parked|available for purchase)|\bbuy this domain\b|\bparked (free|domain|page)\b|\bdomain (has )?expired\b|\bthe owner of this domain\b|\brelated searches\b.{0,200}\b(privacy policy|legal)\b|\b(sedo(parking)?|dan\.com|afternic|hugedomains|bodis|parkingcrew)\b.{0,80}\b(domain|sale|parking)|域名(正在)?(出售|转让|已过期|停放)|该域名(可|正在)?(出售|转让)|此域名.{0,6}(出售|转让|过期))");
  return pattern;
}

const Pattern& wall_title() {
  static const Pattern pattern(
      R"((?i)^\W*(access denied|are you (a )?(human|robot)|verify (you are|that you are) human|security check|checking your browser|robot check|please wait)|安全验证|人机验证|访问验证|验证码)");
  return pattern;
}

std::vector<std::uint64_t> sketch_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size() && words.size() < 20000;) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (!is_letter(c)) continue;
    if (!is_han(c)) {
      while (at < text.size()) {
        std::size_t next = at;
        const char32_t d = next_code_point(text, next);
        if (!is_letter(d) || is_han(d)) break;
        at = next;
      }
    }
    words.push_back(text.substr(begin, at - begin));
  }
  std::vector<std::uint64_t> hashes;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint64_t hash = 1469598103934665603U;
    for (std::size_t j = i; j < std::min(i + 4, words.size()); ++j)
      hash = (hash ^ std::hash<std::string_view>{}(words[j])) * 1099511628211U;
    hashes.push_back(hash);
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  hashes.resize(std::min(hashes.size(), kMostShingles));
  return hashes;
}

Verdict quoting(Outcome outcome, std::string what, std::string_view quoted) {
  const std::string shown = std::string(first_code_points(fold_space(quoted), 80));
  Verdict verdict = make_verdict(outcome, std::move(what), Confidence::kMedium);
  verdict.evidence.push_back("the page says: \"" + shown + "\"");
  return verdict;
}

std::optional<Verdict> read_words(std::string_view title, std::string_view text) {
  const bool is_short = text.size() < kShortPage;
  const std::string_view head = text.substr(0, kHead);
  if (is_short && wall_title().found_in(title))
    return quoting(Outcome::kBlocked, "a verification page answers", title);
  if (missing_title().found_in(title) && text.size() < 4 * kShortPage)
    return quoting(Outcome::kSoftDead, "status 200, but the page says that it is not found", title);
  if (!is_short) return std::nullopt;
  const std::string both = std::string(title) + "\n" + std::string(text);
  if (parked_text().found_in(both))
    return quoting(Outcome::kParked, "the domain is parked or for sale", both);
  if (missing_text().found_in(head))
    return quoting(Outcome::kSoftDead, "status 200, but the page says that it is not found", head);
  if (!doubtful_title().found_in(title)) return std::nullopt;
  Verdict verdict =
      quoting(Outcome::kSoftDead, "status 200, but the title may say that it is not found", title);
  verdict.confidence = Confidence::kLow;
  return verdict;
}

// A page that is nothing but a redirect of its own.
std::optional<Verdict> read_refresh(const Page& page, std::size_t text_bytes, const Url& url) {
  if (text_bytes > 200 || find_ignore_case(page.source(), "http-equiv") == std::string_view::npos)
    return std::nullopt;
  const DocumentLinks found =
      extract_document_links(std::string(page.source()), DocumentKind::kHtml, url);
  for (const DocumentLink& link : found.links) {
    if (link.written != Writing::kRefresh || !link.url || link.url->text() == url.text()) continue;
    Verdict verdict =
        make_verdict(Outcome::kRedirected, "the page itself redirects", Confidence::kMedium);
    verdict.target = link.url->text();
    return verdict;
  }
  return std::nullopt;
}

std::optional<Verdict> verdict_of(std::optional<State> state) {
  if (state == State::kDeleted)
    return make_verdict(Outcome::kSoftDead, "status 200, but the site says that it was deleted");
  if (state == State::kBlocked)
    return make_verdict(Outcome::kBlocked, "a verification or login page answers");
  return std::nullopt;
}

// What the rules of sites and of guards know; without the rest of an extraction, which is slow.
std::optional<Verdict> read_state(const Page& page, const Url& url) {
  const LinkedData linked_data(page, url);
  const MainContent main = find_main_content(page, url.host());
  const Source source{.page = page,
                      .url = url,
                      .base = url,
                      .linked_data = linked_data,
                      .main = main,
                      .fetched_at = std::nullopt};
  for (const Extractor* site : find_site_extractors(url.host(), page)) {
    if (!site->find_state) continue;
    if (const std::optional<State> state = site->find_state(source)) return verdict_of(state);
  }
  return verdict_of(find_challenge(source));
}

}  // namespace

PageSigns read_page_signs(std::string body, std::string_view url, std::string_view content_type) {
  PageSigns signs;
  if (trim(body).empty()) {
    signs.verdict =
        make_verdict(Outcome::kSoftDead, "status 200 with an empty body", Confidence::kLow);
    return signs;
  }
  const Result<std::unique_ptr<Page>> parsed = Page::parse(std::move(body), content_type);
  if (!parsed.ok()) return signs;
  const Page& page = **parsed;
  const std::string text = page.nodes().empty() ? "" : visible_text(page, 0);
  signs.sketch = {std::string(trim(page.title())), sketch_of(text), text.size()};
  const Result<Url> address = Url::parse(url);
  if (address.ok() && text.size() < 4 * kShortPage)  // what sites put in a page's place is short
    signs.verdict = read_state(page, *address);
  if (!signs.verdict) signs.verdict = read_words(signs.sketch.title, text);
  if (!signs.verdict && address.ok()) signs.verdict = read_refresh(page, text.size(), *address);
  return signs;
}

std::string find_own_address(std::string body, const Url& url, std::string_view content_type) {
  const Item item = extract_item(
      {.bytes = std::move(body), .url = url.text(), .content_type = std::string(content_type)});
  const Result<Url> own = Url::parse(item.canonical_url);
  if (!own.ok() || own->text() == url.text() || is_home_path(own->path())) return "";
  const bool is_same_site = own->host() == url.host() ||
                            (!registrable_domain(own->host()).empty() &&
                             registrable_domain(own->host()) == registrable_domain(url.host()));
  return is_same_site ? own->text() : "";
}

double likeness(const PageSketch& a, const PageSketch& b) {
  if (a.shingles.empty() || b.shingles.empty())
    return a.shingles.empty() == b.shingles.empty() ? 1 : 0;
  std::vector<std::uint64_t> common;
  std::set_intersection(a.shingles.begin(), a.shingles.end(), b.shingles.begin(), b.shingles.end(),
                        std::back_inserter(common));
  const std::size_t all = a.shingles.size() + b.shingles.size() - common.size();
  return static_cast<double>(common.size()) / static_cast<double>(all);
}

bool is_login_address(std::string_view url) {
  static const Pattern pattern(
      R"((?i)^https?://(login|signin|passport|sso|accounts?|auth)\.|/(log-?in|sign-?in|signup|sso|auth|passport|account/login|users/sign_in)([/?#.]|$))");
  return pattern.found_in(url);
}

}  // namespace sheaf
