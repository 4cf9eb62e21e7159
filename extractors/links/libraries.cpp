#include "extractors/links/libraries.h"

#include "extractors/links/doi.h"

namespace sheaf {
namespace {

using std::string;

FoundReference pubmed(std::string_view id) {
  if (!is_number_of(id, 1, 8) || id[0] == '0') return std::nullopt;
  return Reference{string(id), "pmid", "https://pubmed.ncbi.nlm.nih.gov/" + string(id) + "/"};
}

// "PMC4368415", "pmc4368415" or "4368415".
FoundReference pmc(std::string_view id) {
  if (starts_with_ignore_case(id, "pmc")) id.remove_prefix(3);
  if (!is_number_of(id, 4, 9)) return std::nullopt;
  const string name = "PMC" + string(id);
  return Reference{name, "pmc", "https://pmc.ncbi.nlm.nih.gov/articles/" + name + "/"};
}

FoundReference elsevier(std::string_view written) {
  string id;  // "S0092-8674(20)30820-6" is "S0092867420308206"
  for (const char c : percent_decode(written)) {
    if (is_ascii_alnum(c)) id.push_back(c);
  }
  const std::size_t letter = !id.empty() && (id[0] == 'S' || id[0] == 'B') ? 1 : 0;
  const std::size_t digits = count_digits(std::string_view(id).substr(letter));
  const bool known =
      id.size() >= letter + 13 && id.size() <= letter + 17 && digits + letter + 1 >= id.size();
  if (!known || (digits + letter < id.size() && id.back() != 'X')) return std::nullopt;
  string url = "https://www.sciencedirect.com/science/article/pii/" + id;
  return Reference{std::move(id), "pii", std::move(url)};
}

FoundReference ieee(std::string_view number) {
  const std::string_view id = without_zeros(number);
  if (!is_number_of(number, 4, 12) || id.size() < 4) return std::nullopt;
  return Reference{string(id), "ieee", "https://ieeexplore.ieee.org/document/" + string(id)};
}

// "s41586-021-03819-2", "nature10728", "481237a", "nprot.2006.52"; "d41586-..." is news.
bool is_nature_id(std::string_view id) {
  const bool plain = is_made_of(id, [](char c) { return is_word(c) || c == '.'; });
  return plain && std::any_of(id.begin(), id.end(), is_ascii_digit) && !id.starts_with("d4");
}

FoundReference ssrn(std::string_view number) {
  return is_number_of(number, 4, 8) ? doi_reference("10.2139/ssrn." + string(number))
                                    : std::nullopt;
}

// "hal-00328427", "tel-01234567", "medihal-00772952", "sic_00000001".
std::size_t hal_length(std::string_view text) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto end = std::find_if_not(text.begin(), text.end(), is_lower);
  const auto letters = static_cast<std::size_t>(end - text.begin());
  if (letters < 3 || letters >= text.size() || count_digits(text.substr(letters + 1)) != 8)
    return 0;
  const std::string_view name = text.substr(0, letters);
  const bool old = name == "sic" || name == "mem" || name == "ijn";
  return text[letters] == '-' || (text[letters] == '_' && old) ? letters + 9 : 0;
}

}  // namespace

FoundReference on_pubmed(const Url& url) { return pubmed(segment(url, 0)); }

FoundReference on_ncbi(const Url& url) {
  std::size_t n = 0;
  if (segment(url, 0) == "m" || segment(url, 0) == "labs") n = 1;
  const std::string_view site = segment(url, n);
  if (site == "pubmed") return pubmed(segment(url, n + 1));
  if (site == "pmc" && segment(url, n + 1) == "articles") return pmc(segment(url, n + 2));
  const std::string_view book = segment(url, n + 1);
  if (site != "books" || !book.starts_with("NBK") || !is_number(book.substr(3)))
    return std::nullopt;
  return Reference{string(book), "nbk", "https://www.ncbi.nlm.nih.gov/books/" + string(book) + "/"};
}

FoundReference on_pmc(const Url& url) {
  return segment(url, 0) == "articles" ? pmc(segment(url, 1)) : std::nullopt;
}

