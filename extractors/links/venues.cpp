#include "extractors/links/venues.h"

namespace sheaf {
namespace {

using std::string;

// Calls see(name, n) for each segment of the path.
template <typename See>
void each_segment(std::string_view path, See see) {
  for (std::size_t n = 0; !path.empty(); ++n) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    see(path.substr(0, end), n);
    path.remove_prefix(end);
  }
}

std::string_view last_segment(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool is_openreview_id(std::string_view id) {
  return id.size() >= 8 && id.size() <= 14 && is_made_of(id, is_word);
}

// "W04-0801": letter, year, volume and number.
bool is_old_acl_id(std::string_view id) {
  return id.size() == 8 && id[0] >= 'A' && id[0] <= 'Z' && is_number_of(id.substr(1, 2), 2, 2) &&
         id[3] == '-' && is_number_of(id.substr(4), 4, 4);
}

// "2020.acl-main.488".
bool is_new_acl_id(std::string_view id) {
  if (id.size() < 10 || count_digits(id) != 4 || id[4] != '.') return false;
  const std::size_t last = id.rfind('.'), dash = id.rfind('-', last);
  if (last == 4 || dash == id.npos || dash < 6) return false;
  const auto is_name = [](char c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || c == '_';
  };
  return is_made_of(id.substr(5, dash - 5), [&](char c) { return is_name(c) || c == '-'; }) &&
         is_made_of(id.substr(dash + 1, last - dash - 1), is_name) &&
         is_number(id.substr(last + 1));
}

// 32 hex digits and a '-'.
bool is_hash_name(std::string_view name) {
  return name.size() > 32 && name[32] == '-' && is_made_of(name.substr(0, 32), is_lower_hex);
}

// "-Abstract-Conference.html" for any file of the paper: "-Paper-Conference.pdf".
string abstract_name(std::string_view name) {
  const std::string_view behind = name.substr(32);
  for (const std::string_view track : {"-Conference", "-Datasets_and_Benchmarks_Track",
                                       "-Datasets_and_Benchmarks", "-round1", "-round2"}) {
    if (behind.find(track) == behind.npos) continue;
    return string(name.substr(0, 32)) + "-Abstract" + string(track) + ".html";
  }
  return string(name.substr(0, 32)) + "-Abstract.html";
}

struct Proceedings {
  std::string_view scheme, site;
};

// ".../paper_files/paper/2022/hash/<32 hex>-Abstract-Conference.html",
// ".../2022/file/...-Paper...".
FoundReference in_proceedings(const Url& url, Proceedings of) {
  std::string_view year, name;
  each_segment(url.path(), [&](std::string_view text, std::size_t) {
    if (is_number_of(text, 4, 4)) year = text;
    if (is_hash_name(text)) name = text;
  });
  if (year.empty() || name.empty()) return std::nullopt;
  return Reference{
      string(year) + "/" + string(name.substr(0, 32)), string(of.scheme),
      string(of.site) + "/paper_files/paper/" + string(year) + "/hash/" + abstract_name(name)};
}

// Letters, two digits of the year, and letters that tell namesakes apart: "alet18a".
bool is_author_key(std::string_view key) {
  const auto end = std::find_if(key.begin(), key.end(), is_ascii_digit);
  const auto name = static_cast<std::size_t>(end - key.begin());
  const auto is_lower = [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == '_'; };
  if (name == 0 || count_digits(key.substr(name)) != 2) return false;
  const std::string_view behind = key.substr(name + 2);
  return is_made_of(key.substr(0, name), is_lower) && behind.size() <= 2 &&
         (behind.empty() || is_made_of(behind, is_lower));
}

bool is_volume(std::string_view text) {
  return text.size() > 1 && text[0] == 'v' && is_number(text.substr(1));
}

}  // namespace

FoundReference on_openreview(const Url& url) {
  constexpr std::string_view kPages[] = {"forum", "pdf", "attachment", "revisions"};
  const std::string_view id = parameter(url, "id");
  if (!is_one_of(segment(url, 0), kPages) || !is_openreview_id(id)) return std::nullopt;
  return Reference{string(id), "openreview", "https://openreview.net/forum?id=" + string(id)};
}

FoundReference on_acl(const Url& url) {
  constexpr std::string_view kEndings[] = {".pdf", ".bib", ".xml", ".endf"};
  const bool is_old_site = segment(url, 0) == "anthology" || segment(url, 0) == "anthology-new";
  std::string_view path = url.path();
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  const bool is_deep = segment(url, is_old_site ? 2 : 1).size() > 1;
  if (is_deep && !is_old_site) return std::nullopt;
  std::string_view id = without_ending(last_segment(path), kEndings);
  if (id.size() > 2 && id[id.size() - 2] == 'v' && is_ascii_digit(id.back())) id.remove_suffix(2);
  if (!is_old_acl_id(id) && !is_new_acl_id(id)) return std::nullopt;
  return Reference{string(id), "acl", "https://aclanthology.org/" + string(id) + "/"};
}

FoundReference on_cvf(const Url& url) {
  constexpr std::string_view kEndings[] = {"_paper.html", "_paper.pdf", "_supplemental.pdf",
                                           "_supplemental.zip"};
  if (!url.path().starts_with("/content") && segment(url, 0) != "openaccess") return std::nullopt;
  const std::string_view file = last_segment(url.path());
  const std::string_view stem = without_ending(file, kEndings);
  if (stem.size() == file.size()) return std::nullopt;
  string page(url.path());
  if (const std::size_t at = page.rfind("/papers/"); at != page.npos) page.replace(at, 8, "/html/");
  page.resize(page.rfind('/') + 1);
  return Reference{ascii_lower(stem), "cvf",
                   "https://" + string(url.host()) + page + string(stem) + "_paper.html"};
}

FoundReference on_ecva(const Url& url) {
  if (segment(url, 0) != "papers") return std::nullopt;
  const std::string_view venue = segment(url, 1), file = last_segment(url.path());
  const std::size_t digits = count_digits(file);
  if (!venue.starts_with("eccv_") || digits < 4 || digits > 5) return std::nullopt;
  const string number(file.substr(0, digits));
  return Reference{string(venue.substr(5)) + "/" + number, "ecva",
                   "https://www.ecva.net/papers/" + string(venue) + "/papers_ECCV/html/" + number +
                       "_ECCV_" + string(venue.substr(5)) + "_paper.php"};
}

FoundReference on_neurips(const Url& url) {
  if (FoundReference found = in_proceedings(url, {"neurips", "https://proceedings.neurips.cc"})) {
    return found;
  }
  const std::string_view name = segment(url, 1);  // "7181-attention-is-all-you-need"
  const std::size_t digits = count_digits(name);
  const bool known = segment(url, 0) == "paper" && digits > 0 && digits < name.size();
  if (!known || name[digits] != '-') return std::nullopt;
  const string number(name.substr(0, digits));
  constexpr std::string_view kEndings[] = {".pdf", ".html"};
  return Reference{number, "neurips",
                   "https://papers.nips.cc/paper/" + string(without_ending(name, kEndings))};
}

FoundReference on_iclr(const Url& url) {
  return in_proceedings(url, {"iclr", "https://proceedings.iclr.cc"});
}

FoundReference on_virtual_site(const Url& url) {
  constexpr std::string_view kKinds[] = {"poster", "oral", "spotlight"};
  const std::string_view year = segment(url, 1), kind = segment(url, 2), number = segment(url, 3);
  if (segment(url, 0) != "virtual" || !is_number_of(year, 4, 4)) return std::nullopt;
  if (!is_one_of(kind, kKinds) || !is_number_of(number, 1, 7)) return std::nullopt;
  const std::string_view host = url.host();
  const std::string_view venue = host.starts_with("www.") ? host.substr(4) : host;
  const string id = string(year) + "/" + string(kind) + "/" + string(number);
  return Reference{id, string(venue.substr(0, venue.find('.'))) + "_virtual",
                   "https://" + string(venue) + "/virtual/" + id};
}

FoundReference on_pmlr(const Url& url) {
  constexpr std::string_view kEndings[] = {".html", ".pdf"};
  const std::string_view volume = segment(url, 0);
  const std::string_view key = without_ending(segment(url, 1), kEndings);
  if (!is_volume(volume) || !is_author_key(key)) return std::nullopt;
  const string id = string(volume) + "/" + string(key);
  return Reference{id, "pmlr", "https://proceedings.mlr.press/" + id + ".html"};
}

FoundReference on_jmlr(const Url& url) {
  constexpr std::string_view kEndings[] = {".html", ".pdf"};
  std::string_view volume = segment(url, 1);
  if (segment(url, 0) != "papers") return std::nullopt;
  for (const std::string_view word : {"volume", "v"}) {
    if (volume.starts_with(word)) volume.remove_prefix(word.size());
  }
  const std::string_view key = without_ending(segment(url, 2), kEndings);
  const bool numbered = key.size() >= 6 && key.size() <= 7 && count_digits(key) == 2 &&
                        key[2] == '-' && is_number(key.substr(3));
  if (!is_number(volume) || (!numbered && !is_author_key(key))) return std::nullopt;
  const string id = "v" + string(volume) + "/" + string(key);
  return Reference{id, "jmlr", "https://jmlr.org/papers/" + id + ".html"};
}

FoundReference on_aaai(const Url& url) {
  std::string_view number;
  string journal;
  each_segment(url.path(), [&](std::string_view text, std::size_t n) {
    if (text == "article") {
      journal = segment(url, n - 1);
      number = segment(url, n + 2);
    }
  });
  if (journal.empty() || !is_number_of(number, 1, 7)) return std::nullopt;
  return Reference{string(number), "aaai",
                   "https://ojs.aaai.org/index.php/" + journal + "/article/view/" + string(number)};
}

FoundReference on_ijcai(const Url& url) {
  constexpr std::string_view kEndings[] = {".pdf", ".html"};
  const std::string_view year = segment(url, 1);
  const std::string_view number = without_zeros(without_ending(segment(url, 2), kEndings));
  const bool known = equals_ignore_case(segment(url, 0), "proceedings");
  if (!known || !is_number_of(year, 4, 4) || !is_number_of(number, 1, 4)) return std::nullopt;
  const string id = string(year) + "/" + string(number);
  return Reference{id, "ijcai", "https://www.ijcai.org/proceedings/" + id};
}

}  // namespace sheaf
