// Text made safe for the place where it is written. Whatever the text says, the parser of the
// target reads back the same text; it opens no tag, link, quote or directive.
//
// What is written is well-formed UTF-8: what is none becomes U+FFFD. What is hidden (base/text.h)
// goes but for joiners, before anything is escaped: in the targets that people read (text,
// Markdown, HTML, XML, LaTeX) it is dropped, as are the characters that XML 1.0 2.2 does not know;
// in the targets that programs read (JSON, YAML, TOML) it is kept, below U+10000 as escapes.
// Markdown text is one line.
#pragma once

#include <string>
#include <string_view>

namespace sheaf {

enum class EscapeTarget {
  kText,          // plain text: nothing is special
  kMarkdown,      // inline text of CommonMark and GFM, in a cell of a table too
  kMarkdownLine,  // the same in a line that is no row of a table: a bar needs no escape
  kHtml,          // content of elements, and attributes in quotes
  kXml,           // content of elements, and attributes in quotes; no CDATA
  kJson,          // inside "" (RFC 8259 7)
  kYaml,          // inside "" (YAML 1.2.2 7.3.1)
  kToml,          // inside "" (TOML 1.0 basic strings)
  kLatex,         // inside {} of BibTeX: braces stay balanced, LaTeX sees text
};

void append_escaped(std::string& out, std::string_view text, EscapeTarget target);
std::string escape(std::string_view text, EscapeTarget target);

// On one line, without characters that turn the direction or are invisible; U+200C and U+200D stay,
// which Persian and emoji need. For names and words of records, before they reach any target.
std::string visible_line(std::string_view text);

// Addresses have rules of their own: in text, Markdown, HTML, XML and LaTeX one that is neither
// relative nor http, https or mailto is left out (javascript:, data:, ...), white space and what
// the target gives a meaning is percent-encoded rather than escaped. In JSON, YAML and TOML they
// are text.
void append_address(std::string& out, std::string_view address, EscapeTarget target);

// The target that a file's name tells: page.html, feed.atom, post.md, refs.bib. kText for others.
EscapeTarget target_of(std::string_view file_name);

}  // namespace sheaf
