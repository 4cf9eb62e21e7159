// Addresses of pages about authors.
#pragma once

#include <string>
#include <string_view>

namespace sheaf {

// By the folder in the path. Ordered by how surely the page is about the author of an article.
enum class AddressKind {
  kOther,
  kUser,    // /u/, /users/: where communities keep members; pages have links to many of them
  kPeople,  // /staff/, /profile/: of authors and others
  kAuthor,  // /author/, /autoren/, /signataires/
};
AddressKind find_address_kind(std::string_view href);

// "https://example.com/authors/12-jane-smith" -> "Jane Smith"; "" if the last part of the path is
// no such name in a folder of authors or people.
std::string name_in_address(std::string_view href);

}  // namespace sheaf
