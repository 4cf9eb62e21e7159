#include "cli/batch.h"

#include <atomic>
#include <cstdint>
#include <deque>
#include <future>
#include <map>
#include <memory>
#include <semaphore>
#include <thread>
#include <unordered_map>
#include <utility>

#include "base/thread_errors.h"
#include "cli/bounded_queue.h"
#include "cli/interrupt.h"
#include "fetch/archived_page.h"
#include "fetch/fetch.h"

namespace sheaf::cli {
namespace {

using std::chrono::milliseconds;

// Inputs between being read and being written. Many, as a slow host keeps its own waiting while
// those of others go on.
constexpr std::ptrdiff_t kMostInFlight = 4096;
constexpr std::ptrdiff_t kMostInOrder = 1024;                       // their records wait in memory
constexpr std::size_t kMostPages = 64, kMostPageBytes = 16u << 20;  // fetched, to be extracted
constexpr int kMostAtOnce = 64;  // URLs taken in between two looks at the transfers
constexpr milliseconds kTick{100};
// Before the writing thread waits for a record, some may gather: each wake-up costs both threads.
constexpr milliseconds kGathering{1};

// A list that the reading thread waits for.
struct WantedList {
  explicit WantedList(Request what) : request(std::move(what)) {}
  Request request;
  std::promise<Fetched> answer;
};

// One of the two.
struct Wanted {
  Job job = {};
  std::shared_ptr<WantedList> list = {};
};

constexpr std::uint64_t kListToken = UINT64_MAX;  // pages have their numbers

std::size_t weight_of(const Job& job) {
  if (job.entry.record) return job.entry.record->block.size();
  return job.response ? job.response->body.size() : 0;
}

class Batch {
 public:
  Batch(const BatchOptions& options, DoneKeys known, Progress& progress)
      : options_(options),
        known_(std::move(known)),
        progress_(progress),
        room_(options.order == Order::kOfInputs ? kMostInOrder : kMostInFlight),
        list_fetcher_([this](Request request) { return ask_for_list(std::move(request)); },
                      options.fetching, options.page.cache, options.cache_use),
        fetcher_(options.fetching) {}

  void run(const Consume& consume) {
    {
      std::vector<std::jthread> threads;
      if (errors_.run([&] { start(threads); })) errors_.run([&] { consume_all(consume); });
      give_up();
    }
    errors_.rethrow();
  }

 private:
  using Part = void (Batch::*)();

  void start(std::vector<std::jthread>& threads) {
    const auto start_one = [&](Part part) {
      threads.emplace_back([this, part] {
        if (!errors_.run([&] { (this->*part)(); })) give_up();
      });
    };
    working_ = options_.jobs;
    start_one(&Batch::read_inputs);
    start_one(&Batch::fetch);
    for (unsigned i = 0; i < options_.jobs; ++i) start_one(&Batch::work);
  }

  // Every thread ends soon, whatever it waits for.
  void give_up() {
    stop();
    results_.abandon();
  }

  // ---- the thread that reads the inputs ----

  void read_inputs() {
    const TakeEntry take = [this](Entry entry) { return admit(std::move(entry)); };
    bool go_on = true;
    for (const std::string& argument : options_.arguments)
      go_on = go_on && read_argument(argument, take);
    for (const ListSource& list : options_.lists)
      go_on = go_on && read_list(list, list_fetcher_, take);
    all_found_ = true;
    wanted_.close();
    fetcher_.wake();
    leave_pages();
  }

  bool admit(Entry entry) {
    Job job{.entry = std::move(entry)};
    const bool is_page = job.entry.problem.empty();
    if (is_page) job.key = key_of(job.entry.input);
    if (is_page && !is_new(job)) {
      ++skipped_;
      failed_before_ += known_.no_article.contains(job.key);
      return !stopped_;
    }
    while (!room_.try_acquire_for(kTick)) {
      if (stopped_) return false;
    }
    job.number = found_++;
    return pass_on(std::move(job)) && !stopped_;
  }

  bool is_new(Job& job) {
    if (known_.all.contains(job.key)) return false;
    // An archive may have the page from another day.
    if (job.entry.record && holds_failure(*job.entry.record)) job.key = ~job.key;
    return job.entry.input.kind == Input::Kind::kUrl ? known_.all.insert(job.key)
                                                     : !known_.all.contains(job.key);
  }

