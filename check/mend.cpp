#include "check/mend.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"
#include "check/written_address.h"

namespace sheaf {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::size_t mark_size(const std::string& bytes) {
  return bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
}

// A srcset's candidates are cut at commas and spaces, and CDATA has no character references.
bool can_hold(const DocumentLink& link, const std::string& bytes, const std::string& address) {
  const std::size_t begin = link.begin + mark_size(bytes);
  if (link.begin >= link.end || link.end + mark_size(bytes) > bytes.size()) return false;
  if (link.attribute.ends_with("srcset") && address.ends_with(',')) return false;
  if (link.written != Writing::kElementText || address.find('&') == address.npos) return true;
  const std::size_t cdata = bytes.rfind("<![CDATA[", begin), tag = bytes.rfind('>', begin);
  return cdata == bytes.npos || (tag != bytes.npos && cdata < tag);
}

// Relative references stay what they are: the page they are in may move with them.
bool names_its_host(std::string_view written) {
  return written.starts_with("//") || starts_with_ignore_case(written, "http://") ||
         starts_with_ignore_case(written, "https://");
}

std::string line_around(const std::string& bytes, std::size_t begin, std::size_t end) {
  const std::size_t first = begin == 0 ? 0 : bytes.rfind('\n', begin - 1) + 1;
  const std::size_t last = std::min(bytes.find('\n', end), bytes.size());
  return bytes.substr(first, last - first);
}

}  // namespace

std::optional<std::vector<Mend>> find_mends(const CheckReport& report, std::uint32_t document,
                                            const std::string& bytes) {
  const bool is_as_checked = hash_of(bytes) == report.hashes[document];
  std::vector<Mend> mends;
  const std::size_t shift = mark_size(bytes);
  for (const CheckedLink& entry : report.links) {
    if (entry.document != document) continue;
    const DocumentLink& link = entry.link;
    const Verdict& verdict = report.verdict_of(entry);
    if (verdict.outcome != Outcome::kMoved || verdict.confidence != Confidence::kHigh) continue;
    if (verdict.suggestion.empty()) continue;
    if (!is_as_checked) return std::nullopt;
    if (!can_hold(link, bytes, verdict.suggestion)) continue;
    const std::size_t begin = link.begin + shift, end = link.end + shift;
    if (!names_its_host(std::string_view(bytes).substr(begin, end - begin))) continue;
    const Result<Url> address = Url::parse(verdict.suggestion);
    if (!address.ok()) continue;
    if (auto written = find_written_address(link, *address))
      mends.push_back({begin, end, std::move(*written)});
  }
  std::sort(mends.begin(), mends.end(),
            [](const Mend& a, const Mend& b) { return a.begin < b.begin; });
  mends.erase(std::unique(mends.begin(), mends.end(),
                          [](const Mend& a, const Mend& b) { return b.begin < a.end; }),
              mends.end());
  return mends;
}

std::string mended(const std::string& bytes, const std::vector<Mend>& mends) {
  std::string out;
  std::size_t at = 0;
  for (const Mend& mend : mends) {
    out.append(bytes, at, mend.begin - at).append(mend.after);
    at = mend.end;
  }
  return out.append(bytes, at);
}

std::string mend_diff(const std::string& name, const std::string& bytes,
                      const std::vector<Mend>& mends) {
  std::string out = "--- " + name + "\n+++ " + name + "\n";
  for (std::size_t i = 0; i < mends.size();) {
    const std::string line = line_around(bytes, mends[i].begin, mends[i].end);
    const std::size_t first = mends[i].begin == 0 ? 0 : bytes.rfind('\n', mends[i].begin - 1) + 1;
    std::vector<Mend> here;
    for (; i < mends.size() && mends[i].end <= first + line.size(); ++i) {
      here.push_back(mends[i]);
      here.back().begin -= first;
      here.back().end -= first;
    }
    if (here.empty()) break;
    const auto number =
        1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(first), '\n');
    out += "@@ -" + std::to_string(number) + " +" + std::to_string(number) + " @@\n-" + line +
           "\n+" + mended(line, here) + "\n";
  }
  return out;
}

}  // namespace sheaf
