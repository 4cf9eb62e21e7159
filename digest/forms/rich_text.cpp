#include "digest/forms/rich_text.h"

#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

#include "base/entities.h"
#include "base/text.h"
#include "digest/escape.h"
#include "page/markdown/tree.h"
#include "page/tag_scanner.h"

namespace sheaf {
namespace {

using Iterator = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;

constexpr int kOptions = CMARK_OPT_VALIDATE_UTF8;

// The text of an HTML block without its tags.
std::string without_tags(std::string_view html) {
  if (starts_with_ignore_case(html, "<script") || starts_with_ignore_case(html, "<style"))
    return "";
  return fold_space(unescape_html(text_between_tags(html)));
}

void replace_html_block(cmark_node* block) {
  const char* html = cmark_node_get_literal(block);
  const std::string text = without_tags(html ? html : "");
  if (!text.empty()) {
    cmark_node* paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    cmark_node* inside = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(inside, text.c_str());
    cmark_node_append_child(paragraph, inside);
    cmark_node_insert_before(block, paragraph);
  }
  cmark_node_free(block);
}

void tame(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_HTML_BLOCK) {
    replace_html_block(node);
  } else if (type == CMARK_NODE_HTML_INLINE) {
    cmark_node_free(node);
  } else if (type == CMARK_NODE_HEADING) {
    cmark_node_set_heading_level(node, std::min(6, cmark_node_get_heading_level(node) + 2));
  } else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
    std::string address;
    append_address(address, cmark_node_get_url(node), EscapeTarget::kText);
    cmark_node_set_url(node, address.c_str());
  }
}

std::vector<cmark_node*> nodes_of(cmark_node* root) {
  std::vector<cmark_node*> nodes;
  const Iterator walk(cmark_iter_new(root), cmark_iter_free);
  for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(walk.get())) {
    if (event == CMARK_EVENT_ENTER) nodes.push_back(cmark_iter_get_node(walk.get()));
  }
  return nodes;
}

MarkdownTree tame_markdown(const std::string& text) {
  MarkdownTree root = parse_markdown(text, MarkdownUse::kWords).tree;
  for (cmark_node* node : nodes_of(root.get())) tame(node);
  return root;
}

// In plain text a link's address stands behind its words, if it is not these.
void write_links_out(cmark_node* root) {
  for (cmark_node* node : nodes_of(root)) {
    if (cmark_node_get_type(node) != CMARK_NODE_LINK) continue;
    const std::string address = cmark_node_get_url(node);
    cmark_node* inside = cmark_node_first_child(node);
    const char* literal = inside ? cmark_node_get_literal(inside) : nullptr;
    const std::string words = literal ? literal : "";
    const bool is_bare =
        address == words || address == "http://" + words || address == "mailto:" + words;
    if (address.empty() || is_bare) continue;
    cmark_node* behind = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(behind, (" <" + address + ">").c_str());
    cmark_node_insert_after(node, behind);
  }
}

std::string taken(char* text) {
  std::string out(text);
  std::free(text);
  return out;
}

// The paragraphs of plain words: lines that say something.
std::vector<std::string_view> paragraphs_of(std::string_view text) {
  std::vector<std::string_view> paragraphs;
  for (std::string_view line : split_lines(text)) {
    if (const std::string_view inner = trim(line); !inner.empty()) paragraphs.push_back(inner);
  }
  return paragraphs;
}

std::string joined(const Words& words, std::string_view between, EscapeTarget target) {
  std::string out;
  for (std::string_view paragraph : paragraphs_of(words.text)) {
    if (!out.empty()) out += between;
    append_escaped(out, paragraph, target);
  }
  return out;
}

// Without empty lines at both ends.
std::string_view trim_lines(std::string_view text) {
  while (text.starts_with('\n')) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

// The only tilde of a paragraph strikes nothing through.
void append_paragraph(std::string& out, std::string_view paragraph) {
  if (std::count(paragraph.begin(), paragraph.end(), '~') != 1)
    return append_escaped(out, paragraph, EscapeTarget::kMarkdown);
  out += replace_all(escape(paragraph, EscapeTarget::kMarkdown), "\\~", "~");
}

}  // namespace

std::string words_html(const Words& words) {
  if (words.kind == WordsKind::kPlain) {
    // Each paragraph in the direction of its own text, whatever the is.
    const std::string inside = joined(words, "</p>\n<p dir=\"auto\">", EscapeTarget::kHtml);
    return inside.empty() ? "" : "<p dir=\"auto\">" + inside + "</p>\n";
  }
  // References of Markdown give control characters, too, which XML does not know.
  return drop_hidden(taken(cmark_render_html(tame_markdown(words.text).get(), kOptions, nullptr)));
}

std::string words_text(const Words& words) {
  if (words.kind == WordsKind::kPlain) return joined(words, "\n\n", EscapeTarget::kText);
  const MarkdownTree root = tame_markdown(words.text);
  write_links_out(root.get());
  const std::string text = taken(cmark_render_plaintext(root.get(), kOptions, 0));
  return std::string(trim(escape(text, EscapeTarget::kText)));
}

std::vector<std::string> picture_urls(const Words& words) {
  std::vector<std::string> urls;
  if (words.kind == WordsKind::kPlain || words.text.find("![") == std::string::npos) return urls;
  const MarkdownTree root = parse_markdown(words.text, MarkdownUse::kWords).tree;
  for (cmark_node* node : nodes_of(root.get())) {
    if (cmark_node_get_type(node) == CMARK_NODE_IMAGE) urls.emplace_back(cmark_node_get_url(node));
  }
  return urls;
}

std::string words_markdown(const Words& words) {
  if (words.kind == WordsKind::kMarkdown) return std::string(trim_lines(words.text));
  std::string out;
  for (std::string_view paragraph : paragraphs_of(words.text)) {
    if (!out.empty()) out += "\n\n";
    append_paragraph(out, paragraph);
  }
  return out;
}

}  // namespace sheaf
