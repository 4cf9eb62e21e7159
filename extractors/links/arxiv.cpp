#include "extractors/links/arxiv.h"

#include "extractors/links/reading.h"

namespace sheaf {
namespace {

constexpr std::string_view kArchives[] = {
    "acc-phys", "adap-org", "alg-geom", "ao-sci",   "astro-ph", "atom-ph",  "bayes-an",
    "chao-dyn", "chem-ph",  "cmp-lg",   "comp-gas", "cond-mat", "cs",       "dg-ga",
    "funct-an", "gr-qc",    "hep-ex",   "hep-lat",  "hep-ph",   "hep-th",   "math",
    "math-ph",  "mtrl-th",  "nlin",     "nucl-ex",  "nucl-th",  "patt-sol", "physics",
    "plasm-ph", "q-alg",    "q-bio",    "quant-ph", "solv-int", "supr-con"};
constexpr std::size_t kLongestArchive = 8;

int two_digits(std::string_view text) { return (text[0] - '0') * 10 + text[1] - '0'; }

// A month as "YYMM", counted so that they compare in time: 0704 -> 704, 9107 -> -893.
int month_of(std::string_view digits, int first_year) {
  int year = two_digits(digits);
  if (year > first_year) year -= 100;
  return year * 100 + two_digits(digits.substr(2));
}
bool is_month(std::string_view digits) {
  const int month = two_digits(digits.substr(2));
  return month >= 1 && month <= 12;
}

std::optional<ArxivId> with_version(std::string id, std::string_view text, std::size_t length) {
  const std::size_t version = version_length(text.substr(length));
  return ArxivId{std::move(id), std::string(text.substr(length, version)), length + version};
}

std::optional<ArxivId> read_new(std::string_view text) {
  if (count_digits(text) != 4 || text.size() < 9 || text[4] != '.') return std::nullopt;
  const std::string_view number = text.substr(5, count_digits(text.substr(5)));
  const int month = month_of(text, 99);
  const std::size_t expected = month <= 1412 ? 4 : 5;
  if (!is_month(text) || month < 704 || number.size() != expected) return std::nullopt;
  if (without_zeros(number).empty()) return std::nullopt;
  return with_version(std::string(text.substr(0, 5 + number.size())), text, 5 + number.size());
}

bool is_archive(std::string_view written, std::string_view archive) {
  std::size_t at = 0;
  for (const char c : archive) {
    if (at < written.size() && written[at] == c) {
      ++at;
    } else if (c != '-') {
      return false;
    }
  }
  return at == written.size();
}

std::string_view find_archive(std::string_view written) {
  for (const std::string_view archive : kArchives) {
    if (is_archive(written, archive)) return archive;
  }
  return {};
}

// Length of a subject class, ".GT".
std::size_t class_length(std::string_view text) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  return text.size() >= 3 && text[0] == '.' && is_upper(text[1]) && is_upper(text[2]) ? 3 : 0;
}

std::optional<ArxivId> read_old(std::string_view text) {
  const std::size_t name = std::min(text.find_first_of("./"), text.size());
  if (name == 0 || name > kLongestArchive || name == text.size()) return std::nullopt;
  const std::string_view archive = find_archive(text.substr(0, name));
  if (archive.empty()) return std::nullopt;
  const std::size_t slash = name + class_length(text.substr(name));
  if (slash >= text.size() || text[slash] != '/') return std::nullopt;
  const std::string_view number = text.substr(slash + 1);
  if (std::optional<ArxivId> id = read_new(number)) {  // "hep-th/1601.07616"
    id->length += slash + 1;
    return id;
  }
  if (count_digits(number) != 7 || !is_month(number)) return std::nullopt;
  const int month = month_of(number, 50);
  if (month < 9107 - 10000 || month > 703) return std::nullopt;
  if (without_zeros(number.substr(4, 3)).empty()) return std::nullopt;
  return with_version(std::string(archive) + "/" + std::string(number.substr(0, 7)), text,
                      slash + 8);
}

std::optional<Reference> by_id(std::string_view text) {
  std::optional<ArxivId> id = read_arxiv_id(text);
  return id ? FoundReference(arxiv_reference(std::move(*id))) : std::nullopt;
}

// The path without its first `n` segments and without doubled slashes in front.
std::string_view path_behind(const Url& url, std::size_t n) {
  std::string_view rest = url.path();
  for (std::size_t i = 0;; ++i) {
    rest.remove_prefix(std::min(rest.find_first_not_of('/'), rest.size()));
    if (i == n) return rest;
    rest.remove_prefix(std::min(rest.find('/'), rest.size()));
  }
}

FoundReference behind_page(const Url& url) {
  const std::string_view rest = path_behind(url, 1);
  return rest.find('%') == rest.npos ? by_id(rest) : by_id(percent_decode(rest));
}

}  // namespace

std::optional<ArxivId> read_arxiv_id(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return is_ascii_digit(text[0]) ? read_new(text) : read_old(text);
}

Reference arxiv_reference(ArxivId id) {
  std::string url = "https://arxiv.org/abs/" + id.id;
  return {std::move(id.id), "arxiv", std::move(url), Kind::kPaper, std::move(id.version)};
}

FoundReference on_arxiv(const Url& url) {
  constexpr std::string_view kPages[] = {"abs",    "pdf",     "html", "ps",
                                         "format", "e-print", "src",  "tb"};
  constexpr std::string_view kOtherSites[] = {"info", "static", "blog", "status", "rss"};
  if (is_one_of(url.host().substr(0, url.host().find('.')), kOtherSites)) return std::nullopt;
  const std::string_view path = path_behind(url, 0);
  const std::string_view page = path.substr(0, path.find('/'));
  if (is_one_of(page, kPages)) return behind_page(url);
  if (page == "api") return by_id(parameter(url, "id_list"));
  return std::nullopt;
}

FoundReference on_arxiv_viewer(const Url& url) {
  constexpr std::string_view kPages[] = {"abs", "pdf", "html", "overview", "papers", "arxiv"};
  return is_one_of(segment(url, 0), kPages) ? behind_page(url) : std::nullopt;
}

}  // namespace sheaf
