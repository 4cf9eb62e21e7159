#include "extractors/meta/image_source.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/text.h"
#include "extractors/meta/image_filter.h"
#include "extractors/meta/plain_line.h"
#include "page/srcset.h"

namespace sheaf {
namespace {

constexpr double kWidest = 1600;        // more than a digest or a card ever shows
constexpr double kNarrow = 600;         // less than that only where there is nothing else
constexpr double kLeastWide = 300;      // a srcset of less is not looked at
constexpr std::size_t kLongest = 4096;  // bytes of an address

// Attributes in which lazy loaders keep the address, the likelier and larger pictures first.
constexpr std::string_view kLazyNames[] = {
    "data-original",
    "data-actualsrc",
    "data-src",
    "data-lazy-src",
    "data-original-src",
    "data-lazyload",
    "data-lazy",
    "data-lazy-original",
    "data-lazyload-src",
    "data-lazysrc",
    "data-ll-src",
    "data-defer-src",
    "data-hi-res-src",
    "data-full-src",
    "data-large-src",
    "data-src-large",
    "data-cfsrc",
    "data-flickity-lazyload",
    "data-flickity-lazyload-src",
    "data-pagespeed-lazy-src",
    "data-ezsrc",
    "data-orig-src",
    "data-raw-src",
    "data-img-src",
    "data-image-src",
    "data-runner-src",
    "data-delayed-url",
    "data-croporisrc",
    "data-backsrc",
    "data-echo",
    "data-image",
    "data-img",
    "data-url",
    "zoomfile",
    "file",
    "real_src",
    "ess-data",
    "lazy-src",
    "lazysrc",
    "original",
    "nitro-lazy-src",
    "src2",
    "_src",
};
constexpr std::string_view kSetNames[] = {
    "srcset",     "data-srcset", "data-lazy-srcset", "data-original-set",
    "data-bgset", "data-set",    "data-src-set",     "lazy-srcset"};

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::size_t rank_of(std::string_view name) {
  return static_cast<std::size_t>(std::find(std::begin(kLazyNames), std::end(kLazyNames), name) -
                                  std::begin(kLazyNames));
}

// Whether it ends like a picture's file, a query left aside.
bool names_picture(std::string_view address) {
  address = address.substr(0, find_any(address, "?#!"));
  for (const std::string_view end : {".jpg", ".jpeg", ".png", ".webp", ".gif"}) {
    if (ends_with_ignore_case(address, end)) return true;
  }
  return false;
}

// Browsers that save a page put its pictures into a folder beside it.
bool is_saved_copy(std::string_view address) {
  return address.starts_with("./") && address.find("_files/") != address.npos;
}

// Whether an attribute's value can be an address rather than an id, a number or a template.
bool is_address(std::string_view value) {
  if (value.size() < 3 || value.size() > kLongest) return false;
  if (find_any(value, "{}<>\n \"") != value.npos || is_saved_copy(value)) return false;
  for (const std::string_view scheme : {"data:", "blob:", "about:", "javascript:"}) {
    if (starts_with_ignore_case(value, scheme)) return false;
  }
  return value.find('/') != value.npos || names_picture(value);
}

double parse_descriptor(std::string_view text) {
  double value = 0, unit = 1;
  bool behind_point = false;
  for (const char c : text) {
    if (c == '.') {
      behind_point = true;
    } else if (!is_ascii_digit(c)) {
      break;
    } else if (value < 1e6) {
      value = value * 10 + (c - '0');
      if (behind_point) unit *= 10;
    }
  }
  return value / unit;
}

ImageCandidate read_candidate(const SrcsetCandidate& written) {
  ImageCandidate candidate{written.address};
  for (const std::string_view word : split(written.descriptors, ' ')) {
    if (word.ends_with('w')) candidate.width = parse_descriptor(word);
    if (word.ends_with('x')) candidate.density = parse_descriptor(word);
  }
  return candidate;
}

// Not too wide, nor so narrow that a wider one is better however wide it is.
bool fits(const ImageCandidate& candidate) {
  return candidate.width <= kWidest && (candidate.width == 0 || candidate.width >= kNarrow);
}

bool is_better(const ImageCandidate& a, const ImageCandidate& b) {
  if (fits(a) != fits(b)) return fits(a);
  if (a.width == b.width) return a.density > b.density;
  const bool both_too_wide = a.width > kWidest && b.width > kWidest;
  return both_too_wide ? a.width < b.width : a.width > b.width;
}

void keep_better(std::optional<ImageCandidate>& best, std::optional<ImageCandidate> other) {
  if (other && (!best || is_better(*other, *best))) best = other;
}

// Formats that some programs do not show; what has no type is taken for the usual ones.
bool is_shown_everywhere(std::string_view type) {
  for (const std::string_view wanted :
       {"", "image/jpeg", "image/jpg", "image/png", "image/webp", "image/gif"}) {
    if (equals_ignore_case(trim(type), wanted)) return true;
  }
  return false;
}

// Medium's, where an author wrote none.
constexpr std::string_view kNoAlt = "Image for post";

// All that one element says of its picture.
struct Offer {
  std::optional<ImageCandidate> set;
  std::string_view lazy, src, guessed, alt;
  std::size_t lazy_rank = std::size(kLazyNames);

