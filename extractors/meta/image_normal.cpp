#include "extractors/meta/image_normal.h"

#include "base/text.h"
#include "extractors/meta/image_key.h"
#include "extractors/meta/image_source.h"

namespace sheaf {
namespace {

// What stands where a template had no picture to put in.
bool is_filler(std::string_view text) {
  for (const std::string_view word :
       {"null", "undefined", "none", "false", "true", "n/a", "image"}) {
    if (equals_ignore_case(text, word)) return true;
  }
  return find_any(text, "{}<>") != text.npos;
}

// The last part of the path: what any copy of the picture has in its address.
std::string_view file_of(std::string_view address) {
  address = address.substr(0, find_any(address, "?#"));
  return address.substr(address.rfind('/') + 1);
}

bool mentions(const Page& page, NodeId image, std::string_view file) {
  for (const Attribute& attribute : page.attributes(image)) {
    if (attribute.value().find(file) != std::string_view::npos) return true;
  }
  return false;
}

// As browsers load the pictures of a page that came over https (W3C Upgrade Insecure Requests).
std::string upgrade(const Url& picture, const Url& page) {
  const bool is_mixed = page.scheme() == "https" && picture.scheme() == "http";
  if (!is_mixed || !picture.port().empty()) return picture.text();
  return "https" + picture.text().substr(4);
}

// A picture that the page declares for sharing, with the size of a share card (Open Graph asks for
// 600 x 315 at least), is its picture though the address has a word such as "logo".
bool is_declared_card(const Finding& picture, const Source& source, ImageUse use) {
  constexpr int kCardWidth = 600, kCardHeight = 315;
  return use == ImageUse::kHero && picture.node != kNoNode &&
         source.page.node(picture.node).tag == Tag::kMeta && picture.width >= kCardWidth &&
         picture.height >= kCardHeight;
}

}  // namespace

std::optional<Finding> normalize_picture(const Finding& finding, const Source& source,
                                         ImageUse use) {
  if (is_filler(finding.text)) return std::nullopt;
  const Result<Url> url = Url::parse(finding.text, source.base);
  if (!url.ok() || !url->scheme().starts_with("http")) return std::nullopt;
  Finding picture = finding;
  picture.text = upgrade(*url, source.url);
  const std::string_view address = picture.text;
  if (!names_raster_picture(address) || describes_furniture(picture.alt, source.title))
    return std::nullopt;
  if (names_furniture(address, source.title) && !is_declared_card(picture, source, use))
    return std::nullopt;
  PixelSize size{picture.width, picture.height};
  if (size.width == 0 || size.height == 0) {
    const PixelSize told = find_size_in_address(address);
    if (size.width == 0) size.width = told.width;
    if (size.height == 0 && (told.width == 0 || told.width == size.width))
      size.height = told.height;
  }
  if (!is_large_enough(size, use)) return std::nullopt;
  if (size.width > 0 && size.height > 0) {
    picture.width = size.width;
    picture.height = size.height;
  }
  return picture;
}

void complete_from_page(const Source& source, Finding& picture) {
  if (!picture.alt.empty() && picture.width > 0 && picture.height > 0) return;
  const std::string_view file = file_of(picture.text);
  if (file.size() < 3) return;
  const std::string key = image_key(picture.text);
  for (const NodeId id : source.page.images()) {
    if (!mentions(source.page, id, file)) continue;
    const std::optional<Finding> shown = find_picture(source.page, id);
    const Result<Url> url = shown ? Url::parse(shown->text, source.base) : Result<Url>(Error{});
    if (!url.ok() || image_key(url->text()) != key) continue;
    if (picture.alt.empty()) picture.alt = shown->alt;
    const bool is_same_file = url->text() == picture.text;
    if (is_same_file && (picture.width == 0 || picture.height == 0)) {
      picture.width = shown->width;
      picture.height = shown->height;
    }
    return;
  }
}

}  // namespace sheaf
