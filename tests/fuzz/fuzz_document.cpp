// check/documents.h: whatever a document of any kind holds, the places of its links lie inside of
// it, and what is read is in proportion to it. The first byte picks the kind, and whether the
// document has an address.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/text.h"
#include "check/anchors.h"
#include "check/documents.h"
#include "tests/fuzz/require.h"

namespace sheaf::fuzz {
namespace {

constexpr std::size_t kFree = std::size_t{17} << 20;
constexpr std::size_t kMostTimes = 1200;  // a letter may stand for an address of 256 bytes, twice

void check_link(const DocumentLink& link, const std::string& text) {
  require(link.begin <= link.end && link.end <= text.size(), "a place lies in the document");
  require(link.line >= 1 && link.column >= 1, "lines and columns count from 1");
  require(link.raw.size() <= kMostRawBytes, "what is written is cut");
  require(is_valid_utf8(link.raw), "what is written is UTF-8");
  require(is_valid_utf8(link.text), "words are UTF-8");
  require(static_cast<bool>(link.url) == (link.target == Target::kUrl), "addresses have a Url");
}

void read(std::uint8_t choice, std::string bytes) {
  const auto kind = static_cast<DocumentKind>(choice % 8);
  const std::optional<Url> base =
      choice & 8 ? Url::parse("https://a.example/b/").value() : std::optional<Url>();
  const DocumentOptions options{.include_verbatim = (choice & 16) != 0,
                                .include_json_ld = (choice & 32) != 0};
  const std::size_t size = bytes.size();
  (void)extract_anchors(bytes, kind);
  const DocumentLinks found = extract_document_links(std::move(bytes), kind, base, options);
  require(is_valid_utf8(found.text), "the text is UTF-8");
  std::size_t sum = 0;
  const Url* before = nullptr;
  for (const DocumentLink& link : found.links) {
    check_link(link, found.text);
    sum += link.raw.size() + link.text.size() + link.element.size() + link.attribute.size();
    if (link.url.get() && link.url.get() != before) sum += link.url->text().size();
    before = link.url.get();
  }
  require(sum <= kFree + kMostTimes * size, "what is read is in proportion to the document");
}

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 0) sheaf::fuzz::read(data[0], {reinterpret_cast<const char*>(data) + 1, size - 1});
  return 0;
}
