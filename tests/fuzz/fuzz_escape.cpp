// digest/escape.h: what a parser of the target reads is the text that was put in, without what is
// hidden: Gumbo for HTML, libxml2 for XML, cmark-gfm for Markdown, our readers of JSON (YAML's
// escapes are among its own) and TOML.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <libxml/parser.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/text.h"
#include "base/toml.h"
#include "digest/escape.h"
#include "tests/fuzz/shown.h"
#include "tests/support/html_body.h"

namespace sheaf::fuzz {
namespace {

// What forms that people read show of a text.
std::string shown(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool is_line_end = c == '\r' && (at == text.size() || text[at] != '\n');
    if (is_line_end) out += '\n';
    const bool is_control = c < ' ' && c != '\t' && c != '\n';
    const bool is_joiner = c == 0x200C || c == 0x200D;
    if (!is_control && c != 0x85 && (is_joiner || !is_hidden(c))) append_utf8(out, c);
  }
  return out;
}

void check_html(std::string_view text) {
  const std::string body = escape(text, EscapeTarget::kHtml);
  const std::string page = "<!doctype html><body title=\"" + body + "\">x" + body;
  const test::HtmlBody read = test::read_html_body(page);
  require(read.title == shown(text), "HTML gives the attribute back");
  require(read.children == 1, "HTML has one text");
  require(read.text == "x" + shown(text), "HTML gives the text back");
}

void check_xml(std::string_view text) {
  const std::string body = escape(text, EscapeTarget::kXml);
  const std::string document = "<a b=\"" + body + "\">" + body + "</a>";
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> doc(
      xmlReadMemory(document.data(), static_cast<int>(document.size()), nullptr, "UTF-8",
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_HUGE),
      xmlFreeDoc);
  require(doc != nullptr, "XML is well-formed");
  const std::unique_ptr<xmlChar, decltype(xmlFree)> content(
      xmlNodeGetContent(xmlDocGetRootElement(doc.get())), xmlFree);
  require(reinterpret_cast<const char*>(content.get()) == shown(text), "XML gives the text back");
}

void check_programs(std::string_view text) {
  const Result<Json> json = parse_json("\"" + escape(text, EscapeTarget::kJson) + "\"");
  require(json && *json == Json(std::string(text)), "JSON gives the text back");
  require(escape(text, EscapeTarget::kYaml) == escape(text, EscapeTarget::kJson),
          "YAML is written as JSON is");
  const Result<Json> toml = parse_toml("t = \"" + escape(text, EscapeTarget::kToml) + "\"\n");
  require(toml && (*toml)["t"] == Json(std::string(text)), "TOML gives the text back");
}

void check_latex(std::string_view text) {
  const std::string out = escape(text, EscapeTarget::kLatex);
  int depth = 0;
  for (const char c : out) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    require(depth >= 0, "braces of LaTeX are balanced");
  }
  require(depth == 0, "braces of LaTeX are closed");
  require_shown(out);
}

using Node = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

Node parse_markdown(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  Node document(cmark_parser_finish(parser), cmark_node_free);
  cmark_parser_free(parser);
  return document;
}

// Addresses of mail and chat are links to GitHub however they are written, and lead where they say.
bool may_stand(cmark_node* node, std::string_view kinds) {
  const char* url = cmark_node_get_url(node);
  return kinds.find(cmark_node_get_type_string(node)) != kinds.npos ||
         (url && (std::string_view(url).starts_with("mailto:") ||
                  std::string_view(url).starts_with("xmpp:")));
}

// The text of the document, which has no nodes but of these kinds.
std::string text_of(const std::string& markdown, std::string_view kinds) {
  const Node document = parse_markdown(markdown);
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(cmark_iter_new(document.get()),
                                                                     cmark_iter_free);
  std::string text;
  for (cmark_event_type event; (event = cmark_iter_next(walk.get())) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(walk.get());
    require(may_stand(node, kinds), "Markdown opens nothing");
    const char* literal = cmark_node_get_literal(node);
    if (event == CMARK_EVENT_ENTER && literal) text += literal;
  }
  return text;
}

void check_markdown(std::string_view text) {
  const std::string line = fold_space(text);
  if (line.empty()) return;
  const std::string cell = escape(text, EscapeTarget::kMarkdown);
  const std::string alone = escape(text, EscapeTarget::kMarkdownLine);
  for (const std::string& out : {cell, alone}) {
    require_shown(out);
    for (const char* tag : {"{{", "{%", "{#", "\n"})
      require(out.find(tag) == out.npos, "no tag of a site generator opens");
  }
  require(text_of(alone + "\n", "document paragraph text") == line, "a paragraph is the text");
  require(text_of("# [1. " + alone + "](<https://a.example/>) | x\n",
                  "document heading link text") == "1. " + line + " | x",
          "a heading is the text");
  require(text_of("| a | b |\n| --- | --- |\n| " + cell + " | x |\n",
                  "document table table_header table_row table_cell text") == "ab" + line + "x",
          "a cell is the text");
}

void check_address(std::string_view text) {
  for (const EscapeTarget target :
       {EscapeTarget::kText, EscapeTarget::kMarkdown, EscapeTarget::kHtml, EscapeTarget::kXml,
        EscapeTarget::kLatex}) {
    std::string out;
    append_address(out, text, target);
    require(out.find_first_of(" \n\t<>\"`{}") == out.npos, "an address is one word");
    const std::string scheme = ascii_lower(out.substr(0, std::min(out.find(':'), out.size())));
    require(scheme != "javascript" && scheme != "data" && scheme != "vbscript" && scheme != "file",
            "an address opens pages or letters");
  }
}

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sheaf::fuzz;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!sheaf::is_valid_utf8(text)) return 0;
  check_programs(text);
  check_html(text);
  check_xml(text);
  check_latex(text);
  check_markdown(text);
  check_address(text);
  return 0;
}
