#include "extractors/layout/headline.h"

#include <algorithm>

#include "base/text.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr std::size_t kMostHeadings = 80;  // looked at; a headline comes early
constexpr std::size_t kShortest = 12;      // bytes of a part of a title that is no accident

// Whether a heading says the title but for what stands before or behind it: "Title | Site",
// "Rubric: Title".
bool says_part(std::string_view heading, std::string_view title) {
  if (heading.size() < title.size()) {
    return heading.size() >= kShortest && starts_with_ignore_case(title, heading);
  }
  return title.size() >= kShortest &&
         (starts_with_ignore_case(heading, title) || ends_with_ignore_case(heading, title));
}

class HeadlineFinder {
 public:
  explicit HeadlineFinder(const Source& source)
      : page_(source.page),
        main_(source.main),
        title_(fold_space(source.title.empty() ? source.page.title() : source.title)) {}

  NodeId find() {
    const auto all = page_.headings();
    for (const NodeId id : all.first(std::min(all.size(), kMostHeadings))) {
      if (page_.node(id).hidden) continue;
      if (look_at(id)) return id;
    }
    if (saying_ != kNoNode) return saying_;
    return first_h1_ != kNoNode ? first_h1_ : first_inside_;
  }

 private:
  // True if it is the headline for sure.
  bool look_at(NodeId id) {
    const std::string text = inline_text(page_, id);
    if (text.empty()) return false;
    if (equals_ignore_case(text, title_)) return true;
    // The longest: the name of the site may begin the title.
    if (text.size() > longest_ && says_part(text, title_)) {
      saying_ = id;
      longest_ = text.size();
    }
    const bool is_behind = main_.root != kNoNode && id >= page_.node(main_.root).end;
    const bool is_h1 = page_.node(id).tag == Tag::kH1;
    if (is_h1 && first_h1_ == kNoNode && !is_behind) first_h1_ = id;
    if (first_inside_ == kNoNode && main_.holds(page_, id)) first_inside_ = id;
    return false;
  }

  const Page& page_;
  const MainContent& main_;
  std::string title_;
  NodeId saying_ = kNoNode, first_h1_ = kNoNode, first_inside_ = kNoNode;
  std::size_t longest_ = 0;
};

}  // namespace

NodeId find_headline(const Source& source) { return HeadlineFinder(source).find(); }

}  // namespace sheaf
