// Documents -> links: what a file of any of the kinds that people keep links in points to.
//
// Pure: bytes in, links out, in the order of the document; nothing is fetched, no file is opened.
// Linear in the bytes; never fails: what is wrong with the document comes back in `problems`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/document_link.h"
#include "url/url.h"

namespace sheaf {

enum class DocumentKind : std::uint8_t {
  kMarkdown,   // CommonMark with GitHub's tables, bare addresses and footnotes
  kHtml,       // XHTML too
  kXml,        // RSS, Atom, OPML, sitemaps
  kJsonLines,  // one JSON value a line, as `sheaf extract` writes it
  kJson,       // one JSON value, JSON Feed too
  kCss,
  kBibtex,
  kText,  // anything else that is text: addresses as they stand in it
};
std::string_view kind_name(DocumentKind kind);  // "markdown", "html", ...

// By the name's ending (".md", ".html.gz" is none); nullopt if that says nothing.
std::optional<DocumentKind> kind_of_name(std::string_view file_name);
// By the Content-Type header's value; nullopt if it is none of ours ("image/png", "").
std::optional<DocumentKind> kind_of_content_type(std::string_view content_type);
// By the first bytes; kText if nothing else can be made out.
DocumentKind kind_of_bytes(std::string_view bytes);

// What is read of one at most, from files and standard input.
inline constexpr std::size_t kMostDocumentBytes = std::size_t{512} << 20;

struct DocumentOptions {
  bool include_verbatim = false;  // addresses in Markdown's code too
  bool include_json_ld =
      false;  // url, @id, sameAs, image, ... of <script type=application/ld+json>
  std::string content_type = {};  // for the charset; "" if unknown
};

// What is wrong with a part of the document; the rest was read.
struct DocumentProblem {
  std::uint32_t line;
  std::string message;
};

struct DocumentLinks {
  std::vector<DocumentLink> links;
  std::vector<DocumentProblem> problems;
  // The text that begin and end of a link count in: UTF-8 without byte order mark.
  std::string text;
};

// `base`: the document's own address (relative links are resolved against it, or against the
// <base href> or xml:base that the document states); nullopt for a local file: its relative links
// are then of Target::kRelative. At most kMostDocumentLinks links; a problem tells of more.
inline constexpr std::size_t kMostDocumentLinks = 2000000;
DocumentLinks extract_document_links(std::string bytes, DocumentKind kind,
                                     const std::optional<Url>& base,
                                     const DocumentOptions& options = {});

}  // namespace sheaf
