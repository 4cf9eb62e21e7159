#include "page/index.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/text.h"
#include "page/hints.h"
#include "page/storage.h"

namespace sheaf {
namespace {

std::array<Tag, GUMBO_TAG_LAST + 1> make_tag_map() {
  std::array<Tag, GUMBO_TAG_LAST + 1> map{};
  map.fill(Tag::kOther);
  for (int tag = 0; tag < GUMBO_TAG_UNKNOWN; ++tag) {
    map[static_cast<std::size_t>(tag)] =
        tag_by_name(gumbo_normalized_tagname(static_cast<GumboTag>(tag)));
  }
  return map;
}

// Custom elements that matter have a '-' and come from the source text.
Tag tag_of_unknown(const GumboElement& element) {
  GumboStringPiece piece = element.original_tag;
  if (!piece.data) return Tag::kOther;
  gumbo_tag_from_original_text(&piece);
  const std::string_view name(piece.data, piece.length);
  if (equals_ignore_case(name, "amp-img")) return Tag::kAmpImg;
  if (equals_ignore_case(name, "dialog")) return Tag::kDialog;
  if (equals_ignore_case(name, "picture")) return Tag::kPicture;
  return Tag::kOther;
}

Tag tag_of(const GumboElement& element) {
  static const std::array<Tag, GUMBO_TAG_LAST + 1> map = make_tag_map();
  if (element.tag_namespace != GUMBO_NAMESPACE_HTML) {
    return element.tag == GUMBO_TAG_SVG ? Tag::kSvg : Tag::kOther;
  }
  if (element.tag == GUMBO_TAG_UNKNOWN) return tag_of_unknown(element);
  return map[static_cast<std::size_t>(element.tag)];
}

bool hides(std::string_view style) {
  const std::size_t pos = find_ignore_case(style, "display");
  if (pos == style.npos) return false;
  std::string_view rest = style.substr(pos + 7);
  while (!rest.empty() && (is_ascii_space(rest[0]) || rest[0] == ':')) rest.remove_prefix(1);
  return starts_with_ignore_case(rest, "none");
}

// The value of an attribute in the tree, at `next` or a little behind it, which is where those come
// that are asked for in the order of the source; moves `next` behind it.
std::string_view find_value(const GumboElement& element, std::string_view name, unsigned& next) {
  constexpr unsigned kReach = 16;  // over those to which the parser gave another name
  const unsigned end = std::min(element.attributes.length, next + kReach);
  for (unsigned i = next; i < end; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    if (attribute->name != name) continue;
    next = i + 1;
    return attribute->value;
  }
  return {};
}

bool is_parent(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE ||
         node->type == GUMBO_NODE_DOCUMENT;
}

const GumboVector& children_of(const GumboNode* node) {
  return node->type == GUMBO_NODE_DOCUMENT ? node->v.document.children : node->v.element.children;
}

}  // namespace

// Gumbo's nodes know their parent and their index in it: no stack is needed.
void PageBuilder::build(const GumboNode* document) {
  page_.attributes_ = std::move(page_.storage_->prepass.attributes);
  page_.nodes_.reserve(page_.storage_->prepass.html.size() / 10 + 16);
  const GumboNode* node = document;
  while (true) {
    if (is_parent(node) && children_of(node).length > 0) {
      node = static_cast<const GumboNode*>(children_of(node).data[0]);
      enter(node);
      continue;
    }
    while (true) {
      if (node == document) return finish();
      if (is_parent(node)) leave(node);
      const GumboVector& siblings = children_of(node->parent);
      if (node->index_within_parent + 1 < siblings.length) {
        node = static_cast<const GumboNode*>(siblings.data[node->index_within_parent + 1]);
        enter(node);
        break;
      }
      node = node->parent;
    }
  }
}

void PageBuilder::finish() {
  find_title();
  constexpr std::size_t kMany = 128;
  if (page_.metas_.size() < kMany) return;
  for (const Meta& meta : page_.metas_) {
    if (!trim(meta.content).empty()) page_.storage_->values.try_emplace(meta.key, meta.content);
  }
}

void PageBuilder::find_title() {
  for (NodeId id = 0; id < page_.nodes_.size(); ++id) {
    if (page_.nodes_[id].tag != Tag::kTitle) continue;
    const NodeId child = page_.first_child(id);
    if (child != kNoNode) page_.title_ = page_.nodes_[child].text;
    return;
  }
}

void PageBuilder::enter(const GumboNode* gumbo) {
  if (is_parent(gumbo)) return enter_element(gumbo);
  if (gumbo->type != GUMBO_NODE_COMMENT) enter_text(gumbo);
}

// At the deepest level an element ends where the first one in it begins.
void PageBuilder::leave(const GumboNode* gumbo) {
  if (unread_ == gumbo) unread_ = nullptr;
  if (page_.nodes_[open_].element == gumbo) close();
}

void PageBuilder::close() {
  Node& node = page_.nodes_[open_];
  node.end = static_cast<NodeId>(page_.nodes_.size());
  open_ = node.parent;
}

void PageBuilder::enter_text(const GumboNode* gumbo) {
  const NodeId id = static_cast<NodeId>(page_.nodes_.size());
  const bool inside = open_ != kNoNode;
  if (unread_ && page_.nodes_[open_].depth < Page::kMaxDepth) return;
  Page::Storage& storage = *page_.storage_;
  const std::string_view text =
      storage.prepass.text.restore(gumbo->v.text.text, storage.joined_texts);
  page_.nodes_.push_back({.text = text,
                          .element = gumbo,
                          .parent = open_,
                          .end = id + 1,
                          .tag = Tag::kText,
                          .hidden = inside && page_.nodes_[open_].hidden,
                          .depth = inside ? page_.nodes_[open_].depth : std::uint16_t{0}});
}

void PageBuilder::enter_element(const GumboNode* gumbo) {
  if (open_ != kNoNode && page_.nodes_[open_].depth == Page::kMaxDepth) close();
  const GumboElement& element = gumbo->v.element;
  const NodeId id = static_cast<NodeId>(page_.nodes_.size());
  const Tag tag = tag_of(element);
  const auto [first_attribute, attribute_count] = find_attributes(element);
  const SeenAttributes attributes =
      read_attributes(std::span(page_.attributes_).subspan(first_attribute, attribute_count));
  Node node{.text = {},
            .element = gumbo,
            .parent = open_,
            .end = id + 1,
            .first_attribute = first_attribute,
            .attribute_count = attribute_count,
            .hints = attributes.hints,
            .tag = tag};
  node.hidden = attributes.hidden || gumbo->type == GUMBO_NODE_TEMPLATE || hides(attributes.style);
  if (open_ != kNoNode) {
    const Node& parent = page_.nodes_[open_];
    node.hidden |= parent.hidden || unread_;
    node.depth = static_cast<std::uint16_t>(parent.depth + 1);
  }
  if (!unread_ && node.depth == Page::kMaxDepth && (node.hidden || !is_read(tag))) unread_ = gumbo;
  page_.nodes_.push_back(node);
  open_ = id;
  if (!attributes.id.empty()) page_.storage_->ids.emplace_back(attributes.id, id);
  if (attributes.hints != 0) page_.hinted_.push_back(id);
  list(id, tag, attributes);
}

PageBuilder::AttributeRange PageBuilder::find_attributes(const GumboElement& element) {
  // An implied element stands nowhere; its attributes, if any, were merged from a later tag.
  const bool is_implied = element.original_tag.length == 0;
  const Prepass::StartTag* tag =
      is_implied ? nullptr : page_.storage_->prepass.find_tag(element.start_pos.offset, next_tag_);
  if (!tag) return copy_attributes(element);
  unsigned next = 0;
  for (Attribute& attribute :
       std::span(page_.attributes_).subspan(tag->first_attribute, tag->attribute_count)) {
    if (attribute.left_in_tree()) attribute.set_value(find_value(element, attribute.name(), next));
  }
  return {tag->first_attribute, tag->attribute_count};
}

PageBuilder::AttributeRange PageBuilder::copy_attributes(const GumboElement& element) {
  const auto first = static_cast<std::uint32_t>(page_.attributes_.size());
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    page_.attributes_.emplace_back(attribute->name, attribute->value);
  }
  return {first, element.attributes.length};
}

