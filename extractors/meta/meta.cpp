#include "extractors/meta/meta.h"

#include "extractors/meta/authors.h"
#include "extractors/meta/canonical_url.h"
#include "extractors/meta/dates.h"
#include "extractors/meta/description.h"
#include "extractors/meta/hero_image.h"
#include "extractors/meta/language.h"
#include "extractors/meta/publisher.h"
#include "extractors/meta/tags.h"
#include "extractors/meta/title.h"

namespace sheaf {
namespace {

std::vector<Rule> collect_rules() {
  std::vector<Rule> all;
  for (const std::span<const Rule> rules :
       {canonical_url_rules(), publisher_rules(), title_rules(), author_rules(), date_rules(),
        language_rules(), description_rules(), hero_image_rules(), tag_rules()}) {
    all.insert(all.end(), rules.begin(), rules.end());
  }
  return all;
}

}  // namespace

const Extractor& general_extractor() {
  static const std::vector<Rule> rules = collect_rules();
  static const Extractor extractor{"meta", {}, rules};
  return extractor;
}

}  // namespace sheaf
