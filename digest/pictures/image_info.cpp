#include "digest/pictures/image_info.h"

#include <algorithm>
#include <cstddef>

#include "digest/pictures/svg_size.h"

namespace sheaf {
namespace {

using Size = std::optional<ImageInfo>;

constexpr std::size_t kMaxPixels = 1 << 20;  // in one direction: what decoders take

std::size_t byte(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::size_t big16(std::string_view bytes, std::size_t at) {
  return byte(bytes, at) << 8 | byte(bytes, at + 1);
}
std::size_t big32(std::string_view bytes, std::size_t at) {
  return big16(bytes, at) << 16 | big16(bytes, at + 2);
}
std::size_t little16(std::string_view bytes, std::size_t at) {
  return byte(bytes, at) | byte(bytes, at + 1) << 8;
}
std::size_t little24(std::string_view bytes, std::size_t at) {
  return little16(bytes, at) | byte(bytes, at + 2) << 16;
}
std::size_t little32(std::string_view bytes, std::size_t at) {
  return little24(bytes, at) | byte(bytes, at + 3) << 24;
}

Size sized(ImageFormat format, std::size_t width, std::size_t height) {
  if (width == 0 || height == 0 || width > kMaxPixels || height > kMaxPixels) return std::nullopt;
  return ImageInfo{format, static_cast<int>(width), static_cast<int>(height)};
}

// SOF0..SOF15, but for DHT, JPG and DAC between them (ITU T.81, table B.1).
bool is_frame(std::size_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

Size find_jpeg(std::string_view bytes) {
  for (std::size_t at = 2; at + 9 < bytes.size();) {
    if (byte(bytes, at) != 0xFF) return std::nullopt;
    const std::size_t marker = byte(bytes, at + 1);
    if (marker == 0xFF) {  // fill
      ++at;
      continue;
    }
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
      at += 2;
      continue;
    }
    if (is_frame(marker))
      return sized(ImageFormat::kJpeg, big16(bytes, at + 7), big16(bytes, at + 5));
    const std::size_t length = big16(bytes, at + 2);
    if (length < 2 || marker == 0xD9 || marker == 0xDA) return std::nullopt;
    at += 2 + length;
  }
  return std::nullopt;
}

Size find_png(std::string_view bytes) {
  if (bytes.size() < 24 || bytes.substr(12, 4) != "IHDR") return std::nullopt;
  return sized(ImageFormat::kPng, big32(bytes, 16), big32(bytes, 20));
}

Size find_gif(std::string_view bytes) {
  if (bytes.size() < 10) return std::nullopt;
  return sized(ImageFormat::kGif, little16(bytes, 6), little16(bytes, 8));
}

// RFC 9649: simple lossy, simple lossless, extended.
Size find_webp(std::string_view bytes) {
  if (bytes.size() < 30) return std::nullopt;
  const std::string_view chunk = bytes.substr(12, 4);
  if (chunk == "VP8 ") {
    if (bytes.substr(23, 3) != "\x9D\x01\x2A") return std::nullopt;
    return sized(ImageFormat::kWebp, little16(bytes, 26) & 0x3FFF, little16(bytes, 28) & 0x3FFF);
  }
  if (chunk == "VP8L") {
    if (byte(bytes, 20) != 0x2F) return std::nullopt;
    const std::size_t bits = little32(bytes, 21);
    return sized(ImageFormat::kWebp, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
  }
  if (chunk != "VP8X") return std::nullopt;
  return sized(ImageFormat::kWebp, little24(bytes, 24) + 1, little24(bytes, 27) + 1);
}

// ISO 14496-12: the brands of the first box. "mif1" alone may be HEIC, which browsers do not show.
bool is_avif(std::string_view bytes) {
  if (bytes.size() < 16 || bytes.substr(4, 4) != "ftyp") return false;
  const std::string_view brands = bytes.substr(8, std::min(big32(bytes, 0), bytes.size()) - 8);
  for (std::size_t at = 0; at + 4 <= brands.size(); at += 4) {
    const std::string_view brand = brands.substr(at, 4);
    if (brand == "avif" || brand == "avis") return true;
  }
  return false;
}

// The sizes are in 'ispe' boxes (ISO 23008-12 6.5.3) of the meta box. A picture of tiles and one
// with a thumbnail has several: the whole is the largest.
Size find_avif(std::string_view bytes) {
  Size largest;
  const std::string_view header = bytes.substr(0, 64 << 10);
  for (std::size_t at = header.find("ispe"); at != header.npos; at = header.find("ispe", at + 4)) {
    if (at + 16 > header.size()) break;
    const Size size = sized(ImageFormat::kAvif, big32(header, at + 8), big32(header, at + 12));
    if (size && (!largest || size->width > largest->width)) largest = size;
  }
  return largest;
}

Size find_bmp(std::string_view bytes) {
  if (bytes.size() < 26) return std::nullopt;
  const std::size_t header = little32(bytes, 14);
  if (header == 12) {
    return sized(ImageFormat::kBmp, little16(bytes, 18), little16(bytes, 20));
  }
  if (header < 16 || header > 256) return std::nullopt;
  const std::size_t height = little32(bytes, 22);  // negative: from the top
  return sized(ImageFormat::kBmp, little32(bytes, 18),
               height < 1u << 31 ? height : (std::size_t{1} << 32) - height);
}

}  // namespace

std::optional<ImageInfo> find_image_info(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return find_jpeg(bytes);
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return find_png(bytes);
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return find_gif(bytes);
  if (bytes.starts_with("RIFF") && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP")
    return find_webp(bytes);
  if (is_avif(bytes)) return find_avif(bytes);
  if (bytes.starts_with("BM")) return find_bmp(bytes);
  const std::optional<SvgSize> svg = find_svg_size(bytes);
  if (!svg) return std::nullopt;
  return ImageInfo{ImageFormat::kSvg, svg->width, svg->height};
}

std::string_view image_extension(ImageFormat format) {
  switch (format) {
    case ImageFormat::kJpeg:
      return "jpg";
    case ImageFormat::kPng:
      return "png";
    case ImageFormat::kGif:
      return "gif";
    case ImageFormat::kWebp:
      return "webp";
    case ImageFormat::kAvif:
      return "avif";
    case ImageFormat::kSvg:
      return "svg";
    case ImageFormat::kBmp:
      return "bmp";
  }
  return "";
}

bool is_placeholder(const ImageInfo& info) {
  if (info.width == 0 || info.height == 0) return false;
  constexpr int kMin = 32;
  return info.width < kMin || info.height < kMin;
}

}  // namespace sheaf
