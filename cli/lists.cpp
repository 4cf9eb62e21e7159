// Lists of pages: which kind a list is, and those that are read as a stream.
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "cli/list_reading.h"
#include "cli/table_reader.h"
#include "fetch/codings.h"
#include "fetch/fetch.h"

namespace sheaf::cli {
namespace {

constexpr std::size_t kMaxLine = 1u << 20;
constexpr std::size_t kMaxDocument = 64u << 20;  // sitemaps: 50 MB

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

std::string place_of(const ListSource& list, std::size_t line) {
  return (list.name == "-" ? "standard input" : list.name) + ":" + std::to_string(line);
}

// One entry of a list: an address, or, in a list that lies on this machine, a path.
bool take_address(const ListReading& reading, std::size_t line, std::string_view text) {
  text = trim(text);
  if (is_web_address(text)) {
    const Result<Url> url = Url::parse(text);
    if (!url.ok()) return complain(reading, line, std::string(text) + ": " + url.error().message);
    return reading.take({.input = {Input::Kind::kUrl, std::string(text), {}}});
  }
  if (text.empty()) return complain(reading, line, "there is no address");
  if (is_web_address(reading.list.name) || text == "-" || text.find("://") != text.npos ||
      text.find('\0') != text.npos)
    return complain(reading, line, "'" + std::string(text) + "' is no http or https address");
  return read_argument(std::string(text), reading.take);
}

// ---- lists that are read as a stream ----

// Calls each(line, number) for the lines of the file, without their ends; false once it gave false.
template <typename Each>
bool for_each_line(std::FILE* file, const ListReading& reading, Each&& each) {
  std::string line;
  std::size_t number = 1;
  bool too_long = false;
  for (int c = 0; (c = getc_unlocked(file)) != EOF;) {
    if (c != '\n') {
      too_long |= line.size() >= kMaxLine;
      if (!too_long) line += static_cast<char>(c);
      continue;
    }
    const bool go_on = too_long ? complain(reading, number, "the line is over 1 MiB long")
                                : each(std::string_view(line), number);
    if (!go_on) return false;
    line.clear();
    ++number;
    too_long = false;
  }
  if (too_long) return complain(reading, number, "the line is over 1 MiB long");
  return line.empty() || each(std::string_view(line), number);
}

bool read_lines(std::FILE* file, const ListReading& reading) {
  return for_each_line(file, reading, [&](std::string_view line, std::size_t number) {
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    line = trim(line);
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

bool read_table(std::FILE* file, const ListReading& reading, char separator) {
  TableReader table(file, separator);
  const std::optional<std::size_t> column = table.find_column(reading.list.column);
  if (!column) {
    const std::string& wanted = reading.list.column;
    return complain(reading, 1,
                    wanted.empty() ? "no column is named url or link: --column says "
                                     "which has the addresses"
                                   : "there is no column '" + wanted + "'");
  }
  while (table.next()) {
    const std::vector<std::string>& cells = table.cells();
    if (cells.size() == 1 && cells[0].empty()) continue;
    const bool go_on = *column < cells.size()
                           ? take_address(reading, table.line(), cells[*column])
                           : complain(reading, table.line(), "the row has too few columns");
    if (!go_on) return false;
  }
  return true;
}

// ---- documents ----

Result<std::string> read_whole(std::FILE* file) {
  std::string bytes;
  char buffer[1 << 16];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, file)) {
    bytes.append(buffer, got);
    if (bytes.size() > kMaxDocument) return Error{ErrorKind::kTooLarge, "it is over 64 MiB large"};
  }
  if (std::ferror(file)) return Error{ErrorKind::kIo, std::strerror(errno)};
  return bytes;
}

Result<std::string> fetch_document(const std::string& name, const FetchOptions& options) {
  const Result<Url> url = Url::parse(name);
  if (!url.ok()) return url.error();
  Result<Response> response = fetch_url({.url = *url, .body_limit = kMaxDocument}, options);
  if (!response.ok()) return response.error();
  if (response->status >= 400)
    return Error{ErrorKind::kNetwork, "HTTP status " + std::to_string(response->status)};
  return std::move(response->body);
}

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
  return trim(bytes.substr(0, 64)).starts_with('{') ? ListFormat::kFeed : ListFormat::kHtml;
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

// What the file's name does not tell, its first byte does. kAuto: a document, of whichever kind.
ListFormat find_format(std::FILE* file, const ListSource& list) {
  if (list.format != ListFormat::kAuto) return list.format;
  if (const auto format = format_of_name(list.name)) return *format;
  const int first = std::getc(file);
  if (first != EOF) std::ungetc(first, file);
  if (first == '<' || first == 0x1F) return ListFormat::kAuto;
  if (first == '{') return ListFormat::kJsonLines;
  return list.column.empty() ? ListFormat::kLines : ListFormat::kCsv;
}

bool read_document(const ListReading& reading, std::FILE* file) {
  Result<std::string> bytes = read_whole(file);
  if (!bytes.ok()) return complain(reading, 0, bytes.error().message);
  Decoded plain = undo_content_coding("gzip", std::move(*bytes), kMaxDocument);
  if (plain.over_limit) return complain(reading, 0, "it is over 64 MiB large");
  if (!plain.complete &&
      !complain(reading, 0, "its gzip data is cut or damaged; what is readable counts"))
    return false;
  ListReading decided = reading;
  if (decided.list.format == ListFormat::kAuto) decided.list.format = format_of_markup(plain.bytes);
  return read_links(decided, std::move(plain.bytes));
}

bool read_file_as(ListFormat format, std::FILE* file, ListReading reading) {
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
      return read_document(reading, file);
  }
}

bool read_open_list(std::FILE* file, const ListReading& reading) {
  return read_file_as(find_format(file, reading.list), file, reading);
}

}  // namespace

bool is_web_address(std::string_view text) {
  return starts_with_ignore_case(text, "http://") || starts_with_ignore_case(text, "https://");
}

bool complain(const ListReading& reading, std::size_t line, std::string problem) {
  const std::string name = line == 0 ? reading.list.name : place_of(reading.list, line);
  return reading.take({.input = {Input::Kind::kFile, name, {}}, .problem = std::move(problem)});
}

bool read_named_list(const ListReading& reading) {
  const std::string& name = reading.list.name;
  if (name == "-") return read_open_list(stdin, reading);
  if (!is_web_address(name)) {
    const File file(std::fopen(name.c_str(), "rb"), std::fclose);
    return file ? read_open_list(file.get(), reading) : complain(reading, 0, std::strerror(errno));
  }
  Result<std::string> bytes = fetch_document(name, reading.fetching);
  if (!bytes.ok()) return complain(reading, 0, bytes.error().message);
  std::string text = std::move(bytes).value();
  if (text.empty()) return complain(reading, 0, "it is empty");
  const File file(fmemopen(text.data(), text.size(), "rb"), std::fclose);
  return read_open_list(file.get(), reading);
}

bool read_list(const ListSource& list, const FetchOptions& fetching, const TakeEntry& take) {
  return read_named_list({list, fetching, take});
}

}  // namespace sheaf::cli
