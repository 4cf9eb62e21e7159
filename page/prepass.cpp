#include "page/prepass.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/entities.h"
#include "base/text.h"
#include "page/nest.h"
#include "page/tag_key.h"
#include "page/tag_kinds.h"
#include "page/tag_scanner.h"

namespace sheaf {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Upper case is folded by the parser, and NUL replaced.
bool is_plain_name(std::string_view name) {
  return name.size() < 256 && std::all_of(name.begin(), name.end(), [](char c) {
           return c != '\0' && !(c >= 'A' && c <= 'Z');
         });
}

// A value that the parser is to read can stand alone: quoted, and not glued to a quote before it.
bool can_stand_alone(std::string_view source, const ScannedAttribute& attribute) {
  const char before = source[attribute.begin - 1], last = source[attribute.end - 1];
  const bool quoted =
      (last == '"' || last == '\'') &&
      attribute.value.data() + attribute.value.size() == source.data() + attribute.end - 1;
  return quoted && (is_html_space(before) || before == '/');
}

bool is_plain_value(std::string_view value) {
  static constexpr std::array<bool, 256> kPlain = [] {
    std::array<bool, 256> plain{};
    plain.fill(true);
    for (const unsigned char c : {'&', '\r', '\0'}) plain[c] = false;
    return plain;
  }();
  return std::all_of(value.begin(), value.end(),
                     [](char c) { return kPlain[static_cast<unsigned char>(c)]; });
}

enum class TakeText { kYes, kNo };

class Reducer {
 public:
  Reducer(std::string_view source, TakeText take_text) : source_(source), take_text_(take_text) {
    out_.text = TakenText(source.size());
    out_.html.reserve(source.size() / 4);
    out_.tags.reserve(source.size() / 64);
    out_.attributes.reserve(source.size() / 48);
    out_.shifts.reserve(source.size() / 32);
  }

  Prepass reduce() {
    std::size_t pos = 0;
    while (pos != npos && pos < source_.size()) {
      if (source_[pos] != '<') {
        pos = after_text(pos);
        continue;
      }
      const ScannedTag tag = scan_tag(source_, pos, Content::kHtml, attributes_);
      if (tag.kind == ScannedTag::Kind::kUnfinished) {
        leave_out_unfinished(pos);
        break;
      }
      switch (tag.kind) {
        case ScannedTag::Kind::kStart:
          pos = after_start_tag(pos, tag);
          break;
        case ScannedTag::Kind::kEnd:
          pos = after_end_tag(pos, tag);
          break;
        default:
          pos = after_other(pos, tag.end);
          break;
      }
    }
    keep_up_to(source_.size());
    return std::move(out_);
  }

 private:
  // A tag in which the source ends makes nothing (13.2.5.8 "eof-in-tag" and on), a comment does.
  void leave_out_unfinished(std::size_t pos) {
    const std::size_t name = pos + (source_.substr(pos, 2) == "</" ? 2 : 1);
    if (name < source_.size() && is_ascii_alpha(source_[name])) drop(pos, source_.size());
  }

  // White space beyond the first of a run goes, but in <pre>.
  std::size_t after_text(std::size_t pos) {
    const std::size_t end = std::min(source_.find('<', pos), source_.size());
    std::size_t word = pos;
    while (word < end && is_html_space(source_[word])) ++word;
    if (!in_pre_) drop(pos + 1, word);
    if (word < end && !take_text(pos, word, end) && !in_pre_) collapse(word, end);
    return end;
  }

  // The white space in front stays: it may stand outside of the element that the text is put into.
  bool take_text(std::size_t begin, std::size_t word, std::size_t end) {
    if (take_text_ == TakeText::kNo) return false;
    const std::size_t lead = in_pre_ ? word - begin : std::min<std::size_t>(1, word - begin);
    const std::string_view sign =
        out_.text.take(source_.substr(begin, lead), source_.substr(word, end - word),
                       in_pre_ ? TakenText::WhiteSpace::kKeep : TakenText::WhiteSpace::kCollapse);
    if (sign.empty()) return false;
    keep_up_to(word);
    out_.html += sign;
    kept_ = end;
    add_shift();
    return true;
  }

  void collapse(std::size_t pos, std::size_t end) {
    for (; pos < end; ++pos) {
      if (!is_html_space(source_[pos])) continue;
      const std::size_t run = pos + 1;
      while (pos + 1 < end && is_html_space(source_[pos + 1])) ++pos;
      drop(run, pos + 1);
    }
  }

  std::size_t after_other(std::size_t begin, std::size_t end) {
    constexpr std::size_t kOpen = 4, kClose = 3;  // "<!--", "-->"
    if (end - begin > kOpen + kClose && source_.substr(begin, kOpen) == "<!--" &&
        source_.substr(end - kClose, kClose) == "-->") {
      drop(begin + kOpen, end - kClose);
    }
    return end;
  }

