#include "extractors/meta/author_metadata.h"

#include <algorithm>
#include <initializer_list>
#include <span>

#include "base/fold.h"
#include "base/json.h"
#include "base/text.h"
#include "extractors/meta/author_addresses.h"
#include "extractors/meta/author_kinds.h"
#include "extractors/meta/author_names.h"
#include "extractors/meta/author_words.h"
#include "extractors/meta/title_parts.h"

namespace sheaf {
namespace {

using Keys = std::span<const std::string_view>;

constexpr std::string_view kArticleKeys[] = {"article:author",
                                             "og:article:author",
                                             "article:author_name",
                                             "article:author:name",
                                             "og:author",
                                             "article_author",
                                             "shareaholic:article_author_name"};
constexpr std::string_view kAuthorKeys[] = {"author",
                                            "authors",
                                            "byl",
                                            "byline",
                                            "sailthru.author",
                                            "parsely-author",
                                            "cxenseparse:author",
                                            "rbauthors",
                                            "atc-metaauthor",
                                            "dcsext.author",
                                            "writer",
                                            "creator"};
constexpr std::string_view kDublinCoreKeys[] = {
    "dc.creator", "dc:creator",     "dcterms.creator",        "dcterms:creator",
    "dc.author",  "dcterm:creator", "dc.creator.personalname"};
constexpr std::string_view kCitationKeys[] = {"citation_author", "citation_authors",
                                              "bepress_citation_author", "eprints.creators_name",
                                              "wkhealth_authors"};

// "smith" of "www.smith.co.uk".
std::string_view site_label(const Source& source) {
  const std::string_view domain = registrable_domain(source.url.host());
  return domain.substr(0, domain.find('.'));
}

bool is_any_of(std::string_view name, std::initializer_list<std::string_view> others) {
  constexpr std::size_t kLongestName = 1000;  // bytes
  const std::string own = fold_letters(name);
  return std::any_of(others.begin(), others.end(), [&](std::string_view other) {
    return other.size() <= kLongestName && own == fold_letters(other);
  });
}

// Whether the publisher may be known from the author alone: a page that names no site is taken as
// its author's own.
bool echoes_author(const Source& source) {
  if (source.publisher != trim(source.page.meta("author"))) return false;
  const LinkedData::Entity* article = source.linked_data.article();
  return !article || source.linked_data.text(*article->object, "publisher") != source.publisher;
}

// A group of the site itself ("Example Redaktion"), a desk or a company says nothing about who
// wrote.
bool is_telling_group(const Source& source, std::string_view name) {
  const std::string folded = fold(name);
  if (is_desk(folded) || is_domain(name) || is_company(folded)) return false;
  const std::string label = fold_letters(site_label(source));
  return label.empty() || fold_letters(name).find(label) == std::string::npos;
}

bool is_named_site(const Source& source, std::string_view name) {
  return is_any_of(name, {source.page.meta("og:site_name"), registrable_domain(source.url.host()),
                          site_label(source)});
}

// Whether the other name is the first with the word of a site behind it: 网易 and 网易新闻.
bool is_owner_of(std::string_view name, std::string_view site) {
  if (site.size() <= name.size() || !starts_with_ignore_case(site, name)) return false;
  const std::string_view rest = site.substr(name.size());
  if (begins_with_site_word(rest)) return true;
  const std::string folded = fold(trim(rest));
  const auto words = split(folded, ' ');
  return rest[0] == ' ' && std::all_of(words.begin(), words.end(), [](std::string_view word) {
           return (word_kinds(word) & word_kind::kGroup) != 0;
         });
}

bool owns_site(const Source& source, std::string_view name) {
  constexpr std::size_t kLongestTitle = 1000;  // bytes
  if (is_owner_of(name, source.publisher)) return true;
  const std::string_view title = source.page.title();
  if (title.size() > kLongestTitle || title.find(name) == title.npos) return false;
  const std::vector<TitlePart> parts = split_title(title);
  return !parts.empty() && parts.back().is_set_apart() && is_owner_of(name, parts.back().text);
}

bool is_acceptable(const Source& source, std::string_view name, Accept accept) {
  const bool takes_anybody = accept == Accept::kAnybody;
  if (owns_site(source, name)) return false;
  if (is_site_name(source, name)) {
    if (!takes_anybody) return false;
    if (is_personal_name(name)) return true;
    return echoes_author(source) && !is_named_site(source, name) && !is_impersonal_name(name);
  }
  if (is_impersonal_name(name)) return takes_anybody && is_telling_group(source, name);
  return takes_anybody || !is_handle(name);
}

// Whether persons are among the names, or nobody who is not wanted.
bool names_somebody(const Source& source, std::string_view text, Accept accept) {
  const auto names = split_names(text, WrittenFor::kMachines, source.language);
  const auto good = [&](const std::string& name) { return is_acceptable(source, name, accept); };
  if (std::all_of(names.begin(), names.end(), good)) return !names.empty();
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return is_personal_name(name) && good(name); });
}

bool is_web_address(std::string_view text) {
  return text.find("://") != text.npos || starts_with_ignore_case(text, "www.");
}

void add_value(const Source& source, const Meta& value, Accept accept, Findings& found) {
  if (is_web_address(trim(value.content))) return;
  if (names_somebody(source, value.content, accept)) found.add(value.content, value.node);
}

