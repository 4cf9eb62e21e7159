#include "cli/copy_marks.h"

#include <cinttypes>
#include <cstdio>

namespace sheaf::cli {
namespace {

std::string to_id(std::uint64_t number) {
  char text[17];
  std::snprintf(text, sizeof text, "%016" PRIx64, number);
  return text;
}

}  // namespace

CopyMarks::CopyMarks(const PageOptions& options, const std::vector<std::string>& notes)
    : options_(options) {
  for (const std::string& note : notes) {
    if (const std::optional<CopySigns> signs = parse_copy_signs(note))
      (void)copies_.find_original(*signs);
  }
}

bool CopyMarks::mark(Done& done) {
  if (!done.item) return false;
  const std::optional<std::uint64_t> original = copies_.find_original(done.signs);
  if (original) done.item->copy_of = to_id(*original);
  done.line = to_line(*done.item, options_);
  done.item.reset();
  return original.has_value();
}

std::string note_of(const Done& done) {
  return done.signs.id == 0 ? std::string() : to_text(done.signs);
}

}  // namespace sheaf::cli
