// An address as it has to be written at its place in a document. Internal to check/.
#pragma once

#include <optional>
#include <string>

#include "check/document_link.h"

namespace sheaf {

// `address` for the place of `link`, so that readers of the document find it there, and nothing
// else: what HTML, XML, Markdown, CSS, JSON or a template language gives a meaning is
// percent-encoded, which is the same to servers, or a character reference. nullopt for addresses
// that are none of http or https, look like a template, or cannot be written at that place.
std::optional<std::string> find_written_address(const DocumentLink& link, const Url& address);

}  // namespace sheaf
