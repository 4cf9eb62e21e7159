#include "extractors/meta/date_context.h"

#include <algorithm>
#include <array>

namespace sheaf {
namespace {

// Countries that write English and put the day first.
constexpr std::array<std::string_view, 9> kDayFirstDomains = {"uk", "au", "nz", "ie", "in",
                                                              "za", "sg", "ng", "ke"};

bool is_day_first_host(std::string_view host) {
  const std::string_view top = host.substr(host.rfind('.') + 1);
  return std::find(kDayFirstDomains.begin(), kDayFirstDomains.end(), top) != kDayFirstDomains.end();
}

}  // namespace

DateContext date_context(const Source& source) {
  std::string_view language = source.language.empty() ? source.page.language() : source.language;
  if (language == "en" && is_day_first_host(source.url.host())) language = "en-GB";
  return {.language = language, .reference = source.fetched_at};
}

}  // namespace sheaf
