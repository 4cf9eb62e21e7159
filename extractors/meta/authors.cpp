#include "extractors/meta/authors.h"

#include <algorithm>
#include <unordered_set>

#include "base/fold.h"
#include "base/text.h"
#include "extractors/meta/author_bylines.h"
#include "extractors/meta/author_kinds.h"
#include "extractors/meta/author_metadata.h"
#include "extractors/meta/author_names.h"
#include "extractors/meta/author_words.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxNames = 1000;

using FindValues = void (*)(const Source&, Accept, Findings&);
using FindElements = void (*)(const Source&, BylinePlace, Findings&);

template <FindValues kFind, Accept kAccept>
void values(const Source& source, Findings& found) {
  kFind(source, kAccept, found);
}
template <FindElements kFind, BylinePlace kPlace>
void elements(const Source& source, Findings& found) {
  kFind(source, kPlace, found);
}

// What is written for machines and names persons; what readers see around the headline, then at the
// article's end; what is left.
constexpr Rule kRules[] = {
    {Field::kAuthors, "JSON-LD author", values<find_linked_authors, Accept::kPersons>},
    {Field::kAuthors, "citation_author", find_citation_authors},
    {Field::kAuthors, "article:author", values<find_article_authors, Accept::kPersons>},
    {Field::kAuthors, "meta author", values<find_meta_authors, Accept::kPersons>},
    {Field::kAuthors, "dc.creator", values<find_dublin_core_authors, Accept::kPersons>},
    {Field::kAuthors, "itemprop author", elements<find_author_itemprop, BylinePlace::kHead>},
    {Field::kAuthors, "rel=author", elements<find_author_rel, BylinePlace::kHead>},
    {Field::kAuthors, "byline", elements<find_author_element, BylinePlace::kHead>},
    {Field::kAuthors, "author link", elements<find_author_link, BylinePlace::kHead>},
    {Field::kAuthors, "byline text", find_byline_line},
    {Field::kAuthors, "byline text", find_name_with_date},
    {Field::kAuthors, "dateline", find_dateline},
    {Field::kAuthors, "user link", find_user_link},
    {Field::kAuthors, "itemprop author", elements<find_author_itemprop, BylinePlace::kTail>},
    {Field::kAuthors, "rel=author", elements<find_author_rel, BylinePlace::kTail>},
    {Field::kAuthors, "byline", elements<find_author_element, BylinePlace::kTail>},
    {Field::kAuthors, "signature", find_signature},
    {Field::kAuthors, "author link", elements<find_author_link, BylinePlace::kTail>},
    {Field::kAuthors, "twitter:data1", find_twitter_author},
    {Field::kAuthors, "meta author", values<find_meta_authors, Accept::kAnybody>},
    {Field::kAuthors, "article:author", values<find_article_authors, Accept::kAnybody>},
    {Field::kAuthors, "JSON-LD author", values<find_linked_authors, Accept::kAnybody>},
    {Field::kAuthors, "dc.creator", values<find_dublin_core_authors, Accept::kAnybody>},
    {Field::kAuthors, "article:author", find_author_address},
    {Field::kAuthors, "twitter:creator", find_twitter_creator},
};

WrittenFor written_for(const Page& page, NodeId node) {
  if (node == kNoNode) return WrittenFor::kMachines;
  const Tag tag = page.node(node).tag;
  return tag == Tag::kMeta || tag == Tag::kScript ? WrittenFor::kMachines : WrittenFor::kReaders;
}

// "Jane Smith USA TODAY"
std::string drop_site(const Source& source, std::string_view name) {
  for (const std::string_view site : {source.publisher, source.page.meta("og:site_name")}) {
    if (site.empty() || !ends_with_ignore_case(name, site)) continue;
    const std::string_view rest = name.substr(0, name.size() - site.size());
    if (trim(rest).size() < rest.size() && is_personal_name(trim(rest))) {
      return std::string(trim(rest));
    }
  }
  return std::string(name);
}

void drop_site_beside_persons(const Source& source, std::vector<std::string>& names) {
  if (names.size() < 2) return;
  const auto is_site = [&](const std::string& name) { return is_site_name(source, name); };
  const bool has_person = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return is_personal_name(name) && !is_site(name);
  });
  if (has_person) std::erase_if(names, is_site);
}

}  // namespace

std::span<const Rule> author_rules() { return kRules; }

std::vector<std::string> normalize_authors(std::span<const Finding> findings,
                                           const Source& source) {
  std::vector<std::string> names;
  std::unordered_set<std::string> seen;
  for (const Finding& finding : findings) {
    const WrittenFor written = written_for(source.page, finding.node);
    for (const std::string& raw : split_names(finding.text, written, source.language)) {
      std::string name = drop_site(source, raw);
      if (seen.insert(fold(name)).second) names.push_back(std::move(name));
    }
    if (names.size() >= kMaxNames) break;
  }
  if (names.size() > kMaxNames) names.resize(kMaxNames);
  drop_site_beside_persons(source, names);
  return names;
}

}  // namespace sheaf
