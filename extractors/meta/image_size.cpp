#include "extractors/meta/image_size.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "base/text.h"

namespace sheaf {
namespace {

constexpr int kMostPixels = 30000;
constexpr int kLargestRatio = 12;  // "16x9" and "4x3" have a part that is no size

// The number at text[pos], pos moved past it; 0 if none, or more than any picture has.
int read_number(std::string_view text, std::size_t& pos) {
  int value = 0;
  const std::size_t start = pos;
  for (; pos < text.size() && is_ascii_digit(text[pos]); ++pos) {
    if (value <= kMostPixels) value = value * 10 + (text[pos] - '0');
  }
  return pos - start > 5 || value > kMostPixels ? 0 : value;
}

// "1.2em", "1rem": a picture that stands in a line of text, in pixels of usual text.
int parse_text_height(std::string_view text) {
  constexpr int kTextHeight = 16;
  if (!text.ends_with("em") || text.size() < 3 || !is_ascii_digit(text[0])) return 0;
  const bool is_few = text[0] < '4' && !is_ascii_digit(text[1]);
  return is_few ? (text[0] - '0' + 1) * kTextHeight : 0;
}

// The value of a property in a style attribute: "width" but not "max-width" or "border-width".
int find_style_pixels(std::string_view style, std::string_view property) {
  for (std::size_t pos = 0; (pos = find_ignore_case(style, property, pos)) != style.npos;
       pos += property.size()) {
    if (pos > 0 && (is_ascii_alpha(style[pos - 1]) || style[pos - 1] == '-')) continue;
    std::size_t at = pos + property.size();
    while (at < style.size() && is_ascii_space(style[at])) ++at;
    if (at == style.size() || style[at] != ':') continue;
    std::string_view value = style.substr(at + 1);
    value = trim(value.substr(0, find_any(value, ";!")));
    return std::max(parse_pixels(value), parse_text_height(value));
  }
  return 0;
}

// "0.62": height by width, as WeChat writes it.
double parse_ratio(std::string_view text) {
  double value = 0, unit = 1;
  bool behind_point = false;
  for (const char c : text.substr(0, 12)) {
    if (c == '.' && !behind_point) {
      behind_point = true;
    } else if (is_ascii_digit(c)) {
      value = value * 10 + (c - '0');
      if (behind_point) unit *= 10;
    } else {
      return 0;
    }
  }
  return value / unit;
}

void fill(int& known, int value) {
  if (known == 0) known = value;
}

struct Declared {
  PixelSize file, layout;
  double ratio = 0;

  // What a data-* attribute says: lazy loaders note there what the file measures.
  void read_data(std::string_view name, std::string_view value) {
    if (name == "data-w" || name == "data-width" || name == "data-rawwidth" ||
        name == "data-original-width" || name == "data-image-width") {
      fill(file.width, parse_pixels(value));
    } else if (name == "data-h" || name == "data-height" || name == "data-rawheight" ||
               name == "data-original-height" || name == "data-image-height") {
      fill(file.height, parse_pixels(value));
    } else if (name == "data-ratio") {
      ratio = parse_ratio(value);
    }
  }

  PixelSize size() {
    if (file.width > 0 && file.height == 0) file.height = static_cast<int>(file.width * ratio);
    if (file.width > 0 && file.height > 0 && file.height <= kMostPixels) return file;
    fill(layout.width, file.width);
    return layout;
  }
};

// The value of a parameter of the address: "w=640", "w_640", at the start of a word.
PixelSize read_parameter(std::string_view address, std::size_t pos) {
  struct Name {
    std::string_view text;
    bool is_width;
  };
  static constexpr Name kNames[] = {{"w", true}, {"width", true}, {"h", false}, {"height", false}};
  for (const Name& name : kNames) {
    if (!address.substr(pos).starts_with(name.text)) continue;
    std::size_t at = pos + name.text.size();
    if (at >= address.size() || (address[at] != '=' && address[at] != '_')) continue;
    const int value = read_number(address, ++at);
    return name.is_width ? PixelSize{value, 0} : PixelSize{0, value};
  }
  return {};
}

// "640x480" or "640,480" at a number; pos is moved past it.
PixelSize read_pair(std::string_view address, std::size_t& pos) {
  const bool is_list = pos > 0 && address[pos - 1] == '=';
  const int width = read_number(address, pos);
  const std::string_view rest = address.substr(pos);
  const bool is_pair = rest.starts_with('x') || rest.starts_with('X');
  if (!is_pair && !(is_list && rest.starts_with(','))) return {};
  std::size_t at = pos + 1;
  const int height = read_number(address, at);
  if (at == pos + 1 || (at < address.size() && is_ascii_alpha(address[at]))) return {};
  pos = at;
  return std::min(width, height) > kLargestRatio ? PixelSize{width, height} : PixelSize{};
}

// `size` at the one side that `asked` knows.
PixelSize scale(PixelSize size, PixelSize asked) {
  const double by = asked.width > 0 ? static_cast<double>(asked.width) / size.width
                                    : static_cast<double>(asked.height) / size.height;
  return {static_cast<int>(std::lround(size.width * by)),
          static_cast<int>(std::lround(size.height * by))};
}

}  // namespace

int parse_pixels(std::string_view text) {
  text = trim(text);
  std::size_t pos = 0;
  const int value = read_number(text, pos);
  if (pos == 0) return 0;
  if (pos < text.size() && text[pos] == '.') {
    while (++pos < text.size() && is_ascii_digit(text[pos])) {
    }
  }
  const std::string_view unit = trim(text.substr(pos));
  return unit.empty() || equals_ignore_case(unit, "px") ? value : 0;
}

PixelSize read_pixel_size(const Page& page, NodeId image) {
  Declared declared;
  for (const Attribute& attribute : page.attributes(image)) {
    const std::string_view name = attribute.name();
    if (name == "width") {
      fill(declared.layout.width, parse_pixels(attribute.value()));
    } else if (name == "height") {
      fill(declared.layout.height, parse_pixels(attribute.value()));
    } else if (name == "style") {
      fill(declared.layout.width, find_style_pixels(attribute.value(), "width"));
      fill(declared.layout.height, find_style_pixels(attribute.value(), "height"));
    } else if (name.starts_with("data-")) {
      declared.read_data(name, attribute.value());
    }
  }
  return declared.size();
}

// What is asked of a server goes before what the file's name says, which may be of the original;
// "/0x66:1280x786/1600x900/" cuts a part out before it asks.
PixelSize find_size_in_address(std::string_view address) {
  PixelSize asked, pair;
  const std::size_t file = address.substr(0, find_any(address, "?#")).rfind('/');
  for (std::size_t pos = 0; pos < address.size();) {
    const std::size_t start = pos;
    if (start > 0 && is_ascii_alnum(address[start - 1])) {
      ++pos;
    } else if (is_ascii_digit(address[start])) {
      const PixelSize found = read_pair(address, pos);
      const bool is_asked = file != address.npos && start < file;
      if (found.width > 0 && (is_asked || pair.width == 0)) pair = found;
    } else {
      const PixelSize one = read_parameter(address, pos);
      fill(asked.width, one.width);
      fill(asked.height, one.height);
      ++pos;
    }
  }
  if (pair.width == 0 || (asked.width > 0 && asked.height > 0)) return asked;
  return asked.width + asked.height == 0 ? pair : scale(pair, asked);
}

}  // namespace sheaf
