#include "digest/pictures/image_info.h"

#include <gtest/gtest.h>

#include <string>

namespace sheaf {
namespace {

using std::string_literals::operator""s;

void expect_size(const std::string& bytes, ImageFormat format, int width, int height) {
  const std::optional<ImageInfo> info = find_image_info(bytes);
  ASSERT_TRUE(info);
  EXPECT_EQ(info->format, format);
  EXPECT_EQ(info->width, width);
  EXPECT_EQ(info->height, height);
}

const std::string kJpeg =
    "\xFF\xD8\xFF\xE0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0\xFF\xDB\x00\x04\1\2\xFF\xC2\x00\x0B\x08\x01\x68\x02\x80\1\1\x11\0\xFF\xDA"s;
const std::string kPng = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\2\x80\0\0\1\x68\x08\2\0\0\0"s;
const std::string kGif = "GIF89a\x80\2\x68\1\xF7\0\0"s;
const std::string kLossy =
    "RIFF\x30\0\0\0WEBPVP8 \x24\0\0\0\x10\0\0\x9D\x01\x2A\x80\2\x68\1\0\0\0\0"s;
const std::string kLossless =
    "RIFF\x30\0\0\0WEBPVP8L\x24\0\0\0\x2F\x7F\xC2\x59\x00\0\0\0\0\0\0\0\0\0"s;
const std::string kExtended = "RIFF\x30\0\0\0WEBPVP8X\x0A\0\0\0\x10\0\0\0\x7F\2\0\x67\1\0\0\0\0\0"s;
const std::string kAvif =
    "\0\0\0\x1C"s + "ftypavif\0\0\0\0mif1avifmiaf"s +
    "\0\0\0\x60meta\0\0\0\0\0\0\0\x14ispe\0\0\0\0\0\0\0\x40\0\0\0\x40\0\0\0\x14ispe\0\0\0\0\0\0\2\x80\0\0\1\x68"s;
const std::string kBmp =
    "BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x80\2\0\0\x98\xFE\xFF\xFF\1\0\x18\0"s;

TEST(ImageInfo, ReadsSizesOfEveryFormat) {
  expect_size(kJpeg, ImageFormat::kJpeg, 640, 360);
  expect_size(kPng, ImageFormat::kPng, 640, 360);
  expect_size(kGif, ImageFormat::kGif, 640, 360);
  expect_size(kLossy, ImageFormat::kWebp, 640, 360);
  expect_size(kLossless, ImageFormat::kWebp, 640, 360);
  expect_size(kExtended, ImageFormat::kWebp, 640, 360);
  expect_size(kAvif, ImageFormat::kAvif, 640, 360);
  expect_size(kBmp, ImageFormat::kBmp, 640, 360);
}

TEST(ImageInfo, ReadsSizesOfSvg) {
  expect_size("<svg width=\"640\" height='360px'/>", ImageFormat::kSvg, 640, 360);
  expect_size(
      "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- > -->\n<!DOCTYPE svg>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 360\" width=\"100%\">",
      ImageFormat::kSvg, 640, 360);
  expect_size("<svg stroke-width=\"2\">", ImageFormat::kSvg, 0, 0);
}

TEST(ImageInfo, TakesNothingElseForAPicture) {
  for (const std::string& bytes :
       {""s, "<html><body>403</body></html>"s, "{\"error\":1}"s, "<svgx/>"s, "BM"s, "GIF89a"s,
        "\0\0\0\x18"s + "ftypheic\0\0\0\0mif1heic"s, "%PDF-1.4"s, "\xFF\xD8\xFF"s}) {
    EXPECT_FALSE(find_image_info(bytes)) << bytes;
  }
}

TEST(ImageInfo, SurvivesCutHeaders) {
  for (const std::string& whole : {kJpeg, kPng, kGif, kLossy, kLossless, kExtended, kAvif, kBmp}) {
    for (std::size_t size = 0; size < whole.size(); ++size) {
      // A heap block of its very size: the sanitizer sees any byte read past it.
      const std::string cut = whole.substr(0, size);
      const std::optional<ImageInfo> info = find_image_info(cut);
      EXPECT_TRUE(!info || info->width == 640 || info->width == 64);
    }
  }
}

TEST(ImageInfo, TellsPlaceholders) {
  EXPECT_TRUE(is_placeholder({ImageFormat::kGif, 1, 1}));
  EXPECT_TRUE(is_placeholder({ImageFormat::kPng, 600, 2}));
  EXPECT_FALSE(is_placeholder({ImageFormat::kPng, 640, 360}));
  EXPECT_FALSE(is_placeholder({ImageFormat::kSvg, 0, 0}));
}

}  // namespace
}  // namespace sheaf
