#include "bench/stock_gumbo.h"

#include <dlfcn.h>

#include <cstdio>
#include <cstdlib>

namespace sheaf::bench {

StockGumbo::StockGumbo() {
  for (const char* name : {"libgumbo.so.1", "libgumbo.so.2", "libgumbo.so.3", "libgumbo.so"}) {
    void* library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (!library) continue;
    parse_ = reinterpret_cast<decltype(parse_)>(dlsym(library, "gumbo_parse_with_options"));
    destroy_ = reinterpret_cast<decltype(destroy_)>(dlsym(library, "gumbo_destroy_output"));
    options_ = static_cast<const GumboOptions*>(dlsym(library, "kGumboDefaultOptions"));
    if (parse_ && destroy_ && options_) return;
  }
  std::fputs("no libgumbo.so to measure against\n", stderr);
  std::exit(1);
}

void StockGumbo::parse_and_destroy(std::string_view page) const {
  GumboOutput* output = parse_(options_, page.data(), page.size());
  destroy_(options_, output);
}

}  // namespace sheaf::bench
