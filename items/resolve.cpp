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
  Resolver(Source& source, std::span<const Extractor* const> sites, Keep keep, Item& item)
      : source_(source), keep_(keep), item_(item), extractors_(sites.begin(), sites.end()) {
    extractors_.push_back(&general_extractor());
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
  // `take` stores the value of one rule's findings and gives the finding it came from, or null.
  template <typename Take>
  void resolve(Field field, Take take) {
    bool won = false;
    for (const Extractor* extractor : extractors_) {
      if (extractor == extractors_.back() && is_owned(field)) return;
      for (const Rule& rule : extractor->rules) {
        if (rule.field != field) continue;
        Findings found;
        rule.find(source_, found);
        if (found.empty()) continue;
        const Finding* winner = won ? nullptr : take(found);
        if (winner)
          item_.provenance[static_cast<std::size_t>(field)] =
              provenance(*extractor, rule, winner->node);
        if (keep_ == Keep::kCandidates)
          keep_all(*extractor, rule, found.all(), won ? Loss::kRuleBefore : Loss::kHere, winner);
        won |= winner != nullptr;
        if (won && keep_ == Keep::kWinners) return;
      }
    }
  }

  // Whether a site leaves no say to the general rules, which come last.
  bool is_owned(Field field) const {
    return std::any_of(extractors_.begin(), extractors_.end(), [field](const Extractor* extractor) {
      return std::find(extractor->owns.begin(), extractor->owns.end(), field) !=
             extractor->owns.end();
    });
  }

  Provenance provenance(const Extractor& extractor, const Rule& rule, NodeId node) const {
    Provenance out{std::string(extractor.name), std::string(rule.name), {}};
    if (node != kNoNode) {
      const Page::Position at = source_.page.position(node);
      out.place = std::to_string(at.line) + ":" + std::to_string(at.column);
    }
    return out;
  }

  enum class Loss { kRuleBefore, kHere };

  // Every finding of one rule, with why it lost if it did.
  void keep_all(const Extractor& extractor, const Rule& rule, std::span<const Finding> found,
                Loss loss, const Finding* winner) {
    bool behind = false;
    for (const Finding& finding : found) {
      const bool won = &finding == winner || (winner && is_part_of_list(rule.field, finding));
      const char* reason = won                         ? ""
                           : loss == Loss::kRuleBefore ? "a rule before it won"
                           : behind                    ? "behind the winner"
                                                       : "refused";
      behind |= &finding == winner && !is_list(rule.field);
      item_.candidates.push_back(
          {rule.field, finding.text, provenance(extractor, rule, finding.node), reason});
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
  std::vector<const Extractor*> extractors_;
};

}  // namespace

void resolve_fields(Source source, std::span<const Extractor* const> sites, Keep keep, Item& item) {
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
