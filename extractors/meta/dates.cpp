#include "extractors/meta/dates.h"

#include <cstdint>

#include "base/text.h"
#include "extractors/meta/date_context.h"
#include "extractors/meta/date_declared.h"
#include "extractors/meta/date_local.h"
#include "extractors/meta/date_sightings.h"
#include "extractors/meta/date_text.h"

namespace sheaf {
namespace {

constexpr std::int64_t kDay = 86400;

void find_seen_published(const Source& source, Findings& found) {
  for (const DateSighting& sighting : extract_date_sightings(source)) {
    if (sighting.label == DateLabel::kModified || sighting.label == DateLabel::kOther) continue;
    found.add(sighting.text, sighting.node);
  }
}

void find_seen_modified(const Source& source, Findings& found) {
  for (const DateSighting& sighting : extract_date_sightings(source)) {
    if (sighting.label == DateLabel::kModified) found.add(sighting.text, sighting.node);
  }
}

constexpr Rule kRules[] = {
    {Field::kPublished, "local-clock", find_local_published},
    {Field::kPublished, "JSON-LD datePublished", declared::find_linked_published},
    {Field::kPublished, "article:published_time", declared::find_article_published},
    {Field::kPublished, "citation_date", declared::find_citation_date},
    {Field::kPublished, "itemprop:datePublished", declared::find_marked_published},
    {Field::kPublished, "meta:published", declared::find_meta_published},
    {Field::kPublished, "JSON-LD dateCreated", declared::find_linked_created},
    {Field::kPublished, "itemprop:dateCreated", declared::find_marked_created},
    {Field::kPublished, "near-headline", find_seen_published},
    {Field::kPublished, "time:pubdate", declared::find_time_published},
    {Field::kPublished, "meta:date", declared::find_meta_date},
    {Field::kPublished, "meta:created", declared::find_meta_created},
    {Field::kPublished, "JSON-LD of a thing", declared::find_linked_thing},
    {Field::kPublished, "url", declared::find_url_date},
    {Field::kPublished, "script", declared::find_script_published},
    {Field::kPublished, "seen-modified", find_seen_modified},
    {Field::kPublished, "citation_year", declared::find_citation_year},
    {Field::kModified, "JSON-LD dateModified", declared::find_linked_modified},
    {Field::kModified, "article:modified_time", declared::find_article_modified},
    {Field::kModified, "itemprop:dateModified", declared::find_marked_modified},
    {Field::kModified, "meta:modified", declared::find_meta_modified},
    {Field::kModified, "near-headline", find_seen_modified},
};

}  // namespace

std::span<const Rule> date_rules() { return kRules; }

std::optional<std::string> normalize_date(const Finding& finding, const Source& source) {
  const DateContext context = date_context(source);
  std::optional<std::string> iso = parse_date(finding.text, context);
  if (!iso) {
    const std::optional<DateMatch> match = find_date(finding.text, context);
    if (!match) return std::nullopt;
    iso = match->iso;
  }
  if (source.published.empty()) return iso;
  const std::optional<std::int64_t> published = date_seconds(source.published);
  const std::optional<std::int64_t> modified = date_seconds(*iso);
  if (published && modified && *modified < *published - kDay) return std::nullopt;
  return iso;
}

}  // namespace sheaf
