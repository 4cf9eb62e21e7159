#include "page/markdown/tree.h"

#include <cmark-gfm-core-extensions.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <algorithm>
#include <cstdlib>
#include <new>
#include <string>

#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::size_t kLargeText = std::size_t{1} << 20;

struct ParserFree {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

// cmark's own ends the program where there is no memory. That a parser is left half-made then is
// why parse() below does not free it.
void* allocate(size_t count, size_t size) {
  void* block = std::calloc(count, size);
  return block ? block : throw std::bad_alloc();
}

void* reallocate(void* block, size_t size) {
  block = std::realloc(block, size);
  return block ? block : throw std::bad_alloc();
}

// Neither is safe between threads; a static's making is.
bool prepare() {
  static const bool kPrepared = [] {
    *cmark_get_default_mem_allocator() = {allocate, reallocate, std::free};
    cmark_gfm_core_extensions_ensure_registered();
    return true;
  }();
  return kPrepared;
}

int options_of(MarkdownUse use) {
  return use == MarkdownUse::kLinks ? CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS
                                    : CMARK_OPT_VALIDATE_UTF8;
}

// One past the closing line of the front matter, or 0.
std::size_t front_matter_end(std::string_view text) {
  const std::string_view fence = text.substr(0, 3);
  if (fence != "---" && fence != "+++") return 0;
  std::size_t at = text.find('\n');
  if (at == text.npos || !trim(text.substr(3, at - 3)).empty()) return 0;
  for (++at; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    if (line == fence || (fence == "---" && line == "...")) return end;
    at = end + 1;
  }
  return 0;
}

cmark_node* parse(std::string_view text, MarkdownUse use) {
  std::unique_ptr<cmark_parser, ParserFree> parser(prepare() ? cmark_parser_new(options_of(use))
                                                             : nullptr);
  try {
    for (const char* name : {"table", "strikethrough", "autolink"}) {
      if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
        cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
    cmark_parser_feed(parser.get(), text.data(), text.size());
    return cmark_parser_finish(parser.get());
  } catch (const std::bad_alloc&) {
    (void)parser.release();
    throw;
  }
}

}  // namespace

void MarkdownNodeFree::operator()(cmark_node* node) const {
  cmark_node_free(node);
#ifdef __GLIBC__
  if (text_bytes > kLargeText) malloc_trim(0);
#endif
}

ParsedMarkdown parse_markdown(std::string_view text, MarkdownUse use) {
  ParsedMarkdown parsed{nullptr, extract_markdown_faults(text)};
  const std::string tame = parsed.faults.empty() ? "" : without_faults(text, parsed.faults);
  const std::string_view fed = parsed.faults.empty() ? text : tame;
  parsed.tree = MarkdownTree(parse(fed, use), MarkdownNodeFree{text.size()});
  return parsed;
}

std::string without_front_matter(std::string_view text) {
  std::string out(text);
  const std::size_t end = front_matter_end(text);
  std::replace_if(
      out.begin(), out.begin() + static_cast<std::ptrdiff_t>(end), [](char c) { return c != '\n'; },
      ' ');
  return out;
}

}  // namespace sheaf
