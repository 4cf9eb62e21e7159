#include "extractors/meta/image_filter.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "extractors/meta/name_table.h"

namespace sheaf {
namespace {

// Furniture wherever they stand in an address.
constexpr std::array<std::string_view, 1> kEverywhere = {
    "logo logos logotype wordmark avatar avatars gravatar sprite sprites qrcode qrcodes favicon "
    "favicons emoji emojis emoticon emoticons smiley smilies smileys spacer placeholder "
    "placeholders badge badges icon icons touchicon doubleclick"};
// In the host name.
constexpr std::array<std::string_view, 1> kInHost = {
    "shields analytics stats stat pixel pixels beacon ads adserver ad adservice track tracking "
    "tracker counter metrics scorecardresearch quantserve codecogs"};
// As the name of a folder.
constexpr std::array<std::string_view, 1> kInFolder = {
    "authors profiles profile_images mmhead buttons banners advertisements smiles themes "
    "wp-includes"};
// As all that a file is called, beside fillers.
constexpr std::array<std::string_view, 2> kAlone = {
    "pixel blank loading loader lazy lazyload preload default fallback transparent empty dummy "
    "noimage nopic nophoto noimg nopreview no not missing available unavailable null none "
    "undefined "
    "nothing clear clearpixel dot divider separator arrow button btn spinner throbber hit hits "
    "track "
    "tracker counter count stat stats beacon collect tr qr rss warning alert error equation",
    // The fillers.
    "image images img imgs pic picture photo thumb thumbnail og fb facebook twitter social share "
    "sharing site page post article large small big medium full new the of for with meta card "
    "cover bg background gif png jpg x right left up down top next prev back on off"};

constexpr NameTable<kEverywhere> kEverywhereTable;
constexpr NameTable<kInHost> kInHostTable;
constexpr NameTable<kInFolder> kInFolderTable;
constexpr NameTable<kAlone> kAloneTable;

constexpr std::size_t kLongestWord = 20;

// Reads the words of a text: runs of letters, "siteLogo" two of them, "%20" none.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  // The next word in lower case, valid until the next call; "" at the end. Longer ones are cut.
  std::string_view next() {
    skip_to_word();
    size_ = 0;
    for (bool was_lower = false; pos_ < text_.size() && is_ascii_alpha(text_[pos_]); ++pos_) {
      const char c = ascii_lower(text_[pos_]);
      const bool is_lower = c == text_[pos_];
      if (was_lower && !is_lower) break;
      was_lower = is_lower;
      if (size_ < kLongestWord) word_[size_++] = c;
    }
    return {word_.data(), size_};
  }

 private:
  void skip_to_word() {
    while (pos_ < text_.size() && !is_ascii_alpha(text_[pos_])) {
      pos_ += text_[pos_] == '%' ? 3 : 1;
    }
  }

  std::string_view text_;
  std::size_t pos_ = 0;
  std::array<char, kLongestWord> word_{};
  std::size_t size_ = 0;
};

struct AddressParts {
  std::string_view host, folders, file;  // "a.example", "x/y", "z.jpg"
};

AddressParts take_apart(std::string_view address) {
  constexpr std::size_t kSchemeEnds = 8;
  AddressParts parts;
  address = address.substr(0, find_any(address, "?#"));
  if (const std::size_t slashes = address.find("//"); slashes < kSchemeEnds) {
    address.remove_prefix(slashes + 2);
    const std::size_t end = std::min(address.find('/'), address.size());
    parts.host = address.substr(0, end);
    address.remove_prefix(end);
  }
  const std::size_t last = address.rfind('/');
  parts.file = last == address.npos ? address : address.substr(last + 1);
  parts.folders = last == address.npos ? std::string_view() : address.substr(0, last);
  return parts;
}

std::string_view stem_of(std::string_view file) { return file.substr(0, file.rfind('.')); }

bool is_said(std::string_view word, std::string_view title) {
  return find_ignore_case(title, word) != title.npos;
}

// Whether the file is called by a word of the title that is not the site's name: the logo of a
// company that the article is about is a picture of it.
bool is_about(const AddressParts& parts, std::string_view title) {
  constexpr std::size_t kTelling = 4;
  WordReader words(stem_of(parts.file));
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    if (word.size() >= kTelling && is_said(word, title) && !is_said(word, parts.host)) return true;
  }
  return false;
}