  std::size_t after_end_tag(std::size_t begin, const ScannedTag& tag) {
    const std::uint64_t key = tag_key(tag.name);
    if (!in_select_ && nest_.close(key) == Nest::EndTag::kDrop) drop(begin, tag.end);
    if (key == tag_key("select")) in_select_ = false;
    if (key == tag_key("pre") || key == tag_key("listing")) in_pre_ = false;
    return tag.end;
  }

  // Gives where to go on, or npos to leave the rest as it is.
  std::size_t after_start_tag(std::size_t begin, const ScannedTag& tag) {
    const std::uint64_t key = tag_key(tag.name);
    if (!in_select_) close_before(begin, nest_.open(tag.name, key));
    const std::uint32_t position = position_of(begin);
    take_attributes(position, tag, key);
    switch (key) {
      case tag_key("script"):
        return after_script(position, tag.end);
      case tag_key("select"):
        return in_select_ = !in_select_, tag.end;
      case tag_key("input"):
        return in_select_ = false, tag.end;
      case tag_key("pre"):
      case tag_key("listing"):
        return in_pre_ = true, tag.end;
      case tag_key("template"):
        return has_template_ = true, in_select_ ? npos : tag.end;
      case tag_key("col"):
        return has_template_ ? npos : tag.end;  // ignores what follows
      case tag_key("frameset"):
      case tag_key("plaintext"):
        return npos;
      case tag_key("svg"):
      case tag_key("math"):
        return in_select_ ? npos : after_foreign(tag);
      default:
        return after_raw_text(position, tag.end, key);
    }
  }

  void close_before(std::size_t offset, std::string_view name) {
    if (name.empty()) return;
    keep_up_to(offset);
    out_.html.append("</").append(name).append(">");
    add_shift();
  }

  // From behind the tag's name to its '>' or "/>", all goes but what only the parser can read.
  void take_attributes(std::uint32_t position, const ScannedTag& tag, std::uint64_t key) {
    if (shapes_tree_by_attributes(key)) return;
    // Whether an <input> is hidden matters (13.2.6.4.9).
    const std::string_view stays = key == tag_key("input") ? "type" : "";
    bool all_plain = true;
    for (const ScannedAttribute& attribute : attributes_) {
      const bool is_plain =
          is_plain_value(attribute.value) && !equals_ignore_case(attribute.name, stays);
      all_plain &= is_plain;
      if (!is_plain_name(attribute.name)) return;
      if (!is_plain && !can_stand_alone(source_, attribute)) return;
    }
    out_.tags.push_back({position, static_cast<std::uint32_t>(out_.attributes.size()),
                         static_cast<std::uint32_t>(attributes_.size())});
    std::size_t begin =
        static_cast<std::size_t>(tag.name.data() - source_.data()) + tag.name.size();
    for (const ScannedAttribute& attribute : attributes_) {
      Attribute& kept = out_.attributes.emplace_back(attribute.name, attribute.value);
      if (all_plain || (attribute.name != stays && take_value(kept))) continue;
      kept.leave_in_tree();
      drop(begin, attribute.begin - 1);  // the byte before it is white space, '/' or a quote
      begin = attribute.end;
    }
    drop(begin, tag.end - (tag.self_closing ? 2 : 1));
  }

  bool take_value(Attribute& attribute) {
    if (is_plain_value(attribute.value())) return true;
    const auto value = out_.text.take_value(attribute.value());
    if (value) attribute.set_value(*value);
    return value.has_value();
  }

  // Of most tags `body` is what follows.
  std::size_t after_raw_text(std::uint32_t position, std::size_t body, std::uint64_t key) {
    const std::string_view name = raw_text_name(key);
    if (name.empty()) return body;
    if (in_select_) return npos;
    const std::size_t end = find_end_tag(source_, body, name);
    if (end != npos && name == "style") take_body(position, body, end);
    return end;
  }

  // Script data, escaped or not, ends at the first end tag; only "<!--" with a "<script" behind it
  // makes the double escaped state (13.2.5.15..31), in which it does not.
  std::size_t after_script(std::uint32_t position, std::size_t body) {
    const std::size_t end = find_end_tag(source_, body, "script");
    if (end == npos) return npos;
    const std::string_view text = source_.substr(body, end - body);
    const std::size_t escape = text.find("<!--");
    if (escape != npos && find_ignore_case(text, "<script", escape) != npos) return npos;
    take_body(position, body, end);
    return end;
  }