PageBuilder::SeenAttributes PageBuilder::read_attributes(std::span<const Attribute> attributes) {
  SeenAttributes out;
  for (const Attribute& attribute : attributes) {
    const std::string_view name = attribute.name();
    const auto value = [&] { return attribute.value(); };
    switch (name[0]) {
      case 'a':
        if (name == "aria-hidden") out.hidden |= value() == "true";
        break;
      case 'c':
        if (name == "class") out.hints |= find_hints(value());
        if (name == "content") out.content = value(), out.has_content = true;
        break;
      case 'd':
        if (name == "data-testid") out.hints |= find_hints(value());
        break;
      case 'h':
        if (name == "href") out.href = value(), out.has_href = true;
        if (name == "hidden") out.hidden = true;
        if (name == "http-equiv") out.http_equiv = value();
        break;
      case 'i':
        if (name == "id") out.id = value(), out.hints |= find_hints(out.id);
        if (name == "itemprop") out.itemprop = value(), out.hints |= find_hints(out.itemprop);
        break;
      case 'l':
        if (name == "lang") out.lang = value();
        break;
      case 'n':
        if (name == "name") out.name = value();
        break;
      case 'p':
        if (name == "property") out.property = value();
        break;
      case 'r':
        if (name == "rel" || name == "role") out.hints |= find_hints(value());
        break;
      case 's':
        if (name == "style") out.style = value();
        break;
      case 't':
        if (name == "type") out.type = value();
        break;
      case 'x':
        if (name == "xml:lang" && out.lang.empty()) out.lang = value();
        break;
      default:
        break;
    }
  }
  return out;
}

