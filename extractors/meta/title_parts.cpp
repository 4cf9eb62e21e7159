#include "extractors/meta/title_parts.h"

#include <algorithm>
#include <bitset>

#include "base/text.h"

namespace sheaf {
namespace {

enum class Kind { kNone, kColon, kBar, kDash };

Kind kind_of(char32_t c) {
  switch (c) {
    case U'|':
    case U'｜':
    case U'丨':
    case U'│':
    case U'¦':
    case U'ǀ':  // a letter, but written as a bar
      return Kind::kBar;
    case U'-':
    case U'‐':
    case U'‑':
    case U'–':
    case U'—':
    case U'―':
    case U'_':
    case U'·':
    case U'•':
    case U'∙':
    case U'●':
    case U'/':
    case U'\\':
    case U'>':
    case U'<':
    case U'»':
    case U'«':
    case U'›':
    case U'‹':
    case U'→':
    case U'←':
    case U'~':
    case U'★':
      return Kind::kDash;
    case U':':
    case U'：':
      return Kind::kColon;
    default:
      return Kind::kNone;
  }
}

Separator separator_of(char32_t c) {
  if (c == U'_') return Separator::kUnderscore;
  return kind_of(c) == Kind::kColon ? Separator::kColon : Separator::kStrong;
}

constexpr std::u32string_view kOpening = U"《「『（(【[〈“„";
constexpr std::u32string_view kClosing = U"》」』）)】]〉”“";

bool is_unspaced(char32_t c) {
  return is_han(c) || is_kana(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF60);
}

// The code point before `pos`, or 0.
char32_t last_before(std::string_view text, std::size_t pos) {
  if (pos == 0) return 0;
  std::size_t start = pos - 1;
  while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
  return next_code_point(text, start);
}

char32_t first_after(std::string_view text, std::size_t pos) {
  return pos < text.size() ? next_code_point(text, pos) : 0;
}

bool is_edge(char32_t c) { return c == 0 || is_space(c); }

// Whether the separator `c` between the two separates parts of a title.
bool separates(char32_t c, char32_t before, char32_t after) {
  switch (kind_of(c)) {
    case Kind::kBar:
      return true;
    case Kind::kColon:
      return c == U'：' || is_edge(after) || (after == U':' && is_edge(before));  // "A :: B"
    case Kind::kDash:
      if (is_edge(before) && is_edge(after)) return true;
      if (c == U'·' || c == U'/' || c == U'\\' || c == U'~' || c == U'<' || c == U'>') return false;
      if (is_edge(after) && (c == U'-' || c == U'–')) return true;  // "Headline- Site"
      // "标题_栏目", "标题 _栏目", "标题-Site"
      return !is_edge(after) && (is_unspaced(before) || is_unspaced(after));
    case Kind::kNone:
      return false;
  }
  return false;
}

class Splitter {
 public:
  explicit Splitter(std::string_view title) : title_(title) {}

  std::vector<TitlePart> split() && {
    const std::size_t last_bracket = find_last_bracket();
    const std::size_t last_dash = find_last_dash();
    for (std::size_t pos = 0; pos < title_.size();) {
      const std::size_t start = pos;
      const char32_t c = next_code_point(title_, pos);
      if (start == last_bracket) {
        end_part(start, Separator::kBracket);
        start_ = start;
      }
      if (track_bracket(c, pos)) continue;
      if (!separates(c, last_before(title_, start), first_after(title_, pos)) &&
          start != last_dash) {
        continue;
      }
      end_part(start, separator_of(c));
      start_ = pos;
    }
    end_part(title_.size(), Separator::kNone);
    return std::move(parts_);
  }

 private:
  // Where the bracket opens that closes the title, if space stands before it.
  std::size_t find_last_bracket() const {
    if (!title_.ends_with(')') && !title_.ends_with(']')) return title_.npos;
    const std::size_t open = title_.rfind(title_.ends_with(')') ? '(' : '[');
    return open != title_.npos && open > 0 && is_ascii_space(title_[open - 1]) ? open : title_.npos;
  }

  // The dash in "标题ZoomEye-CSDN": no space is written between Latin letters either.
  std::size_t find_last_dash() const {
    const std::size_t dash = title_.rfind('-');
    if (dash == title_.npos || dash + 1 == title_.size()) return title_.npos;
    const char after = title_[dash + 1];
    // First bytes of Han characters.
    const bool has_han = title_.find_first_of("\xE4\xE5\xE6\xE7\xE8\xE9") < dash;
    return has_han && after >= 'A' && after <= 'Z' ? dash : title_.npos;
  }

  // Whether `c` stands in a bracket or is one. One that is never closed would hide all that
  // follows, so only one level is followed, and only if its end is there.
  bool track_bracket(char32_t c, std::size_t after) {
    if (closing_ != 0) {
      if (c == closing_ || (closing_ == U'”' && c == U'“')) closing_ = 0;
      return true;
    }
    const std::size_t i = kOpening.find(c);
    if (i == kOpening.npos) return false;
    if (never_closed_[i]) return true;
    std::string closing;
    append_utf8(closing, kClosing[i]);
    never_closed_[i] = title_.find(closing, after) == title_.npos;
    if (!never_closed_[i]) closing_ = kClosing[i];
    return true;
  }

  // Of "A :: B" and "A - | B" the stronger separator counts.
  void end_part(std::size_t end, Separator after) {
    const std::string_view text = trim(title_.substr(start_, end - start_));
    if (text.empty()) {
      if (!parts_.empty()) before_ = std::max(before_, after);
      return;
    }
    parts_.push_back({text, before_});
    before_ = after;
  }

  std::string_view title_;
  std::vector<TitlePart> parts_;
  std::size_t start_ = 0;
  char32_t closing_ = 0;
  std::bitset<kOpening.size()> never_closed_;  // from here on
  Separator before_ = Separator::kNone;
};

}  // namespace

std::vector<TitlePart> split_title(std::string_view title) { return Splitter(title).split(); }

}  // namespace sheaf