  // Foreign content knows no raw text: every '<' is read as a tag, until the elements that are open
  // are closed. What only a tree could tell leaves the rest as it is.
  std::size_t after_foreign(const ScannedTag& first) {
    if (first.self_closing) return first.end;
    std::vector<std::string_view> open = {first.name};
    std::size_t pos = first.end;
    while (!open.empty()) {
      pos = source_.find('<', pos);
      if (pos == npos) return npos;
      const ScannedTag tag = scan_tag(source_, pos, Content::kForeign, attributes_);
      if (tag.kind == ScannedTag::Kind::kUnfinished) return npos;
      const std::size_t begin = std::exchange(pos, tag.end);
      if (tag.kind == ScannedTag::Kind::kStart) pos = after_foreign_start(begin, tag, open);
      if (tag.kind == ScannedTag::Kind::kEnd && !close(tag.name, open)) return npos;
      if (pos == npos) return npos;
    }
    return pos;
  }

  std::size_t after_foreign_start(std::size_t begin, const ScannedTag& tag,
                                  std::vector<std::string_view>& open) {
    const std::uint64_t key = tag_key(tag.name);
    if (ends_foreign(key)) return npos;
    take_attributes(position_of(begin), tag, key);
    if (tag.self_closing) return tag.end;
    if (!holds_html_in_foreign(key)) {
      open.push_back(tag.name);
      return tag.end;
    }
    const std::size_t end = source_.find('<', tag.end);
    if (end == npos) return npos;
    const ScannedTag next = scan_tag(source_, end, Content::kForeign, attributes_);
    const bool is_its_end =
        next.kind == ScannedTag::Kind::kEnd && equals_ignore_case(next.name, tag.name);
    return is_its_end ? next.end : npos;
  }

  static bool close(std::string_view name, std::vector<std::string_view>& open) {
    const auto it = std::find_if(open.rbegin(), open.rend(), [&](std::string_view other) {
      return equals_ignore_case(name, other);
    });
    if (it == open.rend()) return false;
    open.erase(std::prev(it.base()), open.end());
    return true;
  }

  void take_body(std::uint32_t tag_position, std::size_t begin, std::size_t end) {
    out_.bodies.push_back(
        {tag_position, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)});
    drop(begin, end);
  }

  // Where source[offset], not yet kept or dropped, will stand in html.
  std::uint32_t position_of(std::size_t offset) const {
    return static_cast<std::uint32_t>(out_.html.size() + (offset - kept_));
  }
  void keep_up_to(std::size_t offset) {
    out_.html.append(source_, kept_, offset - kept_);
    kept_ = offset;
  }
  void drop(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    keep_up_to(begin);
    kept_ = end;
    add_shift();
  }
  void add_shift() {
    out_.shifts.push_back({static_cast<std::uint32_t>(out_.html.size()),
                           static_cast<std::int32_t>(kept_ - out_.html.size())});
  }

  std::string_view source_;
  TakeText take_text_;
  Prepass out_;
  std::vector<ScannedAttribute> attributes_;  // of the tag scanned last
  std::size_t kept_ = 0;                      // the source up to here is in html or dropped
  Nest nest_;
  bool in_pre_ = false;
  bool in_select_ = false;
  bool has_template_ = false;
};

}  // namespace

std::size_t Prepass::source_offset(std::size_t html_offset) const {
  const auto after =
      std::upper_bound(shifts.begin(), shifts.end(), html_offset,
                       [](std::size_t offset, const Shift& s) { return offset < s.position; });
  if (after == shifts.begin()) return html_offset;
  return html_offset + static_cast<std::size_t>(std::prev(after)->shift);  // modulo 2^64
}

const Prepass::StartTag* Prepass::find_tag(std::size_t html_offset, std::size_t& hint) const {
  if (hint < tags.size() && tags[hint].position == html_offset) return &tags[hint++];
  const auto it = std::lower_bound(
      tags.begin(), tags.end(), html_offset,
      [](const StartTag& tag, std::size_t offset) { return tag.position < offset; });
  if (it == tags.end() || it->position != html_offset) return nullptr;
  hint = static_cast<std::size_t>(it - tags.begin()) + 1;
  return &*it;
}

std::string_view Prepass::body_behind(std::size_t html_offset, std::string_view source) const {
  const auto it = std::lower_bound(
      bodies.begin(), bodies.end(), html_offset,
      [](const Body& body, std::size_t offset) { return body.tag_position < offset; });
  if (it == bodies.end() || it->tag_position != html_offset) return {};
  return source.substr(it->begin, it->length);
}

Prepass reduce(std::string_view source) {
  Prepass prepass = Reducer(source, TakeText::kYes).reduce();
  if (prepass.text.is_confused_by(prepass.html)) prepass = Reducer(source, TakeText::kNo).reduce();
  bound_references(prepass.html);
  return prepass;
}

}  // namespace sheaf
