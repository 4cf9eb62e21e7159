#include "extractors/links/catalogues.h"

#include "extractors/links/arxiv.h"
#include "extractors/links/doi.h"

namespace sheaf {
namespace {

using std::string;

bool is_sha(std::string_view text) { return text.size() == 40 && is_made_of(text, is_lower_hex); }

FoundReference arxiv(std::string_view text) {
  std::optional<ArxivId> id = read_arxiv_id(text);
  return id ? FoundReference(arxiv_reference(std::move(*id))) : std::nullopt;
}

FoundReference by_sha(std::string_view sha) {
  if (!is_sha(sha)) return std::nullopt;
  return Reference{string(sha), "s2", "https://www.semanticscholar.org/paper/" + string(sha)};
}

// "CorpusID:13756489", "ARXIV:1706.03762", "DOI:10...", as Semantic Scholar's API takes them.
FoundReference by_prefixed_id(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == text.npos) return by_sha(text);
  const std::string_view prefix = text.substr(0, colon), id = text.substr(colon + 1);
  if (equals_ignore_case(prefix, "arxiv")) return arxiv(id);
  if (equals_ignore_case(prefix, "doi")) return doi_reference(doi_at(id, 0));
  if (!equals_ignore_case(prefix, "corpusid") || !is_number_of(id, 1, 12)) return std::nullopt;
  return Reference{"CorpusID:" + string(id), "s2",
                   "https://api.semanticscholar.org/CorpusID:" + string(id)};
}

}  // namespace

FoundReference on_semantic_scholar(const Url& url) {
  const std::string_view page = segment(url, 0);
  if (url.host() == "api.semanticscholar.org") {
    const std::size_t at = url.path().find("/paper/");
    const std::string_view id =
        at == url.path().npos ? url.path().substr(1) : url.path().substr(at + 7);
    return by_prefixed_id(percent_decode(id));
  }
  if (page == "arxiv") return arxiv(segment(url, 1));
  if (page == "reader") return by_sha(segment(url, 1));
  if (page != "paper") return std::nullopt;
  return is_sha(segment(url, 1)) ? by_sha(segment(url, 1)) : by_sha(segment(url, 2));
}

FoundReference on_dblp(const Url& url) {
  constexpr std::string_view kEndings[] = {".html", ".bib", ".xml", ".rdf", ".nt", ".ris"};
  constexpr std::string_view kKinds[] = {"conf",   "journals",  "books",    "phd",
                                         "series", "reference", "homepages"};
  const std::string_view kind = segment(url, 1);
  if (segment(url, 0) != "rec" || !is_one_of(kind, kKinds)) return std::nullopt;
  const std::string_view id = without_ending(url.path().substr(5), kEndings);
  if (segment(url, 3).empty()) return std::nullopt;
  constexpr std::string_view kArxiv = "journals/corr/abs-";
  if (id.starts_with(kArxiv)) {
    string number(id.substr(kArxiv.size()));
    const std::size_t dash = number.rfind('-');
    if (dash != number.npos) number[dash] = count_digits(number) == 4 ? '.' : '/';
    if (FoundReference found = arxiv(number)) return found;
  }
  return Reference{string(id), "dblp", "https://dblp.org/rec/" + string(id)};
}

FoundReference on_openalex(const Url& url) {
  std::string_view id = segment(url, 0);
  if (equals_ignore_case(id, "works")) id = segment(url, 1);
  const bool is_work = !id.empty() && (id[0] | 0x20) == 'w' && is_number_of(id.substr(1), 6, 10);
  if (!is_work) return std::nullopt;
  const string name = "W" + string(id.substr(1));
  return Reference{name, "openalex", "https://openalex.org/" + name};
}

