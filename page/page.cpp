#include "page/page.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/text.h"
#include "page/charset.h"
#include "page/index.h"
#include "page/storage.h"
#include "page/tree.h"

namespace sheaf {
namespace {

struct Signature {
  std::string_view bytes;
  std::string_view name;
};
// First bytes of what is often saved or served under an .html name.
constexpr std::array<Signature, 12> kSignatures = {{
    {"%PDF-", "a PDF"},
    {"\x89PNG", "a PNG picture"},
    {"GIF8", "a GIF picture"},
    {"\xFF\xD8\xFF", "a JPEG picture"},
    {"PK\x03\x04", "a ZIP archive"},
    {"\x1F\x8B", "gzip data"},
    {"RIFF", "a RIFF file"},
    {"\x7F"
     "ELF",
     "a program"},
    {"BZh", "bzip2 data"},
    {"\xFD"
     "7zXZ",
     "xz data"},
    {"7z\xBC\xAF", "a 7z archive"},
    {"OggS", "an Ogg file"},
}};

std::string_view find_binary_kind(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) return signature.name;
  }
  return "";
}

// CPU time that parsing so many bytes may take: some thirty times what it takes where no shape is
// made to cost more.
std::uint32_t parse_ms(std::size_t bytes, const PageLimits& limits) {
  constexpr std::size_t kBase = 250, kBytesPerMs = 1000;
  return static_cast<std::uint32_t>(
      std::min<std::size_t>(limits.max_parse_ms, kBase + bytes / kBytesPerMs));
}

}  // namespace

Page::Page() : storage_(std::make_unique<Storage>()) {}
Page::~Page() = default;

Result<std::unique_ptr<Page>> Page::parse(std::string bytes, std::string_view content_type,
                                          PageLimits limits) {
  if (const std::string_view kind = find_binary_kind(bytes); !kind.empty()) {
    return Error{ErrorKind::kUnsupported, "not HTML but " + std::string(kind)};
  }
  if (bytes.size() > limits.max_input_bytes) {
    return Error{ErrorKind::kTooLarge, "the page is over the limit of " +
                                           std::to_string(limits.max_input_bytes) + " bytes"};
  }
  std::unique_ptr<Page> page(new Page);
  Storage& storage = *page->storage_;
  Decoded decoded = decode(std::move(bytes), content_type);
  storage.text = std::move(decoded.text);
  storage.charset = std::move(decoded.charset);
  storage.prepass = reduce(storage.text);
  const Result<const GumboNode*> document =
      parse_tree(storage.prepass.html, storage.arena,
                 {limits.max_arena_bytes, parse_ms(storage.text.size(), limits)});
  if (!document.ok()) return document.error();
  PageBuilder(*page).build(document.value());
  return page;
}

std::string_view Page::source() const { return storage_->text; }
std::string_view Page::charset() const { return storage_->charset; }

std::optional<std::string_view> Page::attribute(NodeId id, std::string_view name) const {
  for (const Attribute& attribute : attributes(id)) {
    if (attribute.name() == name) return attribute.value();
  }
  return std::nullopt;
}

std::string_view Page::attribute_or_empty(NodeId id, std::string_view name) const {
  return attribute(id, name).value_or(std::string_view());
}

bool Page::has_class(NodeId id, std::string_view name) const {
  const std::string_view classes = attribute_or_empty(id, "class");
  for (std::size_t pos = 0; (pos = classes.find(name, pos)) != classes.npos; pos += name.size()) {
    const std::size_t end = pos + name.size();
    if ((pos == 0 || is_ascii_space(classes[pos - 1])) &&
        (end == classes.size() || is_ascii_space(classes[end]))) {
      return true;
    }
  }
  return false;
}

NodeId Page::first_child(NodeId id) const { return nodes_[id].end > id + 1 ? id + 1 : kNoNode; }

NodeId Page::next_sibling(NodeId id) const {
  const NodeId parent = nodes_[id].parent;
  const NodeId next = nodes_[id].end;
  return parent != kNoNode && next < nodes_[parent].end ? next : kNoNode;
}

NodeId Page::closest(NodeId id, Tag tag) const {
  while (id != kNoNode && nodes_[id].tag != tag) id = nodes_[id].parent;
  return id;
}

NodeId Page::find_by_id(std::string_view id) const {
  for (const auto& [name, node] : storage_->ids) {
    if (name == id) return node;
  }
  return kNoNode;
}

Page::Position Page::position(NodeId id) const {
  const auto* gumbo = static_cast<const GumboNode*>(nodes_[id].element);
  const std::size_t offset = gumbo->type == GUMBO_NODE_ELEMENT || gumbo->type == GUMBO_NODE_TEMPLATE
                                 ? gumbo->v.element.start_pos.offset
                                 : gumbo->v.text.start_pos.offset;
  const std::size_t place = std::min(storage_->prepass.source_offset(offset), source().size());
  const std::vector<std::uint32_t>& starts = storage_->line_starts();
  const auto next = std::upper_bound(starts.begin(), starts.end(), place);
  return {static_cast<std::uint32_t>(next - starts.begin()),
          static_cast<std::uint32_t>(place - *std::prev(next) + 1)};
}

std::string_view Page::meta(std::string_view key) const {
  if (const auto& values = storage_->values; !values.empty()) {
    const auto found = values.find(key);
    return found == values.end() ? std::string_view() : found->second;
  }
  for (const Meta& entry : metas_) {
    if (entry.key == key && !trim(entry.content).empty()) return entry.content;
  }
  return {};
}

}  // namespace sheaf
