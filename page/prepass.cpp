#include "page/prepass.h"

#include <algorithm>

namespace sheaf {

std::size_t Prepass::source_offset(std::size_t html_offset) const {
  std::size_t removed = 0;
  for (const Cut& cut : cuts) {
    if (cut.position >= html_offset) break;
    removed += cut.length;
  }
  return html_offset + removed;
}

std::string_view Prepass::body_at(std::size_t html_offset, std::string_view source) const {
  const auto cut =
      std::lower_bound(cuts.begin(), cuts.end(), html_offset,
                       [](const Cut& a, std::size_t offset) { return a.position < offset; });
  if (cut == cuts.end() || cut->position != html_offset) return {};
  return source.substr(cut->source_begin, cut->length);
}

Prepass take_out_bodies(std::string_view source) { return {std::string(source), {}}; }

}  // namespace sheaf
