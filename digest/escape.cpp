#include "digest/escape.h"

#include <array>
#include <utility>

#include "base/text.h"
#include "digest/escape_markdown.h"
#include "url/percent.h"

namespace sheaf {
namespace {

constexpr char kHex[] = "0123456789abcdef";

// Whether a character that begins with this byte may be hidden.
constexpr bool may_start_hidden(unsigned char byte) {
  return byte == 0xC2 || byte == 0xCD || byte == 0xD8 || (byte >= 0xE1 && byte <= 0xE3) ||
         byte >= 0xEF;
}

// What no form shows: joiners stay, which Persian and emoji need.
bool goes(char32_t c) {
  return c < ' ' || c == 0x85 || (is_hidden(c) && c != 0x200C && c != 0x200D);
}

// What a byte becomes; null leaves it. Of controls only tab and newline are shown.
using Replacement = const char* (*)(char);

const char* in_text(char) { return nullptr; }

const char* in_markup(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return nullptr;
  }
}

// BibTeX counts braces even behind a backslash: those of the text must not be written as braces.
const char* in_latex(char c) {
  switch (c) {
    case '\\':
      return "\\textbackslash{}";
    case '{':
      return "\\textbraceleft{}";
    case '}':
      return "\\textbraceright{}";
    case '^':
      return "\\textasciicircum{}";
    case '~':
      return "\\textasciitilde{}";
    case '<':
      return "\\textless{}";
    case '>':
      return "\\textgreater{}";
    case '|':
      return "\\textbar{}";
    case '"':
      return "\\textquotedbl{}";
    case '$':
      return "\\$";
    case '&':
      return "\\&";
    case '%':
      return "\\%";
    case '#':
      return "\\#";
    case '_':
      return "\\_";
    case '\n':
    case '\t':
      return " ";
    default:
      return nullptr;
  }
}

struct Shown {
  std::array<bool, 256> special{};
  Replacement replacement;
};

constexpr bool is_plain_in_all(unsigned char byte) {
  return byte >= 0x20 && byte != 0x7F && !may_start_hidden(byte);
}

Shown make_shown(Replacement replacement) {
  Shown shown{{}, replacement};
  for (unsigned byte = 0; byte < 256; ++byte) {
    shown.special[byte] = !is_plain_in_all(static_cast<unsigned char>(byte)) ||
                          (byte < 0x80 && replacement(static_cast<char>(byte)) != nullptr);
  }
  return shown;
}

// The special character at text[pos]: writes what stands for it, moves past it.
void append_special(std::string& out, std::string_view text, std::size_t& pos,
                    Replacement replacement) {
  const std::size_t begin = pos;
  const char32_t c = next_code_point(text, pos);
  const char* instead = c < 0x80 ? replacement(static_cast<char>(c)) : nullptr;
  if (instead) {
    out += instead;
  } else if (c == '\n' || c == '\t') {
    out += static_cast<char>(c);
  } else if (c == '\r') {
    if (pos == text.size() || text[pos] != '\n') out += '\n';
  } else if (!goes(c)) {
    out.append(text, begin, pos - begin);
  }
}

void append_shown(std::string& out, std::string_view text, const Shown& shown) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (!shown.special[static_cast<unsigned char>(text[i])]) {
      ++i;
      continue;
    }
    out.append(text, plain, i - plain);
    append_special(out, text, i, shown.replacement);
    plain = i;
  }
  out.append(text, plain);
}

void append_unicode_escape(std::string& out, char32_t c) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(c >> shift) & 15];
}

void append_quoted_special(std::string& out, char32_t c) {
  if (c == '"' || c == '\\') {
    out += '\\';
    out += static_cast<char>(c);
  } else if (c == '\n') {
    out += "\\n";
  } else if (c == '\r') {
    out += "\\r";
  } else if (c == '\t') {
    out += "\\t";
  } else if (c < 0x10000 && (goes(c) || c == 0x2028 || c == 0x2029)) {
    append_unicode_escape(out, c);
  } else {
    append_utf8(out, c);
  }
}

// The escapes that JSON, YAML and TOML share: \" \\ \n \r \t \uXXXX.
void append_quoted(std::string& out, std::string_view text) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (is_plain_in_all(byte) && byte != '"' && byte != '\\') {
      ++i;
      continue;
    }
    out.append(text, plain, i - plain);
    append_quoted_special(out, next_code_point(text, i));
    plain = i;
  }
  out.append(text, plain);
}

bool is_program_target(EscapeTarget target) {
  return target == EscapeTarget::kJson || target == EscapeTarget::kYaml ||
         target == EscapeTarget::kToml;
}

