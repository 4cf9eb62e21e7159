// Which address a picture element really shows. Lazy loaders keep it in attributes of their own and
// put a placeholder into src; srcset and <picture> offer several.
#pragma once

#include <optional>
#include <string_view>

#include "extractors/extractor.h"
#include "extractors/meta/image_size.h"

namespace sheaf {

struct ImageCandidate {
  std::string_view address;  // as written
  double width = 0;          // "640w"
  double density = 0;        // "2x"
};

// The best of a srcset (HTML standard 4.8.4.3.1): the widest up to 1600 pixels, or else the
// narrowest; the densest where no widths are told. nullopt if nothing in it is an address.
std::optional<ImageCandidate> find_best_candidate(std::string_view srcset);

// The picture of an <img>, <amp-img> or <video poster> as the page writes it: address (not made
// absolute), alt, size. Of a <picture> the sources in a format that every program shows count too.
// nullopt for anything else, and if there is only a placeholder.
std::optional<Finding> find_picture(const Page& page, NodeId image);

}  // namespace sheaf
