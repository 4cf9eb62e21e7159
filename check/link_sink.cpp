#include "check/link_sink.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"

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

std::optional<Url> find_base(const std::optional<std::string>& stated,
                             const std::optional<Url>& document_url) {
  if (!stated) return document_url;
  Result<Url> url = document_url ? Url::parse(*stated, *document_url) : Url::parse(*stated);
  return url.ok() ? std::optional<Url>(std::move(url).value()) : document_url;
}

}  // namespace

void LinkSink::finish(const std::optional<Url>& document_url, DocumentLinks& out) && {
  std::stable_sort(found_.begin(), found_.end(),
                   [](const auto& a, const auto& b) { return a->at < b->at; });
  const std::vector<std::optional<Url>> bases = resolved_bases(document_url);
  LineCounter counter(text_);
  out.links.reserve(found_.size());
  const bool was_full = is_full();
  for (std::unique_ptr<Found>& next : found_) {
    const std::unique_ptr<Found> found = std::move(next);  // let go at once
    counter.go_to(found->at);
    found->link.line = counter.line();
    found->link.column = counter.column();
    const std::optional<Url>& base = bases[found->base];
    resolve_link(found->link, base ? &*base : nullptr);
    out.links.push_back(std::move(found->link));
  }
  if (was_full) problems_.emplace_back(text_.size(), "more links than are read");
  std::stable_sort(problems_.begin(), problems_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  LineCounter lines(text_);
  for (auto& [at, message] : problems_) {
    lines.go_to(at);
    out.problems.push_back({lines.line(), std::move(message)});
  }
}

std::vector<std::optional<Url>> LinkSink::resolved_bases(
    const std::optional<Url>& document_url) const {
  std::vector<std::optional<Url>> bases = {find_base(bases_[0].stated, document_url)};
  for (std::size_t i = 1; i < bases_.size(); ++i)
    bases.push_back(find_base(bases_[i].stated, bases[bases_[i].outer]));
  return bases;
}

std::string link_words(std::string_view text) {
  // Only what can be shown: folding a megabyte of words for 160 of them is not worth it.
  const std::string folded = fold_space(first_code_points(text, 8 * kMostTextCharacters));
  return std::string(trim(first_code_points(folded, kMostTextCharacters)));
}

}  // namespace sheaf
