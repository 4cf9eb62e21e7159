// Why so: every parse error copies the stack of open tags (max_errors = 0 keeps that off), nested
// shapes cost quadratic time (the budget, checked where Gumbo allocates, ends them), and
// gumbo_destroy_output recurses (never called: the arena goes as a whole).
#include "page/tree.h"

namespace sheaf {
namespace {

void* allocate(void* arena, std::size_t size) { return static_cast<Arena*>(arena)->allocate(size); }
void deallocate(void*, void*) {}

// No object with a destructor may live in this frame or below it: longjmp ends it.
const GumboNode* parse_within_budget(std::string_view text, Arena& arena, int* overrun) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = deallocate;
  options.userdata = &arena;
  options.max_errors = 0;
  *overrun = setjmp(arena.over_budget);
  if (*overrun != 0) return nullptr;
  return gumbo_parse_with_options(&options, text.data(), text.size())->document;
}

}  // namespace

Result<const GumboNode*> parse_tree(std::string_view text, Arena& arena, Arena::Budget budget) {
  arena.start(budget);
  int overrun = 0;
  const GumboNode* document = parse_within_budget(text, arena, &overrun);
  if (overrun == Arena::kBytes)
    return Error{ErrorKind::kTooLarge, "the page's tree is over the memory budget"};
  if (overrun == Arena::kTime)
    return Error{ErrorKind::kTimeout, "parsing the page is over the time budget"};
  return document;
}

}  // namespace sheaf
