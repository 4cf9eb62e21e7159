#include "extractors/meta/publisher_text.h"

#include <algorithm>
#include <iterator>

#include "base/fold.h"
#include "base/text.h"
#include "extractors/meta/site_names.h"
#include "extractors/meta/title_key.h"
#include "page/hints.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxSourceBytes = 120;  // of "来源：..." with what stands beside it
constexpr std::size_t kMaxSourceLetters = 16;
constexpr std::size_t kMaxAnchors = 48;  // a masthead comes first
constexpr NodeId kMaxNodes = 32;
constexpr std::string_view kSourceWord = "来源";

// Said where there is no other source.
constexpr std::string_view kNoSource[] = {"互联网",   "原创", "本站", "本站原创", "网络",
                                          "网络整理", "转载", "未知", "综合"};
// Said of a link to the home page in place of a name.
constexpr std::string_view kNoName[] = {
    "home", "homepage", "logo", "start",      "startseite",     "accueil",       "inicio",
    "首页", "返回首页", "主页", "backtohome", "backtohomepage", "zurstartseite", "sitelogo"};

template <std::size_t kSize>
bool is_one_of(const std::string_view (&keys)[kSize], std::string_view text) {
  const std::string key = fold_letters(text);
  return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

// "2019-09-07 13:43　来源: 某报 作者" -> "某报"; "" if there is no label.
std::string_view after_label(std::string_view text) {
  std::size_t pos = text.find(kSourceWord);
  if (pos == text.npos) return {};
  text = trim(text.substr(pos + kSourceWord.size()));
  if (text.starts_with(':')) {
    text.remove_prefix(1);
  } else if (text.starts_with("：")) {
    text.remove_prefix(std::string_view("：").size());
  } else {
    return {};
  }
  text = trim(text);
  return text.substr(0, text.find(' '));
}

std::string_view source_in(const Page& page, NodeId id, std::string_view text) {
  const std::string_view labelled = after_label(text);
  if (!labelled.empty()) return labelled;
  return page.has_class(id, "source") || page.attribute_or_empty(id, "id") == "source"
             ? text
             : std::string_view();
}

bool is_source_name(std::string_view name) {
  return !name.empty() && count_code_points(name) <= kMaxSourceLetters &&
         !is_one_of(kNoSource, name);
}

// "Example Times logo" -> "Example Times"; "" for what describes the picture in another way.
std::string_view strip_logo(std::string_view name) {
  name = trim(name);
  if (ends_with_ignore_case(name, " logo")) name.remove_suffix(5);
  if (starts_with_ignore_case(name, "logo ")) name.remove_prefix(5);
  return find_ignore_case(name, "logo") == name.npos ? trim(name) : std::string_view();
}

NodeId find_picture(const Page& page, NodeId anchor) {
  for (NodeId id = anchor + 1; id < page.node(anchor).end; ++id) {
    if (page.node(id).tag == Tag::kImg) return id;
  }
  return kNoNode;
}

// Marked as logo, brand or site title: the link, one of the two elements around it, or its picture,
// which may only be named so ("/images/logo.gif"); or an h1.
bool is_marked_as_masthead(const Page& page, NodeId anchor) {
  NodeId id = anchor;
  for (int i = 0; i < 3 && id != kNoNode; ++i, id = page.node(id).parent) {
    const std::string_view classes = page.attribute_or_empty(id, "class");
    if ((page.node(id).hints & hint::kLogo) || page.node(id).tag == Tag::kH1 ||
        find_ignore_case(classes, "site-title") != classes.npos) {
      return true;
    }
  }
  const NodeId picture = find_picture(page, anchor);
  if (picture == kNoNode) return false;
  const std::string_view address = page.attribute_or_empty(picture, "src");
  return (page.node(picture).hints & hint::kLogo) ||
         find_ignore_case(address, "logo") != address.npos;
}

std::string masthead_name(const Page& page, NodeId anchor) {
  std::string text = inline_text(page, anchor);
  if (!fold_letters(text).empty()) return text;
  const NodeId picture = find_picture(page, anchor);
  if (picture != kNoNode) return std::string(page.attribute_or_empty(picture, "alt"));
  return std::string(page.attribute_or_empty(anchor, "title"));
}

}  // namespace

void add_source_label(const Source& source, Findings& found) {
  if (!source.language.starts_with("zh")) return;
  const Page& page = source.page;
  for (const NodeId id : page.hinted()) {
    const Node& node = page.node(id);
    if (!(node.hints & hint::kSource) || node.hidden || node.end - id > kMaxNodes) continue;
    const std::string text = inline_text(page, id);
    if (text.size() > kMaxSourceBytes) continue;
    const std::string_view name = source_in(page, id, text);
    if (is_source_name(name)) return found.add(name, id);
  }
}

void add_masthead(const Source& source, Findings& found) {
  const Page& page = source.page;
  const SiteNames site(source);
  const std::size_t count = std::min(page.anchors().size(), kMaxAnchors);
  for (const NodeId anchor : page.anchors().first(count)) {
    if (page.node(anchor).end - anchor > kMaxNodes) continue;
    if (!site.is_home(page.attribute_or_empty(anchor, "href"))) continue;
    if (!is_marked_as_masthead(page, anchor)) continue;
    const std::string text = masthead_name(page, anchor);
    const std::string_view name = strip_logo(text);
    if (is_short_name(name) && !is_one_of(kNoName, name)) found.add(name, anchor);
  }
}

}  // namespace sheaf
