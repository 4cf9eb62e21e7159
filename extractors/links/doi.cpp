#include "extractors/links/doi.h"

#include "extractors/links/arxiv.h"
#include "extractors/links/reading.h"

namespace sheaf {
namespace {

constexpr std::size_t kLongestDoi = 512;

// Length of "10.1234" or "10.1234.56" and the slash behind it; 0 if text begins with none.
std::size_t registrant_length(std::string_view text) {
  if (!text.starts_with("10.")) return 0;
  std::size_t pos = 3;
  const std::size_t digits = count_digits(text.substr(pos));
  const bool is_book = text.starts_with("10.978.") || text.starts_with("10.979.");
  if (!is_book && (digits < 4 || digits > 9)) return 0;
  pos += digits;
  while (pos < text.size() && text[pos] == '.') {
    const std::size_t part = count_digits(text.substr(pos + 1));
    if (part == 0) return 0;
    pos += part + 1;
  }
  return pos < text.size() && text[pos] == '/' ? pos + 1 : 0;
}

bool ends_doi(std::string_view text, std::size_t pos) {
  constexpr std::string_view kEnds = "\"'`|\\^?";
  const char c = text[pos];
  if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || kEnds.find(c) != kEnds.npos)
    return true;
  if (c == '#') return pos < 3 || text.substr(pos - 3, 3) != ";2-";
  return c == '<' && (pos + 1 >= text.size() || !is_ascii_digit(text[pos + 1]));
}

bool ends_doi(char32_t c) {
  return is_space(c) || is_han(c) || is_kana(c) || is_hangul(c) || (c >= 0x2010 && c <= 0x206F) ||
         (c >= 0x3000 && c <= 0x303F) || (c >= 0xFE30 && c <= 0xFE4F) ||
         (c >= 0xFF00 && c <= 0xFFEF) || c == 0xAB || c == 0xBB || c == 0xFFFD;
}

std::size_t end_of_run(std::string_view text, std::size_t pos) {
  const std::size_t limit = std::min(text.size(), pos + kLongestDoi + 1);
  while (pos < limit) {
    std::size_t next = pos;
    const char32_t c = next_code_point(text, next);
    if (c < 0x80 ? ends_doi(text, pos) : ends_doi(c)) break;
    pos = next;
  }
  return std::min(pos, text.size());
}

// Before a second DOI that a list has right behind the first: "10.1/a;10.1/b".
std::string_view before_next(std::string_view doi, std::size_t from) {
  for (std::size_t at = doi.find("10.", from); at != doi.npos; at = doi.find("10.", at + 3)) {
    const char mark = doi[at - 1];
    const bool is_listed = mark == ',' || mark == ';';
    if (is_listed && registrant_length(doi.substr(at)) > 0) return doi.substr(0, at - 1);
  }
  return doi;
}

char opener_of(char closer) {
  switch (closer) {
    case ')':
      return '(';
    case ']':
      return '[';
    case '}':
      return '{';
    case '>':
      return '<';
    default:
      return 0;
  }
}

// ";2-#", ";2-P": the check character of a serial item's DOI.
bool has_serial_end(std::string_view doi) {
  return doi.size() > 4 && doi.substr(doi.size() - 4, 3) == ";2-" &&
         (doi.back() == '#' || is_ascii_alnum(doi.back()));
}

std::string_view without_sentence(std::string_view doi) {
  constexpr std::string_view kMarks = ".,;:!*&";
  while (!doi.empty() && !has_serial_end(doi)) {
    const char last = doi.back(), opener = opener_of(last);
    const bool lonely = opener != 0 && std::count(doi.begin(), doi.end(), last) >
                                           std::count(doi.begin(), doi.end(), opener);
    if (!lonely && kMarks.find(last) == kMarks.npos && last != '{' && last != '[' && last != '(') {
      break;
    }
    doi.remove_suffix(1);
  }
  return doi;
}

// Books' DOIs hold an ISBN: digits alone.
bool is_suffix_of(std::string_view registrant, std::string_view suffix) {
  const bool is_book = registrant.starts_with("10.978.") || registrant.starts_with("10.979.");
  if (is_book) return is_number_of(suffix, 1, 7);
  return std::any_of(suffix.begin(), suffix.end(), [](char c) {
    return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

// doi.org's address of it, in characters that any URL may have.
std::string resolver_url(std::string_view doi) {
  constexpr std::string_view kEscaped = "%\"#<>?[]{}|^`\\";
  std::string url = "https://doi.org/";
  for (const char c : doi) {
    const auto byte = static_cast<unsigned char>(c);
    const bool bare = byte > 0x20 && byte < 0x7F && kEscaped.find(c) == kEscaped.npos;
    bare ? url.push_back(c) : append_escape(url, byte);
  }
  return url;
}

FoundReference own_name(std::string_view doi) {
  struct Registrant {
    std::string_view prefix, scheme, before, after;
  };
  constexpr Registrant kRegistrants[] = {
      {"10.18653/v1/", "acl", "https://aclanthology.org/", "/"},
      {"10.3115/v1/", "acl", "https://aclanthology.org/", "/"},
  };
  for (const Registrant& known : kRegistrants) {
    if (!doi.starts_with(known.prefix)) continue;
    std::string id(doi.substr(known.prefix.size()));
    if (id.find('.') == id.npos && is_ascii_alpha(id[0])) id[0] &= ~0x20;  // "n18-3011"
    std::string url = std::string(known.before) + id + std::string(known.after);
    return Reference{std::move(id), std::string(known.scheme), std::move(url)};
  }
  constexpr std::string_view kIjcai = "10.24963/ijcai.";
  if (!doi.starts_with(kIjcai)) return std::nullopt;
  std::string id(doi.substr(kIjcai.size()));
  std::string url = "https://www.ijcai.org/proceedings/" + id;
  return Reference{std::move(id), "ijcai", std::move(url)};
}

// "/full", ".pdf", "v1.full.pdf": what publishers' pages have behind the DOI.
std::string_view without_page(std::string_view doi) {
  constexpr std::string_view kPages[] = {
      "/abstract", "/full",       "/pdf",      "/epdf",      "/pdfdirect",
      "/fulltext", "/html",       "/meta",     "/summary",   "/full-text",
      "/document", "/references", ".full.pdf", ".full",      ".pdf",
      ".abstract", ".html",       ".svg",      ".full-text", ".supplementary-material",
      "/"};
  for (std::string_view rest = {}; rest != doi;) {
    rest = doi;
    doi = without_ending(doi, kPages);
  }
  const std::size_t extra = std::min(doi.find("/suppl_file/"), doi.find("/figures/"));
  return doi.substr(0, extra);
}

// "10.1101/2021.08.03.454978v1": bioRxiv, medRxiv.
Reference with_preprint_version(std::string_view doi) {
  const std::size_t v = doi.rfind('v');
  const bool numbered = v != doi.npos && v > 0 && is_ascii_digit(doi[v - 1]) &&
                        version_length(doi.substr(v)) == doi.size() - v;
  const bool preprint = doi.starts_with("10.1101/") || doi.starts_with("10.64898/");
  const std::string_view bare = numbered && preprint ? doi.substr(0, v) : doi;
  FoundReference found = doi_reference(bare);
  if (!found) return {};
  if (numbered && preprint) found->version = doi.substr(v);
  return std::move(*found);
}

FoundReference in_publisher_text(std::string_view encoded, std::size_t at) {
  const std::string text = percent_decode(encoded.substr(at));
  const Reference reference = with_preprint_version(without_page(doi_at(text, 0)));
  return reference.id.empty() ? std::nullopt : FoundReference(reference);
}

// Where a DOI begins behind a '/', ':' or '='; npos if none does.
std::size_t find_doi(std::string_view text) {
  for (std::size_t at = text.find("10."); at != text.npos; at = text.find("10.", at + 3)) {
    if (at == 0 || (text[at - 1] != '/' && text[at - 1] != ':' && text[at - 1] != '=')) continue;
    const std::size_t digits = count_digits(text.substr(at + 3));
    if (digits >= 3 && digits <= 9) return at;
  }
  return text.npos;
}

// The file alone, not the page about it.
bool is_download(const Url& url) {
  constexpr std::string_view kFolders[] = {"/pdf/", "/epdf/", "/pdfdirect/", "/pdfplus/"};
  const std::string_view path = url.path();
  if (ends_with_ignore_case(path, "pdf") || find_parameter(url.query(), "type") == "printable")
    return true;
  return std::any_of(std::begin(kFolders), std::end(kFolders),
                     [&](std::string_view folder) { return path.find(folder) != path.npos; });
}

}  // namespace

std::string_view doi_at(std::string_view text, std::size_t at) {
  const std::size_t registrant = registrant_length(text.substr(at));
  if (registrant == 0) return {};
  std::string_view doi = text.substr(at, end_of_run(text, at) - at);
  if (doi.size() > kLongestDoi) return {};
  doi = without_sentence(before_next(doi, registrant));
  if (doi.size() <= registrant) return {};
  return is_suffix_of(doi.substr(0, registrant), doi.substr(registrant)) ? doi : "";
}

FoundReference doi_reference(std::string_view doi) {
  if (doi.empty() || doi.starts_with("10.5555/")) return std::nullopt;
  constexpr std::string_view kArxiv = "10.48550/arxiv.";
  std::string id = ascii_lower(doi);
  if (id.starts_with(kArxiv)) {
    std::optional<ArxivId> arxiv = read_arxiv_id(std::string_view(id).substr(kArxiv.size()));
    if (arxiv) return arxiv_reference(std::move(*arxiv));
  }
  if (FoundReference own = own_name(id)) return own;
  std::string url = resolver_url(id);
  return Reference{std::move(id), "doi", std::move(url)};
}

FoundReference on_doi_resolver(const Url& url) {
  std::string text = percent_decode(url.path().substr(1));
  if (text.ends_with(";2-") && url.text().ends_with('#')) text.push_back('#');
  const std::size_t at = text.starts_with("10.") ? 0 : find_doi(text);
  if (at != text.npos) {
    if (FoundReference found = doi_reference(doi_at(text, at))) return found;
  }
  const std::string_view short_id =
      std::string_view(text).substr(std::min<std::size_t>(3, text.size()));
  if (!text.starts_with("10/") || !is_made_of(short_id, is_ascii_alnum)) return std::nullopt;
  return Reference{text, "shortdoi", "https://doi.org/" + text};
}

FoundReference on_publisher(const Url& url) {
  const std::size_t in_path = find_doi(url.path());
  if (in_path != url.path().npos) return in_publisher_text(url.path(), in_path);
  const std::string query = percent_decode(url.query());
  const std::size_t in_query = find_doi(query);
  if (in_query == query.npos) return std::nullopt;
  return in_publisher_text(std::string_view(query).substr(0, query.find('&', in_query)), in_query);
}

FoundReference with_page(FoundReference found, const Url& url) {
  if (!found || found->scheme != "doi" || is_download(url)) return found;
  const std::string_view text = url.text();
  found->url = text.substr(0, text.find('#'));
  return found;
}

FoundReference on_publisher_page(const Url& url) { return with_page(on_publisher(url), url); }

}  // namespace sheaf
