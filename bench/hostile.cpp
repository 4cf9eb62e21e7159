// hostile [--base BYTES] [Google Benchmark's options]: CPU time of the whole extraction (bytes in
// memory -> JSON text) of pages that are made to cost more than their bytes, and of reading the
// links of such documents ("check markdown: ..."), at n, 2n, 4n and 8n bytes (default n: 256 KiB),
// the least of several rounds. The table's last figure is cost(8n) / (8 cost(n)): 1 is in
// proportion. Where the record's error tells of a budget that ran out, the table has the error.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bench/hostile_shapes.h"
#include "check/documents.h"
#include "items/extract.h"
#include "items/item_json.h"

namespace {

using namespace sheaf;

constexpr std::size_t kSteps = 4;  // n, 2n, 4n, 8n

void run(benchmark::State& state, const bench::Shape& shape, std::size_t bytes) {
  const std::string page = bench::make_page(shape, bytes);
  std::string error;
  for (auto _ : state) {
    const Item item = extract_item({.bytes = page, .url = shape.address});
    benchmark::DoNotOptimize(to_json(item, {.with_text = WithText::kYes}));
    error = item.error;
  }
  state.SetLabel(error);
}

void run_document(benchmark::State& state, const bench::DocumentShape& document,
                  std::size_t bytes) {
  const std::string text = bench::make_page(document.shape, bytes);
  for (auto _ : state) {
    benchmark::DoNotOptimize(extract_document_links(text, document.kind, std::nullopt));
  }
}

struct Cost {
  double seconds = 0;  // of CPU, the least of the rounds
  std::string error;
};

// Collects the least cost of each shape and size, and prints a line for each shape.
class Table : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override {
    std::printf("%-44s %9s %9s %9s %9s %6s\n", "ms of CPU at", "n", "2n", "4n", "8n", "ratio");
    return true;
  }

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration) continue;
      const double seconds = run.cpu_accumulated_time / static_cast<double>(run.iterations);
      const bool is_first = costs_.empty() || run.repetition_index > 0;
      if (run.repetition_index == 0) costs_.push_back({seconds, run.report_label});
      costs_.back().seconds = is_first ? std::min(costs_.back().seconds, seconds) : seconds;
      name_ = run.run_name.function_name;
    }
    if (costs_.size() < kSteps) return;
    print();
    costs_.clear();
  }

 private:
  void print() const {
    std::printf("%-44s", name_.substr(0, name_.rfind('/')).c_str());
    for (const Cost& cost : costs_) std::printf(" %9.1f", cost.seconds * 1e3);
    std::printf(" %6.2f", costs_.back().seconds / (8 * costs_.front().seconds));
    const std::string& error = costs_.back().error;
    std::printf("%s%s\n", error.empty() ? "" : "  ", error.c_str());
    std::fflush(stdout);
  }

  std::string name_;
  std::vector<Cost> costs_;
};

void add(const std::string& name, std::size_t base,
         const std::function<void(benchmark::State&, std::size_t)>& work) {
  for (std::size_t bytes = base, step = 0; step < kSteps; bytes *= 2, ++step) {
    const std::string full_name = name + "/" + std::to_string(bytes);
    benchmark::RegisterBenchmark(full_name.c_str(),
                                 [work, bytes](benchmark::State& state) { work(state, bytes); })
        ->Iterations(1)
        ->Repetitions(3);
  }
}

// Takes "--base BYTES" out of the arguments.
std::size_t take_base(int& argc, char** argv) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::strcmp(argv[i], "--base") != 0) continue;
    const std::size_t base = std::strtoul(argv[i + 1], nullptr, 10);
    for (int k = i; k + 2 <= argc; ++k) argv[k] = argv[k + 2];
    argc -= 2;
    return base;
  }
  return std::size_t{256} << 10;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t base = take_base(argc, argv);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  const std::vector<bench::Shape> shapes = bench::hostile_shapes();
  for (const bench::Shape& shape : shapes) {
    add(shape.name, base,
        [&shape](benchmark::State& state, std::size_t bytes) { run(state, shape, bytes); });
  }
  const std::vector<bench::DocumentShape> documents = bench::hostile_documents();
  for (const bench::DocumentShape& document : documents) {
    const std::string kind(kind_name(document.kind));
    add("check " + kind + ": " + document.shape.name, base,
        [&document](benchmark::State& state, std::size_t bytes) {
          run_document(state, document, bytes);
        });
  }
  Table table;
  benchmark::RunSpecifiedBenchmarks(&table);
}
