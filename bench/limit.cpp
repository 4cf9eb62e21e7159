// limit DIR: CPU time of the whole extraction (bytes in memory -> JSON text, one thread) against
// stock gumbo_parse + gumbo_destroy_output of the system's libgumbo on the same bytes, page by page
// in turns, so that both see the same machine. Ends with "ratio N.NN" (extraction / stock). The
// library is loaded apart (dlopen), so that a Gumbo that is compiled into the program is not
// measured against itself.
#include <dlfcn.h>
#include <gumbo.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "bench/pages.h"
#include "items/extract.h"
#include "items/item_json.h"

namespace {

using namespace sheaf;

struct StockGumbo {
  decltype(&gumbo_parse_with_options) parse;
  decltype(&gumbo_destroy_output) destroy;
  const GumboOptions* options;
};

StockGumbo load_stock() {
  for (const char* name : {"libgumbo.so.1", "libgumbo.so.2", "libgumbo.so.3", "libgumbo.so"}) {
    if (void* library = dlopen(name, RTLD_NOW | RTLD_LOCAL)) {
      return {
          reinterpret_cast<decltype(StockGumbo::parse)>(dlsym(library, "gumbo_parse_with_options")),
          reinterpret_cast<decltype(StockGumbo::destroy)>(dlsym(library, "gumbo_destroy_output")),
          static_cast<const GumboOptions*>(dlsym(library, "kGumboDefaultOptions"))};
    }
  }
  std::fputs("limit: no libgumbo.so\n", stderr);
  std::exit(1);
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double time_stock(const StockGumbo& gumbo, const std::string& page) {
  const double begin = cpu_seconds();
  GumboOutput* output = gumbo.parse(gumbo.options, page.data(), page.size());
  gumbo.destroy(gumbo.options, output);
  return cpu_seconds() - begin;
}

double time_extraction(std::string page, std::size_t& written) {
  const double begin = cpu_seconds();
  written +=
      to_json(extract_item({.bytes = std::move(page), .url = "https://example.com/page"})).size();
  return cpu_seconds() - begin;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("usage: limit DIR\n", stderr), 2;
  const std::vector<std::string> pages = bench::read_pages(argv[1]);
  if (pages.empty()) return std::fprintf(stderr, "limit: no pages in %s\n", argv[1]), 1;
  const StockGumbo gumbo = load_stock();
  std::vector<double> ratios;
  std::size_t bytes = 0, written = 0;
  for (const std::string& page : pages) bytes += page.size();
  for (int round = 0; round < 5; ++round) {
    double stock = 0, extraction = 0;
    for (const std::string& page : pages) {
      stock += time_stock(gumbo, page);
      extraction += time_extraction(page, written);
    }
    const double megabytes = static_cast<double>(bytes) / 1e6;
    ratios.push_back(extraction / stock);
    std::printf(
        "round %d: %zu pages, stock %.3f s (%.1f MB/s), extraction %.3f s (%.1f MB/s), %.3f\n",
        round + 1, pages.size(), stock, megabytes / stock, extraction, megabytes / extraction,
        ratios.back());
  }
  std::sort(ratios.begin(), ratios.end());
  std::printf("%zu bytes of JSON\nratio %.2f\n", written, ratios[ratios.size() / 2]);
}
