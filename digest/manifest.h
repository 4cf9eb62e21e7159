// The manifest of an issue: what its editor decides. All that it leaves open comes from the
// records.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "digest/calendar/pentads.h"
#include "digest/issue.h"
#include "digest/related.h"

namespace sheaf {

// What it does not say is as the record's picture has it.
struct ManifestPicture {
  std::optional<std::string> url;  // "": no picture
  std::optional<std::string> alt;
  int width = 0, height = 0;  // 0 = not said
  std::optional<IssuePicture::Place> place;
};

// One item or reading. nullopt: as the record has it; "": none, whatever the record has.
struct ManifestItem {
  std::string id, url;  // which record it is about: one of them; url decides if both are there
  std::optional<std::string> title, source, published, language;
  std::optional<std::string> byline, excerpt, note;  // Markdown
  std::optional<std::vector<IssueLink>> links;       // in place of the record's
  std::optional<ManifestPicture> picture;
  std::string place;  // in the manifest, for messages: "sections[0].items[2]"
};

struct ManifestSection {
  std::string title;
  std::vector<ManifestItem> items;
};

struct Manifest {
  std::string series, number, title, date, language, id, home_url, author, description;
  std::string zone;  // in which `date` is today: "+08:00"; "" as `language` has it. In no file
  std::optional<std::vector<std::string>> lead;  // paragraphs in place of the language's
  std::optional<CalendarRule> calendar;          // if the caller has no choice of his own
  std::optional<RelatedMode> related;            // if the caller has no choice of his own
  std::vector<std::string> records;  // files of records, pages or folders; relative to its own
  std::vector<ManifestSection> sections;
  std::vector<ManifestItem> readings;
};

// docs/digest.md describes the members. The texts of items (but not of their links and pictures)
// may be given as arrays of their lines; "comment" is passed over everywhere. What is hidden in a
// text (base/text.h) is dropped. Errors: kBadInput, where `where` is "line N, column N" for what is
// neither JSON nor TOML, else the member: "sections[0].items[2].title".
Result<Manifest> parse_json_manifest(std::string_view text);
Result<Manifest> parse_toml_manifest(std::string_view text);

}  // namespace sheaf
