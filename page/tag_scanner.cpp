#include "page/tag_scanner.h"

#include <algorithm>

#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool ends_name(char c) { return is_html_space(c) || c == '/' || c == '>'; }

// Where an attribute's value ends, and the value; `pos` is behind the '=' and white space. npos if
// the source ends in it.
std::size_t scan_value(std::string_view s, std::size_t pos, std::string_view* value) {
  if (pos >= s.size()) return npos;
  if (s[pos] == '"' || s[pos] == '\'') {
    const std::size_t end = s.find(s[pos], pos + 1);
    if (end == npos) return npos;
    *value = s.substr(pos + 1, end - pos - 1);
    return end + 1;
  }
  const std::size_t begin = pos;
  while (pos < s.size() && s[pos] != '>' && !is_html_space(s[pos])) ++pos;
  *value = s.substr(begin, pos - begin);
  return pos;
}

std::size_t skip_space(std::string_view s, std::size_t pos) {
  while (pos < s.size() && is_html_space(s[pos])) ++pos;
  return pos;
}

// One attribute whose name begins at `pos`; gives where it ends, or npos.
std::size_t scan_attribute(std::string_view s, std::size_t pos, ScannedAttribute& out) {
  out = {{}, {}, pos, 0};
  std::size_t end = pos + 1;  // a '=' here is the name's first character
  while (end < s.size() && s[end] != '=' && !ends_name(s[end])) ++end;
  out.name = s.substr(pos, end - pos);
  const std::size_t equals = skip_space(s, end);
  if (equals < s.size() && s[equals] == '=')
    end = scan_value(s, skip_space(s, equals + 1), &out.value);
  out.end = end;
  return end;
}

// HTML standard 13.2.5.32..40: from behind a tag's name to behind its '>', or npos.
std::size_t scan_attributes(std::string_view s, std::size_t pos, bool* self_closing,
                            std::vector<ScannedAttribute>& attributes) {
  attributes.clear();
  while (pos != npos && pos < s.size()) {
    const char c = s[pos];
    if (c == '>') return pos + 1;
    if (c == '/' && pos + 1 < s.size() && s[pos + 1] == '>') return *self_closing = true, pos + 2;
    if (c == '/' || is_html_space(c)) {
      ++pos;
      continue;
    }
    pos = scan_attribute(s, pos, attributes.emplace_back());
  }
  return npos;
}

std::size_t after(std::string_view source, std::string_view end, std::size_t from) {
  const std::size_t pos = source.find(end, from);
  return pos == npos ? npos : pos + end.size();
}

// 13.2.5.43..52: "<!-->" and "<!--->" are whole comments; "--!>" ends one as well.
std::size_t scan_comment(std::string_view source, std::size_t pos) {
  std::size_t from = pos + 4;
  if (source.substr(from, 1) == ">") return from + 1;
  if (source.substr(from, 2) == "->") return from + 2;
  while ((from = source.find("--", from)) != npos) {
    const std::string_view rest = source.substr(from + 2, 2);
    if (rest.starts_with('>')) return from + 3;
    if (rest == "!>") return from + 4;
    ++from;
  }
  return npos;
}

std::size_t scan_declaration(std::string_view source, std::size_t pos, Content content) {
  if (source.substr(pos, 4) == "<!--") return scan_comment(source, pos);
  if (content == Content::kForeign && source.substr(pos, 9) == "<![CDATA[")
    return after(source, "]]>", pos + 9);
  return after(source, ">", pos + 2);
}

ScannedTag other(std::size_t end) {
  if (end == npos) return {};
  return {ScannedTag::Kind::kOther, {}, false, end};
}

}  // namespace

ScannedTag scan_tag(std::string_view source, std::size_t pos, Content content,
                    std::vector<ScannedAttribute>& attributes) {
  std::size_t name = pos + 1;
  if (name >= source.size()) return other(name);
  if (source[name] == '!') return other(scan_declaration(source, pos, content));
  if (source[name] == '?') return other(after(source, ">", name));
  const bool is_end = source[name] == '/';
  if (is_end) ++name;
  if (name >= source.size()) return other(name);
  if (!is_ascii_alpha(source[name])) return other(is_end ? after(source, ">", name) : name);
  std::size_t name_end = name + 1;
  while (name_end < source.size() && !ends_name(source[name_end])) ++name_end;
  ScannedTag tag;
  const std::size_t end = scan_attributes(source, name_end, &tag.self_closing, attributes);
  if (end == npos) return {};
  tag.kind = is_end ? ScannedTag::Kind::kEnd : ScannedTag::Kind::kStart;
  tag.name = source.substr(name, name_end - name);
  tag.end = end;
  return tag;
}

std::size_t find_end_tag(std::string_view source, std::size_t from, std::string_view lower_name) {
  while ((from = source.find("</", from)) != npos) {
    const std::size_t end = from + 2 + lower_name.size();
    if (end < source.size() && ends_name(source[end]) &&
        equals_ignore_case(source.substr(from + 2, lower_name.size()), lower_name)) {
      return from;
    }
    from += 2;
  }
  return npos;
}

std::string text_between_tags(std::string_view source) {
  std::string out;
  std::vector<ScannedAttribute> attributes;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t tag = std::min(source.find('<', at), source.size());
    out.append(source, at, tag - at);
    if (tag == source.size()) break;
    const ScannedTag scanned = scan_tag(source, tag, Content::kHtml, attributes);
    at = scanned.kind == ScannedTag::Kind::kUnfinished ? source.size() : scanned.end;
  }
  return out;
}

}  // namespace sheaf
