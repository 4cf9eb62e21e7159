// One line of a page's text, put together from its pieces. Internal to extractors/links/.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "page/page.h"

namespace sheaf {

class LineText {
 public:
  void add(std::string_view text, NodeId node) {
    if (!text_.empty()) seams_.push_back(text_.size());
    pieces_.push_back({text_.size(), node});
    text_ += text;
  }
  // A link, whose words are no part of the line: a character that no address goes on behind.
  void add_link(NodeId node) { add(" \uFFFC ", node); }

  std::string_view text() const { return text_; }
  const std::vector<std::size_t>& seams() const { return seams_; }

  // The element or text that the byte at `offset` comes from.
  NodeId node_at(std::size_t offset) const {
    const auto behind =
        std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                         [](std::size_t at, const Piece& piece) { return at < piece.begin; });
    return behind == pieces_.begin() ? kNoNode : std::prev(behind)->node;
  }

 private:
  struct Piece {
    std::size_t begin;
    NodeId node;
  };
  std::string text_;
  std::vector<Piece> pieces_;
  std::vector<std::size_t> seams_;
};

}  // namespace sheaf
