// parsers gumbo|libxml2 LIST: parses each page of a list's lines {"file"} and frees the tree: the
// floor for programs that build on these parsers. Writes nothing; says how many pages failed on
// standard error, as the peers in bench/versus do.
#include <libxml/HTMLparser.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>

#include "base/json.h"
#include "bench/pages.h"
#include "bench/stock_gumbo.h"

namespace {

using namespace sheaf;

void parse_by_libxml2(const std::string& page) {
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                      HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  xmlDoc* document =
      htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, nullptr, options);
  if (document) xmlFreeDoc(document);
}

}  // namespace

int main(int argc, char** argv) {
  const bool is_gumbo = argc == 3 && std::strcmp(argv[1], "gumbo") == 0;
  if (!is_gumbo && !(argc == 3 && std::strcmp(argv[1], "libxml2") == 0))
    return std::fputs("usage: parsers gumbo|libxml2 LIST\n", stderr), 2;
  const bench::StockGumbo gumbo;
  std::ifstream list(argv[2]);
  int failed = 0;
  for (std::string line; std::getline(list, line);) {
    const Result<Json> page = parse_json(line);
    const std::string bytes =
        page.ok() ? bench::read_file(string_at(*page, "file")).value_or("") : "";
    failed += bytes.empty();
    is_gumbo ? gumbo.parse_and_destroy(bytes) : parse_by_libxml2(bytes);
  }
  std::fprintf(stderr, "%d\n", failed);
}
