// Hugging Face: models and data sets are their owner's and are called "owner/name"; a page about a
// paper keeps the paper in the properties of a component. The descriptions are the site's.
#include "base/json.h"
#include "base/text.h"
#include "extractors/extractor.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"huggingface.co"};

// <title>owner/name · Hugging Face</title>, "owner/name · Datasets at Hugging Face"; "" elsewhere.
std::string_view find_repository(const Page& page) {
  std::string_view title = trim(page.title());
  const std::size_t end = title.rfind(" · ");
  if (end == title.npos || !title.ends_with("Hugging Face")) return {};
  title = title.substr(0, end);
  const bool is_path = title.find('/') != title.npos && title.find(' ') == title.npos;
  return is_path ? title : std::string_view();
}

void find_owner(const Source& source, Findings& found) {
  const std::string_view repository = find_repository(source.page);
  found.add(repository.substr(0, repository.find('/')));
}

// <div data-target=PaperContent data-props='{"paper": {"authors": [{"name": ...}], "summary": ...,
// "publishedAt": "2024-04-01T12:00:00.000Z"}, "comments": [...]}'>
Json find_paper(const Source& source) {
  for (const NodeId node : source.page.hinted()) {
    if (source.page.attribute_or_empty(node, "data-target") != "PaperContent") continue;
    const Result<Json> data = parse_json(source.page.attribute_or_empty(node, "data-props"));
    const Json* paper = data ? find_member(*data, "paper") : nullptr;
    if (paper) return *paper;
  }
  return {};
}

void find_authors(const Source& source, Findings& found) {
  const Json paper = find_paper(source);
  const Json* authors = find_member(paper, "authors");
  if (!authors || !authors->is_array()) return;
  for (const Json& author : *authors) found.add(string_at(author, "name"));
}

void find_published(const Source& source, Findings& found) {
  const Json paper = find_paper(source);
  found.add(string_at(paper, "publishedAt"));
}

void find_description(const Source& source, Findings& found) {
  const Json paper = find_paper(source);
  found.add(string_at(paper, "summary"));
  const std::string_view text = source.page.meta("description");
  if (!text.starts_with("We’re on a journey to advance") &&
      !text.starts_with("Join the discussion on this paper page"))
    found.add(text);
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("Hugging Face"); }},
    {Field::kTitle, "title",
     [](const Source& source, Findings& found) { found.add(find_repository(source.page)); }},
    {Field::kAuthors, "PaperContent", find_authors},
    {Field::kAuthors, "title", find_owner},
    {Field::kPublished, "PaperContent", find_published},
    {Field::kDescription, "PaperContent", find_description},
};

constexpr Field kOwns[] = {Field::kDescription};

}  // namespace

extern const Extractor huggingface;
const Extractor huggingface{.name = "huggingface", .hosts = kHosts, .rules = kRules, .owns = kOwns};

}  // namespace sheaf::sites
