#include "check/checker.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <unordered_map>

#include "base/text.h"
#include "check/anchors.h"
#include "check/page_signs.h"
#include "check/pictures.h"
#include "fetch/fetcher.h"
#include "url/wechat.h"

namespace sheaf {
namespace {

constexpr std::size_t kPageBytes = 256u << 10;  // in which a page says what it is
constexpr std::size_t kAnchorBytes = 8u << 20;  // in which its places are looked for
constexpr std::string_view kFileRange = "0-1023";
constexpr std::string_view kMadeUpName = "sheaf-made-up-address-8f3a61";
constexpr std::uint64_t kProbeBit = std::uint64_t{1} << 63;

std::string_view without_fragment(const Url& url) {
  return std::string_view(url.text()).substr(0, url.text().find('#'));
}

bool is_file_name(std::string_view path) {
  constexpr std::array<std::string_view, 26> kEndings = {
      ".pdf", ".zip",  ".gz",  ".tgz",  ".bz2", ".xz",  ".7z",    ".tar", ".png",
      ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".mp4",   ".mp3", ".webm",
      ".mov", ".avi",  ".exe", ".dmg",  ".deb", ".iso", ".woff2", ".css"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return ends_with_ignore_case(path, ending); });
}

bool is_html(const Response& response) {
  const auto kind = kind_of_content_type(response.content_type);
  if (kind) return *kind == DocumentKind::kHtml;
  return kind_of_bytes(std::string_view(response.body).substr(0, 1024)) == DocumentKind::kHtml;
}

}  // namespace

struct LinkChecker::State {
  struct Task {
    Url url;                                                             // without fragment
    std::map<std::string, std::optional<FragmentState>> fragments = {};  // with what was found
    Expect expect = Expect::kAnything;
    NamedBy named_by = NamedBy::kPublic;
    bool is_done = false, is_known = false;
    bool takes_range = true;  // the server does
    Verdict verdict = {};
    PageSketch sketch = {};  // until the host's probe is back
  };
  struct Host {
    bool is_asked = false, is_back = false;
    std::optional<PageSketch> answer = {};  // to the made-up address; nullopt: it was refused
    std::vector<std::size_t> waiting = {};
  };

  explicit State(CheckOptions chosen) : options(std::move(chosen)), fetcher(options.fetch) {}

  Request make_request(const Task& task, Method method) const {
    Request request{.url = task.url, .method = method, .named_by = task.named_by};
    const bool is_file = task.expect == Expect::kPicture || is_file_name(task.url.path());
    request.body_limit = needs_anchors(task) ? kAnchorBytes : kPageBytes;
    if (method == Method::kGet && is_file && !needs_anchors(task) && task.takes_range)
      request.range = kFileRange;
    return request;
  }

  bool needs_anchors(const Task& task) const {
    return options.check_fragments && !task.fragments.empty();
  }

  Method first_method(const Task& task) const {
    if (needs_anchors(task) || options.asking == Asking::kGet) return Method::kGet;
    if (options.asking == Asking::kHead) return Method::kHead;
    const bool is_picture = task.expect == Expect::kPicture && !is_wechat_picture(task.url);
    return is_picture || (task.expect == Expect::kAnything && is_file_name(task.url.path()))
               ? Method::kHead
               : Method::kGet;
  }

  void ask(std::size_t index, Method method) {
    ++requests;
    fetcher.add(make_request(tasks[index], method), index);
  }

  void take(Fetched fetched) {
    if (fetched.token & kProbeBit) return take_probe(std::move(fetched));
    const std::size_t index = fetched.token;
    Task& task = tasks[index];
    const Answer answer{fetched.response, fetched.failure ? &*fetched.failure : nullptr};
    if (fetched.request.method == Method::kHead && is_doubtful_head(answer))
      return ask(index, Method::kGet);
    if (fetched.response.status == 416 && !fetched.request.range.empty()) {
      task.takes_range = false;  // an empty file
      return ask(index, Method::kGet);
    }
    task.verdict = classify_answer(task.url, answer, options.accepted);
    if (fetched.request.method == Method::kGet)
      read_body(task, std::move(fetched.response));
    else if (task.expect == Expect::kPicture)
      judge_picture(fetched.response, task.verdict);
    settle(index);
  }

