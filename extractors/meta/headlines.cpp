#include "extractors/meta/headlines.h"

#include <algorithm>

#include "base/text.h"
#include "extractors/meta/title_key.h"
#include "page/hints.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxOfKind = 64;  // headings, and as many named titles
constexpr NodeId kMaxNodes = 48;        // of an element that is only a title
constexpr std::size_t kMaxTitleBytes = 600;
constexpr int kMaxAncestors = 6;  // looked at for navigation and lists

bool is_heading(Tag tag) { return tag == Tag::kH1 || tag == Tag::kH2 || tag == Tag::kH3; }

// First letters of class names of what is about other articles, or about none. At the start of a
// name: an article "with-sidebar" is none.
constexpr std::string_view kElsewhere[] = {
    "aside",   "breadcrumb", "comment", "cookie",   "footer", "menu",      "modal",
    "nav",     "newsletter", "popular", "popup",    "promo",  "recommend", "related",
    "sidebar", "subscri",    "teaser",  "trending", "widget"};

bool is_elsewhere(std::string_view classes) {
  for (const std::string_view name : split(classes, ' ')) {
    for (const std::string_view start : kElsewhere) {
      if (starts_with_ignore_case(name, start)) return true;
    }
  }
  return false;
}

// In navigation, a list, a sidebar, a footer or a dialog.
bool is_aside(const Page& page, NodeId id) {
  constexpr Hints kMaybe = hint::kNav | hint::kDialog | hint::kClutter | hint::kAd;
  if (page.node(id).hints & hint::kLogo) return true;
  for (int i = 0; i < kMaxAncestors && id != kNoNode; ++i, id = page.node(id).parent) {
    const Node& node = page.node(id);
    if (node.tag == Tag::kBody) return false;
    if (node.tag == Tag::kNav || node.tag == Tag::kAside || node.tag == Tag::kFooter ||
        node.tag == Tag::kLi) {
      return true;
    }
    if (i < 3 && (node.hints & kMaybe) && is_elsewhere(page.attribute_or_empty(id, "class"))) {
      return true;
    }
  }
  return false;
}

// The masthead's heading: all of it is a link to the home page, or to a section above this page.
bool leads_above(const Page& page, const SiteNames& site, NodeId heading) {
  NodeId link = page.closest(page.node(heading).parent, Tag::kA);
  for (NodeId id = heading + 1; link == kNoNode && id < page.node(heading).end; ++id) {
    const Node& node = page.node(id);
    if (node.tag == Tag::kA) link = id;
    if (node.tag == Tag::kText && !trim(node.text).empty()) return false;  // before any link
  }
  return link != kNoNode && site.is_above(page.attribute_or_empty(link, "href"));
}

bool has_word(std::string_view names, std::string_view word) {
  return find_ignore_case(names, word) != names.npos;
}

bool is_marked_as_headline(const Page& page, NodeId id) {
  const std::string_view itemprop = page.attribute_or_empty(id, "itemprop");
  return itemprop == "headline" || page.has_class(id, "p-name");
}

bool is_named_title(const Page& page, NodeId id) {
  const std::string_view classes = page.attribute_or_empty(id, "class");
  const std::string_view name = page.attribute_or_empty(id, "id");
  return has_word(classes, "title") || has_word(classes, "headline") || has_word(name, "title") ||
         has_word(name, "headline");
}

// Permalink signs at the end of a heading.
std::string_view strip_permalink(std::string_view text) {
  for (const std::string_view sign : {"¶", "§", "🔗", " #"}) {
    if (text.ends_with(sign)) text = trim(text.substr(0, text.size() - sign.size()));
  }
  return text;
}

// What newsrooms call the line above the headline, which some set inside its heading.
bool is_kicker(std::string_view classes) {
  for (const std::string_view word : {"kicker", "overline", "topline", "dachzeile", "eyebrow",
                                      "spitzmarke", "roofline", "supertitle"}) {
    if (has_word(classes, word)) return true;
  }
  return false;
}

// The text of a heading without its kicker and the separator behind that.
std::string headline_text(const Page& page, NodeId heading) {
  std::string text = inline_text(page, heading);
  for (NodeId id = heading + 1; id < page.node(heading).end; ++id) {
    if (page.node(id).tag == Tag::kText || !is_kicker(page.attribute_or_empty(id, "class"))) {
      continue;
    }
    const std::string kicker = inline_text(page, id);
    if (kicker.empty() || text.size() == kicker.size() || !text.starts_with(kicker)) break;
    std::string_view rest = std::string_view(text).substr(kicker.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" :-|/"), rest.size()));
    return std::string(trim(rest));
  }
  return text;
}

class HeadlineFinder {
 public:
  HeadlineFinder(const Page& page, const SiteNames& site) : page_(page), site_(site) {}

  std::vector<Headline> find_h1() && {
    for (const NodeId id : page_.headings()) {
      if (found_.size() >= kMaxOfKind) break;
      if (rank_of_heading(id) == Rank::kH1 && !is_aside(page_, id)) add(id, Rank::kH1);
    }
    return std::move(found_);
  }

  std::vector<Headline> find() && {
    for (const NodeId id : page_.headings()) {
      if (found_.size() < kMaxOfKind) add(id, rank_of_heading(id));
    }
    const std::size_t most = found_.size() + kMaxOfKind;
    for (const NodeId id : page_.itemprops()) {
      if (found_.size() < most && is_marked_as_headline(page_, id)) add(id, Rank::kMarked);
    }
    for (const NodeId id : page_.hinted()) {
      if (found_.size() >= most) break;
      if (!(page_.node(id).hints & hint::kTitle) || is_heading(page_.node(id).tag)) continue;
      if (is_named_title(page_, id)) add(id, Rank::kNamed);
    }
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Headline& a, const Headline& b) { return a.rank < b.rank; });
    return std::move(found_);
  }

 private:
  using Rank = Headline::Rank;

  Rank rank_of_heading(NodeId id) const {
    if (page_.attribute_or_empty(id, "itemprop") == "alternativeHeadline") return Rank::kHeading;
    if (page_.node(id).tag == Tag::kH1) return Rank::kH1;
    if (is_marked_as_headline(page_, id)) return Rank::kMarked;
    return is_named_title(page_, id) ? Rank::kNamed : Rank::kHeading;
  }

  void add(NodeId id, Rank rank) {
    const Node& node = page_.node(id);
    if (node.hidden || node.end - id > kMaxNodes || leads_above(page_, site_, id)) return;
    std::string text = headline_text(page_, id);
    text.resize(strip_permalink(text).size());
    if (text.empty() || text.size() > kMaxTitleBytes || site_.names(text)) return;
    found_.push_back({std::move(text), id, is_aside(page_, id) ? Rank::kAside : rank});
  }

  const Page& page_;
  const SiteNames& site_;
  std::vector<Headline> found_;
};

}  // namespace

std::vector<Headline> extract_headlines(const Page& page, const SiteNames& site) {
  return HeadlineFinder(page, site).find();
}

std::vector<Headline> extract_h1_headlines(const Page& page, const SiteNames& site) {
  return HeadlineFinder(page, site).find_h1();
}

}  // namespace sheaf
