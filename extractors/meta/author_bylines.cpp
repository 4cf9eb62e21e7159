#include "extractors/meta/author_bylines.h"

#include <algorithm>

#include "base/fold.h"
#include "base/text.h"
#include "extractors/layout/zone.h"
#include "extractors/meta/author_addresses.h"
#include "extractors/meta/author_kinds.h"
#include "extractors/meta/author_names.h"
#include "extractors/meta/author_words.h"
#include "extractors/meta/byline_text.h"
#include "page/hints.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxJoin = 5;  // bytes between two authors: " and "
constexpr std::size_t kProse = 100;  // bytes of a text that no list of authors has
constexpr int kLevelsOfGroup = 4;    // from an author to what holds the others, too
constexpr NodeId kNodesOfGroup = 120;

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t pos = 0; (pos = find_ignore_case(list, word, pos)) != list.npos;
       pos += word.size()) {
    const std::size_t end = pos + word.size();
    if ((pos == 0 || is_ascii_space(list[pos - 1]) || list[pos - 1] == ':') &&
        (end == list.size() || is_ascii_space(list[end]))) {
      return true;
    }
  }
  return false;
}

struct Candidates {
  PageZone zone;
  std::span<const NodeId> list;  // all of the page
  std::vector<NodeId> nodes;
};

// The nodes of an index list that stand in the place: around the headline those behind it first,
// then those before it, the nearest first.
Candidates find_candidates(const Source& source, BylinePlace place, std::span<const NodeId> list) {
  const PageZone head = find_head_zone(source);
  const bool is_head = place == BylinePlace::kHead;
  Candidates out{is_head ? head : find_tail_zone(source, head), list, {}};
  const NodeId from = is_head && head.heading != kNoNode ? head.heading : out.zone.begin;
  const auto middle = std::lower_bound(list.begin(), list.end(), from);
  for (auto it = middle; it != list.end() && *it < out.zone.end; ++it) out.nodes.push_back(*it);
  for (auto it = middle; it != list.begin() && *(it - 1) >= out.zone.begin;) {
    out.nodes.push_back(*--it);
  }
  return out;
}

template <typename May>
bool has_any(std::span<const NodeId> list, May may) {
  return std::any_of(list.begin(), list.end(), may);
}

bool add_if_names(const Source& source, const std::string& text, NodeId id, Findings& found) {
  if (split_names(text, WrittenFor::kReaders, source.language).empty()) return false;
  found.add(text, id);
  return true;
}

// Prose, or what gives the name behind it another part than the author's: "Photos by", 译者：
bool parts_authors(std::string_view text) {
  text = trim(text);
  if (text.size() > kProse || text.ends_with(':') || text.ends_with("：")) return true;
  const std::size_t space = text.rfind(' ');
  return space != text.npos && is_by_word(text.substr(space + 1));
}

// Whether both are of one kind, in boxes of one box.
bool stands_with(const Page& page, NodeId author, NodeId other) {
  if (page.node(author).tag != page.node(other).tag ||
      page.attribute_or_empty(author, "class") != page.attribute_or_empty(other, "class"))
    return false;
  for (NodeId id = page.node(author).end; id < other; ++id) {
    if (parts_authors(page.node(id).text)) return false;
  }
  NodeId box = author;
  for (int level = 0; level < kLevelsOfGroup && page.node(box).parent != kNoNode; ++level) {
    box = page.node(box).parent;
    if (page.node(box).end - box > kNodesOfGroup) return false;
    if (other < page.node(box).end) return true;
  }
  return false;
}

// Not jobs and places, which stand under the marks of authors as well.
bool names_persons_only(const std::vector<std::string>& names) {
  return !names.empty() && std::all_of(names.begin(), names.end(), [](const std::string& name) {
    if (!is_personal_name(name) || is_desk(fold(name))) return false;
    const auto words = split(name, ' ');
    return std::none_of(words.begin(), words.end(), [](std::string_view word) {
      return (word_kinds(fold(word)) & word_kind::kJob) != 0;
    });
  });
}

