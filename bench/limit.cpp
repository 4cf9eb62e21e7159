// limit DIR: CPU time of the whole extraction (bytes in memory -> JSON text, one thread) against
// stock gumbo_parse + gumbo_destroy_output of the system's libgumbo on the same bytes, page by page
// in turns, so that both see the same machine. Ends with "ratio N.NN" (extraction / stock, the
// median of five rounds).
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "bench/pages.h"
#include "bench/stock_gumbo.h"
#include "items/extract.h"
#include "items/item_json.h"

namespace {

using namespace sheaf;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double time_stock(const bench::StockGumbo& gumbo, const std::string& page) {
  const double begin = cpu_seconds();
  gumbo.parse_and_destroy(page);
  return cpu_seconds() - begin;
}

double time_extraction(std::string page, std::size_t& written) {
  const double begin = cpu_seconds();
  written +=
      to_json(extract_item({.bytes = std::move(page), .url = "https://example.com/page"})).size();
  return cpu_seconds() - begin;
}

double run_round(const bench::StockGumbo& gumbo, const std::vector<std::string>& pages,
                 std::size_t& written) {
  double stock = 0, extraction = 0, megabytes = 0;
  for (const std::string& page : pages) {
    stock += time_stock(gumbo, page);
    extraction += time_extraction(page, written);
    megabytes += static_cast<double>(page.size()) / 1e6;
  }
  std::printf("%zu pages, stock %.3f s (%.1f MB/s), extraction %.3f s (%.1f MB/s), %.3f\n",
              pages.size(), stock, megabytes / stock, extraction, megabytes / extraction,
              extraction / stock);
  return extraction / stock;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("usage: limit DIR\n", stderr), 2;
  const std::vector<std::string> pages = bench::read_pages(argv[1]);
  if (pages.empty()) return std::fprintf(stderr, "limit: no pages in %s\n", argv[1]), 1;
  const bench::StockGumbo gumbo;
  std::vector<double> ratios;
  std::size_t written = 0;
  for (int round = 0; round < 5; ++round) ratios.push_back(run_round(gumbo, pages, written));
  std::sort(ratios.begin(), ratios.end());
  std::printf("%zu bytes of JSON in all\nratio %.2f\n", written, ratios[ratios.size() / 2]);
}
