#include "check/document_link.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::array<std::string_view, 12> kWritingNames = {
    "inline",   "reference", "definition", "undefined reference",
    "autolink", "bare",      "attribute",  "element",
    "style",    "refresh",   "json",       "field"};

// Length of "scheme" in front of a ':', or 0 (RFC 3986 3.1).
std::size_t scheme_length(std::string_view raw) {
  if (raw.empty() || !is_ascii_alpha(raw[0])) return 0;
  std::size_t end = 1;
  while (end < raw.size() &&
         (is_ascii_alnum(raw[end]) || raw[end] == '+' || raw[end] == '.' || raw[end] == '-')) {
    ++end;
  }
  return end < raw.size() && raw[end] == ':' ? end : 0;
}

bool is_fetchable(std::string_view scheme) {
  constexpr std::array<std::string_view, 4> kSchemes = {"http", "https", "ftp", "file"};
  return std::any_of(kSchemes.begin(), kSchemes.end(),
                     [&](std::string_view known) { return equals_ignore_case(scheme, known); });
}

bool has_pair(std::string_view raw, std::string_view open, std::string_view close) {
  const std::size_t begin = raw.find(open);
  return begin != raw.npos && raw.find(close, begin + open.size()) != raw.npos;
}

// "https;//host", "http//host", "htp://host" is none of ours to guess at: only the first two.
bool is_misspelled_scheme(std::string_view raw) {
  std::size_t at = starts_with_ignore_case(raw, "https") ? 5 : 4;
  if (!starts_with_ignore_case(raw, "http") || at >= raw.size()) return false;
  if (raw[at] == ';' || raw[at] == ',' || raw[at] == '.') ++at;
  return raw.substr(at).starts_with("//");
}

void set_malformed(DocumentLink& link, std::string problem) {
  link.target = Target::kMalformed;
  link.problem = std::move(problem);
}

// Cut, it would be another one. As Url::parse says it of the whole.
void set_too_long(DocumentLink& link) { set_malformed(link, "URL over 8 KiB"); }

// At a character's end. False if there was nothing to cut.
bool cut(std::string& raw, std::size_t most) {
  if (raw.size() <= most) return false;
  raw.resize(most);
  raw.resize(valid_utf8_prefix(raw));
  raw.shrink_to_fit();
  return true;
}

void set_url(DocumentLink& link, Result<Url> url) {
  if (!url.ok()) return set_malformed(link, url.error().message);
  link.target = Target::kUrl;
  link.url = std::move(url).value();
}

void resolve_relative(DocumentLink& link, const Url* base) {
  if (base) return set_url(link, Url::parse(link.raw, *base));
  if (link.raw.starts_with("//")) return set_url(link, Url::parse("https:" + link.raw));
  link.target = link.raw.empty() || link.raw[0] == '#' ? Target::kFragment : Target::kRelative;
}

// White space at the ends goes; tabs and newlines everywhere, as browsers do (WHATWG URL 4.4).
void tidy(std::string& raw) {
  std::string_view kept = raw;
  while (!kept.empty() && static_cast<unsigned char>(kept.front()) <= ' ') kept.remove_prefix(1);
  while (!kept.empty() && static_cast<unsigned char>(kept.back()) <= ' ') kept.remove_suffix(1);
  std::string out(kept);
  out.erase(std::remove_if(out.begin(), out.end(),
                           [](char c) { return c == '\n' || c == '\r' || c == '\t'; }),
            out.end());
  raw = std::move(out);
}

}  // namespace

std::string_view writing_name(Writing written) {
  return kWritingNames[static_cast<std::size_t>(written)];
}

bool is_template(std::string_view raw) {
  return has_pair(raw, "{{", "}}") || has_pair(raw, "{%", "%}") || has_pair(raw, "${", "}") ||
         has_pair(raw, "%(", ")s") || has_pair(raw, "<", ">") || has_pair(raw, "$(", ")") ||
         has_pair(raw, "%7B%7B", "%7D%7D") || has_pair(raw, "[[", "]]");
}

void resolve_link(DocumentLink& link, const Url* base) {
  tidy(link.raw);
  link.url = {};
  link.problem.clear();
  if (link.written == Writing::kUndefined)
    return set_malformed(link, "no definition of [" + link.raw + "]");
  if (starts_with_ignore_case(link.raw, "data:")) {
    cut(link.raw, kMostDataBytes);
    link.target = Target::kScheme;
    return;
  }
  const bool is_cut = cut(link.raw, kMostRawBytes);
  if (is_template(link.raw)) {
    link.target = Target::kTemplate;
    return;
  }
  const std::size_t scheme = scheme_length(link.raw);
  if (scheme == 1) return set_malformed(link, "a path of Windows, no address");
  if (scheme > 0) {
    if (is_cut && is_fetchable(std::string_view(link.raw).substr(0, scheme)))
      return set_too_long(link);
    if (is_fetchable(std::string_view(link.raw).substr(0, scheme)))
      return base ? set_url(link, Url::parse(link.raw, *base))
                  : set_url(link, Url::parse(link.raw));
    link.target = Target::kScheme;
    return;
  }
  if (is_misspelled_scheme(link.raw)) return set_malformed(link, "the scheme is misspelled");
  if (is_cut) return set_too_long(link);
  resolve_relative(link, base);
}

}  // namespace sheaf
