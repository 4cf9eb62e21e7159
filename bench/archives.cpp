// archives DIR [RECORDS]: CPU time of extracting pages out of a WARC archive (read, undone,
// extracted, made JSON; one thread) against the same pages from memory, in turns. The archive has
// so many records (10000), of the pages of DIR again and again; plain, then gzipped record by
// record. Ends each form with "ratio N.NN" (pages a second of the archive / from memory, the median
// of three rounds).
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

#include "bench/pages.h"
#include "fetch/archived_page.h"
#include "fetch/warc_reader.h"
#include "fetch/warc_writer.h"
#include "items/extract.h"
#include "items/item_json.h"

namespace {

using namespace sheaf;  // NOLINT(google-build-using-namespace): a program of its own

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::string url_of(std::size_t i) { return "https://example.com/" + std::to_string(i); }

std::size_t extract(std::string bytes, const std::string& url) {
  return to_json(extract_item({.bytes = std::move(bytes), .url = url, .content_type = "text/html"}))
      .size();
}

std::string make_archive(const std::vector<std::string>& pages, std::size_t count, WarcForm form) {
  const WarcWriter writer({.form = form, .make_id = [n = 0]() mutable {
                             return "urn:uuid:00000000-0000-4000-8000-" + std::to_string(++n);
                           }});
  std::string archive;
  for (std::size_t i = 0; i < count; ++i) {
    Response response;
    response.status = 200;
    response.http_version = "1.1";
    response.final_url = response.url = url_of(i);
    response.headers = {{"Content-Type", "text/html"}};
    response.body = pages[i % pages.size()];
    archive += writer.exchange(response);
  }
  return archive;
}

double time_memory(const std::vector<std::string>& pages, std::size_t count, std::size_t& written) {
  const double begin = cpu_seconds();
  for (std::size_t i = 0; i < count; ++i) written += extract(pages[i % pages.size()], url_of(i));
  return cpu_seconds() - begin;
}

double time_archive(const std::string& archive, std::size_t count, std::size_t& written) {
  const double begin = cpu_seconds();
  std::size_t pos = 0;
  WarcReader reader([&](char* to, std::size_t room) -> Result<std::size_t> {
    const std::size_t now = std::min(room, archive.size() - pos);
    std::memcpy(to, archive.data() + pos, now);
    pos += now;
    return now;
  });
  std::size_t found = 0;
  while (std::optional<WarcEvent> event = reader.next()) {
    const auto* record = std::get_if<WarcRecord>(&*event);
    if (!record || !may_hold_page(*record)) continue;
    Result<Response> page = read_archived_page(*record);
    if (!page.ok()) continue;
    written += extract(std::move(page->body), page->url);
    ++found;
  }
  if (found != count) {
    std::fprintf(stderr, "archives: %zu of %zu records were found\n", found, count);
    std::exit(1);
  }
  return cpu_seconds() - begin;
}

void compare(const std::vector<std::string>& pages, std::size_t count, WarcForm form) {
  const std::string archive = make_archive(pages, count, form);
  const auto per_second = [&](double seconds) { return static_cast<double>(count) / seconds; };
  std::vector<double> ratios;
  std::size_t written = 0;
  for (int round = 0; round < 3; ++round) {
    const double memory = time_memory(pages, count, written);
    const double archived = time_archive(archive, count, written);
    std::printf("%s: %.0f pages/s from memory, %.0f out of the archive, %.3f\n",
                form == WarcForm::kGzip ? "gzip" : "plain", per_second(memory),
                per_second(archived), memory / archived);
    ratios.push_back(memory / archived);
  }
  std::sort(ratios.begin(), ratios.end());
  std::printf("ratio %.2f (%zu MB of archive, %zu MB of JSON)\n", ratios[1], archive.size() >> 20,
              written >> 20);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) return std::fputs("usage: archives DIR [RECORDS]\n", stderr), 2;
  const std::vector<std::string> pages = bench::read_pages(argv[1]);
  if (pages.empty()) return std::fprintf(stderr, "archives: no pages in %s\n", argv[1]), 1;
  const std::size_t count = argc == 3 ? std::strtoul(argv[2], nullptr, 10) : 10'000;
  for (const WarcForm form : {WarcForm::kPlain, WarcForm::kGzip}) compare(pages, count, form);
  return 0;
}
