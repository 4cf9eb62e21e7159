#include "check/written_address.h"

#include "base/text.h"
#include "url/percent.h"

namespace sheaf {
namespace {

// What opens a tag, a template, a string or code somewhere: none of it has to be in an address.
constexpr std::string_view kNowhere = "{}[]<>\"'`|\\^";
// What ends an address in Markdown, CSS and BibTeX besides.
constexpr std::string_view kBrackets = "()";

// Percent-encoded from the path on: the brackets of a host stay.
std::string without_any(const Url& address, std::string_view unwanted) {
  const std::string& text = address.text();
  const auto path = static_cast<std::size_t>(address.path().data() - text.data());
  std::string out = text.substr(0, path);
  for (const char c : std::string_view(text).substr(path)) {
    if (kNowhere.find(c) == kNowhere.npos && unwanted.find(c) == unwanted.npos)
      out += c;
    else
      append_escape(out, static_cast<unsigned char>(c));
  }
  return out;
}

std::string with_references(std::string address) {
  return replace_all(std::move(address), "&", "&amp;");
}

// Whether a reader of Markdown could take "&lt;" in it for '<'.
bool has_references(std::string_view address) {
  const std::size_t begin = address.find('&');
  return begin != address.npos && address.find(';', begin) != address.npos;
}

}  // namespace

std::optional<std::string> find_written_address(const DocumentLink& link, const Url& address) {
  if (address.scheme() != "http" && address.scheme() != "https") return std::nullopt;
  if (is_template(address.text())) return std::nullopt;
  const bool has_reference = has_references(address.text());
  switch (link.written) {
    case Writing::kAttribute:
    case Writing::kElementText:
    case Writing::kRefresh:
      return with_references(without_any(address, ""));
    case Writing::kStyle:  // in an attribute, or in CSS itself
      return link.attribute == "style" ? with_references(without_any(address, kBrackets))
                                       : without_any(address, kBrackets);
    case Writing::kJsonValue:
      return without_any(address, "");
    case Writing::kBare:  // Markdown reads references in running text, plain text has none
      if (has_reference) return std::nullopt;
      return without_any(address, "*");
    case Writing::kAutolink:
    case Writing::kInline:
    case Writing::kReference:
    case Writing::kDefinition: {
      std::string out = without_any(address, link.written == Writing::kAutolink ? "" : kBrackets);
      return has_reference ? with_references(std::move(out)) : out;
    }
    case Writing::kField:
      return without_any(address, kBrackets);
    case Writing::kUndefined:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace sheaf
