#include "check/anchors.h"

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

#include "base/entities.h"
#include "base/fold.h"
#include "base/text.h"
#include "page/charset.h"
#include "page/markdown/tree.h"
#include "page/tag_scanner.h"
#include "url/percent.h"

namespace sheaf {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kMostNames = 200000;

void add_html_names(std::string_view html, std::set<std::string>& names) {
  std::vector<ScannedAttribute> attributes;
  for (std::size_t at = 0; (at = html.find('<', at)) != npos && names.size() < kMostNames;) {
    const ScannedTag tag = scan_tag(html, at, Content::kHtml, attributes);
    if (tag.kind == ScannedTag::Kind::kUnfinished) return;
    at = tag.end;
    if (tag.kind != ScannedTag::Kind::kStart) continue;
    const bool is_named = equals_ignore_case(tag.name, "a") || equals_ignore_case(tag.name, "map");
    for (const ScannedAttribute& attribute : attributes) {
      if (equals_ignore_case(attribute.name, "id") ||
          (is_named && equals_ignore_case(attribute.name, "name")))
        names.insert(unescape_html(attribute.value));
    }
    if (equals_ignore_case(tag.name, "script"))
      at = std::min(find_end_tag(html, at, "script"), html.size());
  }
}

std::string_view literal_of(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text ? text : "";
}

class MarkdownAnchors {
 public:
  explicit MarkdownAnchors(std::set<std::string>& names) : names_(names) {}

  void read(cmark_node* root) {
    const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> it(cmark_iter_new(root),
                                                                cmark_iter_free);
    for (cmark_event_type event = cmark_iter_next(it.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(it.get())) {
      see(event, cmark_iter_get_node(it.get()));
    }
  }

 private:
  void see(cmark_event_type event, cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING) {
      if (event == CMARK_EVENT_EXIT) add_heading();
      heading_.clear();
    } else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      heading_ += literal_of(node);
    } else if (type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_HTML_BLOCK) {
      add_html_names(literal_of(node), names_);
    }
  }

  void add_heading() {
    const std::size_t own = heading_.rfind("{#");
    if (own != npos && heading_.ends_with('}')) {
      names_.insert(heading_.substr(own + 2, heading_.size() - own - 3));
      heading_.resize(own);
    }
    const std::string slug = github_slug(trim(heading_));
    const int count = counts_[slug]++;
    names_.insert(count == 0 ? slug : slug + "-" + std::to_string(count));
  }

  std::set<std::string>& names_;
  std::string heading_;  // text since it was opened
  std::map<std::string, int> counts_;
};

// Places that only a script, a viewer or the browser knows.
bool is_unverifiable(std::string_view fragment) {
  if (fragment.starts_with('/') || fragment.starts_with('!') || fragment.starts_with(":~:"))
    return true;
  if (fragment.find('=') != npos || fragment.find('/') != npos)
    return true;  // page=3, t=10, code/..
  if (fragment[0] == 'L' && fragment.size() > 1 && is_ascii_digit(fragment[1])) return true;
  for (const std::string_view front : {"issuecomment-", "discussion_r", "discussioncomment-",
                                       "diff-", "pullrequestreview-", "commitcomment-", "issue-"}) {
    if (fragment.starts_with(front)) return true;
  }
  return false;
}

// Variation selectors and joiners, which GitHub keeps and editors drop.
std::string without_invisible(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c != 0xFE0F && c != 0x200D) append_utf8(out, c);
  }
  return out;
}

std::string folded(std::string_view text) { return fold(without_invisible(text)); }

bool has_name(const Anchors& anchors, const std::string& name) {
  return anchors.names.contains(name) || anchors.names.contains("user-content-" + name) ||
         (!anchors.folded.empty() && anchors.folded.contains(folded(name)));
}

}  // namespace

std::string github_slug(std::string_view heading) {
  std::string out;
  for (std::size_t at = 0; at < heading.size();) {
    const char32_t c = next_code_point(heading, at);
    if (c == ' ' || c == '-' || c == '_')
      out += c == ' ' ? '-' : static_cast<char>(c);
    else if (is_letter(c) || c == 0xFE0F)
      append_utf8(out, fold(c));
  }
  return out;
}

Anchors extract_anchors(std::string bytes, DocumentKind kind, std::string_view content_type) {
  Anchors anchors;
  if (kind != DocumentKind::kHtml && kind != DocumentKind::kMarkdown) return anchors;
  anchors.is_known = true;
  const std::string text = decode(std::move(bytes), content_type).text;
  if (kind == DocumentKind::kHtml) {
    add_html_names(text, anchors.names);
    return anchors;
  }
  const ParsedMarkdown parsed = parse_markdown(without_front_matter(text), MarkdownUse::kLinks);
  if (parsed.tree) MarkdownAnchors(anchors.names).read(parsed.tree.get());
  anchors.is_known = parsed.faults.empty();  // headings may be missing
  for (const std::string& name : anchors.names) anchors.folded.insert(folded(name));
  return anchors;
}

FragmentState find_fragment(const Anchors& anchors, std::string_view fragment) {
  const std::size_t directive = fragment.find(":~:");
  if (directive != npos && directive > 0) fragment = fragment.substr(0, directive);
  if (fragment.empty() || equals_ignore_case(fragment, "top")) return FragmentState::kFound;
  if (!anchors.is_known) return FragmentState::kUnverifiable;
  const std::string decoded = percent_decode(fragment);
  if (has_name(anchors, std::string(fragment)) || has_name(anchors, decoded) ||
      has_name(anchors, percent_decode(decoded)))
    return FragmentState::kFound;
  return is_unverifiable(fragment) ? FragmentState::kUnverifiable : FragmentState::kMissing;
}

}  // namespace sheaf