template <typename Table>
bool has_word(std::string_view text, const Table& table, std::string_view title) {
  WordReader words(text);
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    if (table.find(word) >= 0 && !is_said(word, title)) return true;
  }
  return false;
}

bool has_folder(std::string_view folders) {
  while (!folders.empty()) {
    const std::size_t end = std::min(folders.find('/'), folders.size());
    if (kInFolderTable.find(ascii_lower(folders.substr(0, end))) >= 0) return true;
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return false;
}

// "1x1.gif": a tracking pixel, whatever its ending.
bool is_one_pixel(std::string_view stem) {
  return stem == "1x1" || stem.ends_with("-1x1") || stem.ends_with("_1x1");
}

// What Medium's pages showed until a picture had come: a copy of 60 pixels, to be blurred.
bool is_blurred(std::string_view address) {
  return address.ends_with("?q=20") && address.find("/max/") != address.npos;
}

bool is_nothing_but_furniture(std::string_view stem, std::string_view title) {
  bool found = false;
  WordReader words(stem);
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    const int list = kAloneTable.find(word);
    if (list < 0 && word.size() > 1) return false;
    found |= list == 0 && !is_said(word, title);
  }
  return found;
}

}  // namespace

bool names_furniture(std::string_view address, std::string_view title) {
  const AddressParts parts = take_apart(address);
  const std::string_view stem = stem_of(parts.file);
  return has_word(parts.host, kEverywhereTable, {}) || has_word(parts.host, kInHostTable, {}) ||
         has_word(parts.folders, kEverywhereTable, title) || has_folder(parts.folders) ||
         (has_word(stem, kEverywhereTable, title) && !is_about(parts, title)) ||
         is_one_pixel(stem) || is_blurred(address) || is_nothing_but_furniture(stem, title);
}

bool describes_furniture(std::string_view alt, std::string_view title) {
  constexpr std::size_t kShort = 40;  // bytes: longer ones tell what a picture of them shows
  if (alt.empty() || alt.size() > kShort) return false;
  for (const std::string_view word : {"二维码", "头像", "公众号", "QR code", "QR-Code"}) {
    if (alt.find(word) != alt.npos) return true;
  }
  return has_word(alt, kEverywhereTable, title);
}

bool names_raster_picture(std::string_view address) {
  const AddressParts parts = take_apart(address);
  if (parts.file.empty() && parts.folders.empty() && find_any(address, "?#") == address.npos) {
    return false;
  }
  const std::size_t dot = parts.file.rfind('.');
  if (dot == parts.file.npos) return true;
  const std::string_view ending = parts.file.substr(dot + 1);
  for (const std::string_view refused : {"svg", "svgz", "ico", "cur", "mp4", "webm", "mov", "m3u8",
                                         "mp3", "swf", "pdf", "html", "htm", "css", "js"}) {
    if (equals_ignore_case(ending, refused)) return false;
  }
  return true;
}

bool is_large_enough(PixelSize size, ImageUse use) {
  constexpr int kLeastSide = 60;
  const int least_area = use == ImageUse::kHero ? 20000 : 10000;
  const auto [width, height] = size;
  if ((width > 0 && width < kLeastSide) || (height > 0 && height < kLeastSide)) return false;
  if (width == 0 || height == 0) return true;
  if (width * height < least_area || width > height * 7 / 2) return false;
  return use == ImageUse::kBody || height <= width * 3;
}

}  // namespace sheaf
