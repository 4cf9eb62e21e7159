// Lists of pages: which kind a list is, and those that are read as a stream.
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "cli/explain.h"
#include "cli/input_file.h"
#include "cli/interrupt.h"
#include "cli/list_reading.h"
#include "cli/table_reader.h"
#include "fetch/codings.h"
#include "fetch/named_by.h"

namespace sheaf::cli {
namespace {

constexpr std::size_t kMaxLine = 1u << 20;
constexpr std::size_t kMaxDocument = 64u << 20;  // sitemaps: 50 MB
constexpr std::size_t kMaxSkipped = 64u << 20;   // of a line, until the list is given up

std::string place_of(const ListSource& list, std::size_t line) {
  return (list.name == "-" ? "standard input" : list.name) + ":" + std::to_string(line);
}

// One entry of a list: an address, or, in a list that lies on this machine, a path.
bool take_address(const ListReading& reading, std::size_t line, std::string_view text) {
  text = trim(text);
  if (is_web_address(text)) {
    const Result<Url> url = Url::parse(text);
    if (!url.ok()) return complain(reading, line, shorten(text) + ": " + url.error().message);
    return take_page(reading, line, *url, text);
  }
  if (text.empty()) return complain(reading, line, "there is no address");
  if (is_web_address(reading.list.name) || text == "-" || text.find("://") != text.npos ||
      text.find('\0') != text.npos)
    return complain(reading, line, "'" + shorten(text) + "' is no http or https address");
  return read_argument(std::string(text), reading.take);
}

// Tells of an error that ended it.
bool end_list(std::FILE* file, const ListReading& reading, std::size_t line) {
  if (!std::ferror(file)) return true;
  return !is_interrupted() && complain(reading, line, std::strerror(errno));
}

// ---- lists that are read as a stream ----

// Calls each(line, number) for the lines of the file, without their ends; false once it gave false.
template <typename Each>
bool for_each_line(std::FILE* file, const ListReading& reading, Each&& each) {
  std::string line;
  std::size_t number = 1;
  std::size_t size = 0;
  for (int c = 0; (c = getc_unlocked(file)) != EOF;) {
    if (c != '\n') {
      if (size++ < kMaxLine) line += static_cast<char>(c);
      if (size <= kMaxSkipped) continue;
      return complain(reading, number, "the line is over 64 MiB long; the rest is not read");
    }
    const bool go_on = size > kMaxLine ? complain(reading, number, "the line is over 1 MiB long")
                                       : each(std::string_view(line), number);
    if (!go_on) return false;
    line.clear();
    ++number;
    size = 0;
  }
  if (std::ferror(file)) return end_list(file, reading, number == 1 ? 0 : number);
  if (size > kMaxLine) return complain(reading, number, "the line is over 1 MiB long");
  return line.empty() || each(std::string_view(line), number);
}

bool read_lines(std::FILE* file, const ListReading& reading) {
  return for_each_line(file, reading, [&](std::string_view line, std::size_t number) {
    line = trim(number == 1 ? without_mark(line) : line);
    return line.empty() || line.starts_with('#') || take_address(reading, number, line);
  });
}

bool read_json_lines(std::FILE* file, const ListReading& reading) {
  const std::string member = reading.list.column.empty() ? "url" : reading.list.column;
  return for_each_line(file, reading, [&](std::string_view line, std::size_t number) {
    if (trim(line).empty()) return true;
    const Result<Json> value = parse_json(line);
    if (!value.ok()) return complain(reading, number, value.error().message);
    const std::string_view url = string_at(*value, member);
    if (url.empty()) return complain(reading, number, "there is no string \"" + member + "\"");
    return take_address(reading, number, url);
  });
}

bool complain_of_column(const ListReading& reading) {
  const std::string& wanted = reading.list.column;
  return complain(reading, 1,
                  wanted.empty() ? "no column is named url or link: --column says which has the "
                                   "addresses"
                                 : "there is no column '" + wanted + "'");
}

bool read_table(std::FILE* file, const ListReading& reading, char separator) {
  TableReader table(file, separator);
  const std::optional<std::size_t> column = table.find_column(reading.list.column);
  if (!column && !table.unclosed() && !table.too_long() && !std::ferror(file))
    return complain_of_column(reading);
  while (column && table.next()) {
    const std::vector<std::string>& cells = table.cells();
    if (cells.size() == 1 && cells[0].empty()) continue;
    const bool go_on = *column < cells.size()
                           ? take_address(reading, table.line(), cells[*column])
                           : complain(reading, table.line(), "the row has too few columns");
    if (!go_on) return false;
  }
  if (const std::optional<std::size_t> line = table.unclosed(); line && !std::ferror(file))
    return complain(reading, *line,
                    "a quote is never closed; what follows it, to the end, is not read");
  if (const std::optional<std::size_t> line = table.too_long())
    return complain(reading, *line, "the row is over 64 MiB long; the rest is not read");
  return end_list(file, reading, 0);
}

// ---- documents ----

// RSS, Atom, sitemap, OPML or HTML by the root element that stands near the beginning.
ListFormat format_of_markup(std::string_view bytes) {
  const std::string head = ascii_lower(bytes.substr(0, 4096));
  for (const auto& [root, format] : std::initializer_list<std::pair<const char*, ListFormat>>{
           {"<opml", ListFormat::kOpml},
           {"<sitemapindex", ListFormat::kSitemap},
           {"<urlset", ListFormat::kSitemap},
           {"<rss", ListFormat::kFeed},
           {"<feed", ListFormat::kFeed},
           {"<rdf:rdf", ListFormat::kFeed}}) {
    if (head.find(root) != head.npos) return format;
  }
  return trim(without_mark(head)).starts_with('{') ? ListFormat::kFeed : ListFormat::kHtml;
}

std::optional<ListFormat> format_of_name(const std::string& name) {
  for (const auto& [ending, format] : std::initializer_list<std::pair<const char*, ListFormat>>{
           {".csv", ListFormat::kCsv},
           {".tsv", ListFormat::kTsv},
           {".jsonl", ListFormat::kJsonLines},
           {".ndjson", ListFormat::kJsonLines},
           {".opml", ListFormat::kOpml},
           {".md", ListFormat::kMarkdown},
           {".markdown", ListFormat::kMarkdown},
           {".html", ListFormat::kHtml},
           {".htm", ListFormat::kHtml}}) {
    if (ends_with_ignore_case(name, ending)) return format;
  }
  return std::nullopt;
}

// JSON Feed (version 1 and 1.1 name it in a required member), or JSON over many lines, which can be
// nothing else; not a record a line.
bool is_json_document(std::string_view head) {
  return head.find("://jsonfeed.org/version/") != head.npos ||
         trim(head.substr(0, head.find('\n'))) == "{";
}

// What the file's name does not tell, its beginning does. kAuto: a document, of whichever kind.
ListFormat find_format(InputFile& file, const ListSource& list) {
  if (list.format != ListFormat::kAuto) return list.format;
  if (const auto format = format_of_name(list.name)) return *format;
  const std::string_view head = trim(without_mark(file.peek()));
  if (head.starts_with('<') || head.starts_with('\x1F')) return ListFormat::kAuto;
  if (head.starts_with('{'))
    return is_json_document(head) ? ListFormat::kFeed : ListFormat::kJsonLines;
  return list.column.empty() ? ListFormat::kLines : ListFormat::kCsv;
}

// Sitemaps may be a text file with an address a line (sitemaps.org).
bool is_lines(std::string_view bytes) { return is_web_address(trim(without_mark(bytes))); }

bool read_document(const ListReading& reading, InputFile& file) {
  Result<std::string> bytes = file.read_rest(kMaxDocument);
  if (!bytes.ok()) return !is_interrupted() && complain(reading, 0, bytes.error().message);
  Undone plain = undo_content_coding("gzip", std::move(*bytes), kMaxDocument);
  if (plain.over_limit) return complain(reading, 0, over_limit(kMaxDocument).message);
  if (!plain.complete &&
      !complain(reading, 0, "its gzip data is cut or damaged; what is readable counts"))
    return false;
  ListReading decided = reading;
  if (decided.list.format == ListFormat::kAuto) decided.list.format = format_of_markup(plain.bytes);
  if (decided.list.format == ListFormat::kSitemap && is_lines(plain.bytes))
    return read_lines(InputFile::of(std::move(plain.bytes)).file(), reading);
  return read_links(decided, std::move(plain.bytes));
}

bool read_file_as(ListFormat format, InputFile& input, ListReading reading) {
  std::FILE* const file = input.file();
  reading.list.format = format;
  switch (format) {
    case ListFormat::kLines:
      return read_lines(file, reading);
    case ListFormat::kJsonLines:
      return read_json_lines(file, reading);
    case ListFormat::kCsv:
      return read_table(file, reading, ',');
    case ListFormat::kTsv:
      return read_table(file, reading, '\t');
    default:
      return read_document(reading, input);
  }
}

}  // namespace

std::string_view without_mark(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

bool complain(const ListReading& reading, std::size_t line, std::string problem) {
  const std::string name = line == 0 ? reading.list.name : place_of(reading.list, line);
  return reading.take({.input = {Input::Kind::kFile, name, {}}, .problem = std::move(problem)});
}

bool may_lead_to(const ListReading& reading, const Url& target) {
  if (reading.address.empty() || reading.fetcher.allows_private()) return true;
  const Result<Url> from = Url::parse(reading.address);
  return may_lead(from.ok() ? named_by(*from) : NamedBy::kPublic, target);
}

bool complain_of_private(const ListReading& reading, std::size_t line, std::string_view address) {
  return complain(reading, line,
                  shorten(address) +
                      " is a private address, which lists of the public web may name with "
                      "--allow-private only");
}

bool take_page(const ListReading& reading, std::size_t line, const Url& page,
               std::string_view written) {
  if (!may_lead_to(reading, page)) return complain_of_private(reading, line, written);
  return reading.take({.input = {Input::Kind::kUrl, std::string(written), {}}});
}

bool read_named_list(ListReading reading) {
  const std::string& name = reading.list.name;
  Result<InputFile> file = InputFile::of({});
  if (is_web_address(name)) {
    if (!reading.followed.insert(name).second) return true;
    Result<FetchedList> list = reading.fetcher.fetch(name, kMaxDocument);
    if (!list.ok()) return !is_interrupted() && complain(reading, 0, list.error().message);
    if (list->body.empty()) return complain(reading, 0, "it is empty");
    reading.address = std::move(list->address);
    file = InputFile::of(std::move(list->body));
  } else {
    file = InputFile::open(name);
    if (!file.ok()) return complain(reading, 0, file.error().message);
  }
  return read_file_as(find_format(*file, reading.list), *file, reading);
}

bool read_list(const ListSource& list, ListFetcher& fetcher, const TakeEntry& take) {
  std::set<std::string> followed;
  return read_named_list({list, fetcher, take, followed});
}

}  // namespace sheaf::cli
