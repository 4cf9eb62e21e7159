// What is to be extracted, one page after the other, out of all that the command line names: files,
// folders, URLs, archives, and lists of them. Nothing is held but the entry at hand.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/inputs.h"
#include "cli/list_fetcher.h"
#include "fetch/warc.h"

namespace sheaf::cli {

// How a list is written.
enum class ListFormat {
  kAuto,  // by the file's name, then by its beginning
  kLines,
  kCsv,
  kTsv,
  kJsonLines,
  kFeed,     // RSS, Atom, JSON Feed
  kSitemap,  // an index too
  kOpml,
  kHtml,
  kMarkdown,
};

struct ListSource {
  std::string name;  // a file, a URL or "-"
  ListFormat format = ListFormat::kAuto;
  // Of CSV and TSV, or the member of JSON lines. "": the first column named url, link or href; the
  // member url.
  std::string column = {};
};

struct Entry {
  Input input;
  std::optional<WarcRecord> record = {};  // a page of the archive that `input` names
  // Not "": there is no page here, and this is why; `input` names the place.
  std::string problem = {};
};

// False: no more entries are wanted.
using TakeEntry = std::function<bool(Entry)>;

// Whether the file is a WARC, by its name or its first bytes.
bool is_archive(const std::string& path);

// A page, URL, folder, archive or "-" as on the command line; standard input and pipes may be a
// page or an archive, by their first bytes. False once `take` gave false.
bool read_argument(const std::string& argument, const TakeEntry& take);

// Every page that the list names. Lists that name lists (sitemap indexes, OPML) are followed, two
// deep. False once `take` gave false.
bool read_list(const ListSource& list, ListFetcher& fetcher, const TakeEntry& take);

}  // namespace sheaf::cli
