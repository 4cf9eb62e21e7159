#include "page/taken_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "base/entities.h"
#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::size_t kSignSize = 4;  // in UTF-8
// The private-use planes but for their two noncharacters each.
constexpr char32_t kFirstSign = 0xF0000, kSecondPlane = 0x100000;
constexpr std::size_t kSignsInPlane = 0xFFFE;
constexpr std::size_t kMaxSigns = 2 * kSignsInPlane;

// kDoubtful: the first byte of characters some of which the parser replaces.
enum class Kind : std::uint8_t { kOther, kSpace, kReference, kDoubtful };
constexpr std::array<Kind, 256> kKinds = [] {
  std::array<Kind, 256> kinds{};
  for (const unsigned c : {0x7Fu, 0xC2u, 0xEFu, 0xF0u, 0xF1u, 0xF2u, 0xF3u, 0xF4u}) {
    kinds[c] = Kind::kDoubtful;
  }
  for (std::size_t c = 0; c < ' '; ++c) kinds[c] = Kind::kDoubtful;
  for (const unsigned char c : {' ', '\n', '\t', '\r', '\f'}) kinds[c] = Kind::kSpace;
  kinds['&'] = Kind::kReference;
  return kinds;
}();

Kind kind_of(char c) { return kKinds[static_cast<unsigned char>(c)]; }

char32_t sign_of(std::size_t run) {
  const auto index = static_cast<char32_t>(run);
  return run < kSignsInPlane ? kFirstSign + index : kSecondPlane + (index - kSignsInPlane);
}

// The first byte of a sign, or of another character from U+C0000 on.
bool may_begin_sign(char c) { return static_cast<unsigned char>(c) >= 0xF3; }

std::size_t find_sign(std::string_view text, std::size_t from) {
  while (from < text.size() && !may_begin_sign(text[from])) ++from;
  return from;
}

// Control characters and noncharacters: Gumbo makes U+FFFD of them, and of NUL what the place says.
bool is_replaced(char32_t c) {
  return c < ' ' || (c >= 0x7F && c <= 0x9F) || (c >= 0xFDD0 && c <= 0xFDEF) ||
         (c & 0xFFFE) == 0xFFFE;
}

// What text[0], kReference or kDoubtful, stands for; nullopt if only a parser can tell.
std::optional<CharacterReference> read_special(std::string_view text, Kind kind) {
  if (kind == Kind::kReference) return find_sure_reference(text);
  std::size_t length = 0;
  const char32_t c = next_code_point(text, length);
  return is_replaced(c) ? std::nullopt : std::optional(CharacterReference{c, length});
}

// Writes `text` as a text node has it, with white space of which only the first of each run is
// left, newlines normalised (13.2.3.5); gives where it ends, or null if only a parser can read it.
char* write_collapsed(std::string_view text, char* to) {
  bool after_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const Kind kind = kind_of(c);
    if (kind == Kind::kOther || kind == Kind::kSpace) {
      *to = c == '\r' ? '\n' : c;
      to += kind == Kind::kOther || !after_space;
      after_space = kind == Kind::kSpace;
      ++at;
      continue;
    }
    const std::optional<CharacterReference> special = read_special(text.substr(at), kind);
    if (!special) return nullptr;
    to = put_utf8(to, special->code_point);
    at += special->length;
    after_space = false;
  }
  return to;
}

// The same of text in <pre>, of which all white space stays.
char* write_kept(std::string_view text, char* to) {
  const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
    return kind_of(c) == Kind::kOther || (kind_of(c) == Kind::kSpace && c != '\r');
  });
  return is_plain ? std::copy(text.begin(), text.end(), to) : nullptr;
}

// A reference to a character that could be a sign. `digits`: what stands behind "&#".
bool refers_to_sign(std::string_view digits) {
  const bool is_hex = digits.starts_with('x') || digits.starts_with('X');
  if (is_hex) digits.remove_prefix(1);
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, is_hex ? 16 : 10);
  return value >= kFirstSign || error == std::errc::result_out_of_range;
}

}  // namespace