void add_if_persons(const Source& source, const std::string& text, NodeId id, Findings& found) {
  if (names_persons_only(split_names(text, WrittenFor::kReaders, source.language)))
    found.add(text, id);
}

// Further authors behind the first, each in a box of their own.
template <typename May>
std::vector<NodeId> find_others(const Source& source, const Candidates& all, NodeId first,
                                May may) {
  const Page& page = source.page;
  std::vector<NodeId> others;
  NodeId last = first;
  for (auto it = std::lower_bound(all.list.begin(), all.list.end(), page.node(first).end);
       it != all.list.end() && *it < all.zone.end; ++it) {
    if (*it < page.node(last).end || !may(*it)) continue;
    if (!stands_with(page, last, *it)) break;
    last = *it;
    if (!is_beside_article(source, all.zone, last)) others.push_back(last);
  }
  return others;
}

// The first author's element in a box that holds several, however they are wrapped.
template <typename May>
NodeId find_innermost(const Page& page, std::span<const NodeId> list, NodeId box, May may) {
  const auto end = std::lower_bound(list.begin(), list.end(), page.node(box).end);
  for (auto it = std::upper_bound(list.begin(), list.end(), box); it < end; ++it) {
    if (*it >= page.node(box).end) break;
    if (may(*it)) box = *it;
  }
  return box;
}

bool has_author_itemprop(const Page& page, NodeId id) {
  for (const std::string_view name : {"itemprop", "property"}) {
    const std::string_view words = page.attribute_or_empty(id, name);
    if (has_word(words, "author") || has_word(words, "creator")) return true;
  }
  return false;
}

// The nested [itemprop=name], where the author is an item of its own.
std::string itemprop_text(const Page& page, NodeId id) {
  const auto props = page.itemprops();
  for (auto it = std::upper_bound(props.begin(), props.end(), id);
       it != props.end() && *it < page.node(id).end; ++it) {
    if (page.attribute_or_empty(*it, "itemprop") != "name") continue;
    const std::string_view content = page.attribute_or_empty(*it, "content");
    return content.empty() ? byline_text(page, *it) : std::string(content);
  }
  const std::string_view content = page.attribute_or_empty(id, "content");
  return content.empty() ? byline_text(page, id) : std::string(content);
}

// Adds the author and those that follow directly: "<a itemprop=author> and <a itemprop=author>".
bool add_itemprops(const Source& source, NodeId first, Findings& found) {
  const Page& page = source.page;
  if (!add_if_names(source, itemprop_text(page, first), first, found)) return false;
  for (NodeId next = page.next_sibling(first); next != kNoNode; next = page.next_sibling(next)) {
    const Node& node = page.node(next);
    if (node.tag == Tag::kText && trim(node.text).size() <= kMaxJoin) continue;
    if (node.tag == Tag::kText || !has_author_itemprop(page, next)) break;
    add_if_names(source, itemprop_text(page, next), next, found);
  }
  return true;
}

constexpr std::string_view kMarks[] = {"author",    "byline",     "autor",       "auteur",
                                       "redakteur", "writer",     "zuozhe",      "nickname",
                                       "username",  "screenname", "contributor", "creator"};
// What else stands around a name under the same mark.
constexpr std::string_view kNoNames[] = {
    "comment",   "avatar",   "image",     "img",      "photo",     "pic",      "bio",     "desc",
    "role",      "job",      "position",  "date",     "time",      "social",   "twitter", "profile",
    "mail",      "phone",    "related",   "more",     "widget",    "archive",  "count",   "label",
    "icon",      "form",     "authori",   "location", "publisher", "headline", "menu",    "nav",
    "about",     "handle",   "teaser",    "tweet",    "intro",     "source",   "licen",   "respon",
    "link-list", "preamble", "copyright", "theme"};

bool contains_any(std::string_view lower, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return lower.find(word) != lower.npos; });
}

// Whether a class or id names the element an author or byline, and not something beside the name.
bool is_author_mark(std::string_view attribute) {
  bool marked = false;
  for (const std::string_view word : split(attribute, ' ')) {
    const std::string lower = ascii_lower(word);
    if (lower == "fn") marked = true;
    if (!contains_any(lower, kMarks)) continue;
    if (contains_any(lower, kNoNames)) return false;
    marked = true;
  }
  return marked;
}

