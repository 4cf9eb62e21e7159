#include "items/resolve.h"

#include <algorithm>

#include "extractors/meta/authors.h"
#include "extractors/meta/canonical_url.h"
#include "extractors/meta/dates.h"
#include "extractors/meta/description.h"
#include "extractors/meta/hero_image.h"
#include "extractors/meta/language.h"
#include "extractors/meta/meta.h"
#include "extractors/meta/publisher.h"
#include "extractors/meta/tags.h"
#include "extractors/meta/title.h"

namespace sheaf {
namespace {

using NormalizeText = std::optional<std::string> (*)(const Finding&, const Source&);
using NormalizeList = std::vector<std::string> (*)(std::span<const Finding>, const Source&);

class Resolver {
 public:
  Resolver(Source& source, const SiteRules& sites, Keep keep, Item& item)
      : source_(source), keep_(keep), item_(item) {
    for (const RulePack* pack : sites.packs) add_pack(*pack);
    for (const Extractor* extractor : sites.extractors) add_extractor(*extractor);
    add_general(sites.extractors);
  }

  void resolve_text(Field field, NormalizeText normalize, std::string& out) {
    resolve(field, [&](const Findings& found) {
      for (const Finding& finding : found.all()) {
        std::optional<std::string> value = normalize(finding, source_);
        if (!value) continue;
        out = std::move(*value);
        return &finding;
      }
      return static_cast<const Finding*>(nullptr);
    });
  }

  void resolve_list(Field field, NormalizeList normalize, std::vector<std::string>& out) {
    resolve(field, [&](const Findings& found) {
      out = normalize(found.all(), source_);
      return out.empty() ? nullptr : &found.all().front();
    });
  }

  void resolve_image(Image& out) {
    resolve(Field::kHeroImage, [&](const Findings& found) {
      for (const Finding& finding : found.all()) {
        std::optional<Finding> image = normalize_image(finding, source_);
        if (!image) continue;
        out = {std::move(image->text), std::move(image->alt), image->width, image->height};
        return &finding;
      }
      return static_cast<const Finding*>(nullptr);
    });
  }

 private:
  // A rule, written in C++ or in a pack.
  struct Step {
    Field field;
    std::string_view extractor, rule;
    void (*find)(const Source&, Findings&) = nullptr;
    const PackFinder* finder = nullptr;  // if find is null
  };

  void add_pack(const RulePack& pack) {
    for (const PackRule& rule : pack.rules)
      steps_.push_back({rule.field, pack.name, rule.name, nullptr, &rule.from});
  }

  void add_extractor(const Extractor& extractor) {
    for (const Rule& rule : extractor.rules)
      steps_.push_back({rule.field, extractor.name, rule.name, rule.find});
  }

  // Sites may leave no say to the general rules.
  void add_general(std::span<const Extractor* const> sites) {
    const Extractor& general = general_extractor();
    for (const Rule& rule : general.rules) {
      const bool owned = std::any_of(sites.begin(), sites.end(), [&](const Extractor* site) {
        return std::find(site->owns.begin(), site->owns.end(), rule.field) != site->owns.end();
      });
      if (!owned) steps_.push_back({rule.field, general.name, rule.name, rule.find});
    }
  }

  Findings find(const Step& step) const {
    Findings found;
    if (step.find)
      step.find(source_, found);
    else
      find_in_page(*step.finder, source_, found);
    return found;
  }

  // `take` stores the value of one rule's findings and gives the finding it came from, or null.
  template <typename Take>
  void resolve(Field field, Take take) {
    bool won = false;
    for (const Step& step : steps_) {
      if (step.field != field) continue;
      const Findings found = find(step);
      if (found.empty()) continue;
      const Finding* winner = won ? nullptr : take(found);
      if (winner)
        item_.provenance[static_cast<std::size_t>(field)] = provenance(step, winner->node);
      if (keep_ == Keep::kCandidates)
        keep_all(step, found.all(), won ? Loss::kRuleBefore : Loss::kHere, winner);
      won |= winner != nullptr;
      if (won && keep_ == Keep::kWinners) return;
    }
  }

  Provenance provenance(const Step& step, NodeId node) const {
    Provenance out{std::string(step.extractor), std::string(step.rule), {}};
    if (node != kNoNode) {
      const Page::Position at = source_.page.position(node);
      out.place = std::to_string(at.line) + ":" + std::to_string(at.column);
    }
    return out;
  }

  enum class Loss { kRuleBefore, kHere };

  // Every finding of one rule, with why it lost if it did.
  void keep_all(const Step& step, std::span<const Finding> found, Loss loss,
                const Finding* winner) {
    bool behind = false;
    for (const Finding& finding : found) {
      const bool won = &finding == winner || (winner && is_part_of_list(step.field, finding));
      const char* reason = won                         ? ""
                           : loss == Loss::kRuleBefore ? "a rule before it won"
                           : behind                    ? "behind the winner"
                                                       : "refused";
      behind |= &finding == winner && !is_list(step.field);
      item_.candidates.push_back(
          {step.field, finding.text, provenance(step, finding.node), reason});
    }
  }

  static bool is_list(Field field) { return field == Field::kAuthors || field == Field::kTags; }

  bool is_part_of_list(Field field, const Finding& finding) const {
    if (!is_list(field)) return false;
    const auto normalize = field == Field::kAuthors ? normalize_authors : normalize_tags;
    return !normalize(std::span(&finding, 1), source_).empty();
  }

  Source& source_;
  Keep keep_;
  Item& item_;
  std::vector<Step> steps_;  // in the order in which they are tried
};

}  // namespace

void resolve_fields(Source source, const SiteRules& sites, Keep keep, Item& item) {
  Resolver resolver(source, sites, keep, item);
  resolver.resolve_text(Field::kCanonicalUrl, normalize_canonical_url, item.canonical_url);
  resolver.resolve_text(Field::kLanguage, normalize_language, item.language);
  source.language = item.language;
  resolver.resolve_text(Field::kPublisher, normalize_publisher, item.publisher);
  source.publisher = item.publisher;
  resolver.resolve_text(Field::kTitle, normalize_title, item.title);
  source.title = item.title;
  resolver.resolve_list(Field::kAuthors, normalize_authors, item.authors);
  resolver.resolve_text(Field::kPublished, normalize_date, item.published);
  source.published = item.published;
  resolver.resolve_text(Field::kModified, normalize_date, item.modified);
  resolver.resolve_text(Field::kDescription, normalize_description, item.description);
  resolver.resolve_image(item.hero_image);
  resolver.resolve_list(Field::kTags, normalize_tags, item.tags);
}

}  // namespace sheaf
