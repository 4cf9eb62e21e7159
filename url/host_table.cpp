#include "url/host_table.h"

#include "url/url.h"

namespace sheaf {

std::string_view brand_of(std::string_view host) {
  struct Brand {
    std::string_view label, name;
  };
  constexpr Brand kBrands[] = {{"amazon.", "amazon.*"}, {"google.", "google.*"}};
  for (const Brand& brand : kBrands) {
    if (host.find(brand.label) == std::string_view::npos) continue;
    if (registrable_domain(host).starts_with(brand.label)) return brand.name;
  }
  return {};
}

}  // namespace sheaf
