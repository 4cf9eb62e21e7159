#include "base/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <cassert>

namespace sheaf {
namespace {

std::unique_ptr<re2::RE2> compile(std::string_view expression) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  return std::make_unique<re2::RE2>(re2::StringPiece(expression.data(), expression.size()),
                                    options);
}

std::optional<Pattern::Match> match(const re2::RE2& re, std::string_view text, std::size_t from,
                                    re2::RE2::Anchor anchor) {
  std::array<re2::StringPiece, Pattern::kMaxGroups> groups;
  const int count = std::min<int>(re.NumberOfCapturingGroups() + 1, Pattern::kMaxGroups);
  if (from > text.size() || !re.Match(re2::StringPiece(text.data(), text.size()), from, text.size(),
                                      anchor, groups.data(), count)) {
    return std::nullopt;
  }
  Pattern::Match out;
  for (int i = 0; i < count; ++i) {
    if (groups[i].data()) out.groups[i] = std::string_view(groups[i].data(), groups[i].size());
  }
  return out;
}

}  // namespace

Pattern::Pattern(std::unique_ptr<re2::RE2> compiled) : re_(std::move(compiled)) {}
Pattern::Pattern(std::string_view expression) : re_(compile(expression)) { assert(re_->ok()); }
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

Result<Pattern> Pattern::parse(std::string_view expression) {
  std::unique_ptr<re2::RE2> re = compile(expression);
  if (!re->ok()) return Error{ErrorKind::kBadInput, re->error(), re->error_arg()};
  return Pattern(std::move(re));
}

std::size_t Pattern::group_count() const {
  return static_cast<std::size_t>(re_->NumberOfCapturingGroups());
}

bool Pattern::found_in(std::string_view text) const {
  return re_->Match(re2::StringPiece(text.data(), text.size()), 0, text.size(),
                    re2::RE2::UNANCHORED, nullptr, 0);
}

bool Pattern::matches(std::string_view text) const {
  return re_->Match(re2::StringPiece(text.data(), text.size()), 0, text.size(),
                    re2::RE2::ANCHOR_BOTH, nullptr, 0);
}

std::optional<Pattern::Match> Pattern::find(std::string_view text, std::size_t from) const {
  return match(*re_, text, from, re2::RE2::UNANCHORED);
}

std::optional<Pattern::Match> Pattern::full_match(std::string_view text) const {
  return match(*re_, text, 0, re2::RE2::ANCHOR_BOTH);
}

std::string Pattern::replace(std::string_view text, std::string_view rewrite) const {
  std::string out(text);
  re2::RE2::GlobalReplace(&out, *re_, re2::StringPiece(rewrite.data(), rewrite.size()));
  return out;
}

}  // namespace sheaf