void PageBuilder::list(NodeId id, Tag tag, const SeenAttributes& attributes) {
  switch (tag) {
    case Tag::kMeta:
      if (attributes.has_content) list_meta(id, attributes);
      return;
    case Tag::kScript:
      return list_script(id, attributes.type);
    case Tag::kLink:
      page_.head_links_.push_back(id);
      break;
    case Tag::kA:
      if (attributes.has_href) page_.anchors_.push_back(id);
      break;
    case Tag::kImg:
    case Tag::kAmpImg:
    case Tag::kSource:
    case Tag::kVideo:
      page_.images_.push_back(id);
      break;
    case Tag::kH1:
    case Tag::kH2:
    case Tag::kH3:
      page_.headings_.push_back(id);
      break;
    case Tag::kTime:
    case Tag::kAbbr:
      page_.times_.push_back(id);
      break;
    case Tag::kHtml:
      page_.language_ = attributes.lang;
      break;
    case Tag::kBase:
      if (page_.base_href_.empty()) page_.base_href_ = attributes.href;
      break;
    default:
      break;
  }
  if (!attributes.itemprop.empty() || !attributes.property.empty()) page_.itemprops_.push_back(id);
}

void PageBuilder::list_meta(NodeId id, const SeenAttributes& attributes) {
  for (const std::string_view keys :
       {attributes.property, attributes.name, attributes.itemprop, attributes.http_equiv}) {
    list_meta_keys(id, keys, attributes.content);
  }
}

void PageBuilder::list_meta_keys(NodeId id, std::string_view keys, std::string_view content) {
  while (true) {
    while (!keys.empty() && is_ascii_space(keys[0])) keys.remove_prefix(1);
    if (keys.empty()) return;
    std::size_t length = 0;
    while (length < keys.size() && !is_ascii_space(keys[length])) ++length;
    std::string_view key = keys.substr(0, length);
    keys.remove_prefix(length);
    if (std::any_of(key.begin(), key.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
      key = page_.storage_->keys.emplace_back(ascii_lower(key));
    }
    page_.metas_.push_back({key, content, id});
  }
}

void PageBuilder::list_script(NodeId id, std::string_view type) {
  const auto* gumbo = static_cast<const GumboNode*>(page_.nodes_[id].element);
  const GumboElement& element = gumbo->v.element;
  std::string_view body =
      page_.storage_->prepass.body_behind(element.start_pos.offset, page_.storage_->text);
  if (body.empty() && element.children.length > 0) {  // left in the tree
    const auto* child = static_cast<const GumboNode*>(element.children.data[0]);
    if (!is_parent(child)) {
      body = page_.storage_->prepass.text.restore(child->v.text.text, page_.storage_->joined_texts);
    }
  }
  page_.scripts_.push_back({type, body, id});
}

}  // namespace sheaf
