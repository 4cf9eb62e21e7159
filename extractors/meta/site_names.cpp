#include "extractors/meta/site_names.h"

#include <algorithm>

#include "base/fold.h"
#include "base/text.h"
#include "base/words.h"
#include "extractors/meta/title_key.h"
#include "page/canonical_link.h"
#include "url/url.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxNameWords = 6;  // a Han character counts half
constexpr std::size_t kMinLikeness = 3;   // letters; shorter names begin too many words

constexpr std::string_view kNameMetas[] = {"application-name", "apple-mobile-web-app-title",
                                           "citation_journal_title"};

// Host and path: of "https://archive.example/2014/http://www.site.com/x?u=http://y" "site.com/x",
// since an archived page is about the site that it was saved from. "" if there is no host.
std::string_view site_address(std::string_view address) {
  address = address.substr(0, find_any(address, "?#"));
  const std::size_t scheme = address.rfind("://");
  if (scheme == address.npos) return {};
  address.remove_prefix(scheme + 3);
  return starts_with_ignore_case(address, "www.") ? address.substr(4) : address;
}

std::string_view path_of(std::string_view site_address) {
  const std::size_t slash = site_address.find('/');
  return slash == site_address.npos ? "/" : site_address.substr(slash);
}

bool is_alike(std::string_view a, std::string_view b) {
  const std::string_view shorter = a.size() < b.size() ? a : b;
  const std::string_view longer = a.size() < b.size() ? b : a;
  if (!longer.starts_with(shorter) && !longer.ends_with(shorter)) return false;
  const std::size_t letters = count_code_points(shorter);
  return letters >= kMinLikeness && letters * 5 >= count_code_points(longer) * 3;
}

bool any_alike(const std::vector<std::string>& keys, std::string_view key) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](const std::string& one) { return one == key || is_alike(one, key); });
}

}  // namespace

SiteNames::SiteNames(const Source& source) {
  add_name(source.publisher);
  add_name(source.page.meta("og:site_name"));
  for (const std::string_view key : kNameMetas) {
    if (is_short_name(source.page.meta(key))) add_name(source.page.meta(key));
  }
  std::string_view handle = trim(source.page.meta("twitter:site"));
  if (handle.starts_with('@')) add_name(handle);
  add_host(source.url.text());
  add_host(find_declared_address(source.page));
}

void SiteNames::add_name(std::string_view name) {
  std::string key = fold_letters(name);
  if (!key.empty()) names_.push_back(std::move(key));
}

void SiteNames::add_host(std::string_view address) {
  std::string page = ascii_lower(site_address(address));
  if (page.empty()) return;
  const std::string_view host = std::string_view(page).substr(0, find_any(page, "/:"));
  const std::string_view domain = registrable_domain(host);
  hosts_.push_back(fold_letters(domain.substr(0, domain.find('.'))));
  hosts_.push_back(fold_letters(domain));
  if (domain.size() != host.size()) hosts_.push_back(fold_letters(host));
  pages_.push_back(std::move(page));
}

bool SiteNames::names(std::string_view text) const {
  const std::string key = fold_letters(text);
  return std::find(names_.begin(), names_.end(), key) != names_.end() ||
         std::find(hosts_.begin(), hosts_.end(), key) != hosts_.end();
}

bool SiteNames::resembles(std::string_view text) const {
  return any_alike(names_, fold_letters(text)) || resembles_host(text);
}

bool SiteNames::resembles_host(std::string_view text) const {
  return any_alike(hosts_, fold_letters(text));
}

bool SiteNames::begins_as_host(std::string_view text) const {
  const std::string first = fold_letters(text.substr(0, text.find(' ')));
  return count_code_points(first) > kMinLikeness &&
         std::find(hosts_.begin(), hosts_.end(), first) != hosts_.end();
}

bool SiteNames::abbreviates(std::string_view word) const {
  const std::string key = fold_letters(word);
  const auto begins = [&](const std::string& name) { return name.starts_with(key); };
  return count_code_points(key) >= kMinLikeness &&
         (std::any_of(names_.begin(), names_.end(), begins) ||
          std::any_of(hosts_.begin(), hosts_.end(), begins));
}

bool SiteNames::is_home(std::string_view href) const {
  href = trim(href);
  if (href == "/" || href == "/index.html" || href == "/index.php") return true;
  const std::string address = ascii_lower(site_address(href));
  if (address.empty() || path_of(address) != "/") return false;
  return std::any_of(pages_.begin(), pages_.end(), [&](std::string_view page) {
    return page.substr(0, page.find('/')) == address.substr(0, address.find('/'));
  });
}

bool SiteNames::is_above(std::string_view href) const {
  href = trim(href);
  if (is_home(href)) return true;
  if (href == "." || href == "./" || href == ".." || href == "../") return true;
  if (!href.ends_with('/')) return false;
  const std::string address = ascii_lower(href.starts_with('/') ? href : site_address(href));
  return std::any_of(pages_.begin(), pages_.end(), [&](std::string_view page) {
    if (href.starts_with('/')) page = path_of(page);
    return !address.empty() && page.size() > address.size() && page.starts_with(address);
  });
}

bool is_short_name(std::string_view name) {
  const WordCount words = count_words(name);
  return words.latin * 2 + words.han <= 2 * kMaxNameWords;
}

}  // namespace sheaf
