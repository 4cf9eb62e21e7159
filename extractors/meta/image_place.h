// Where the pictures of the article stand on a page.
#pragma once

#include <vector>

#include "extractors/extractor.h"

namespace sheaf {

// Tells the article's pictures from those of the page around it by where they stand: in the main
// content, in a frame with a caption there (whose words are no part of the text), or between the
// head of the article and its text.
class PictureArea {
 public:
  explicit PictureArea(const Source& source);

  bool holds(NodeId image) const;
  NodeId begin() const { return head_; }  // no picture of the article stands before,
  NodeId end() const { return end_; }     // or from here on

 private:
  bool holds_by_place(NodeId image) const;
  bool stands_in_frame(NodeId image) const;
  bool stands_in_head(NodeId image) const;

  const Page& page_;
  const MainContent& main_;
  NodeId head_ = kNoNode;  // the element that holds both head and text
  NodeId end_ = kNoNode;
  bool is_shown_later_ = false;  // the article itself is hidden until a script shows it
};

// The pictures that can be of the article, in order of the page: address as written, alt, size. At
// most `limit`.
std::vector<Finding> extract_placed_pictures(const Source& source, std::size_t limit);

}  // namespace sheaf