FoundReference on_ads(const Url& url) {
  if (segment(url, 0) != "abs") return std::nullopt;
  const string id = percent_decode(segment(url, 1));
  if (starts_with_ignore_case(id, "arxiv:")) return arxiv(std::string_view(id).substr(6));
  const bool is_bibcode = id.size() == 19 && count_digits(id) == 4 && is_ascii_alpha(id[4]);
  if (!is_bibcode) return std::nullopt;
  return Reference{id, "bibcode", "https://ui.adsabs.harvard.edu/abs/" + string(segment(url, 1))};
}

FoundReference on_papers_with_code(const Url& url) {
  const std::string_view slug = segment(url, 1);
  if (segment(url, 0) != "paper" || !is_made_of(slug, is_word)) return std::nullopt;
  return Reference{string(slug), "pwc", "https://paperswithcode.com/paper/" + string(slug)};
}

FoundReference on_research_gate(const Url& url) {
  const std::string_view name = segment(url, 1);
  const std::size_t digits = count_digits(name);
  if (segment(url, 0) != "publication" || digits < 6 || digits > 10) return std::nullopt;
  const string id(name.substr(0, digits));
  return Reference{id, "researchgate", "https://www.researchgate.net/publication/" + id};
}

FoundReference on_academia(const Url& url) {
  const std::string_view id = segment(url, 0), slug = segment(url, 1);
  if (!is_number_of(id, 4, 12) || slug.empty()) return std::nullopt;
  return Reference{string(id), "academia",
                   "https://www.academia.edu/" + string(id) + "/" + string(slug)};
}

FoundReference on_cnki(const Url& url) {
  string id;
  each_pair(url.query(), [&](const QueryPair& pair) {
    if (equals_ignore_case(pair.name, "filename")) id = pair.value;
  });
  if (id.empty()) {  // wap.cnki.net/touch/web/Journal/Article/X.html, cnki.com.cn/Article/…-X.htm
    constexpr std::string_view kEndings[] = {".html", ".htm"};
    const std::string_view name =
        without_ending(url.path().substr(url.path().rfind('/') + 1), kEndings);
    id = name.substr(name.rfind('-') + 1);
  }
  for (char& c : id) c = is_ascii_alpha(c) ? static_cast<char>(c & ~0x20) : c;
  const std::string_view text = id;
  const bool known = id.size() >= 13 && id.size() <= 20 && is_ascii_alpha(id[0]) &&
                     is_made_of(text.substr(0, 4), is_ascii_alnum) &&
                     is_number(text.substr(4, 9)) &&
                     is_made_of(text, [](char c) { return is_ascii_alnum(c) || c == '.'; });
  if (!known) return std::nullopt;
  string page = "https://kns.cnki.net/kcms/detail/detail.aspx?filename=" + id;
  const std::string_view base = parameter(url, "dbname");
  if (is_made_of(base, is_word)) page.append("&dbname=").append(base);
  return Reference{std::move(id), "cnki", std::move(page)};
}

FoundReference on_wanfang(const Url& url) {
  constexpr std::string_view kEndings[] = {".aspx", ".html"};
  std::string_view name = without_ending(segment(url, 0), kEndings);
  if (equals_ignore_case(name, "periodical")) name = segment(url, 1);
  if (starts_with_ignore_case(name, "periodical_")) name.remove_prefix(11);
  const bool known = name.size() >= 8 && is_made_of(name, is_word) &&
                     std::count_if(name.begin(), name.end(), is_ascii_digit) >= 7;
  if (!known) return std::nullopt;
  return Reference{ascii_lower(name), "wanfang",
                   "https://d.wanfangdata.com.cn/periodical/" + string(name)};
}

FoundReference on_vip(const Url& url) {
  const std::string_view id = parameter(url, "id");
  if (!equals_ignore_case(segment(url, 1), "article") || !is_number_of(id, 4, 20))
    return std::nullopt;
  return Reference{string(id), "vip",
                   "http://qikan.cqvip.com/Qikan/Article/Detail?id=" + string(id)};
}

FoundReference on_arxiv_sanity(const Url& url) { return arxiv(parameter(url, "pid")); }

}  // namespace sheaf
