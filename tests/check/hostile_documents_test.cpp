// Documents that once cost the square of their bytes: at these sizes minutes, where the bytes' own
// share is a small part of a second. The bound tells them apart, and times nothing.
#include <gtest/gtest.h>

#include <ctime>
#include <ostream>
#include <string>

#include "check/documents.h"

namespace sheaf {
namespace {

std::string repeat(std::string_view text, std::size_t bytes) {
  std::string out;
  out.reserve(bytes + text.size());
  while (out.size() < bytes) out += text;
  return out;
}

constexpr std::size_t kBytes = 2u << 20;

struct Shape {
  const char* name;
  DocumentKind kind;
  std::string text;
  std::size_t least_links;
};

void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }

const Shape kShapes[] = {
    {"AddressesThatAreJoined", DocumentKind::kText, repeat("https://a.example/b", kBytes), 100'000},
    {"AttributesBeforeAddresses", DocumentKind::kHtml,
     "<a " + repeat("b ", kBytes) + repeat("src=/ href=/ ", kBytes) + ">x</a>", 2},
    {"AddressesOfOneElement", DocumentKind::kXml, "<a " + repeat("href='/' ", kBytes) + "/>",
     100'000},
    {"AddressesBelowANest", DocumentKind::kJson,
     repeat("[", kBytes) + repeat("\"https://a.example/\",", kBytes), 0},
    {"NestedImages", DocumentKind::kMarkdown, repeat("![", kBytes / 3) + repeat("](b)", kBytes),
     100'000},
};

class HostileDocument : public testing::TestWithParam<Shape> {};

TEST_P(HostileDocument, CostsNoSquareOfTheBytes) {
  const std::clock_t begin = std::clock();
  const DocumentLinks links =
      extract_document_links(GetParam().text, GetParam().kind, std::nullopt);
  EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, 20);
  EXPECT_GE(links.links.size(), GetParam().least_links);
}

INSTANTIATE_TEST_SUITE_P(Shapes, HostileDocument, testing::ValuesIn(kShapes),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace sheaf
