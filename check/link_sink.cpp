#include "check/link_sink.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"
#include "check/link_resolver.h"

namespace sheaf {
namespace {

// Lines and columns of ascending offsets, in one pass.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}

  void go_to(std::size_t offset) {
    offset = std::min(offset, text_.size());
    for (; at_ < offset; ++at_) {
      if (text_[at_] == '\n') {
        ++line_;
        column_ = 1;
      } else if ((static_cast<unsigned char>(text_[at_]) & 0xC0) != 0x80) {
        ++column_;
      }
    }
  }
  std::uint32_t line() const { return line_; }
  std::uint32_t column() const { return column_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

}  // namespace

void LinkSink::finish(const std::optional<Url>& document_url, DocumentLinks& out) && {
  std::stable_sort(found_.begin(), found_.end(),
                   [](const auto& a, const auto& b) { return a->at < b->at; });
  LinkResolver resolver(bases_, document_url, text_.size());
  std::size_t left_out = 0;
  LineCounter counter(text_);
  out.links.reserve(found_.size());
  const bool was_full = is_full();
  for (std::unique_ptr<Found>& next : found_) {
    const std::unique_ptr<Found> found = std::move(next);  // let go at once
    counter.go_to(found->at);
    found->link.line = counter.line();
    found->link.column = counter.column();
    if (resolver.resolve(found->link, found->base))
      out.links.push_back(std::move(found->link));
    else
      ++left_out;
  }
  if (left_out > 0)
    problems_.emplace_back(text_.size(), std::to_string(left_out) +
                                             " links are left out: their base makes their "
                                             "addresses longer than the document allows");
  if (more_problems_ > 0)
    problems_.emplace_back(text_.size(), std::to_string(more_problems_) + " more problems");
  if (was_full) problems_.emplace_back(text_.size(), "more links than are read");
  std::stable_sort(problems_.begin(), problems_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  LineCounter lines(text_);
  for (auto& [at, message] : problems_) {
    lines.go_to(at);
    out.problems.push_back({lines.line(), std::move(message)});
  }
}

std::string link_element(std::string_view name) {
  constexpr std::size_t kMostCharacters = 64;
  return std::string(first_code_points(name, kMostCharacters));
}

std::string link_words(std::string_view text) {
  // Only what can be shown: folding a megabyte of words for 160 of them is not worth it.
  const std::string folded = fold_space(first_code_points(text, 8 * kMostTextCharacters));
  return std::string(trim(first_code_points(folded, kMostTextCharacters)));
}

}  // namespace sheaf
