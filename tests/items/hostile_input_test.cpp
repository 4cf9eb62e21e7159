// Input that is made to hurt, or is not what its name says: each gives a record with a clear state
// or error, in bounded memory and time. The sanitizer presets run these too.
#include <gtest/gtest.h>

#include <ctime>
#include <functional>
#include <ostream>
#include <string>

#include "base/json.h"
#include "base/text.h"
#include "items/extract.h"
#include "items/item_json.h"

namespace sheaf {
namespace {

std::string repeat(std::string_view text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

std::string number_each(std::string_view before, std::size_t count, std::string_view after) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out.append(before).append(std::to_string(i)).append(after);
  return out;
}

// A small parse budget, so that the shapes that run into it do so at once.
Item extract(std::string bytes) {
  ExtractOptions options;
  options.limits.max_parse_ms = 300;
  return extract_item({.bytes = std::move(bytes), .url = "https://example.com/a"}, options);
}

// The record is whole JSON, and says what is wrong exactly when something is.
void expect_sound(const Item& item) {
  const Result<Json> json = parse_json(to_json(item, {.with_text = WithText::kYes}));
  ASSERT_TRUE(json.ok()) << json.error().message;
  EXPECT_EQ(item.state == State::kOk, item.error.empty()) << item.error;
}

struct Shape {
  const char* name;
  std::function<std::string()> make;
};

void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }

const Shape kShapes[] = {
    {"NestedTags", [] { return repeat("<div>", 100'000) + "x"; }},
    {"NestedClosedTags", [] { return repeat("<b>", 50'000) + "x" + repeat("</b>", 50'000); }},
    {"NestedLists", [] { return repeat("<ul><li>", 50'000) + "x"; }},
    {"StrayEndTagsAtDepth", [] { return repeat("<div>", 5'000) + repeat("</p>", 100'000); }},
    {"DistinctFormatting", [] { return number_each("<b id=", 40'000, ">"); }},
    {"MillionAttributes", [] { return "<div " + number_each("a", 1'000'000, "=1 ") + ">x</div>"; }},
    {"MillionAttributesLeftInTree",
     [] { return "<input " + number_each("a", 1'000'000, "=1 ") + ">x"; }},
    {"FosterParentedTables", [] { return repeat("<table><tr>x", 30'000); }},
    {"LessThanSigns", [] { return std::string(25u << 20, '<'); }},
    {"UnfinishedTag", [] { return "<p>text</p><a href=\"" + std::string(20u << 20, 'x'); }},
    {"UnfinishedComment", [] { return "<p>text</p><!--" + repeat("--!", 1u << 20); }},
    {"OpenSvgs", [] { return repeat("<svg><g><title>x</title>", 30'000); }},
    {"OpenSelects", [] { return repeat("<select><option>", 50'000); }},
    {"Templates", [] { return repeat("<template>", 20'000) + "<col>x"; }},
    {"ScriptsThatNeverEnd", [] { return repeat("<script><!-- <script>", 50'000); }},
    {"ManyMetas",
     [] { return number_each("<meta property=\"a b c og:title\" content=", 50'000, ">"); }},
    {"ManyLinks", [] { return number_each("<a href=/x", 100'000, ">x</a> "); }},
    {"ManyImages",
     [] {
       return "<article>" + number_each("<img src=/x", 50'000, ".png><p>text text</p>") +
              "</article>";
     }},
    {"ManyHeadings", [] { return number_each("<h1>Title ", 50'000, "</h1>"); }},
    {"ManyTimes", [] { return number_each("<time datetime=2021-04-09>", 50'000, "</time>"); }},
    {"ManyBylines",
     [] { return number_each("<p class='author byline date'>By Jane Example ", 50'000, "</p>"); }},
    {"DeepJsonLd",
     [] {
       return "<script type=application/ld+json>" + repeat("{\"@graph\":[", 10'000) + "</script>";
     }},
    {"WideJsonLd",
     [] {
       return "<script type=application/ld+json>[" + repeat("{\"@type\":\"Article\"},", 30'000) +
              "1]</script>";
     }},
    {"SelfReferringJsonLd",
     [] {
       return std::string(
           R"(<script type="application/ld+json">{"@id":"#a","@type":"Article","author":{"@id":"#a"},)"
           R"("publisher":{"@id":"#b"},"image":{"@id":"#a"}}</script>)");
     }},
    {"CharacterReferences",
     [] { return "<p title='" + repeat("&amp;", 500'000) + "'>" + repeat("&lt;", 500'000); }},
    {"LongWord", [] { return "<title>x</title><p>" + std::string(5u << 20, 'a'); }},
    {"LongTitle", [] { return "<title>" + repeat("a - b | ", 200'000) + "</title>"; }},
    {"LongMetas",
     [] { return "<meta name=author content='" + repeat("Jane Example, ", 200'000) + "'>"; }},
    {"LongKeywords", [] { return "<meta name=keywords content='" + repeat("a,", 500'000) + "'>"; }},
    {"LongSrcset",
     [] { return "<article><img srcset='" + repeat("a.png 1w, ", 200'000) + "'></article>"; }},
    {"Nuls", [] { return "<p>" + std::string(1u << 20, '\0') + "</p>"; }},
    {"OnlyNuls", [] { return std::string(100'000, '\0'); }},
    {"TruncatedMultibyte", [] { return repeat("<p>\xE4\xBD\xA0\xE5\xA5", 1000); }},
    {"InvalidBytes",
     [] { return "<title>" + repeat("\xFF\xFE\x80\xC0\xED\xA0\x80", 10'000) + "</title>"; }},
    {"RandomControls", [] { return "<title>a\x01\x02\x1B[31m\x7F</title><p>\x08\x0B"; }},
};

class HostileInput : public testing::TestWithParam<Shape> {};

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// The bound is a multiple of the parse budget: it tells bounded from unbounded, and times nothing.
TEST_P(HostileInput, GivesASoundRecordInBoundedTime) {
  const double begin = cpu_seconds();
  expect_sound(extract(GetParam().make()));
  EXPECT_LT(cpu_seconds() - begin, 20);
}

TEST(ParseBudget, GivesSmallPagesLessTimeThanLargeOnes) {
  const double begin = cpu_seconds();
  const Item item = extract_item({.bytes = repeat("<table><tr><td><table><b>x</td></tr>", 14'000)});
  EXPECT_EQ(item.error, "parsing the page is over the time budget");
  EXPECT_LT(cpu_seconds() - begin, 2.5);  // a large one has 3 s
}

INSTANTIATE_TEST_SUITE_P(Shapes, HostileInput, testing::ValuesIn(kShapes),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(UnusualInput, SaysThatZeroBytesAreNoArticle) {
  const Item item = extract("");
  EXPECT_EQ(item.state, State::kEmpty);
  expect_sound(item);
}

TEST(UnusualInput, SaysThatALoneBomIsNoArticle) {
  for (const char* bom : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    const Item item = extract(bom);
    EXPECT_EQ(item.state, State::kEmpty);
    expect_sound(item);
  }
}

TEST(UnusualInput, ReadsUtf16) {
  std::string bytes = "\xFF\xFE";
  for (const char c : std::string_view("<title>A title in UTF-16</title><p>Text.</p>"))
    bytes.append({c, '\0'});
  EXPECT_EQ(extract(bytes).title, "A title in UTF-16");
}

TEST(UnusualInput, TellsOtherFormatsFromHtml) {
  for (const char* bytes :
       {"%PDF-1.7\n%\xE2\xE3", "\x89PNG\r\n\x1a\n", "GIF89a", "\xFF\xD8\xFF\xE0", "PK\x03\x04"}) {
    const Item item = extract(bytes);
    EXPECT_EQ(item.state, State::kNotHtml) << bytes;
    expect_sound(item);
  }
}

TEST(UnusualInput, SaysThatAPageIsOverTheSizeLimit) {
  const Item item = extract(std::string(50u << 20, '<'));
  EXPECT_NE(item.error.find("limit"), std::string::npos) << item.error;
  expect_sound(item);
}

TEST(UnusualInput, SaysThatTheParseIsOverItsBudget) {
  ExtractOptions options;
  options.limits.max_arena_bytes = 1u << 20;
  const Item item = extract_item({.bytes = repeat("<p>x", 100'000)}, options);
  EXPECT_NE(item.error.find("memory budget"), std::string::npos) << item.error;
  expect_sound(item);
}

// All strings of the record.
std::vector<std::string> strings_of(const Json& record) {
  std::vector<std::string> strings;
  std::vector<const Json*> open = {&record};
  while (!open.empty()) {
    const Json& value = *open.back();
    open.pop_back();
    if (value.is_string()) strings.push_back(value.get<std::string>());
    if (!value.is_structured()) continue;
    for (const Json& member : value) open.push_back(&member);
  }
  return strings;
}

bool has_hidden(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_hidden(next_code_point(text, at)) && !is_inner_joiner(text, begin)) return true;
  }
  return false;
}

TEST(HostileText, OfReferencesBeyondUnicodeIsUtf8) {
  for (const char* number : {"x80000099", "x800000ff", "4294967296", "x4294967296", "2147483801",
                             "4294967361", "x10000003C", "1114112", "99999999999999999999999"}) {
    const std::string reference = "&#" + std::string(number) + ";";
    const Item item = extract("<!doctype html><title>The bread isn" + reference +
                              "t good</title><meta name=description content='d " + reference +
                              " d and more words'><h1>The bread isn" + reference +
                              "t good</h1><p class='" + reference + "\r\n'>It is" + reference +
                              " the oven, or the flour, and has been so for a long time.<pre>\r\n" +
                              reference + "</pre>");
    const std::string record = to_json(item, {.with_text = WithText::kYes});
    EXPECT_TRUE(is_valid_utf8(record)) << number << record;
    EXPECT_EQ(item.title, "The bread isn\uFFFDt good") << number;
    EXPECT_EQ(item.text.find_first_of("A<\x1F"), std::string::npos) << number << item.text;
  }
}

TEST(HostileText, NamesNothingByBytesThatAreNoText) {
  const Item item = extract(
      "<!doctype html><title>A headline of today</title><article><h1>A headline of today</h1><p>"
      "Code: <a href='https://dev.azure.com/a%FFb/c%C3/_git/d'>code</a>, "
      "<a href='https://dev.azure.com/a%01b/c/_git/d'>code</a>, "
      "<a href='https://dev.azure.com/a%F3%A0%81%81b/c/_git/d'>code</a>, "
      "<a href='https://dev.azure.com/caf%C3%A9/c/_git/d'>code</a> and more text than that.</p>");
  ASSERT_EQ(item.repos.size(), 1u);
  EXPECT_EQ(item.repos[0].reference.id, "café/c/d");
}

TEST(HostileText, HasNothingHiddenInAnyField) {
  const std::string h =
      "&#1;&#127;&#x81;&#xAD;\u034F&#x61C;"
      "\u115F\u1160\u200B\u200E\u202E\u2066\u3164\uFEFF"
      "\uFFA0\uFFF9\U000E0001\U000E0041";
  const std::string page =
      "<!doctype html><html lang=en><meta charset=utf-8><title>A@ head@line of today@</title>"
      "<meta property=og:title content='@A head@line @of today'><meta name=author content='A@da "
      "Marsh@'><meta property=og:site_name content='The @ Lantern@'><meta name=keywords "
      "content='bra@ss, @lighthouses'><meta property=article:tag content='caves@'><meta "
      "name=description content='@What the light @keeper@ said in a long sentence.'><meta "
      "property=og:image content='https://example.com/lamp@.jpg'><meta "
      "property=og:image:alt content='A @lamp@'><meta property=article:published_time "
      "content='2021-04-08@'><article><h1>A@ head@line of today@</h1><p>By Ad@a Marsh@</p>"
      "<p>@The keeper@ went up the stairs of the @ tower, as he had done for many @years.@</p>"
      "<p>Paper@: @<a href='https://arxiv.org/abs/2103.17249'>Style@CLIP@</a>, @Code@: <a "
      "href='https://github.com/orpatashnik/StyleCLIP@'>the @code</a> and much @more of it.</p>"
      "<pre>@code@\n@  more@@\n@</pre><img src='https://example.com/stairs.jpg' alt='Two@ @men@' "
      "width=640 height=480><p>He came down again, and the @light was out for@ the night.</p>"
      "</article>";
  const Item item = extract(replace_all(page, "@", h));
  const Json record = *parse_json(to_json(item, {.with_text = WithText::kYes}));
  for (const std::string& text : strings_of(record)) EXPECT_FALSE(has_hidden(text)) << text;
  EXPECT_FALSE(item.papers.empty());
  EXPECT_FALSE(item.images.empty());
  EXPECT_FALSE(item.tags.empty());
  EXPECT_EQ(item.authors, std::vector<std::string>{"Ada Marsh"});
}

}  // namespace
}  // namespace sheaf
