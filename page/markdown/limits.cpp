#include "page/markdown/limits.h"

#include <algorithm>
#include <cstdint>

#include "page/markdown/block_cost.h"
#include "page/markdown/expansion.h"

namespace sheaf {
namespace {

constexpr std::uint64_t kFreeSteps = std::uint64_t{1} << 28;
constexpr std::uint64_t kStepsPerByte = 256;
constexpr std::size_t kFreeExpansion = 100'000;

bool is_empty(std::string_view line) { return line.find_first_not_of(" \t\r\n") == line.npos; }

std::size_t end_of_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == text.npos ? text.size() : end + 1;
}

// Lines that have text, one after another, and the empty ones behind them.
std::vector<MarkdownSpan> extract_blocks(std::string_view text) {
  std::vector<MarkdownSpan> blocks;
  bool was_empty = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_line(text, at);
    const bool is_now_empty = is_empty(text.substr(at, end - at));
    if (was_empty && (!is_now_empty || blocks.empty())) blocks.push_back({at, at});
    blocks.back().end = end;
    was_empty = is_now_empty;
    at = end;
  }
  return blocks;
}

void add_costly(std::string_view text, const std::vector<MarkdownSpan>& blocks,
                std::vector<MarkdownFault>& out) {
  std::uint64_t left = kFreeSteps + kStepsPerByte * text.size();
  for (const MarkdownSpan block : blocks) {
    const BlockCost cost = cost_of_block(text.substr(block.begin, block.end - block.begin), left);
    if (cost.steps <= left)
      left -= cost.steps;
    else
      out.push_back({MarkdownFault::Kind::kCostly, block.begin, block.end,
                     std::string(cost.what) + " that would take too long to read"});
  }
}

void add_expanding(std::string_view text, const std::vector<MarkdownSpan>& blocks,
                   std::vector<MarkdownFault>& out) {
  const std::size_t limit = std::max(text.size(), kFreeExpansion);
  for (const MarkdownSpan span : extract_expanding_definitions(text, blocks, limit))
    out.push_back({MarkdownFault::Kind::kExpands, span.begin, span.end,
                   "a long address with so many references that they are not read"});
}

}  // namespace

std::vector<MarkdownFault> extract_markdown_faults(std::string_view text) {
  const std::vector<MarkdownSpan> blocks = extract_blocks(text);
  std::vector<MarkdownFault> found;
  add_costly(text, blocks, found);
  add_expanding(text, blocks, found);
  std::stable_sort(found.begin(), found.end(), [](const MarkdownFault& a, const MarkdownFault& b) {
    return a.begin < b.begin;
  });
  found.erase(
      std::unique(found.begin(), found.end(),
                  [](const MarkdownFault& a, const MarkdownFault& b) { return b.begin < a.end; }),
      found.end());
  return found;
}

std::string without_faults(std::string_view text, const std::vector<MarkdownFault>& faults) {
  std::string out(text);
  for (const MarkdownFault& fault : faults)
    std::replace_if(
        out.begin() + static_cast<std::ptrdiff_t>(fault.begin),
        out.begin() + static_cast<std::ptrdiff_t>(fault.end),
        [](char c) { return c != '\n' && c != '\r'; }, ' ');
  return out;
}

}  // namespace sheaf
