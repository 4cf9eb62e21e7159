// check/mend.h: after a mend all other bytes are as they were, and who reads the document again
// finds the new address at its place. The first byte picks the kind; up to the first line's end is
// the new address, behind it the document.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.h"
#include "check/mend.h"
#include "tests/fuzz/require.h"
#include "url/percent.h"

namespace sheaf::fuzz {
namespace {

CheckReport moved_report(const DocumentLinks& found, const std::string& bytes, const Url& to) {
  CheckReport report;
  report.documents = {"a"};
  report.hashes = {hash_of(bytes)};
  report.verdicts = {make_verdict(Outcome::kMoved, "301"), make_verdict(Outcome::kAlive, "200")};
  report.verdicts[0].suggestion = to.text();
  for (const DocumentLink& link : found.links)
    report.links.push_back({0, link.url ? 0u : 1u, link});
  return report;
}

// Without its mends, each document is the other.
void check_other_bytes(const std::string& before, const std::string& after,
                       const std::vector<Mend>& mends) {
  std::size_t at = 0, now = 0;
  for (const Mend& mend : mends) {
    require(mend.begin >= at && mend.end <= before.size(), "mends ascend");
    const std::size_t kept = mend.begin - at;
    require(after.compare(now, kept, before, at, kept) == 0, "other bytes stay");
    require(after.compare(now + kept, mend.after.size(), mend.after) == 0,
            "a mend is at its place");
    now += kept + mend.after.size();
    at = mend.end;
  }
  require(after.compare(now, after.npos, before, at, before.npos) == 0, "other bytes stay");
}

bool leads_to(const DocumentLink& link, const Url& to) {
  return link.url && percent_decode(link.url->text()) == percent_decode(to.text());
}

void check_read_again(const std::string& after, DocumentKind kind, const std::vector<Mend>& mends,
                      const Url& to) {
  const DocumentLinks again = extract_document_links(after, kind, std::nullopt);
  const std::size_t mark = after.size() - again.text.size();  // a byte order mark
  std::ptrdiff_t shift = 0;
  for (const Mend& mend : mends) {
    const auto begin =
        static_cast<std::size_t>(static_cast<std::ptrdiff_t>(mend.begin) + shift) - mark;
    shift += static_cast<std::ptrdiff_t>(mend.after.size()) -
             static_cast<std::ptrdiff_t>(mend.end - mend.begin);
    require(std::any_of(again.links.begin(), again.links.end(),
                        [&](const DocumentLink& link) {
                          return link.begin == begin && leads_to(link, to);
                        }),
            "the new address is read at its place");
  }
}

void mend(DocumentKind kind, std::string_view input) {
  const std::size_t line = std::min(input.find('\n'), input.size());
  const Result<Url> to = Url::parse("https://new.example/" + std::string(input.substr(0, line)));
  const std::string bytes(input.substr(std::min(line + 1, input.size())));
  if (!to.ok() || !is_valid_utf8(bytes)) return;
  const DocumentLinks found = extract_document_links(bytes, kind, std::nullopt);
  const auto mends = find_mends(moved_report(found, bytes, *to), 0, bytes);
  require(mends.has_value(), "the document is as it was read");
  const std::string after = mended(bytes, *mends);
  check_other_bytes(bytes, after, *mends);
  check_read_again(after, kind, *mends, *to);
  (void)mend_diff("a", bytes, *mends);
}

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sheaf;
  if (size > 0)
    fuzz::mend(static_cast<DocumentKind>(data[0] % 8),
               {reinterpret_cast<const char*>(data) + 1, size - 1});
  return 0;
}