  void read_body(Task& task, Response response) {
    if (task.expect == Expect::kPicture) return judge_picture(response, task.verdict);
    const bool is_page = is_html(response);
    if (needs_anchors(task)) look_up(task, response);
    if (!is_page || task.verdict.outcome == Outcome::kDead) return;
    const bool answered = has_answered(task.verdict.outcome);
    const bool may_be_wall = response.status == 403 || response.status == 503;
    if ((!answered && !may_be_wall) || (answered && response.status != 200)) return;
    if (holds_status(options.accepted, response.status)) return;
    if (response.body.empty() && response.body_state != BodyState::kWhole) return;
    if (const Result<Url> url = Url::parse(response.final_url);
        options.read_canonical && answered && url.ok())
      task.verdict.canonical = find_own_address(response.body, *url, response.content_type);
    PageSigns signs =
        read_page_signs(std::move(response.body), response.final_url, response.content_type);
    if (signs.verdict && (answered || signs.verdict->outcome == Outcome::kBlocked))
      overrule(task.verdict, std::move(*signs.verdict));
    if (answered) task.sketch = std::move(signs.sketch);
  }

  static void overrule(Verdict& verdict, Verdict by) {
    by.status = verdict.status;
    if (by.target.empty()) by.target = verdict.target;
    by.remarks = std::move(verdict.remarks);
    by.evidence.insert(by.evidence.begin(), verdict.evidence.begin(), verdict.evidence.end());
    verdict = std::move(by);
  }

  void look_up(Task& task, const Response& response) {
    if (response.status != 200 && response.status != 206) return;
    const auto kind = kind_of_content_type(response.content_type);
    const bool is_page = is_html(response);
    const Anchors anchors = extract_anchors(
        response.body, is_page ? DocumentKind::kHtml : kind.value_or(DocumentKind::kText),
        response.content_type);
    for (auto& [fragment, state] : task.fragments) {
      state = find_fragment(anchors, fragment);
      // The places of a body that broke off, or was too long, are not all known.
      if (state == FragmentState::kMissing && (response.truncated() || response.is_unreadable()))
        state = FragmentState::kUnverifiable;
    }
    if (response.is_unreadable()) {
      task.verdict =
          make_verdict(Outcome::kUnsure, "the page broke off, its places cannot be looked up");
      task.verdict.status = response.status;
    }
  }

  void settle(std::size_t index) {
    Task& task = tasks[index];
    const bool is_page = !task.sketch.title.empty() || task.sketch.text_bytes > 0;
    const bool may_be_shell =
        task.verdict.outcome == Outcome::kAlive || task.verdict.outcome == Outcome::kMoved;
    if (options.probe_hosts && is_page && may_be_shell && !is_home_path(task.url.path())) {
      Host& host = hosts[origin_of(task.url)];
      if (!host.is_back) {
        host.waiting.push_back(index);
        if (!host.is_asked) ask_probe(task, host);
        return;
      }
      compare(task, host);
    }
    finish(index);
  }

  static std::string origin_of(const Url& url) {
    return std::string(url.scheme()) + "://" + std::string(url.host()) + ":" +
           std::string(url.port());
  }

  // A sibling of the page: what serves its folder answers.
  void ask_probe(const Task& page, Host& host) {
    host.is_asked = true;
    const Result<Url> made_up = Url::parse(kMadeUpName, page.url);
    if (!made_up.ok()) return;
    const std::uint64_t token = kProbeBit | probes.size();
    probes.push_back(origin_of(page.url));
    ++requests;
    fetcher.add({.url = *made_up, .body_limit = kPageBytes, .named_by = page.named_by}, token);
  }

  void take_probe(Fetched fetched) {
    Host& host = hosts[probes[fetched.token & ~kProbeBit]];
    host.is_back = true;
    // Where what is unknown is redirected, redirects tell.
    const Result<Url> final_url = Url::parse(fetched.response.final_url);
    const bool is_own_answer = final_url.ok() && final_url->path().ends_with(kMadeUpName);
    if (!fetched.failure && fetched.response.status == 200 && is_own_answer &&
        is_html(fetched.response))
      host.answer = read_page_signs(std::move(fetched.response.body), fetched.response.final_url,
                                    fetched.response.content_type)
                        .sketch;
    for (const std::size_t index : host.waiting) {
      compare(tasks[index], host);
      finish(index);
    }
    host.waiting.clear();
  }

