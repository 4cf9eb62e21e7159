#include "extractors/meta/canonical_url.h"

#include "base/json.h"
#include "base/text.h"
#include "page/canonical_link.h"
#include "url/web.h"

namespace sheaf {
namespace {

bool is_on_own_domain(std::string_view address, const Source& source) {
  if (address.empty()) return false;
  const Result<Url> url = Url::parse(address, source.base);
  return url.ok() && is_web(*url) &&
         registrable_domain(url->host()) == registrable_domain(source.url.host());
}

bool is_trusted(std::string_view address, std::string_view other, const Source& source) {
  return is_on_own_domain(address, source) || !is_on_own_domain(other, source);
}

void add_canonical_link(const Source& source, Findings& found) {
  const CanonicalLink link = find_canonical_link(source.page);
  if (link.href.empty()) return;
  if (is_trusted(link.href, source.page.meta("og:url"), source)) found.add(link.href, link.node);
}

void add_og_url(const Source& source, Findings& found) {
  const std::string_view url = source.page.meta("og:url");
  if (url.empty()) return;
  if (is_trusted(url, find_canonical_link(source.page).href, source)) found.add(url);
}

void add_main_entity(const Source& source, Findings& found) {
  const LinkedData::Entity* article = source.linked_data.article();
  const Json* entity = article ? find_member(*article->object, "mainEntityOfPage") : nullptr;
  if (!entity) return;
  std::string address;
  if (entity->is_string()) address = entity->get_ref<const std::string&>();
  if (entity->is_object()) address = string_at(*entity, "@id");
  if (is_on_own_domain(address, source)) found.add(address, article->script);
}

constexpr Rule kRules[] = {
    {Field::kCanonicalUrl, "rel=canonical", add_canonical_link},
    {Field::kCanonicalUrl, "og:url", add_og_url},
    {Field::kCanonicalUrl, "JSON-LD mainEntityOfPage", add_main_entity},
    {Field::kCanonicalUrl, "twitter:url",
     [](const Source& source, Findings& found) {
       const std::string_view address = source.page.meta("twitter:url");
       if (is_on_own_domain(address, source)) found.add(address);
     }},
    {Field::kCanonicalUrl, "address",
     [](const Source& source, Findings& found) { found.add(source.url.text()); }},
};

bool is_home(const Url& url) { return url.path() == "/" && url.query().empty(); }

bool is_unfilled(std::string_view address) {
  return find_any(address, "{}<>") != address.npos ||
         find_ignore_case(address, "%7b%7b") != address.npos || address.ends_with("/undefined");
}

}  // namespace

std::span<const Rule> canonical_url_rules() { return kRules; }

std::optional<std::string> normalize_canonical_url(const Finding& finding, const Source& source) {
  if (is_unfilled(finding.text)) return std::nullopt;
  const Result<Url> url = Url::parse(finding.text, source.base);
  if (!url.ok() || !is_web(*url) || url->host().find('.') == std::string_view::npos) {
    return std::nullopt;
  }
  if (is_home(*url) && !is_home(source.url) && is_web(source.url)) return std::nullopt;
  return url->canonical().text();
}

std::optional<Url> find_declared_url(const Source& source) {
  const std::string_view declared = find_declared_address(source.page);
  if (declared.empty()) return std::nullopt;
  Result<Url> url = Url::parse(declared, source.base);
  if (!url.ok() || !is_web(*url)) return std::nullopt;
  return std::move(url).value();
}

}  // namespace sheaf
