// Shapes that once cost the square of their bytes. At these sizes the square is a minute or more,
// the bytes' own share a small part of a second: the bound tells them apart, and times nothing.
#include <gtest/gtest.h>

#include <ctime>
#include <ostream>
#include <string>

#include "items/extract.h"
#include "items/item_json.h"

namespace sheaf {
namespace {

struct Shape {
  const char* name;
  const char* head;
  const char* unit;  // again and again, with its number
  const char* tail = "";
  const char* url = "https://example.com/a";
};

void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }

std::string make(const Shape& shape) {
  constexpr std::size_t kBytes = 4u << 20;
  std::string out = shape.head;
  const std::string_view unit = shape.unit;
  const std::size_t number = unit.find('#');
  for (std::size_t i = 0; out.size() < kBytes; ++i) {
    out += unit.substr(0, number);
    if (number != unit.npos) out.append(std::to_string(i)).append(unit.substr(number + 1));
  }
  return out + shape.tail;
}

constexpr const char* kWechat = "https://mp.weixin.qq.com/s/a";
constexpr const char* kArticle = "https://www.bilibili.com/read/cv1";

const Shape kShapes[] = {
    {"EmptyLiteralsInOneExpression", "<script>", "msg_title=''||\n", "</script>", kWechat},
    {"QuotesThatNeverEnd", "<script>__INITIAL_STATE__={\"", "\\\"", "</script>", kArticle},
    {"WordsInTwoCases", "<p>", "code will be "},
    {"OneClassOfManyWords", "<div class='", "has", "share'>text</div>"},
    {"HeadingsWithoutText", "<p>A paragraph of an article, long enough.</p>",
     "<h2>Heading #</h2><i></i>"},
    {"Authors", "", "<meta name=author content='Jane Example #'>"},
    {"BracketsThatNeverClose", "<title>", "《（", "</title>"},
    {"ImagesInOnePicture", "<article><p>text<picture>", "<source srcset=/#.webp><img>"},
    {"AttributesWithReferences", "<div ", "a#='&amp;' ", ">x</div>"},
};

class HostileGrowth : public testing::TestWithParam<Shape> {};

TEST_P(HostileGrowth, CostsNoSquareOfTheBytes) {
  std::string page = make(GetParam());
  const std::clock_t begin = std::clock();
  to_json(extract_item({.bytes = std::move(page), .url = GetParam().url}));
  EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, 30);
}

INSTANTIATE_TEST_SUITE_P(Shapes, HostileGrowth, testing::ValuesIn(kShapes),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace sheaf
