// rooms [--pages DIR] [Google Benchmark's options]: CPU time of each room and each field's rules
// over the pages of a folder (default: corpus/), beside stock gumbo_parse + gumbo_destroy_output on
// the same pages. One iteration is one pass over all pages; bytes_per_second counts their bytes.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bench/pages.h"
#include "bench/stock_gumbo.h"
#include "check/documents.h"
#include "digest/assemble.h"
#include "extractors/links/rank.h"
#include "extractors/links/recognise.h"
#include "extractors/meta/excerpt.h"
#include "extractors/meta/hero_image.h"
#include "extractors/meta/images.h"
#include "extractors/meta/meta.h"
#include "extractors/sites.h"
#include "items/extract.h"
#include "items/item_json.h"
#include "page/arena.h"
#include "page/charset.h"
#include "page/prepass.h"
#include "page/tree.h"

namespace {

using namespace sheaf;

// A page parsed once, with what extractors look at.
struct Prepared {
  std::string bytes;
  std::unique_ptr<Page> page;
  Prepass prepass;
  std::vector<Url> urls;  // of its anchors
  LinkedData linked_data;
  MainContent main;
  Item item;
};

const Url& page_url() {
  static const Url url = Url::parse("https://example.com/page").value();
  return url;
}

Source source_of(const Prepared& prepared) {
  return {.page = *prepared.page,
          .url = page_url(),
          .base = page_url(),
          .linked_data = prepared.linked_data,
          .main = prepared.main,
          .fetched_at = {},
          .language = prepared.item.language,
          .publisher = prepared.item.publisher,
          .title = prepared.item.title,
          .published = prepared.item.published};
}

std::vector<Url> urls_of(const Page& page) {
  std::vector<Url> urls;
  for (const NodeId anchor : page.anchors()) {
    Result<Url> url = Url::parse(page.attribute_or_empty(anchor, "href"), page_url());
    if (url.ok()) urls.push_back(std::move(url).value());
  }
  return urls;
}

std::vector<Prepared> prepare(const std::string& folder) {
  std::vector<Prepared> out;
  for (std::string& bytes : bench::read_pages(folder)) {
    Result<std::unique_ptr<Page>> page = Page::parse(bytes);
    if (!page.ok()) continue;
    Prepared& prepared = out.emplace_back();
    prepared.bytes = std::move(bytes);
    prepared.page = std::move(page).value();
    prepared.prepass = reduce(prepared.page->source());
    prepared.urls = urls_of(*prepared.page);
    prepared.linked_data = LinkedData(*prepared.page, page_url());
    prepared.main = find_main_content(*prepared.page);
    prepared.item = extract_item({.bytes = prepared.bytes, .url = page_url().text()});
  }
  return out;
}

void add(const std::string& name, const std::vector<Prepared>& pages,
         std::function<void(const Prepared&)> work) {
  benchmark::RegisterBenchmark(name.c_str(), [&pages,
                                              work = std::move(work)](benchmark::State& state) {
    std::size_t bytes = 0;
    for (auto _ : state) {
      for (const Prepared& page : pages) work(page), bytes += page.bytes.size();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  })->Unit(benchmark::kMillisecond);
}

void add_urls(const std::vector<Prepared>& pages) {
  add("url/parse", pages, [](const Prepared& p) {
    for (const Url& url : p.urls) benchmark::DoNotOptimize(Url::parse(url.text()));
  });
  add("url/canonical", pages, [](const Prepared& p) {
    for (const Url& url : p.urls) benchmark::DoNotOptimize(url.canonical());
  });
  add("url/key", pages, [](const Prepared& p) {
    for (const Url& url : p.urls) benchmark::DoNotOptimize(url.key());
  });
}

void add_page(const std::vector<Prepared>& pages) {
  add("page/charset", pages,
      [](const Prepared& p) { benchmark::DoNotOptimize(decode(p.bytes, "")); });
  add("page/prepass", pages,
      [](const Prepared& p) { benchmark::DoNotOptimize(reduce(p.page->source())); });
  add("page/tree", pages, [](const Prepared& p) {
    Arena arena;
    benchmark::DoNotOptimize(
        parse_tree(p.prepass.html, arena, {.bytes = std::size_t{1} << 30, .cpu_ms = 10'000}));
  });
  add("page/parse (charset, prepass, tree and index)", pages,
      [](const Prepared& p) { benchmark::DoNotOptimize(Page::parse(p.bytes)); });
  add("page/main_content", pages,
      [](const Prepared& p) { benchmark::DoNotOptimize(find_main_content(*p.page)); });
}

void add_extractors(const std::vector<Prepared>& pages) {
  add("extractors/linked_data", pages,
      [](const Prepared& p) { benchmark::DoNotOptimize(LinkedData(*p.page, page_url())); });
  for (std::size_t i = 0; i < static_cast<std::size_t>(Field::kCount); ++i) {
    const Field field = static_cast<Field>(i);
    add("extractors/" + std::string(field_name(field)) + " (every rule)", pages,
        [field](const Prepared& p) {
          const Source source = source_of(p);
          for (const Rule& rule : general_extractor().rules) {
            if (rule.field != field) continue;
            Findings found;
            rule.find(source, found);
            benchmark::DoNotOptimize(found);
          }
        });
  }
  for (const Extractor* site : site_extractors()) {
    add("extractors/sites/" + std::string(site->name) + " (every rule)", pages,
        [site](const Prepared& p) {
          const Source source = source_of(p);
          for (const Rule& rule : site->rules) {
            Findings found;
            rule.find(source, found);
            benchmark::DoNotOptimize(found);
          }
        });
  }
  add("extractors/references (papers, repositories)", pages, [](const Prepared& p) {
    for (const Url& url : p.urls) benchmark::DoNotOptimize(find_reference(url));
  });
  add("extractors/images", pages,
      [](const Prepared& p) { benchmark::DoNotOptimize(extract_images(source_of(p))); });
  add("extractors/links", pages,
      [](const Prepared& p) { benchmark::DoNotOptimize(rank_links(extract_links(source_of(p)))); });
  add("extractors/code_status", pages,
      [](const Prepared& p) { benchmark::DoNotOptimize(find_code_status(p.main.text)); });
  add("extractors/excerpt", pages, [](const Prepared& p) {
    benchmark::DoNotOptimize(make_excerpt(source_of(p), p.item.description));
  });
}

void add_items(const std::vector<Prepared>& pages) {
  add("items/resolve", pages, [](const Prepared& p) {
    Item item;
    resolve_fields(source_of(p), {}, Keep::kWinners, item);
    benchmark::DoNotOptimize(item);
  });
  add("items/json", pages, [](const Prepared& p) { benchmark::DoNotOptimize(to_json(p.item)); });
  add("whole: bytes -> JSON", pages, [](const Prepared& p) {
    benchmark::DoNotOptimize(to_json(extract_item({.bytes = p.bytes, .url = page_url().text()})));
  });
}

void add_check_and_digest(const std::vector<Prepared>& pages, const std::vector<Item>& items) {
  add("check/links of a document", pages, [](const Prepared& p) {
    benchmark::DoNotOptimize(extract_document_links(p.bytes, DocumentKind::kHtml, page_url()));
  });
  benchmark::RegisterBenchmark("digest/assemble (an issue of all pages)",
                               [&items](benchmark::State& state) {
                                 const Language language = *find_language("zh");
                                 for (auto _ : state)
                                   benchmark::DoNotOptimize(assemble_issue({}, items, language));
                               })
      ->Unit(benchmark::kMillisecond);
}

// Takes "--pages DIR" out of the arguments.
std::string take_folder(int& argc, char** argv) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::strcmp(argv[i], "--pages") != 0) continue;
    std::string folder = argv[i + 1];
    for (int k = i; k + 2 <= argc; ++k) argv[k] = argv[k + 2];
    argc -= 2;
    return folder;
  }
  return SHEAF_CORPUS;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = take_folder(argc, argv);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  const std::vector<Prepared> pages = prepare(folder);
  if (pages.empty()) return std::fprintf(stderr, "rooms: no pages in %s\n", folder.c_str()), 1;
  const bench::StockGumbo gumbo;
  add("stock gumbo_parse + gumbo_destroy_output", pages,
      [&gumbo](const Prepared& p) { gumbo.parse_and_destroy(p.bytes); });
  std::vector<Item> items;
  for (const Prepared& page : pages) items.push_back(page.item);
  add_urls(pages);
  add_page(pages);
  add_extractors(pages);
  add_items(pages);
  add_check_and_digest(pages, items);
  benchmark::RunSpecifiedBenchmarks();
}
