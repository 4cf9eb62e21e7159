#include "extractors/sites.h"

#include <algorithm>

#include "url/path.h"

namespace sheaf {
namespace {

bool is_for(const Extractor& extractor, std::string_view host, const Page& page) {
  return std::any_of(extractor.hosts.begin(), extractor.hosts.end(),
                     [&](std::string_view domain) { return is_host_of(host, domain); }) ||
         (extractor.recognises && extractor.recognises(page));
}

}  // namespace

std::vector<const Extractor*> find_site_extractors(std::string_view host, const Page& page) {
  std::vector<const Extractor*> found;
  for (const Extractor* extractor : site_extractors()) {
    if (is_for(*extractor, host, page)) found.push_back(extractor);
  }
  return found;
}

}  // namespace sheaf