bool is_author_element(const Page& page, NodeId id) {
  if (!(page.node(id).hints & hint::kAuthor)) return false;
  const std::string_view classes = page.attribute_or_empty(id, "class");
  const std::string_view name = page.attribute_or_empty(id, "id");
  return is_author_mark(classes) || is_author_mark(name) ||
         is_author_mark(page.attribute_or_empty(id, "data-testid"));
}

// Links say "News" and "More" as well: one word is not enough.
bool is_link_to_author(std::span<const std::string> names, AddressKind kind) {
  if (names.empty()) return false;
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    return is_personal_name(name) ||
           (kind == AddressKind::kAuthor && name.find(' ') != name.npos && is_capitalized(name));
  });
}

}  // namespace

void find_author_itemprop(const Source& source, BylinePlace place, Findings& found) {
  const Page& page = source.page;
  const auto may = [&](NodeId id) { return has_author_itemprop(page, id); };
  if (!has_any(page.itemprops(), may)) return;
  const Candidates all = find_candidates(source, place, page.itemprops());
  for (const NodeId id : all.nodes) {
    if (!may(id) || is_beside_article(source, all.zone, id)) continue;
    if (!add_itemprops(source, id, found)) continue;
    for (const NodeId other : find_others(source, all, id, may)) {
      add_if_persons(source, itemprop_text(page, other), other, found);
    }
    return;
  }
}

void find_author_rel(const Source& source, BylinePlace place, Findings& found) {
  const Page& page = source.page;
  const auto may = [&](NodeId id) {
    return has_word(page.attribute_or_empty(id, "rel"), "author");
  };
  if (!has_any(page.anchors(), may)) return;
  const Candidates all = find_candidates(source, place, page.anchors());
  for (const NodeId id : all.nodes) {
    if (!may(id) || is_beside_article(source, all.zone, id)) continue;
    if (!add_if_names(source, byline_text_with_next(page, id), id, found)) continue;
    for (const NodeId other : find_others(source, all, id, may)) {
      add_if_persons(source, byline_text(page, other), other, found);
    }
    return;
  }
}

void find_author_element(const Source& source, BylinePlace place, Findings& found) {
  const Page& page = source.page;
  const auto may = [&](NodeId id) { return is_author_element(page, id); };
  const Candidates all = find_candidates(source, place, page.hinted());
  for (const NodeId id : all.nodes) {
    if (!may(id) || is_beside_article(source, all.zone, id)) continue;
    if (!add_if_names(source, byline_text_with_next(page, id), id, found)) continue;
    const NodeId first = find_innermost(page, all.list, id, may);
    for (const NodeId other : find_others(source, all, first, may)) {
      add_if_persons(source, byline_text(page, other), other, found);
    }
    return;
  }
}

void find_author_link(const Source& source, BylinePlace place, Findings& found) {
  const Page& page = source.page;
  const Candidates all = find_candidates(source, place, page.anchors());
  for (const NodeId id : all.nodes) {
    const AddressKind kind = find_address_kind(page.attribute_or_empty(id, "href"));
    if (kind < AddressKind::kPeople || is_beside_article(source, all.zone, id)) continue;
    const std::string text = byline_text_with_next(page, id);
    if (!is_link_to_author(split_names(text, WrittenFor::kReaders, source.language), kind)) {
      continue;
    }
    return found.add(text, id);
  }
}

void find_user_link(const Source& source, Findings& found) {
  const Page& page = source.page;
  const PageZone zone = find_head_zone(source);
  const auto anchors = page.anchors();
  for (auto it = std::lower_bound(anchors.begin(), anchors.end(), zone.heading);
       it != anchors.end() && is_near_heading(source, zone, *it); ++it) {
    if (find_address_kind(page.attribute_or_empty(*it, "href")) != AddressKind::kUser) continue;
    if (is_beside_article(source, zone, *it)) continue;
    if (add_if_names(source, byline_text(page, *it), *it, found)) return;
  }
}

}  // namespace sheaf
