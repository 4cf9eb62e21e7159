#include "page/markdown/expansion.h"

#include <unicode/ucasemap.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kLong = 256;           // bytes of an address with its title
constexpr std::size_t kLongestLabel = 1000;  // as in cmark

struct Definition {
  MarkdownSpan span;
  std::string key;
  std::size_t size;  // of address and title
};

struct Uses {
  std::size_t seen = 0;         // definitions too
  std::size_t definitions = 0;  // long ones
};

// Labels are compared with their case folded (CommonMark 4.7). White space goes altogether.
class Folder {
 public:
  std::string fold(std::string_view label) const {
    std::string bare;
    std::copy_if(label.begin(), label.end(), std::back_inserter(bare),
                 [](char c) { return !is_ascii_space(c); });
    std::string out(3 * bare.size() + 1, '\0');
    UErrorCode error = U_ZERO_ERROR;
    const std::int32_t size =
        ucasemap_utf8FoldCase(map_.get(), out.data(), static_cast<std::int32_t>(out.size()),
                              bare.data(), static_cast<std::int32_t>(bare.size()), &error);
    if (U_FAILURE(error)) return bare;
    out.resize(static_cast<std::size_t>(size));
    return out;
  }

 private:
  struct Close {
    void operator()(UCaseMap* map) const { ucasemap_close(map); }
  };
  static UCaseMap* open() {
    UErrorCode error = U_ZERO_ERROR;
    return ucasemap_open("", U_FOLD_CASE_DEFAULT, &error);
  }
  std::unique_ptr<UCaseMap, Close> map_{open()};
};

// What stands before the ']' at `close`, back to the bracket before it. Of two labels that are
// equal these are equal too, whatever is escaped in them. Without data() if there is no bracket.
std::string_view words_before(std::string_view text, std::size_t close) {
  const std::string_view near = text.substr(0, close);
  const std::size_t from = close > kLongestLabel ? close - kLongestLabel : 0;
  const std::size_t bracket = near.substr(from).find_last_of("[]");
  return bracket == npos ? std::string_view() : near.substr(from + bracket + 1);
}

// Positions that only go up, so that each part of a block is looked at once.
class NextFinder {
 public:
  NextFinder(std::string_view text, std::string_view marks) : text_(text), marks_(marks) {}

  // The first of the marks from `at` on that is not escaped; the text's end if there is none.
  std::size_t find(std::size_t at) {
    if (is_set_ && next_ >= at) return next_;
    next_ = std::min(text_.find_first_of(marks_, at), text_.size());
    while (next_ < text_.size() && next_ > 0 && text_[next_ - 1] == '\\')
      next_ = std::min(text_.find_first_of(marks_, next_ + 1), text_.size());
    is_set_ = true;
    return next_;
  }

 private:
  std::string_view text_, marks_;
  std::size_t next_ = 0;
  bool is_set_ = false;
};

// In one block. What only looks like a definition is one here.
class DefinitionFinder {
 public:
  DefinitionFinder(std::string_view text, MarkdownSpan block, const Folder& folder)
      : text_(text.substr(0, block.end)), at_(block.begin), folder_(folder) {}

  void find(std::vector<Definition>& out) {
    for (; (at_ = text_.find("]:", at_)) != npos; at_ += 2) {
      const std::size_t end = end_of_address(skip_blanks(at_ + 2));
      const std::size_t end_of_all = end_of_title(end);
      if (end_of_all - at_ < kLong + 2) continue;
      const std::string_view words = words_before(text_, at_);
      if (!words.data()) continue;
      const auto begin = static_cast<std::size_t>(words.data() - text_.data()) - 1;
      out.push_back({{begin, end_of_all}, folder_.fold(words), end_of_all - at_});
    }
  }

 private:
  // Over white space and the marks of quotations.
  std::size_t skip_blanks(std::size_t at) const {
    while (at < text_.size() && (is_ascii_space(text_[at]) || text_[at] == '>')) ++at;
    return at;
  }

  std::size_t end_of_address(std::size_t at) {
    if (at < text_.size() && text_[at] == '<') return angles_.find(at + 1);
    return spaces_.find(at);
  }

  std::size_t end_of_title(std::size_t end) {
    const std::size_t at = skip_blanks(std::min(end + 1, text_.size()));
    if (at >= text_.size()) return std::min(end, text_.size());
    switch (text_[at]) {
      case '"':
        return std::min(double_quotes_.find(at + 1) + 1, text_.size());
      case '\'':
        return std::min(single_quotes_.find(at + 1) + 1, text_.size());
      case '(':
        return std::min(parentheses_.find(at + 1) + 1, text_.size());
      default:
        return std::min(end + 1, text_.size());
    }
  }

  std::string_view text_;
  std::size_t at_;
  const Folder& folder_;
  NextFinder spaces_{text_, " \t\r\n\v\f"}, angles_{text_, ">\r\n"};
  NextFinder double_quotes_{text_, "\""}, single_quotes_{text_, "'"}, parentheses_{text_, ")"};
};

using UsesByKey = std::unordered_map<std::string, Uses>;

void count_uses(std::string_view text, const Folder& folder, UsesByKey& uses) {
  for (std::size_t at = 0; (at = text.find(']', at)) != npos; ++at) {
    const std::string_view words = words_before(text, at);
    if (!words.data()) continue;
    if (const auto found = uses.find(folder.fold(words)); found != uses.end()) ++found->second.seen;
  }
}

}  // namespace

std::vector<MarkdownSpan> extract_expanding_definitions(std::string_view text,
                                                        const std::vector<MarkdownSpan>& blocks,
                                                        std::size_t limit) {
  const Folder folder;
  std::vector<Definition> definitions;
  for (const MarkdownSpan block : blocks) DefinitionFinder(text, block, folder).find(definitions);
  if (definitions.empty()) return {};
  UsesByKey uses;
  for (const Definition& definition : definitions) ++uses[definition.key].definitions;
  count_uses(text, folder, uses);
  std::vector<MarkdownSpan> found;
  std::size_t sum = 0;
  for (const Definition& definition : definitions) {
    const Uses& own = uses[definition.key];
    const std::size_t size = definition.size * (own.seen - std::min(own.seen, own.definitions));
    if (size <= limit - sum)
      sum += size;
    else if (found.empty() || found.back().end <= definition.span.begin)
      found.push_back(definition.span);
  }
  return found;
}

}  // namespace sheaf
