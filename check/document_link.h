// One link of a document: what it says, where it stands, how it was written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "url/url.h"

namespace sheaf {

// How a link was written.
enum class Writing : std::uint8_t {
  kInline,       // Markdown: [text](address), ![alt](address)
  kReference,    // Markdown: [text][label]; the place is that of the use
  kDefinition,   // Markdown: [label]: address that nothing uses
  kUndefined,    // Markdown: [text][label] without a definition; `raw` is the label
  kAutolink,     // Markdown: <address>
  kBare,         // an address in running text
  kAttribute,    // HTML, XML: the value of an attribute
  kElementText,  // XML: the text of an element, as <loc> has it
  kStyle,        // CSS: url() or @import
  kRefresh,      // HTML: <meta http-equiv="refresh">
  kJsonValue,    // a string of a JSON document
  kField,        // a field of a BibTeX entry, or \url{} in one
};
std::string_view writing_name(Writing written);  // "inline", "reference", ...

// What a link leads to, as far as its text tells.
enum class Target : std::uint8_t {
  kUrl,        // `url` has it
  kRelative,   // relative to a document whose own address is unknown: a file, most often
  kFragment,   // "#id" or "" in such a document: the document itself
  kScheme,     // mailto:, tel:, data:, javascript:, ...
  kTemplate,   // "{{ url }}", "${HOST}": to be filled in by a program, no address yet
  kMalformed,  // no address; `problem` says why
};

// A Url, or none, that links with one address have together: a short reference may stand for a long
// one, a thousand times.
class SharedUrl {
 public:
  SharedUrl() = default;
  SharedUrl(Url url) : url_(std::make_shared<const Url>(std::move(url))) {}  // NOLINT: implicit

  explicit operator bool() const { return url_ != nullptr; }
  const Url& operator*() const { return *url_; }
  const Url* operator->() const { return url_.get(); }
  const Url* get() const { return url_.get(); }

 private:
  std::shared_ptr<const Url> url_;
};

struct DocumentLink {
  std::string raw;  // what the document means: trimmed, character references and escapes undone;
                    // cut after kMostRawBytes, "data:" addresses after kMostDataBytes
  SharedUrl url;    // only for kUrl
  Target target = Target::kMalformed;
  std::string problem;  // only for kMalformed: one line for people
  Writing written = Writing::kAttribute;
  std::string element;    // "a", "img"; in feeds with the parent: "item/link"; "" in text
  std::string attribute;  // "href"; the key's JSON pointer, the field's name; "" for text
  std::string text;       // the words of the link, the picture's alt; folded; "" if there are none
  // The address as written: bytes [begin, end) of the document's text. For kReference those of the
  // definition. Empty where the address is not in the text as such (in escaped HTML of a feed).
  std::size_t begin = 0, end = 0;
  // Of the address (of kReference and kUndefined: of the use), 1-based; columns in characters.
  std::uint32_t line = 0, column = 0;
};

inline constexpr std::size_t kMostRawBytes = Url::kMaxBytes;
inline constexpr std::size_t kMostDataBytes = 64;  // of a data: address
inline constexpr std::size_t kMostTextCharacters = 160;

// Whether it is to be filled in by a program: Jinja, Handlebars, Liquid, shell, Python, ERB, and
// <your-host> as manuals write it.
bool is_template(std::string_view address);

// Tells what `raw` leads to and resolves it: fills raw (trimmed), target, url, problem. `base`: the
// document's own address, or its <base>; nullptr if unknown.
void resolve_link(DocumentLink& link, const Url* base);

}  // namespace sheaf