FoundReference on_europe_pmc(const Url& url) {
  constexpr std::string_view kPages[] = {"article", "articles", "abstract"};
  if (!is_one_of(segment(url, 0), kPages)) return std::nullopt;
  const std::string_view source = segment(url, 1);
  if (equals_ignore_case(source, "med")) return pubmed(segment(url, 2));
  if (equals_ignore_case(source, "pmc")) return pmc(segment(url, 2));
  return starts_with_ignore_case(source, "pmc") ? pmc(source) : std::nullopt;
}

FoundReference on_ieee(const Url& url) {
  if (segment(url, 0) == "document") return ieee(segment(url, 1));
  if (segment(url, 0) == "abstract" && segment(url, 1) == "document") return ieee(segment(url, 2));
  return ieee(parameter(url, "arnumber"));
}

FoundReference on_acm(const Url& url) {
  constexpr std::string_view kOld[] = {"citation.cfm", "ft_gateway.cfm"};
  if (is_one_of(segment(url, 0), kOld)) {
    const std::string_view id = parameter(url, "doid"), other = parameter(url, "id");
    const std::string_view number = id.empty() ? other : id;
    const bool known = is_made_of(number, [](char c) { return is_ascii_digit(c) || c == '.'; });
    return known ? doi_reference("10.1145/" + string(number)) : std::nullopt;
  }
  constexpr std::string_view kOwn = "10.5555/";
  const std::size_t own = url.path().find(kOwn);
  if (segment(url, 0) != "doi" || segment(url, 1) == "proceedings") return std::nullopt;
  if (own == url.path().npos || url.path().find("10.1145/") != url.path().npos) {
    return on_publisher_page(url);
  }
  const std::string_view id = url.path().substr(own);
  const std::size_t length = kOwn.size() + count_digits(id.substr(kOwn.size()));
  if (length == kOwn.size()) return on_publisher_page(url);
  return Reference{string(id.substr(0, length)), "acm",
                   "https://dl.acm.org/doi/" + string(id.substr(0, length))};
}

FoundReference on_nature(const Url& url) {
  constexpr std::string_view kEndings[] = {".pdf", ".epdf", ".html"};
  const std::string_view site = segment(url, 0);
  std::string_view id;
  if (site == "articles") id = segment(url, 1);
  if (segment(url, 1) == "journal") id = url.path().substr(url.path().rfind('/') + 1);
  id = without_ending(id, kEndings);
  return is_nature_id(id) ? with_page(doi_reference("10.1038/" + string(id)), url)
                          : on_publisher_page(url);
}

FoundReference on_elsevier(const Url& url) {
  const std::string_view path = url.path();
  const std::size_t pii = path.find("/pii/");
  if (pii != path.npos)
    return elsevier(
        segment(url, static_cast<std::size_t>(std::count(
                         path.begin(), path.begin() + static_cast<std::ptrdiff_t>(pii) + 1, '/'))));
  constexpr std::string_view kPages[] = {"fulltext", "abstract", "pdf"};
  const std::size_t page = is_one_of(segment(url, 0), kPages) ? 0 : 1;
  constexpr std::string_view kEndings[] = {".pdf"};
  if (!is_one_of(segment(url, page), kPages)) return std::nullopt;
  return elsevier(without_ending(segment(url, page + 1), kEndings));
}

FoundReference on_mdpi(const Url& url) {
  const std::string_view issn = segment(url, 0);
  if (issn.size() != 9 || issn[4] != '-') return on_publisher(url);
  string id(issn);
  for (std::size_t n = 1; n <= 3; ++n) {
    if (!is_number(segment(url, n))) return std::nullopt;
    id.append("/").append(segment(url, n));
  }
  return Reference{id, "mdpi", "https://www.mdpi.com/" + id};
}

FoundReference on_ssrn(const Url& url) {
  const string query = ascii_lower(url.query());
  for (const std::string_view name : {"abstract_id", "abstractid", "abstract"}) {
    if (const auto number = find_parameter(query, name)) return ssrn(*number);
  }
  const std::string_view first = segment(url, 0);  // ssrn.com/abstract=3482150
  return first.starts_with("abstract=") ? ssrn(first.substr(9)) : std::nullopt;
}