  void read(std::string_view name, std::string_view value) {
    if (name == "src") {
      src = trim(value);
    } else if (name == "alt") {
      alt = value;
    } else if (name.ends_with("set") && is_one_of(name, kSetNames)) {
      keep_better(set, find_best_candidate(value));
    } else if (name != "class" && name != "id" && name != "href" && name != "style") {
      read_lazy(name, trim(value));
    }
  }

  std::string_view address() const {
    const std::string_view single = single_address();
    if (!set) return single;
    const bool is_sharp = set->width >= kLeastWide || (set->width == 0 && set->density > 1);
    return is_sharp || single.empty() ? set->address : single;
  }

 private:
  std::string_view single_address() const {
    if (!lazy.empty()) return lazy;
    if (is_address(src) && !names_furniture(src, {})) return src;
    return guessed;
  }

  void read_lazy(std::string_view name, std::string_view value) {
    if (!is_address(value)) return;
    const std::size_t rank = rank_of(name);
    if (rank < lazy_rank) {
      lazy = value;
      lazy_rank = rank;
    } else if (guessed.empty() && name.starts_with("data-") && names_picture(value)) {
      guessed = value;
    }
  }
};

Offer read_offer(const Page& page, NodeId image) {
  Offer offer;
  for (const Attribute& attribute : page.attributes(image)) {
    offer.read(attribute.name(), attribute.value());
  }
  return offer;
}

// The <source> elements beside an <img> in a <picture>.
void read_sources(const Page& page, NodeId image, Offer& offer) {
  constexpr int kMostSiblings = 200;
  const NodeId parent = page.node(image).parent;
  if (parent == kNoNode || page.node(parent).tag != Tag::kPicture) return;
  NodeId id = page.first_child(parent);
  for (int i = 0; id != kNoNode && id < image && i < kMostSiblings;
       id = page.next_sibling(id), ++i) {
    if (page.node(id).tag != Tag::kSource) continue;
    if (!is_shown_everywhere(page.attribute_or_empty(id, "type"))) continue;
    std::optional<ImageCandidate> set = read_offer(page, id).set;
    const bool is_needed = offer.address().empty();
    if (set && (set->width > 0 || is_needed)) keep_better(offer.set, set);
  }
}

void set_size(const Page& page, NodeId image, const Offer& offer, Finding& finding) {
  PixelSize size = read_pixel_size(page, image);
  if (offer.set && offer.set->width > 0 && offer.set->address == finding.text) {
    const int width = static_cast<int>(offer.set->width);
    if (size.width > 0) {
      size.height = static_cast<int>(static_cast<std::int64_t>(size.height) * width / size.width);
    }
    size.width = width;
  }
  finding.width = size.width;
  finding.height = size.height;
}

std::optional<Finding> find_poster(const Page& page, NodeId video) {
  const std::string_view poster = trim(page.attribute_or_empty(video, "poster"));
  if (!is_address(poster)) return std::nullopt;
  const PixelSize size = read_pixel_size(page, video);
  return Finding{std::string(poster), video, {}, size.width, size.height};
}

}  // namespace

std::optional<ImageCandidate> find_best_candidate(std::string_view srcset) {
  std::optional<ImageCandidate> best;
  for (const SrcsetCandidate& candidate : extract_srcset(srcset)) {
    if (is_address(candidate.address)) keep_better(best, read_candidate(candidate));
  }
  return best;
}

std::optional<Finding> find_picture(const Page& page, NodeId image) {
  const Tag tag = page.node(image).tag;
  if (tag == Tag::kVideo) return find_poster(page, image);
  if (tag != Tag::kImg && tag != Tag::kAmpImg) return std::nullopt;
  Offer offer = read_offer(page, image);
  read_sources(page, image, offer);
  const std::string_view address = offer.address();
  if (!is_address(address)) return std::nullopt;
  if (offer.alt == kNoAlt) offer.alt = {};
  Finding finding{std::string(address), image, plain_line(offer.alt)};
  set_size(page, image, offer, finding);
  return finding;
}

}  // namespace sheaf
