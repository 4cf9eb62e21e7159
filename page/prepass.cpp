#include "page/prepass.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "page/tag_scanner.h"

namespace sheaf {
namespace {

constexpr std::size_t npos = std::string_view::npos;
using Names = std::initializer_list<std::string_view>;

bool is_one_of(std::string_view name, Names lower_names) {
  return std::any_of(lower_names.begin(), lower_names.end(),
                     [&](std::string_view other) { return equals_ignore_case(name, other); });
}

// Start tags that end foreign content (13.2.6.5).
bool breaks_out(std::string_view name) {
  return is_one_of(
      name, {"b",      "big",  "blockquote", "body",  "br",   "center", "code",    "dd",   "div",
             "dl",     "dt",   "em",         "embed", "h1",   "h2",     "h3",      "h4",   "h5",
             "h6",     "head", "hr",         "i",     "img",  "li",     "listing", "menu", "meta",
             "nobr",   "ol",   "p",          "pre",   "ruby", "s",      "small",   "span", "strong",
             "strike", "sub",  "sup",        "table", "tt",   "u",      "ul",      "var",  "font"});
}

class BodyTaker {
 public:
  explicit BodyTaker(std::string_view source) : source_(source) {}

  Prepass take_out() {
    std::size_t pos = 0;
    while (pos != npos && (pos = source_.find('<', pos)) != npos) {
      const ScannedTag tag = scan_tag(source_, pos, Content::kHtml);
      if (tag.kind == ScannedTag::Kind::kUnfinished) break;
      pos = tag.end;
      if (tag.kind == ScannedTag::Kind::kStart) pos = after_start_tag(tag);
      if (tag.kind == ScannedTag::Kind::kEnd && equals_ignore_case(tag.name, "select"))
        in_select_ = false;
    }
    if (!out_.cuts.empty()) out_.reduced.append(source_, copied_);
    return std::move(out_);
  }

 private:
  // Gives where to go on, or npos to leave the rest as it is.
  std::size_t after_start_tag(const ScannedTag& tag) {
    switch (ascii_lower(tag.name[0])) {  // most tags are none of these
      case 'c':
      case 'f':
      case 'i':
      case 'm':
      case 'n':
      case 'p':
      case 's':
      case 't':
      case 'x':
        break;
      default:
        return tag.end;
    }
    if (equals_ignore_case(tag.name, "script")) return after_script(tag.end);
    if (equals_ignore_case(tag.name, "select")) return in_select_ = !in_select_, tag.end;
    if (equals_ignore_case(tag.name, "input")) return in_select_ = false, tag.end;
    if (equals_ignore_case(tag.name, "template")) has_template_ = true;
    if (has_template_ && equals_ignore_case(tag.name, "col")) return npos;  // ignores what follows
    if (is_one_of(tag.name, {"frameset", "plaintext"})) return npos;
    for (const std::string_view raw :
         {"style", "title", "textarea", "iframe", "noframes", "noembed", "xmp"}) {
      if (equals_ignore_case(tag.name, raw))
        return in_select_ ? npos : after_raw_text(tag.end, raw);
    }
    if (is_one_of(tag.name, {"svg", "math"})) return in_select_ ? npos : after_foreign(tag);
    return in_select_ && equals_ignore_case(tag.name, "template") ? npos : tag.end;
  }

  std::size_t after_raw_text(std::size_t body, std::string_view name) {
    const std::size_t end = find_end_tag(source_, body, name);
    if (end != npos && name == "style") cut(body, end);
    return end;
  }

  // Script data, escaped or not, ends at the first end tag; only "<!--" with a "<script" behind it
  // makes the double escaped state (13.2.5.15..31), in which it does not.
  std::size_t after_script(std::size_t body) {
    const std::size_t end = find_end_tag(source_, body, "script");
    if (end == npos) return npos;
    const std::string_view text = source_.substr(body, end - body);
    const std::size_t escape = text.find("<!--");
    if (escape != npos && find_ignore_case(text, "<script", escape) != npos) return npos;
    cut(body, end);
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
      const ScannedTag tag = scan_tag(source_, pos, Content::kForeign);
      if (tag.kind == ScannedTag::Kind::kUnfinished) return npos;
      pos = tag.end;
      if (tag.kind == ScannedTag::Kind::kStart) pos = after_foreign_start(tag, open);
      if (tag.kind == ScannedTag::Kind::kEnd && !close(tag.name, open)) return npos;
      if (pos == npos) return npos;
    }
    return pos;
  }

  std::size_t after_foreign_start(const ScannedTag& tag, std::vector<std::string_view>& open) {
    if (is_one_of(tag.name, {"foreignobject", "annotation-xml"}) || breaks_out(tag.name))
      return npos;
    if (tag.self_closing) return tag.end;
    if (!is_one_of(tag.name, {"title", "desc", "mi", "mo", "mn", "ms", "mtext"})) {
      open.push_back(tag.name);
      return tag.end;
    }
    // HTML is read inside of these: text alone is the same either way.
    const std::size_t end = source_.find('<', tag.end);
    if (end == npos) return npos;
    const ScannedTag next = scan_tag(source_, end, Content::kForeign);
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

  void cut(std::size_t begin, std::size_t end) {
    if (begin == end) return;
    if (out_.cuts.empty()) out_.reduced.reserve(source_.size());
    out_.reduced.append(source_, copied_, begin - copied_);
    out_.cuts.push_back({static_cast<std::uint32_t>(out_.reduced.size()),
                         static_cast<std::uint32_t>(begin),
                         static_cast<std::uint32_t>(end - begin)});
    copied_ = end;
  }

  std::string_view source_;
  Prepass out_;
  std::size_t copied_ = 0;  // the source up to here is in `reduced` or cut
  bool in_select_ = false;
  bool has_template_ = false;
};

}  // namespace

std::size_t Prepass::source_offset(std::size_t html_offset) const {
  std::size_t removed = 0;
  for (const Cut& cut : cuts) {
    if (cut.position >= html_offset) break;
    removed += cut.length;
  }
  return html_offset + removed;
}

std::string_view Prepass::body_at(std::size_t html_offset, std::string_view source) const {
  const auto cut =
      std::lower_bound(cuts.begin(), cuts.end(), html_offset,
                       [](const Cut& a, std::size_t offset) { return a.position < offset; });
  if (cut == cuts.end() || cut->position != html_offset) return {};
  return source.substr(cut->source_begin, cut->length);
}

Prepass take_out_bodies(std::string_view source) { return BodyTaker(source).take_out(); }

}  // namespace sheaf
