// Papers' ids as people write them in text.
#include "extractors/links/arxiv.h"
#include "extractors/links/doi.h"
#include "extractors/links/papers.h"
#include "extractors/links/reading.h"

namespace sheaf {
namespace {

using FoundWritten = std::optional<Written>;

FoundWritten written(FoundReference reference, std::string_view text) {
  if (!reference) return std::nullopt;
  return Written{std::move(*reference), text};
}

// How much of `text` stands between a word and its id: space, colons, '#', a line break.
std::size_t gap_length(std::string_view text) {
  constexpr std::size_t kFurthest = 12;
  std::size_t pos = 0;
  while (pos < text.size() && pos < kFurthest) {
    std::size_t next = pos;
    const char32_t c = next_code_point(text, next);
    if (c != ':' && c != 0xFF1A && c != '[' && !is_space(c)) break;
    pos = next;
  }
  return pos;
}

FoundWritten arxiv_behind(std::string_view text) {
  constexpr std::size_t kWord = 5;
  std::size_t at = kWord + gap_length(text.substr(kWord));
  // "arXiv.org: 2103.17249", "arXiv preprint arXiv:…", "arXiv ID：…", "arXiv编号为…"
  for (const std::string_view word : {".org", "id", "preprint", "论文", "编号", "号", "为", "是"}) {
    if (!starts_with_ignore_case(text.substr(at), word)) continue;
    at += word.size();
    at += gap_length(text.substr(at));
  }
  std::optional<ArxivId> id = read_arxiv_id(text.substr(at));
  if (!id) return std::nullopt;
  const std::size_t length = at + id->length;
  return Written{arxiv_reference(std::move(*id)), text.substr(0, length)};
}

FoundWritten numbered_behind(std::string_view text, std::string_view word) {
  const std::size_t at = word.size() + gap_length(text.substr(word.size()));
  if (at == word.size()) return std::nullopt;
  const bool is_pmc = word == "pmcid";
  const std::size_t letters = is_pmc && starts_with_ignore_case(text.substr(at), "pmc") ? 3 : 0;
  const std::string_view number =
      text.substr(at + letters, count_digits(text.substr(at + letters)));
  if (!is_number_of(number, is_pmc ? 4 : 1, is_pmc ? 9 : 8) || number[0] == '0')
    return std::nullopt;
  const std::string id = (is_pmc ? "PMC" : "") + std::string(number);
  const std::string url = is_pmc ? "https://pmc.ncbi.nlm.nih.gov/articles/" + id + "/"
                                 : "https://pubmed.ncbi.nlm.nih.gov/" + id + "/";
  return Written{{id, is_pmc ? "pmc" : "pmid", url}, text.substr(0, at + letters + number.size())};
}

}  // namespace

FoundWritten find_written_paper(std::string_view text, std::size_t at) {
  if (at >= text.size()) return std::nullopt;
  const char before = at > 0 ? text[at - 1] : ' ';
  if (is_ascii_alnum(before)) return std::nullopt;
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("10.")) {
    if (before == '.') return std::nullopt;
    const std::string_view doi = doi_at(text, at);
    return written(doi_reference(doi), doi);
  }
  if (starts_with_ignore_case(rest, "arxiv")) return arxiv_behind(rest);
  for (const std::string_view word : {"pmid", "pmcid"}) {
    if (starts_with_ignore_case(rest, word)) return numbered_behind(rest, word);
  }
  return std::nullopt;
}

}  // namespace sheaf
