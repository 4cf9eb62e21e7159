#include "extractors/meta/author_addresses.h"

#include <algorithm>
#include <span>

#include "base/text.h"

namespace sheaf {
namespace {

using Folders = std::span<const std::string_view>;

constexpr std::string_view kAuthorFolders[] = {
    "author",     "authors",     "autor",        "autoren",     "autorin",     "autores",
    "auteur",     "auteurs",     "autore",       "autori",      "contributor", "contributors",
    "journalist", "journalists", "journalistes", "signataires", "writer",      "writers",
    "columnists", "reporters",   "redakteur",    "byline"};
constexpr std::string_view kPeopleFolders[] = {"staff",     "profile",  "profiles", "by",
                                               "redaktion", "redactie", "editors"};
constexpr std::string_view kUserFolders[] = {"u", "user", "users", "member", "members", "people"};

bool is_in(std::string_view part, Folders folders) {
  return std::any_of(folders.begin(), folders.end(),
                     [&](std::string_view folder) { return equals_ignore_case(part, folder); });
}

AddressKind kind_of_folder(std::string_view part) {
  if (part.empty() || part.size() > 12) return AddressKind::kOther;
  if (is_in(part, kAuthorFolders)) return AddressKind::kAuthor;
  if (is_in(part, kPeopleFolders)) return AddressKind::kPeople;
  return is_in(part, kUserFolders) ? AddressKind::kUser : AddressKind::kOther;
}

std::string_view path_of(std::string_view href) { return href.substr(0, find_any(href, "?#")); }

}  // namespace

AddressKind find_address_kind(std::string_view href) {
  AddressKind kind = AddressKind::kOther;
  for (const std::string_view part : split(path_of(href), '/')) {
    if (kind != AddressKind::kOther && !part.empty()) return kind;
    kind = kind_of_folder(part);
  }
  return AddressKind::kOther;
}

std::string name_in_address(std::string_view href) {
  if (find_address_kind(href) < AddressKind::kPeople) return {};
  std::string_view path = path_of(href);
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::size_t slash = path.rfind('/');
  std::string name;
  std::size_t words = 0;
  for (const std::string_view word : split(path.substr(slash + 1), '-')) {
    if (std::all_of(word.begin(), word.end(), is_ascii_digit)) continue;
    if (!std::all_of(word.begin(), word.end(), is_ascii_alpha)) return {};
    if (words++ > 0) name += ' ';
    name += static_cast<char>(word[0] & ~0x20);
    name += word.substr(1);
  }
  return words >= 2 && words <= 4 ? name : std::string();
}

}  // namespace sheaf
