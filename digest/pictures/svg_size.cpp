#include "digest/pictures/svg_size.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Past the end of what begins here with `begin`; false if it does not, or does not end.
bool skip(std::string_view& text, std::string_view begin, std::string_view end) {
  if (!starts_with_ignore_case(text, begin)) return false;
  const std::size_t at = text.find(end, begin.size());
  if (at == npos) return false;
  text.remove_prefix(at + end.size());
  return true;
}

std::string_view skip_prolog(std::string_view text) {
  do {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  } while (skip(text, "<?", "?>") || skip(text, "<!--", "-->") || skip(text, "<!DOCTYPE", ">"));
  return text;
}

// The value of the attribute in the tag, or "".
std::string_view attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != npos; at = tag.find(name, at + 1)) {
    std::string_view rest = trim(tag.substr(at + name.size()));
    if (!is_ascii_space(tag[at - 1]) || !rest.starts_with('=')) continue;
    rest = trim(rest.substr(1));
    if (rest.empty() || (rest[0] != '"' && rest[0] != '\'')) return "";
    return rest.substr(1, rest.find(rest[0], 1) - 1);
  }
  return "";
}

// "640", "640px", "12.5"; 0 for other units.
int pixels(std::string_view text) {
  text = trim(text);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view unit = trim(std::string_view(end, text.data() + text.size()));
  if (error != std::errc() || (!unit.empty() && unit != "px") || !(value >= 1 && value <= 1e6))
    return 0;
  return static_cast<int>(value);
}

SvgSize size_of_view_box(std::string_view box) {
  int numbers[4] = {};
  for (int& number : numbers) {
    box.remove_prefix(std::min(box.find_first_not_of(" ,\t\r\n"), box.size()));
    const std::size_t end = std::min(box.find_first_of(" ,\t\r\n"), box.size());
    number = pixels(box.substr(0, end));
    box.remove_prefix(end);
  }
  return {numbers[2], numbers[3]};
}

}  // namespace

std::optional<SvgSize> find_svg_size(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string_view root = skip_prolog(bytes);
  if (!root.starts_with("<svg") || root.size() < 5 ||
      !(is_ascii_space(root[4]) || root[4] == '>' || root[4] == '/')) {
    return std::nullopt;
  }
  const std::string_view tag = root.substr(0, root.find('>'));
  const SvgSize said{pixels(attribute(tag, "width")), pixels(attribute(tag, "height"))};
  if (said.width > 0 && said.height > 0) return said;
  return size_of_view_box(attribute(tag, "viewBox"));
}

}  // namespace sheaf
