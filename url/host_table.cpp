#include "url/host_table.h"

#include "url/url.h"

namespace sheaf {
namespace {

// "com", "de", "co.uk": what countries' and companies' names end in, but not "github.io", a suffix
// under which anyone may have a name.
bool is_short_suffix(std::string_view suffix) {
  while (!suffix.empty()) {
    const std::size_t label = std::min(suffix.find('.'), suffix.size());
    if (label > 3) return false;
    suffix.remove_prefix(std::min(label + 1, suffix.size()));
  }
  return true;
}

}  // namespace

std::string_view brand_of(std::string_view host) {
  struct Brand {
    std::string_view label, name;
  };
  constexpr Brand kBrands[] = {{"amazon.", "amazon.*"}, {"google.", "google.*"}};
  for (const Brand& brand : kBrands) {
    if (host.find(brand.label) == std::string_view::npos) continue;
    const std::string_view domain = registrable_domain(host);
    if (!domain.starts_with(brand.label)) continue;
    if (is_short_suffix(domain.substr(brand.label.size()))) return brand.name;
  }
  return {};
}

}  // namespace sheaf
