#include "bench/hostile_shapes.h"

#include <string_view>

namespace sheaf::bench {
namespace {

void append_unit(std::string& out, std::string_view unit, std::size_t number) {
  constexpr std::string_view kNumber = "{i}";
  constexpr std::size_t kDigits = 6;
  for (std::size_t at = 0; at < unit.size();) {
    const std::size_t next = unit.find(kNumber, at);
    out += unit.substr(at, next - at);
    if (next == unit.npos) return;
    const std::string digits = std::to_string(number);
    out.append(digits.size() < kDigits ? kDigits - digits.size() : 0, '0').append(digits);
    at = next + kNumber.size();
  }
}

}  // namespace

std::string make_page(const Shape& shape, std::size_t bytes) {
  const std::string_view closing = shape.closing;
  std::string out = shape.head;
  std::size_t count = 0;
  out.reserve(bytes + 1024);
  const std::string_view nest = shape.nest;
  while (!nest.empty() && out.size() < bytes / 2) out += nest;
  while (out.size() + count * closing.size() < bytes) append_unit(out, shape.unit, count++);
  out += shape.tail;
  for (std::size_t i = 0; i < count; ++i) out += closing;
  return out;
}

std::vector<Shape> hostile_shapes() {
  std::vector<Shape> all = hostile_markup();
  for (const auto more : {hostile_depth, hostile_metadata, hostile_text, hostile_sites}) {
    const std::vector<Shape> shapes = more();
    all.insert(all.end(), shapes.begin(), shapes.end());
  }
  return all;
}

}  // namespace sheaf::bench