  bool pass_on(Job job) {
    if (!job.entry.problem.empty()) {
      Done done;
      done.number = job.number;
      done.name = job.entry.input.name;
      done.error = std::move(job.entry.problem);
      return results_.push(std::move(done));
    }
    const bool is_page = job.entry.record || job.entry.input.kind != Input::Kind::kUrl;
    const std::size_t weight = weight_of(job);
    return is_page ? pages_.push(std::move(job), weight) : want({.job = std::move(job)});
  }

  bool want(Wanted wanted) {
    const bool taken = wanted_.push(std::move(wanted));
    fetcher_.wake();
    return taken;
  }

  // Lists are asked for between the pages: their hosts count both.
  Result<Fetched> ask_for_list(Request request) {
    const auto list = std::make_shared<WantedList>(std::move(request));
    std::future<Fetched> answer = list->answer.get_future();
    bool is_here = false;
    for (bool go_on = want({.list = list}); go_on && !is_here; go_on = !stopped_)
      is_here = answer.wait_for(kTick) == std::future_status::ready;
    if (!is_here) return Error{ErrorKind::kNetwork, std::string(kInterruptedInput)};
    Fetched fetched = answer.get();
    if (fetched.failure) return to_error(*fetched.failure);
    return fetched;
  }

  // ---- the thread that fetches ----

  void fetch() {
    while (!stopped_) {
      const bool is_held = !pass_fetched();
      fetcher_.hold(is_held);
      if (!is_held && fetcher_.pending() == 0 && !add_next(wanted_.pop())) break;
      const bool more = !is_held && add_some();
      for (Fetched& fetched : fetcher_.wait(more ? milliseconds(0) : kTick))
        take(std::move(fetched));
      note_hosts();
    }
    leave_pages();
  }

  // Transfers stand still meanwhile, so not all at once. True if more may be there.
  bool add_some() {
    for (int i = 0; i < kMostAtOnce && fetched_.empty(); ++i) {
      if (!add_next(wanted_.pop_within(milliseconds(0)))) return false;
    }
    return true;
  }

  bool add_next(std::optional<Wanted> wanted) {
    if (!wanted) return false;
    if (wanted->list) {
      asked_list_ = std::move(wanted->list);
      fetcher_.add(asked_list_->request, kListToken);
    } else {
      add_page(std::move(wanted->job));
    }
    return true;
  }

  void add_page(Job job) {
    Result<Url> url = Url::parse(job.entry.input.name);
    if (!url.ok()) {
      job.failure = url.error().message;
      return pass_page(std::move(job));
    }
    Request request{.url = std::move(url).value()};
    if (options_.page.cache && serve_from_cache(job, request)) return;
    const std::uint64_t token = job.number;
    waiting_.emplace(token, std::move(job));
    fetcher_.add(std::move(request), token);
  }

  void take(Fetched fetched) {
    if (fetched.token == kListToken) {
      asked_list_->answer.set_value(std::move(fetched));
    } else if (options_.page.cache && is_of_another_page(*options_.page.cache, fetched)) {
      fetcher_.add({.url = std::move(fetched.request.url)}, fetched.token);
    } else if (auto job = waiting_.extract(fetched.token)) {
      hand_over(std::move(job.mapped()), std::move(fetched));
    }
  }

  // Passes the page on if it need not be fetched; else the request asks whether it has changed.
  bool serve_from_cache(Job& job, Request& request) {
    const CacheUse& use = options_.cache_use;
    Kept kept = ask_cache(*options_.page.cache, use, request.url, options_.fetching.wall_clock());
    job.response = std::move(kept.response);
    request.headers = std::move(kept.validators);
    if (use.offline && !job.response) {
      job.failure = "the page is not in the cache";
      job.failure_kind = "not in the cache";
    }
    if (!job.response && !use.offline) return false;
    pass_page(std::move(job));
    return true;
  }

  void pass_page(Job job) {
    fetched_.push_back(std::move(job));
    pass_fetched();
  }

  // False if pages have to wait for room: who reads our output takes its time. Waiting here would
  // let the time of transfers run out.
  bool pass_fetched() {
    const bool may_wait = fetcher_.pending() == 0;
    bool has_room = true;
    while (!fetched_.empty() && has_room) {
      Job& job = fetched_.front();
      const std::size_t weight = weight_of(job);
      has_room = may_wait ? pages_.push(std::move(job), weight) : pages_.try_push(job, weight);
      if (has_room) fetched_.pop_front();
    }
    waits_for_room_ = !has_room;
    return has_room;
  }