FoundReference on_hal(const Url& url) {
  std::size_t n = 0;
  while (n < 2 && hal_length(segment(url, n)) == 0) ++n;  // "/INRIA/hal-..."
  const std::string_view text = segment(url, n);
  const std::size_t length = hal_length(text);
  if (length == 0) return std::nullopt;
  const string id(text.substr(0, length));
  const std::string_view behind = text.substr(length);
  return Reference{id, "hal", "https://hal.science/" + id, Kind::kPaper,
                   string(behind.substr(0, version_length(behind)))};
}

FoundReference on_zenodo(const Url& url) {
  const std::string_view page = segment(url, 0), id = segment(url, 1);
  if (page != "record" && page != "records") return on_publisher(url);
  if (!is_number_of(id, 1, 12)) return std::nullopt;
  return Reference{string(id), "zenodo", "https://zenodo.org/records/" + string(id),
                   Kind::kDataset};
}

FoundReference on_figshare(const Url& url) {
  if (segment(url, 0) != "articles") return on_publisher(url);
  for (std::size_t n = 1; n <= 3; ++n) {
    const std::string_view id = segment(url, n);
    if (!is_number_of(id, 4, 12)) continue;
    return Reference{string(id), "figshare", "https://figshare.com/articles/" + string(id),
                     Kind::kDataset};
  }
  return std::nullopt;
}

FoundReference on_osf(const Url& url) {
  std::string_view id = segment(url, 0);
  if (id == "preprints") id = segment(url, segment(url, 2).empty() ? 1 : 2);
  const std::size_t mark = std::min(id.find("_v"), id.size());
  const std::string_view version = id.substr(mark);
  const std::string_view name = id.substr(0, mark);
  const bool known = name.size() == 5 && is_made_of(name, is_ascii_alnum) &&
                     std::any_of(name.begin(), name.end(), is_ascii_digit);
  if (!known) return std::nullopt;
  return Reference{ascii_lower(name), "osf", "https://osf.io/" + ascii_lower(name), Kind::kPaper,
                   version.empty() ? "" : string(version.substr(1))};
}

FoundReference on_preprints(const Url& url) {
  const std::string_view id = segment(url, 1), version = segment(url, 2);
  const bool known = segment(url, 0) == "manuscript" && id.size() == 11 && count_digits(id) == 6 &&
                     id[6] == '.' && is_number(id.substr(7));
  if (!known) return on_publisher(url);
  return Reference{string(id), "preprints", "https://www.preprints.org/manuscript/" + string(id),
                   Kind::kPaper, string(version.substr(0, version_length(version)))};
}

FoundReference on_chemrxiv(const Url& url) {
  const std::size_t at = url.path().find("/article-details/");
  if (at == url.path().npos) return on_publisher(url);
  const std::string_view id = url.path().substr(at + 17, 24);
  if (id.size() != 24 || !is_made_of(id, is_lower_hex)) return std::nullopt;
  return Reference{string(id), "chemrxiv",
                   "https://chemrxiv.org/engage/chemrxiv/article-details/" + string(id)};
}

FoundReference on_research_square(const Url& url) {
  const std::string_view id = segment(url, 1), version = segment(url, 2);
  if (segment(url, 0) != "article" || !id.starts_with("rs-")) return std::nullopt;
  if (!is_number(id.substr(3)) || version_length(version) == 0) return std::nullopt;
  FoundReference found = doi_reference("10.21203/rs.3." + string(id) + "/" + string(version));
  found->version = version;
  return found;
}

FoundReference on_chinaxiv(const Url& url) {
  const std::string_view id = segment(url, 1);
  const bool known = segment(url, 0) == "abs" && id.size() >= 12 && count_digits(id) == 6 &&
                     id[6] == '.' && count_digits(id.substr(7)) == 5;
  if (!known) return std::nullopt;
  return Reference{string(id.substr(0, 12)), "chinaxiv",
                   "https://chinaxiv.org/abs/" + string(id.substr(0, 12)), Kind::kPaper,
                   string(id.substr(12, version_length(id.substr(12))))};
}

}  // namespace sheaf