// Relative, or of a scheme that opens a page or a letter. Browsers skip controls and space in front
// of a scheme and inside it: an address that has any is judged without them.
bool is_harmless_address(std::string_view address) {
  std::string scheme;
  for (char c : address) {
    if (c == ':') return scheme == "http" || scheme == "https" || scheme == "mailto";
    if (c == '/' || c == '?' || c == '#') return true;
    if (static_cast<unsigned char>(c) > ' ') scheme += ascii_lower(c);
  }
  return true;
}

bool is_markdown(EscapeTarget target) {
  return target == EscapeTarget::kMarkdown || target == EscapeTarget::kMarkdownLine;
}

// What would end an address or mean something in Markdown's <...> and (...), in BibTeX's {...}, or
// to an eye that looks for where a bare address ends.
bool is_encoded(char c, EscapeTarget target) {
  if (static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) >= 0x7F) return true;
  constexpr std::string_view kAlways = "<>\"\\`{}|^";
  if (kAlways.find(c) != std::string_view::npos) return true;
  return is_markdown(target) && (c == '(' || c == ')' || c == '[' || c == ']' || c == '*');
}

// Markdown decodes entities in addresses too: without a ';' there are none.
std::string without_entities(std::string address) {
  if (address.find(';') == address.npos) return address;
  return replace_all(std::move(address), "&", "&amp;");
}

std::string percent_encoded(std::string_view address, EscapeTarget target) {
  std::string out;
  for (char c : trim(address)) {
    if (is_encoded(c, target)) {
      append_escape(out, static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return is_markdown(target) ? without_entities(std::move(out)) : out;
}

struct NamedTarget {
  std::string_view extension;
  EscapeTarget target;
};

constexpr NamedTarget kExtensions[] = {
    {"md", EscapeTarget::kMarkdown}, {"markdown", EscapeTarget::kMarkdown},
    {"html", EscapeTarget::kHtml},   {"htm", EscapeTarget::kHtml},
    {"xml", EscapeTarget::kXml},     {"atom", EscapeTarget::kXml},
    {"rss", EscapeTarget::kXml},     {"opml", EscapeTarget::kXml},
    {"xhtml", EscapeTarget::kXml},   {"svg", EscapeTarget::kXml},
    {"json", EscapeTarget::kJson},   {"yaml", EscapeTarget::kYaml},
    {"yml", EscapeTarget::kYaml},    {"toml", EscapeTarget::kToml},
    {"bib", EscapeTarget::kLatex},   {"tex", EscapeTarget::kLatex},
};

}  // namespace

void append_escaped(std::string& out, std::string_view text, EscapeTarget target) {
  // Names of files are of any bytes.
  if (!is_valid_utf8(text)) return append_escaped(out, replace_malformed(text), target);
  static const Shown kText = make_shown(in_text), kMarkup = make_shown(in_markup),
                     kLatex = make_shown(in_latex);
  switch (target) {
    case EscapeTarget::kText:
      return append_shown(out, text, kText);
    case EscapeTarget::kMarkdown:
    case EscapeTarget::kMarkdownLine:
      return append_markdown(out, text, target);
    case EscapeTarget::kHtml:
    case EscapeTarget::kXml:
      return append_shown(out, text, kMarkup);
    case EscapeTarget::kLatex:
      return append_shown(out, text, kLatex);
    case EscapeTarget::kJson:
    case EscapeTarget::kYaml:
    case EscapeTarget::kToml:
      return append_quoted(out, text);
  }
}

std::string escape(std::string_view text, EscapeTarget target) {
  std::string out;
  append_escaped(out, text, target);
  return out;
}

std::string visible_line(std::string_view text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (c < 0x80 && is_ascii_space(static_cast<char>(c)))
      out += ' ';
    else if (!goes(c) && c != 0x2028 && c != 0x2029)
      append_utf8(out, c);
  }
  return std::string(trim(out));
}

void append_address(std::string& out, std::string_view address, EscapeTarget target) {
  if (is_program_target(target)) return append_escaped(out, address, target);
  if (!is_harmless_address(address)) return;
  const std::string encoded = percent_encoded(address, target);
  if (target == EscapeTarget::kHtml || target == EscapeTarget::kXml) {
    append_escaped(out, encoded, target);
  } else {
    out += encoded;
  }
}

EscapeTarget target_of(std::string_view file_name) {
  const std::string extension = ascii_lower(file_name.substr(file_name.rfind('.') + 1));
  for (const NamedTarget& named : kExtensions) {
    if (named.extension == extension) return named.target;
  }
  return EscapeTarget::kText;
}

}  // namespace sheaf
