#include "check/documents.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "check/link_sink.h"
#include "page/charset.h"

namespace sheaf {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct NamedKind {
  std::string_view name;
  DocumentKind kind;
};

constexpr std::array<NamedKind, 33> kEndings = {{
    {"md", DocumentKind::kMarkdown},
    {"markdown", DocumentKind::kMarkdown},
    {"mdx", DocumentKind::kMarkdown},
    {"mkd", DocumentKind::kMarkdown},
    {"mkdn", DocumentKind::kMarkdown},
    {"mdown", DocumentKind::kMarkdown},
    {"mdwn", DocumentKind::kMarkdown},
    {"mkdown", DocumentKind::kMarkdown},
    {"qmd", DocumentKind::kMarkdown},
    {"rmd", DocumentKind::kMarkdown},
    {"html", DocumentKind::kHtml},
    {"htm", DocumentKind::kHtml},
    {"xhtml", DocumentKind::kHtml},
    {"shtml", DocumentKind::kHtml},
    {"xml", DocumentKind::kXml},
    {"rss", DocumentKind::kXml},
    {"atom", DocumentKind::kXml},
    {"opml", DocumentKind::kXml},
    {"rdf", DocumentKind::kXml},
    {"svg", DocumentKind::kXml},
    {"jsonl", DocumentKind::kJsonLines},
    {"ndjson", DocumentKind::kJsonLines},
    {"jsonlines", DocumentKind::kJsonLines},
    {"json", DocumentKind::kJson},
    {"css", DocumentKind::kCss},
    {"bib", DocumentKind::kBibtex},
    {"bibtex", DocumentKind::kBibtex},
    {"txt", DocumentKind::kText},
    {"text", DocumentKind::kText},
    {"rst", DocumentKind::kText},
    {"org", DocumentKind::kText},
    {"adoc", DocumentKind::kText},
    {"tex", DocumentKind::kText},
}};

constexpr std::array<NamedKind, 16> kContentTypes = {{
    {"text/markdown", DocumentKind::kMarkdown},
    {"text/x-markdown", DocumentKind::kMarkdown},
    {"text/html", DocumentKind::kHtml},
    {"application/xhtml+xml", DocumentKind::kHtml},
    {"text/xml", DocumentKind::kXml},
    {"application/xml", DocumentKind::kXml},
    {"application/rss+xml", DocumentKind::kXml},
    {"application/atom+xml", DocumentKind::kXml},
    {"text/x-opml", DocumentKind::kXml},
    {"application/x-ndjson", DocumentKind::kJsonLines},
    {"application/jsonl", DocumentKind::kJsonLines},
    {"application/json", DocumentKind::kJson},
    {"application/feed+json", DocumentKind::kJson},
    {"text/css", DocumentKind::kCss},
    {"application/x-bibtex", DocumentKind::kBibtex},
    {"text/plain", DocumentKind::kText},
}};

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

DocumentKind kind_of_json(std::string_view text) {
  const std::string_view line = trim(first_line(text));
  const bool is_whole = line.size() > 1 && line.front() == '{' && line.back() == '}';
  return is_whole ? DocumentKind::kJsonLines : DocumentKind::kJson;
}

DocumentKind kind_of_markup(std::string_view head) {
  for (const std::string_view root :
       {"<rss", "<feed", "<rdf:rdf", "<urlset", "<sitemapindex", "<opml", "<?xml-stylesheet"}) {
    if (find_ignore_case(head, root) != head.npos) return DocumentKind::kXml;
  }
  if (find_ignore_case(head, "<html") != head.npos ||
      find_ignore_case(head, "<!doctype html") != head.npos)
    return DocumentKind::kHtml;
  return starts_with_ignore_case(head, "<?xml") ? DocumentKind::kXml : DocumentKind::kHtml;
}

// A heading, a list of links, a fence: what plain text seldom has.
bool looks_like_markdown(std::string_view head) {
  return head.starts_with("# ") || head.starts_with("---\n") || head.find("\n# ") != head.npos ||
         head.find("\n## ") != head.npos || head.find("](") != head.npos ||
         head.find("\n```") != head.npos;
}

bool looks_like_bibtex(std::string_view head) {
  if (!head.starts_with('@')) return false;
  std::size_t end = 1;
  while (end < head.size() && is_ascii_alpha(head[end])) ++end;
  return end > 1 && end < head.size() && (head[end] == '{' || head[end] == '(');
}

void read_kind(LinkSink& sink, DocumentKind kind) {
  const Span whole = {0, sink.text().size()};
  switch (kind) {
    case DocumentKind::kMarkdown:
      return read_markdown(sink);
    case DocumentKind::kHtml:
      return read_html(sink, whole);
    case DocumentKind::kXml:
      return read_xml(sink);
    case DocumentKind::kJsonLines:
      return read_json_lines(sink);
    case DocumentKind::kJson:
      return read_json_document(sink);
    case DocumentKind::kCss:
      return read_css(sink, whole, "");
    case DocumentKind::kBibtex:
      return read_bibtex(sink);
    case DocumentKind::kText:
      return read_text(sink, whole);
  }
}

}  // namespace

std::string_view kind_name(DocumentKind kind) {
  constexpr std::array<std::string_view, 8> kNames = {"markdown", "html", "xml",    "jsonl",
                                                      "json",     "css",  "bibtex", "text"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<DocumentKind> kind_of_name(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot == file_name.npos) return std::nullopt;
  const std::string_view ending = file_name.substr(dot + 1);
  for (const NamedKind& known : kEndings) {
    if (equals_ignore_case(known.name, ending)) return known.kind;
  }
  return std::nullopt;
}

std::optional<DocumentKind> kind_of_content_type(std::string_view content_type) {
  const std::string_view type = trim(content_type.substr(0, content_type.find(';')));
  for (const NamedKind& known : kContentTypes) {
    if (equals_ignore_case(known.name, type)) return known.kind;
  }
  return std::nullopt;
}

DocumentKind kind_of_bytes(std::string_view bytes) {
  constexpr std::size_t kHead = 4096;
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  const std::string_view text = trim(bytes);
  const std::string_view head = text.substr(0, kHead);
  if (head.empty()) return DocumentKind::kText;
  if (head[0] == '{' || (head[0] == '[' && head.find("](") == head.npos)) return kind_of_json(text);
  if (head[0] == '<' && head.size() > 1 && head[1] != 'h') return kind_of_markup(head);
  if (starts_with_ignore_case(head, "<html") || starts_with_ignore_case(head, "<head"))
    return DocumentKind::kHtml;
  if (looks_like_bibtex(head)) return DocumentKind::kBibtex;
  return looks_like_markdown(head) ? DocumentKind::kMarkdown : DocumentKind::kText;
}

DocumentLinks extract_document_links(std::string bytes, DocumentKind kind,
                                     const std::optional<Url>& base,
                                     const DocumentOptions& options) {
  DocumentLinks out;
  if (bytes.starts_with(kByteOrderMark)) bytes.erase(0, kByteOrderMark.size());
  if (!is_valid_utf8(bytes)) bytes = decode(std::move(bytes), options.content_type).text;
  out.text = std::move(bytes);
  if (out.text.find('\0') != out.text.npos) {
    out.problems.push_back({1, "not text: it has NUL bytes"});
    return out;
  }
  LinkSink sink(out.text, options);
  read_kind(sink, kind);
  std::move(sink).finish(base, out);
  return out;
}

}  // namespace sheaf
