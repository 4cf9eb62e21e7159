#include "page/markdown/block_cost.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text.h"
#include "page/markdown/block_lines.h"

namespace sheaf {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// As measured with 0.29.0.gfm.6, in steps; the two of memory weigh more than their time.
constexpr std::uint64_t kHeadByte = 40;       // of a paragraph, read again as the head of a table
constexpr std::uint64_t kHeadLine = 2;        // by the number of lines
constexpr std::uint64_t kLackingCell = 2048;  // of a row that is shorter than the head
constexpr std::uint64_t kMail = 8192;         // in a line that has another one
constexpr std::uint64_t kContainer = 12;      // that is open around a line
constexpr std::uint64_t kEmptyLine = 36;      // the same for an empty one
constexpr std::uint64_t kHostByte = 12;
constexpr std::uint64_t kUsualDepth = 8;

using Lines = std::vector<BlockLine>;

// Each line that may be a rule has the paragraph before it read again; cells are found by walking
// over those before them; rows are filled up to the width of the head.
std::uint64_t cost_of_tables(const Lines& lines) {
  std::uint64_t cost = 0, squares = 0, width = 0;
  std::size_t first = 0;  // of the piece
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const BlockLine& line = lines[i];
    if (line.starts_piece) first = i;
    if (line.starts_piece && width == 0) squares = 0;
    squares += line.cells * line.cells;
    if (line.is_rule && i > first) {
      const std::uint64_t before = i - first;
      width = std::max(width, line.cells);
      cost += kHeadByte * (line.begin - lines[first].begin) + kHeadLine * before * before + squares;
    } else if (width > line.cells && !trim(line.text).empty()) {
      cost += kLackingCell * (width - line.cells);
    }
  }
  return width > 0 ? cost + squares : 0;
}

// Lines without marks of their own go on with the innermost paragraph, and are told to all around.
std::uint64_t cost_of_nests(const Lines& lines) {
  std::uint64_t cost = 0, deepest = 0;
  for (const BlockLine& line : lines) {
    deepest = std::max(deepest, line.depth);
    if (deepest > kUsualDepth)
      cost += deepest * (trim(line.text).empty() ? kEmptyLine : kContainer);
  }
  return cost;
}

// What closes emphasis looks for what opened it among all that is open in its piece.
std::uint64_t cost_of_emphasis(const Lines& lines) {
  std::uint64_t cost = 0, runs = 0;
  for (const BlockLine& line : lines) {
    if (line.starts_piece) runs = 0;
    cost += line.runs * runs + line.runs * line.runs / 2;
    runs += line.runs;
  }
  return cost;
}

std::uint64_t cost_of_mails(const Lines& lines) {
  std::uint64_t mails = 0;
  for (const BlockLine& line : lines) mails += line.mails > 1 ? line.mails - 1 : 0;
  return mails * kMail;
}

// For each `open` the way to the next `close`, or the block's end.
std::uint64_t cost_of_open(std::string_view block, std::string_view open, std::string_view close) {
  std::uint64_t cost = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; (at = block.find(open, at)) != npos; at += open.size()) {
    if (end <= at) end = std::min(block.find(close, at), block.size());
    cost += end - at;
  }
  return cost;
}

std::uint64_t cost_of_tags(std::string_view block) {
  return cost_of_open(block, "<![CDATA[", "]]>") + cost_of_open(block, "<!", ">") +
         cost_of_open(block, "<?", "?>");
}

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && !is_ascii_space(text[end])) ++end;
  return text.substr(at, end - at);
}

// How many more ')' than '('.
std::uint64_t count_closers(std::string_view address) {
  std::ptrdiff_t depth = 0;
  for (const char c : address) depth += c == ')' ? 1 : c == '(' ? -1 : 0;
  return static_cast<std::uint64_t>(std::max<std::ptrdiff_t>(depth, 0));
}

// An address is read to the end of its word, then cut at '<'; for each ')' that nothing opens it
// is read again.
std::uint64_t cost_of_addresses(std::string_view block, std::uint64_t limit) {
  std::uint64_t cost = 0;
  for (std::size_t at = 0; cost <= limit && (at = block.find("://", at)) != npos;) {
    const std::string_view word = word_at(block, at);
    const std::size_t cut = std::min(word.find('<'), word.size());
    cost += 3 * word.size() + cut * count_closers(word.substr(0, cut));
    at += std::max<std::size_t>(cut, 3);
  }
  return cost;
}

// What turns out to be no host name is read again from the next "www." on.
std::uint64_t cost_of_hosts(std::string_view block, std::uint64_t limit) {
  std::uint64_t cost = 0;
  for (std::size_t at = 0; cost <= limit && (at = block.find("www.", at)) != npos; at += 4) {
    const std::string_view word = word_at(block, at);
    cost += word.size() * (kHostByte + count_closers(word));
  }
  return cost;
}

}  // namespace

BlockCost cost_of_block(std::string_view block, std::uint64_t limit) {
  const Lines lines = read_block_lines(block);
  const std::array<BlockCost, 7> parts = {{
      {cost_of_tables(lines), "tables"},
      {cost_of_nests(lines), "quotations and lists inside of each other"},
      {cost_of_emphasis(lines), "marks of emphasis"},
      {cost_of_mails(lines), "mail addresses"},
      {cost_of_tags(block), "tags that nothing closes"},
      {cost_of_addresses(block, limit), "addresses that are joined"},
      {cost_of_hosts(block, limit), "addresses that are joined"},
  }};
  BlockCost sum;
  std::uint64_t dearest = 0;
  for (const BlockCost& part : parts) {
    sum.steps += part.steps;
    if (part.steps > dearest) sum.what = part.what;
    dearest = std::max(dearest, part.steps);
  }
  return sum;
}

}  // namespace sheaf
