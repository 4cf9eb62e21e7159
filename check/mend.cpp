#include "check/mend.h"

#include <algorithm>
#include <cstdint>

#include "base/json.h"
#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::size_t mark_size(const std::string& bytes) {
  return bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
}

// The address as it has to be written at its place. URLs in normal form have no quotes, spaces or
// angle brackets; what is left is '&' of markup and ( ) of Markdown.
std::string written_as(const DocumentLink& link, std::string address) {
  switch (link.written) {
    case Writing::kAttribute:
    case Writing::kElementText:
    case Writing::kRefresh:
      return replace_all(replace_all(std::move(address), "&", "&amp;"), "'", "&#39;");
    case Writing::kInline:
      return replace_all(replace_all(std::move(address), "(", "%28"), ")", "%29");
    case Writing::kStyle:
      return replace_all(replace_all(replace_all(std::move(address), "(", "%28"), ")", "%29"), "'",
                         "%27");
    default:
      return address;
  }
}

// A srcset's candidates are cut at commas and spaces, and CDATA has no character references.
bool can_hold(const DocumentLink& link, const std::string& bytes, const std::string& address) {
  const std::size_t begin = link.begin + mark_size(bytes);
  if (link.begin >= link.end || link.end + mark_size(bytes) > bytes.size()) return false;
  if (link.attribute.ends_with("srcset") && address.ends_with(',')) return false;
  const bool in_cdata = link.written == Writing::kElementText && begin >= 9 &&
                        bytes.rfind("<![CDATA[", begin) != bytes.npos &&
                        bytes.rfind("<![CDATA[", begin) > bytes.rfind('>', begin) + 1;
  return !in_cdata || address.find('&') == address.npos;
}

std::string line_around(const std::string& bytes, std::size_t begin, std::size_t end) {
  const std::size_t first = begin == 0 ? 0 : bytes.rfind('\n', begin - 1) + 1;
  const std::size_t last = std::min(bytes.find('\n', end), bytes.size());
  return bytes.substr(first, last - first);
}

}  // namespace

std::vector<Mend> extract_mends(const CheckReport& report, std::uint32_t document,
                                const std::string& bytes) {
  std::vector<Mend> mends;
  const std::size_t shift = mark_size(bytes);
  for (const CheckedLink& entry : report.links) {
    if (entry.document != document) continue;
    const DocumentLink& link = entry.link;
    const Verdict& verdict = report.verdict_of(entry);
    if (verdict.outcome != Outcome::kMoved || verdict.confidence != Confidence::kHigh) continue;
    if (verdict.suggestion.empty() || !can_hold(link, bytes, verdict.suggestion)) continue;
    const std::size_t begin = link.begin + shift, end = link.end + shift;
    const std::string before = bytes.substr(begin, end - begin);
    // Relative references stay what they are: the page they are in may move with them.
    if (before.find("//") == before.npos) continue;
    mends.push_back({begin, end, link.line, before, written_as(link, verdict.suggestion)});
  }
  std::sort(mends.begin(), mends.end(),
            [](const Mend& a, const Mend& b) { return a.begin < b.begin; });
  mends.erase(std::unique(mends.begin(), mends.end(),
                          [](const Mend& a, const Mend& b) { return b.begin < a.end; }),
              mends.end());
  return mends;
}

std::optional<std::string> find_mended(const std::string& bytes, const std::vector<Mend>& mends) {
  std::string out;
  std::size_t at = 0;
  for (const Mend& mend : mends) {
    if (mend.begin < at || mend.end > bytes.size() ||
        bytes.compare(mend.begin, mend.end - mend.begin, mend.before) != 0)
      return std::nullopt;
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
           "\n+" + find_mended(line, here).value_or(line) + "\n";
  }
  return out;
}

}  // namespace sheaf
