// Issue: one digest, resolved: what the editor decided and, where he did not, what the records say.
// All that the output forms and templates see. Owns its strings, UTF-8; nothing in it is escaped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/words.h"

namespace sheaf {

// Where words come from decides how they are read.
enum class WordsKind : std::uint8_t {
  kPlain,     // of a record: untrusted, to be escaped; paragraphs end with \n
  kMarkdown,  // of the editor: trusted Markdown (GFM), as he wrote it
};

struct Words {
  std::string text;  // "" = none
  WordsKind kind = WordsKind::kPlain;
};

// Something that an article points to.
struct IssueLink {
  std::string label;  // 论文地址, without a colon; "" = the address alone
  std::string url;    // http or https
  std::string kind;   // as the record has it: "paper", "repository", "video"; "" of an editor's own
  std::string scheme;    // "arxiv", "doi", "github"; ""
  std::string id;        // "2103.17249", "owner/name"; ""
  bool primary = false;  // the article is about it
};

struct IssuePicture {
  std::string url;  // http or https; relative for a local copy
  std::string alt;
  int width = 0, height = 0;                                           // 0 = unknown
  enum class Place : std::uint8_t { kTop, kEnd } place = Place::kTop;  // of the item
  std::string source_url = {};  // http or https, if url is a local copy
  // The address of the page whose record names it; nullopt: the editor does.
  std::optional<std::string> page = {};
};

// Another article about the same thing, or one to read further.
struct Reading {
  std::string id;  // of its record; ""
  std::string title;
  std::string url;
  std::string source;     // account, site; ""
  std::string published;  // ISO 8601; ""
};

// How long reading takes, for a fast and a slow reader; both rounded up, at least 1 if there are
// words.
struct ReadingTime {
  std::size_t fast = 0, slow = 0;  // minutes
};

struct IssueItem {
  std::size_t number = 0;  // from 1, through all sections
  std::string id;          // of its record; "" if it has none
  std::string title;       // one line
  std::string url;         // http or https; "" if unknown
  std::string source;      // account, site, journal; ""
  std::vector<std::string> authors;
  std::string published;  // ISO 8601, as precise as the page is; ""
  std::string language;   // BCP 47; ""
  std::vector<std::string> tags;
  std::optional<IssuePicture> picture;
  Words byline;                                     // lines that stand before the links
  std::vector<IssueLink> links;                     // what the item shows, in this order
  std::vector<IssueLink> papers, repos, resources;  // all that its record points to
  Words excerpt;
  Words note;                    // 项目未开源
  WordCount words;               // of the article itself
  ReadingTime time;              // for the article itself
  std::vector<Reading> related;  // other coverage of the same thing
};

struct Section {
  std::string title;  // "" = a section without heading
  std::vector<IssueItem> items;
};

// The pentad (候) of the issue's date.
struct IssuePentad {
  std::string term;     // 清明, in the issue's language: Pure Brightness
  std::string ordinal;  // 二候
  std::string name;     // 田鼠化鴽
  int number = 0;       // 1..72, from 立春
};

struct Issue {
  std::string series;             // AI 简报
  std::string number;             // 20210409; as the editor counts
  std::string title;              // AI 简报 20210409
  std::string date;               // YYYY-MM-DD
  std::string zone;               // in which that day began: "+08:00"; "" = its language's
  std::string language;           // of the lead and labels: "zh", "en"
  std::string id;                 // permanent IRI for feeds; "" if the editor gave none
  std::string home_url;           // where the issue is published; "" if the editor gave none
  std::string author;             // ""
  std::string description;        // of the series; ""
  std::vector<std::string> lead;  // paragraphs, plain text
  std::optional<IssuePentad> pentad;
  std::vector<Section> sections;
  std::vector<Reading> readings;
  std::size_t item_count = 0;
  std::size_t words = 0;        // of the digest's own text: Han, full-width marks, other words
  std::size_t words_shown = 0;  // rounded down to hundreds, if there are so many
  ReadingTime time;             // for words_shown
};

}  // namespace sheaf
