// Hostile text in the Markdown of an issue, read back by GitHub's own parser.

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <gtest/gtest.h>

#include <memory>

#include "base/json.h"
#include "base/text.h"
#include "digest/forms/form.h"
#include "digest/forms/view.h"

namespace sheaf {
namespace {

constexpr const char* kHostile[] = {
    "<script>alert(1)</script>",
    "](javascript:alert(1))",
    "a | b | c",
    "`code` and ``more",
    "**bold** _em_ ~~gone~~ ~one~",
    "1. list",
    "2021. 年",
    "# heading #",
    "> quote",
    "- item",
    "[link](https://e.com) ![img](x)",
    "wow!",
    "&amp; &copy; &#35;",
    "{{ template }} {% raw %} {{< x >}}",
    "\\ back \\* slash\\",
    "<https://e.com> www.e.com",
    "[^1]: note",
    "$x$ $$y$$",
    "=== ---",
    "C# & F#",
    "trailing \\",
};

std::string to_markdown(const Issue& issue, const Language& language, Flavor flavor) {
  return write_form({issue, language, flavor}, *find_form("markdown")).value();
}

struct Found {
  std::string heading, paragraph, html;
  int headings = 0, links = 0, others = 0;
};

std::string text_below(cmark_node* top) {
  std::string text;
  const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> it(cmark_iter_new(top), cmark_iter_free);
  for (cmark_event_type event; (event = cmark_iter_next(it.get())) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(it.get());
    if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_TEXT) {
      text += cmark_node_get_literal(node);
    }
  }
  return text;
}

cmark_node* parse(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  for (const char* name : {"table", "strikethrough", "autolink", "tagfilter"}) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  cmark_node* document = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  return document;
}

Found read(const std::string& markdown) {
  Found found;
  const std::unique_ptr<cmark_node, void (*)(cmark_node*)> document(parse(markdown),
                                                                    cmark_node_free);
  for (cmark_node* block = cmark_node_first_child(document.get()); block;
       block = cmark_node_next(block)) {
    if (cmark_node_get_type(block) == CMARK_NODE_HEADING) {
      found.heading = text_below(block);
      ++found.headings;
    } else if (cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH) {
      found.paragraph = text_below(block);
    } else {
      ++found.others;
    }
  }
  return found;
}

std::string markdown_of(const std::string& hostile) {
  Issue issue;
  IssueItem item;
  item.number = 1;
  item.title = hostile;
  item.url = "https://example.com/a_b?x=1&copy=2";
  item.source = hostile;
  item.excerpt = {hostile, WordsKind::kPlain};
  issue.sections = {{"", {item}}};
  return to_markdown(issue, find_language("en").value(), Flavor::kGfm);
}

TEST(MarkdownForm, GivesHostileTextBackWhole) {
  for (const std::string hostile : kHostile) {
    const Found found = read(markdown_of(hostile));
    EXPECT_EQ(found.heading, "1. " + hostile + " | " + hostile);
    EXPECT_EQ(found.paragraph, hostile);
    EXPECT_EQ(found.headings, 1) << hostile;
    EXPECT_EQ(found.others, 0) << hostile;
  }
}

TEST(MarkdownForm, StrikesNothingThroughFromOneTextToAnother) {
  Issue issue;
  IssueItem item;
  item.number = 1;
  item.title = "~foo";
  item.source = "bar~ x";
  item.excerpt = {"5~8", WordsKind::kPlain};
  issue.lead = {"5~8 minutes~", "today~"};
  issue.sections = {{"", {item}}};
  const std::string text = to_markdown(issue, find_language("en").value(), Flavor::kGfm);
  EXPECT_EQ(read(text).heading, "1. ~foo | bar~ x");
  EXPECT_NE(text.find("\n5~8\n"), text.npos) << text;
  EXPECT_NE(text.find("> today~\n"), text.npos) << text;
  EXPECT_NE(text.find("> 5\\~8 minutes\\~\n"), text.npos) << text;
}

TEST(MarkdownForm, EscapesBarsWhereTheyCouldBeATable) {
  Issue issue;
  IssueItem item;
  item.number = 1;
  item.title = "a | b";
  item.url = "https://e.com/";
  item.excerpt = {"a | b", WordsKind::kPlain};
  issue.sections = {{"", {item}}};
  const Language english = find_language("en").value();
  const std::string source =
      "{{#sections}}{{#items}}\n# {{title}}\n- {{title}}\n> - {{title}}\n| {{title}} |\n{{title}}\n"
      "{{/items}}{{/sections}}";
  EXPECT_EQ(write_template({issue, english}, {"t.md", source}, nullptr).value(),
            "\n# a | b\n- a | b\n> - a | b\n| a \\| b |\na \\| b\n");
}

TEST(MarkdownForm, LeavesOutAddressesThatAreNoneOfTheWeb) {
  Issue issue;
  IssueItem item;
  item.number = 1;
  item.title = "T";
  item.url = "javascript:alert(1)";
  issue.sections = {{"", {item}}};
  const std::string text = to_markdown(issue, find_language("en").value(), Flavor::kGfm);
  EXPECT_EQ(text.find("javascript"), text.npos);
}

TEST(MarkdownForm, FoldsLinesAndDropsWhatCannotBeSeen) {
  const Found found = read(markdown_of("one\n\n# two\u202E three"));
  EXPECT_EQ(found.headings, 1);
  EXPECT_EQ(found.heading, "1. one # two three | one # two three");
}

TEST(MarkdownForm, WritesAddressesAsTheFlavorNeedsThem) {
  Issue issue;
  IssueItem item;
  item.number = 1;
  item.links.resize(2);
  item.links[0].label = "Paper";
  item.links[0].url = "https://e.com/a";
  item.links[1].url = "https://e.com/(b)";
  issue.sections = {{"News", {item}}};
  const Language english = find_language("en").value();
  const std::string gfm = to_markdown(issue, english, Flavor::kGfm);
  EXPECT_NE(gfm.find("> Paper:\n> https://e.com/a\n>\n> <https://e.com/"), gfm.npos) << gfm;
  EXPECT_NE(gfm.find("# News\n\n## 1. \n"), gfm.npos) << gfm;
  const std::string plain = to_markdown(issue, english, Flavor::kCommonMark);
  EXPECT_NE(plain.find("> <https://e.com/a>"), plain.npos);
}

}  // namespace
}  // namespace sheaf