  static void compare(Task& task, const Host& host) {
    if (!host.answer || task.sketch.title != host.answer->title ||
        likeness(task.sketch, *host.answer) < 0.9)
      return;
    const bool is_shell = task.sketch.text_bytes < 40;  // all else is made by scripts
    Verdict verdict =
        make_verdict(Outcome::kSoftDead, "the host answers a made-up address with the same page",
                     is_shell ? Confidence::kLow : Confidence::kMedium);
    overrule(task.verdict, std::move(verdict));
  }

  void finish(std::size_t index) {
    Task& task = tasks[index];
    task.is_done = true;
    task.sketch = {};
    ++done;
    if (see) see({done, tasks.size(), task.url, task.verdict});
  }

  CheckOptions options;
  Fetcher fetcher;
  std::vector<Task> tasks;
  std::unordered_map<std::string, std::size_t> by_url;
  std::map<std::string, Host> hosts;
  std::vector<std::string> probes;  // origins
  std::size_t done = 0, requests = 0;
  std::function<void(const Progress&)> see;
};

LinkChecker::LinkChecker(CheckOptions options)
    : state_(std::make_unique<State>(std::move(options))) {}
LinkChecker::~LinkChecker() = default;

void LinkChecker::add(const Url& url, Expect expect, NamedBy named_by) {
  const std::string key(without_fragment(url));
  const auto [found, is_new] = state_->by_url.try_emplace(key, state_->tasks.size());
  if (is_new) {
    Result<Url> bare = Url::parse(key);
    state_->tasks.push_back({.url = bare.ok() ? std::move(bare).value() : url, .expect = expect});
  }
  State::Task& task = state_->tasks[found->second];
  if (expect == Expect::kAnything) task.expect = expect;
  if (named_by == NamedBy::kOwn) task.named_by = named_by;
  if (!url.fragment().empty()) task.fragments.try_emplace(std::string(url.fragment()));
}

void LinkChecker::add_known_by(const std::function<std::optional<Verdict>(const Url&)>& find) {
  for (State::Task& task : state_->tasks) {
    if (state_->needs_anchors(task)) continue;
    std::optional<Verdict> known = find(task.url);
    if (!known) continue;
    task.verdict = std::move(*known);
    task.verdict.is_cached = true;
    task.is_known = true;
  }
}

std::size_t LinkChecker::count() const { return state_->tasks.size(); }
std::size_t LinkChecker::requests() const { return state_->requests; }

void LinkChecker::run(const std::function<void(const Progress&)>& see) {
  state_->see = see;
  for (std::size_t i = 0; i < state_->tasks.size(); ++i) {
    State::Task& task = state_->tasks[i];
    if (task.is_done) continue;
    if (task.is_known)
      state_->finish(i);
    else
      state_->ask(i, state_->first_method(task));
  }
  while (state_->fetcher.pending() > 0) {
    for (Fetched& fetched : state_->fetcher.wait(Milliseconds(1000)))
      state_->take(std::move(fetched));
  }
}

Verdict LinkChecker::verdict(const Url& url) const {
  const auto found = state_->by_url.find(std::string(without_fragment(url)));
  if (found == state_->by_url.end()) return make_verdict(Outcome::kUnsure, "not asked");
  const State::Task& task = state_->tasks[found->second];
  Verdict verdict = task.verdict;
  if (!verdict.suggestion.empty() && !url.fragment().empty() &&
      verdict.suggestion.find('#') == std::string::npos)
    verdict.suggestion.append("#").append(url.fragment());
  const auto state = task.fragments.find(std::string(url.fragment()));
  if (state == task.fragments.end() || !has_answered(verdict.outcome)) return verdict;
  if (state->second == FragmentState::kUnverifiable)
    verdict.remarks.push_back("#" + std::string(url.fragment()) + " cannot be verified");
  if (state->second == FragmentState::kMissing) {
    verdict.outcome = Outcome::kBadFragment;
    verdict.confidence = Confidence::kMedium;
    verdict.reason = "the page has no #" + std::string(url.fragment());
    verdict.suggestion.clear();
  }
  return verdict;
}

}  // namespace sheaf
