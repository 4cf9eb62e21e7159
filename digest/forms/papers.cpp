#include "digest/forms/papers.h"

#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/text.h"
#include "digest/issue_json.h"
#include "digest/link_key.h"

namespace sheaf {
namespace {

// For BibTeX: not all that tells papers apart may stand in a key.
std::string key_of(const IssueLink& paper) {
  std::string key = paper.scheme.empty() ? "paper" : paper.scheme;
  for (char c : "-" + (paper.id.empty() ? paper.url : paper.id)) {
    const bool plain = is_ascii_alnum(c) || c == '.' || c == '-';
    key += plain ? c : '-';
  }
  return key;
}

struct Month {
  int year = 0, month = 0;
};

// "2103.17249" is of March 2021; the older "hep-th/9901001" of January 1999.
Month month_of_arxiv(std::string_view id) {
  id.remove_prefix(id.find('/') == id.npos ? 0 : id.find('/') + 1);
  if (id.size() < 7) return {};
  for (char c : id.substr(0, 4)) {
    if (!is_ascii_digit(c)) return {};
  }
  const int year = (id[0] - '0') * 10 + (id[1] - '0'), month = (id[2] - '0') * 10 + (id[3] - '0');
  if (month < 1 || month > 12) return {};
  return {year >= 91 ? 1900 + year : 2000 + year, month};
}

// The item reports on the paper's own page: its title and authors are the paper's.
bool is_page_of(const IssueItem& item, const IssueLink& paper) {
  return !paper.url.empty() && item.url == paper.url;
}

std::string unique_key(const IssueLink& paper, std::set<std::string, std::less<>>& keys) {
  const std::string key = key_of(paper);
  std::string unique = key;
  for (std::size_t i = 2; !keys.insert(unique).second; ++i) unique = key + "-" + std::to_string(i);
  return unique;
}

Json paper_json(const IssueItem& item, const IssueLink& paper) {
  const bool own = is_page_of(item, paper);
  Month month = paper.scheme == "arxiv" ? month_of_arxiv(paper.id) : Month{};
  if (month.year == 0 && own && item.published.size() >= 4) {
    month.year = std::atoi(item.published.substr(0, 4).c_str());
  }
  Json authors = Json::array();
  if (own) {
    for (const std::string& name : item.authors) authors.push_back({{"name", name}});
  }
  Json out = Json::object();
  out["arxiv"] = text_or_null(paper.scheme == "arxiv" ? paper.id : "");
  out["doi"] = text_or_null(paper.scheme == "doi" ? paper.id : "");
  out["doi_url"] = out["doi"];
  out["url"] = paper.url;
  out["title"] = text_or_null(own ? item.title : "");
  out["has_authors"] = !authors.empty();
  out["authors"] = std::move(authors);
  out["year"] = month.year ? Json(month.year) : Json();
  out["month"] = month.month ? Json(month.month) : Json();
  out["cited_by"] = {{"title", item.title},
                     {"source", text_or_null(item.source)},
                     {"url", text_or_null(item.url)}};
  return out;
}

}  // namespace

Json papers_json(const Issue& issue) {
  Json papers = Json::array();
  std::set<std::string, std::less<>> names, keys;
  for (const Section& section : issue.sections) {
    for (const IssueItem& item : section.items) {
      for (const IssueLink& paper : item.papers) {
        if (!names.insert(link_key(paper)).second) continue;
        papers.push_back(paper_json(item, paper));
        papers.back()["key"] = unique_key(paper, keys);
      }
    }
  }
  return papers;
}

}  // namespace sheaf
