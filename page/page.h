// Page: a parsed response. Owns the text, the arena, the tree and the index at a fixed address;
// every view handed out points into it and must not outlive it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "page/attribute.h"
#include "page/tag.h"

namespace sheaf {

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0xFFFFFFFF;

// Words found in an element's class, id, itemprop, rel, role and data-testid attributes: one bit
// each, so that extractors need look only at elements that can matter (page/hints.h has the words).
using Hints = std::uint32_t;

// One element or text of the tree, in document order: the subtree of node n is [n, nodes[n].end).
struct Node {
  std::string_view text;  // a text node's characters (entities decoded); "" for elements
  const void* element;    // internal: the parser's node
  NodeId parent;          // kNoNode for the root
  NodeId end;             // one past the last descendant: also the next sibling, if any
  std::uint32_t first_attribute = 0;  // internal
  std::uint32_t attribute_count = 0;
  Hints hints = 0;      // of this element alone
  Tag tag;              // Tag::kText for text
  bool hidden = false;  // this element or one above it: hidden, display:none, aria-hidden, template
  std::uint16_t depth = 0;  // below the root; at most Page::kMaxDepth
};

// <meta>: key lower-case, from name, property, itemprop or http-equiv ("og:title"); a list of keys
// in one attribute gives an entry for each. `content` as the tree has it (entities decoded once).
struct Meta {
  std::string_view key;
  std::string_view content;
  NodeId node;
};

// <script> with its body, which is not in the tree.
struct Script {
  std::string_view type;  // the attribute, "" if absent
  std::string_view body;  // as in the source: nothing decoded
  NodeId node;
};

struct PageLimits {
  std::size_t max_input_bytes = 32u << 20;   // of the page, decoded
  std::size_t max_arena_bytes = 512u << 20;  // of the tree
  std::uint32_t max_parse_ms = 3000;         // CPU time of the parse; small pages have less
};

class Page {
 public:
  // Elements that are nested deeper stand behind the one that they are in, as in browsers.
  static constexpr std::uint16_t kMaxDepth = 512;

  // Decodes (page/charset.h) and parses. Errors: kTooLarge, kTimeout (a budget was hit),
  // kUnsupported (PDF, PNG, ... by their first bytes; or no text at all: binary).
  static Result<std::unique_ptr<Page>> parse(std::string bytes, std::string_view content_type = "",
                                             PageLimits limits = {});
  ~Page();
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  std::string_view source() const;   // the whole page as UTF-8
  std::string_view charset() const;  // what it was written in

  std::span<const Node> nodes() const { return nodes_; }
  const Node& node(NodeId id) const { return nodes_[id]; }

  // Attribute by lower-case name; the value has its entities decoded. nullopt if absent.
  std::optional<std::string_view> attribute(NodeId id, std::string_view name) const;
  std::string_view attribute_or_empty(NodeId id, std::string_view name) const;
  // All of them, as written: of two with one name the first counts.
  std::span<const Attribute> attributes(NodeId id) const {
    return std::span(attributes_).subspan(nodes_[id].first_attribute, nodes_[id].attribute_count);
  }
  bool has_class(NodeId id, std::string_view name) const;

  // Walking a level: first_child(n), then next_sibling(c) until kNoNode.
  NodeId first_child(NodeId id) const;
  NodeId next_sibling(NodeId id) const;
  // Nearest ancestor-or-self with the tag, or kNoNode.
  NodeId closest(NodeId id, Tag tag) const;
  NodeId find_by_id(std::string_view id) const;  // first element with that id, or kNoNode

  // Line and column (1-based, columns in bytes) of the element or text in source().
  struct Position {
    std::uint32_t line, column;
  };
  Position position(NodeId id) const;

  // The index, in document order.
  std::span<const Meta> metas() const { return metas_; }
  std::span<const Script> scripts() const { return scripts_; }
  std::span<const NodeId> head_links() const { return head_links_; }  // <link>
  std::span<const NodeId> anchors() const { return anchors_; }        // <a href>
  std::span<const NodeId> images() const {
    return images_;
  }  // <img>, <amp-img>, <picture>'s <source>, <video>
  std::span<const NodeId> headings() const { return headings_; }  // h1..h3
  std::span<const NodeId> times() const { return times_; }        // <time>, <abbr title>
  std::span<const NodeId> itemprops() const {
    return itemprops_;
  }  // [itemprop] or [property], but <meta>
  std::span<const NodeId> hinted() const { return hinted_; }  // elements with hints != 0
  std::string_view title() const { return title_; }           // first <title> outside svg
  std::string_view language() const { return language_; }     // <html lang>, "" if absent
  std::string_view base_href() const { return base_href_; }   // first <base href>

  // First non-blank content of a meta key ("og:title"), or "".
  std::string_view meta(std::string_view key) const;

 private:
  friend class PageBuilder;
  Page();

  struct Storage;  // text, arena, cuts
  std::unique_ptr<Storage> storage_;
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<Meta> metas_;
  std::vector<Script> scripts_;
  std::vector<NodeId> head_links_, anchors_, images_, headings_, times_, itemprops_, hinted_;
  std::string_view title_, language_, base_href_;
};

}  // namespace sheaf