// All values of a key in <head>; where there are none, the first elsewhere: teasers of other
// articles carry the same keys.
void find_key(const Source& source, std::string_view key, Accept accept, Findings& found) {
  const Page& page = source.page;
  for (const Meta& meta : page.metas()) {
    if (meta.key != key) continue;
    const bool in_head = page.closest(meta.node, Tag::kHead) != kNoNode;
    if (!in_head && !found.empty()) return;
    add_value(source, meta, accept, found);
    if (!in_head && !found.empty()) return;
  }
}

void find_first_key(const Source& source, Keys keys, Accept accept, Findings& found) {
  for (const std::string_view key : keys) {
    find_key(source, key, accept, found);
    if (!found.empty()) return;
  }
}

bool is_organization(const Json& object) {
  for (const std::string_view type : {"Organization", "NewsMediaOrganization", "Corporation"}) {
    if (LinkedData::has_type(object, type)) return true;
  }
  return false;
}

bool are_all_organizations(const Source& source, const Json& authors) {
  const auto check = [&](const Json& author) {
    const Json& object = source.linked_data.resolve(author);
    return object.is_object() && is_organization(object);
  };
  return authors.is_array() ? std::all_of(authors.begin(), authors.end(), check) : check(authors);
}

void find_authors_of(const Source& source, const LinkedData::Entity& entity, Accept accept,
                     Findings& found) {
  for (const std::string_view key : {"author", "creator"}) {
    const Json* value = find_member(*entity.object, key);
    if (!value) continue;
    if (accept == Accept::kPersons && are_all_organizations(source, *value)) continue;
    for (const std::string& name : source.linked_data.names(*entity.object, key)) {
      add_value(source, {key, name, entity.script}, accept, found);
    }
    if (!found.empty()) return;
  }
}

// What others say of something on the page, or made for it, is not by the page's author.
bool is_beside_work(const Json& object) {
  for (const std::string_view type : {"Review", "Comment", "Answer", "ImageObject", "Person"}) {
    if (LinkedData::has_type(object, type)) return true;
  }
  return false;
}

std::string_view account_in(std::string_view text) {
  text = trim(text);
  while (text.starts_with('@')) text.remove_prefix(1);
  return text.substr(text.rfind('/') + 1);
}

// "JaneSmith" and "Jane_Smith" as words; other accounts as they are.
std::string spell_out(std::string_view account) {
  std::string out;
  std::size_t words = 0;
  for (const char c : account) {
    if (c == '_') continue;
    if (!is_ascii_alpha(c)) return std::string(account);
    if (c >= 'A' && c <= 'Z' && ++words == 2) out += ' ';
    out += c;
  }
  return words == 2 && is_personal_name(out) ? out : std::string(account);
}

// "Written by", "Verfasst von", "Écrit par", 作者; not "Written in" and "Est. reading time".
bool is_author_label(std::string_view label) {
  const std::string folded = fold(label);
  const std::string_view last = trim(folded).substr(trim(folded).rfind(' ') + 1);
  return last == "作者" || (word_kinds(last) & (word_kind::kBy | word_kind::kLabel)) != 0;
}

}  // namespace

void find_linked_authors(const Source& source, Accept accept, Findings& found) {
  if (const LinkedData::Entity* article = source.linked_data.article()) {
    find_authors_of(source, *article, accept, found);
  }
  // Where no article is described, of the first work that has any: a WebPage, a Recipe.
  for (const LinkedData::Entity& entity : source.linked_data.entities()) {
    if (!found.empty()) return;
    if (!is_beside_work(*entity.object)) find_authors_of(source, entity, accept, found);
  }
}

void find_article_authors(const Source& source, Accept accept, Findings& found) {
  find_first_key(source, kArticleKeys, accept, found);
}

void find_meta_authors(const Source& source, Accept accept, Findings& found) {
  find_first_key(source, kAuthorKeys, accept, found);
}

// Catalogues write "Smith, John", others "Jane Smith, John Smith".
void find_dublin_core_authors(const Source& source, Accept accept, Findings& found) {
  for (const std::string_view key : kDublinCoreKeys) {
    for (const Meta& meta : source.page.metas()) {
      if (meta.key != key) continue;
      const std::string name =
          is_inverted_name(meta.content) ? uninvert_name(meta.content) : std::string(meta.content);
      add_value(source, {key, name, meta.node}, accept, found);
    }
    if (!found.empty()) return;
  }
}

void find_citation_authors(const Source& source, Findings& found) {
  for (const std::string_view key : kCitationKeys) {
    for (const Meta& meta : source.page.metas()) {
      if (meta.key != key) continue;
      for (const std::string_view name : split(meta.content, ';')) {
        found.add(uninvert_name(trim(name)), meta.node);
      }
    }
    if (!found.empty()) return;
  }
}

void find_twitter_author(const Source& source, Findings& found) {
  if (!is_author_label(source.page.meta("twitter:label1"))) return;
  add_value(source, {"", source.page.meta("twitter:data1"), kNoNode}, Accept::kPersons, found);
}

void find_twitter_creator(const Source& source, Findings& found) {
  const std::string_view account = account_in(source.page.meta("twitter:creator"));
  const std::string_view site = account_in(source.page.meta("twitter:site"));
  if (account.empty() || equals_ignore_case(account, site) || is_site_name(source, account)) return;
  found.add(spell_out(account));
}

void find_author_address(const Source& source, Findings& found) {
  for (const Meta& meta : source.page.metas()) {
    if (meta.key == "article:author") found.add(name_in_address(meta.content), meta.node);
  }
}

bool is_site_name(const Source& source, std::string_view name) {
  return is_any_of(name, {source.publisher}) || is_named_site(source, name);
}

}  // namespace sheaf