  void hand_over(Job job, Fetched fetched) {
    if (fetched.failure) {
      job.failure = fetched.failure->message;
      job.failure_kind = name_of(fetched.failure->kind);
    } else if (options_.page.cache && is_confirmation(fetched)) {  // what is kept is the answer
      job.response = options_.page.cache->load(fetched.request.url);
      if (!job.response) job.failure = "the page was taken out of the cache meanwhile";
    } else {
      take_page(job, std::move(fetched.response));
    }
    pass_page(std::move(job));
  }

  // A page of which only a part came is none; the archive has the part, and says so.
  static void take_page(Job& job, Response response) {
    if (const auto fault = find_body_fault(response); fault && response.status < 400)
      job.failure = job.failure_kind = fault->message;
    job.response = std::move(response);
  }

  void note_hosts() {
    const auto now = std::chrono::steady_clock::now();
    if (now - hosts_at_ < milliseconds(500)) return;
    hosts_at_ = now;
    std::vector<HostState> hosts = fetcher_.busiest_hosts(3);
    const std::lock_guard lock(hosts_mutex_);
    hosts_.swap(hosts);
  }

  // The reading and the fetching thread both put pages in; the last one closes.
  void leave_pages() {
    if (--sources_ == 0) pages_.close();
  }

  // ---- the threads that extract ----

  void work() {
    while (std::optional<Job> job = pages_.pop()) {
      if (waits_for_room_ && pages_.has_much_room()) fetcher_.wake();
      Done done = work_on(std::move(*job), options_.page);
      if (done.error != kInterruptedInput) results_.push(std::move(done));
    }
    if (--working_ == 0) results_.close();
  }

  // ---- the caller's thread ----

  void consume_all(const Consume& consume) {
    std::map<std::uint64_t, Done> early;
    std::uint64_t next = 0;
    bool go_on = true;
    while (go_on && !results_.is_finished()) {
      std::optional<Done> done = results_.pop_within(milliseconds(0));
      if (!done) {
        std::this_thread::sleep_for(kGathering);
        done = results_.pop_within(kTick);
      }
      if (done && options_.order == Order::kOfInputs) {
        const std::uint64_t number = done->number;
        early.emplace(number, std::move(*done));
        for (auto it = early.find(next); go_on && it != early.end(); it = early.find(++next))
          go_on = give(std::move(early.extract(it).mapped()), consume);
      } else if (done) {
        go_on = give(std::move(*done), consume);
      }
      if (is_interrupted()) stop();
      tell();
    }
    // After an interrupt there are gaps in the order, which the next run cannot fill.
    if (options_.resumable) early.clear();
    for (auto& [number, done] : early) go_on = go_on && give(std::move(done), consume);
    tell();
  }

  bool give(Done done, const Consume& consume) {
    progress_.add(done);
    room_.release();
    return consume(std::move(done));
  }

  void tell() {
    progress_.count_skipped(skipped_.exchange(0), failed_before_.exchange(0));
    BatchState state{found_, all_found_, {}};
    {
      const std::lock_guard lock(hosts_mutex_);
      state.hosts = hosts_;
    }
    progress_.show(state);
  }

  void stop() {
    if (stopped_.exchange(true)) return;
    end_waiting();
    wanted_.abandon();
    pages_.abandon();
    fetcher_.wake();
  }

  const BatchOptions& options_;
  DoneKeys known_;
  Progress& progress_;
  std::counting_semaphore<> room_;
  ListFetcher list_fetcher_;  // the reading thread's
  // The fetching thread's, but for wake().
  Fetcher fetcher_;
  std::unordered_map<std::uint64_t, Job> waiting_;  // for their answers, by token
  std::shared_ptr<WantedList> asked_list_;          // one at a time
  std::deque<Job> fetched_;                         // while pages_ is full
  std::atomic<bool> waits_for_room_ = false;

  BoundedQueue<Wanted> wanted_{kMostInFlight, SIZE_MAX};
  BoundedQueue<Job> pages_{kMostPages, kMostPageBytes};
  BoundedQueue<Done> results_{kMostPages, SIZE_MAX};
  std::atomic<std::uint64_t> found_ = 0, skipped_ = 0, failed_before_ = 0;
  std::atomic<bool> all_found_ = false, stopped_ = false;
  std::atomic<int> sources_ = 2;
  std::atomic<unsigned> working_ = 0;
  std::chrono::steady_clock::time_point hosts_at_;
  std::mutex hosts_mutex_;
  std::vector<HostState> hosts_;
  ThreadErrors errors_;
};

}  // namespace

void run_batch(const BatchOptions& options, DoneKeys known, Progress& progress,
               const Consume& consume) {
  Batch(options, std::move(known), progress).run(consume);
}

}  // namespace sheaf::cli