TakenText::TakenText(std::size_t source_size)
    : bytes_(std::make_unique_for_overwrite<char[]>(source_size + kSignSize)) {}

std::string_view TakenText::take(std::string_view lead, std::string_view rest,
                                 WhiteSpace white_space) {
  if (rest.size() < kSignSize || runs_.size() == kMaxSigns) return {};
  const bool keep = white_space == WhiteSpace::kKeep;
  if (keep && lead.find('\r') != lead.npos) return {};
  char* const begin = std::copy(lead.begin(), lead.end(), bytes_.get() + size_);
  char* const end = keep ? write_kept(rest, begin) : write_collapsed(rest, begin);
  if (!end) return {};
  std::replace(begin - lead.size(), begin, '\r', '\n');
  put_utf8(sign_, sign_of(runs_.size()));
  runs_.push_back({static_cast<std::uint32_t>(begin - bytes_.get()),
                   static_cast<std::uint32_t>(end - begin),
                   static_cast<std::uint32_t>(lead.size())});
  size_ = static_cast<std::size_t>(end - bytes_.get());
  return {sign_, kSignSize};
}

std::optional<std::string_view> TakenText::take_value(std::string_view value) {
  char* const begin = bytes_.get() + size_;
  char* to = begin;
  for (std::size_t at = 0; at < value.size();) {
    const char c = value[at];
    if (c == '\r' || c == '\0') return std::nullopt;
    if (c != '&') {
      *to++ = c;
      ++at;
      continue;
    }
    const std::optional<CharacterReference> reference =
        find_sure_attribute_reference(value.substr(at));
    if (!reference) return std::nullopt;
    to = put_utf8(to, reference->code_point);
    at += reference->length;
  }
  size_ = static_cast<std::size_t>(to - bytes_.get());
  return std::string_view(begin, static_cast<std::size_t>(to - begin));
}

bool TakenText::is_confused_by(std::string_view html) const {
  if (runs_.empty()) return false;
  std::size_t signs = 0;
  for (std::size_t at = 0; (at = find_sign(html, at)) < html.size(); ++at) ++signs;
  if (signs != runs_.size()) return true;
  for (std::size_t at = 0; (at = html.find("&#", at)) != html.npos; at += 2) {
    if (refers_to_sign(html.substr(at + 2))) return true;
  }
  return false;
}

const TakenText::Run* TakenText::find_run(std::string_view text) const {
  std::size_t at = 0;
  const char32_t c = next_code_point(text, at);
  if (c < kFirstSign) return nullptr;
  const std::size_t run = c < kSecondPlane ? c - kFirstSign : c - kSecondPlane + kSignsInPlane;
  return run < runs_.size() ? &runs_[run] : nullptr;
}

// Most text nodes are one run, with or without white space in front.
std::optional<std::string_view> TakenText::restore_single(std::string_view text) const {
  const std::size_t lead = text.size() - kSignSize;
  if (!may_begin_sign(text[lead])) return std::nullopt;
  const Run* run = find_run(text.substr(lead));
  if (!run || lead > run->lead) return std::nullopt;
  const std::string_view whole(bytes_.get() + run->begin - lead, lead + run->length);
  return whole.starts_with(text.substr(0, lead)) ? std::optional(whole) : std::nullopt;
}

std::string_view TakenText::restore(std::string_view text, std::deque<std::string>& joined) const {
  if (runs_.empty() || text.size() < kSignSize) return text;
  if (const auto single = restore_single(text)) return *single;
  std::size_t sign = find_sign(text, 0);
  if (sign == text.size()) return text;
  std::string& out = joined.emplace_back();
  while (sign < text.size()) {
    out += text.substr(0, sign);
    const Run* run = find_run(text.substr(sign));
    out += run ? text_of(*run) : text.substr(sign, kSignSize);
    text.remove_prefix(sign + kSignSize);
    sign = find_sign(text, 0);
  }
  out += text;
  return out;
}

}  // namespace sheaf
