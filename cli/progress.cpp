#include "cli/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "cli/explain.h"

namespace sheaf::cli {
namespace {

using std::chrono::steady_clock;

constexpr std::size_t kMaxKinds = 200;  // of failures that are counted apart

void print(const std::string& text) { std::fputs(text.c_str(), stderr); }

void print_json(const Json& event) {
  print(event.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

// Columns of the terminal at standard error. A line that fills them all would be wrapped by some.
std::size_t terminal_width() {
  constexpr std::size_t kUsual = 80, kLeast = 20;
  winsize size{};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUsual;
  return std::max<std::size_t>(size.ws_col, kLeast);
}

std::string in_time(double seconds) {
  char text[32];
  const auto whole = static_cast<long>(seconds);
  if (whole >= 3600)
    std::snprintf(text, sizeof text, "%ldh%02ldm", whole / 3600, whole / 60 % 60);
  else if (whole >= 60)
    std::snprintf(text, sizeof text, "%ldm%02lds", whole / 60, whole % 60);
  else
    std::snprintf(text, sizeof text, "%lds", whole);
  return text;
}

std::string in_tenths(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

}  // namespace

void tell(LogForm form, std::string_view event, std::string_view message) {
  if (form == LogForm::kJson)
    print_json({{"event", event}, {"message", message}});
  else
    print("sheaf: " + printable(message) + "\n");
}

Progress::Progress(LogForm form, Shown shown)
    : form_(form), shown_(shown), began_(steady_clock::now()), shown_at_(began_) {}

double Progress::seconds() const {
  return std::chrono::duration<double>(steady_clock::now() - began_).count();
}

void Progress::add(const Done& done) {
  ++done_;
  ++states_[done.line.empty() && !done.item ? "bad input" : std::string(state_name(done.state))];
  if (!done.warning.empty() && !std::exchange(warned_, true)) note("warning", done.warning);
  if (done.error.empty()) return;
  ++failed_;
  const std::string kind = done.failure_kind.empty() ? done.error : done.failure_kind;
  ++failures_[failures_.size() < kMaxKinds || failures_.contains(kind) ? kind : "other"];
  if (form_ == LogForm::kJson) {
    print_json({{"event", "failed"}, {"input", done.name}, {"error", done.error}, {"kind", kind}});
    return;
  }
  clear_bar();
  print("sheaf: " + printable(done.name) + ": " + printable(done.error) + "\n");
}

void Progress::note(std::string_view event, std::string_view message) {
  clear_bar();
  tell(form_, event, message);
}

std::string Progress::counts() const {
  std::string out;
  for (const auto& [state, count] : states_)
    out += (out.empty() ? "" : ", ") + std::to_string(count) + " " + state;
  return out;
}

void Progress::show(const BatchState& state) {
  const auto pause =
      form_ == LogForm::kJson ? std::chrono::milliseconds(1000) : std::chrono::milliseconds(200);
  if (steady_clock::now() - shown_at_ < pause) return;
  shown_at_ = steady_clock::now();
  if (form_ == LogForm::kJson) return show_json(state);
  if (shown_ == Shown::kBar) show_bar(state);
}

// Puts the pieces that fit behind one another; the first ones matter most.
std::string Progress::bar_text(const BatchState& state, std::size_t width) const {
  const double rate = static_cast<double>(done_) / std::max(seconds(), 0.001);
  std::string text = std::to_string(done_) + "/" + std::to_string(state.found) +
                     (state.all_found ? "" : "+") + " pages";
  const auto add = [&](const std::string& piece) {
    const bool fits = count_code_points(text) + count_code_points(piece) <= width;
    if (fits) text += piece;
    return fits;
  };
  if (done_ > 0) add(", " + in_tenths(rate) + "/s");
  const std::uint64_t left = state.found - std::min(done_, state.found);
  if (state.all_found && done_ > 0) add(", " + in_time(static_cast<double>(left) / rate) + " left");
  if (!states_.empty() && !add(": " + counts()) && failed_ > 0)
    add(": " + std::to_string(failed_) + " failed");
  const char* before = " | waiting for ";
  for (const HostState& host : state.hosts) {
    if (!add(before + printable(host.host) + " (" + std::to_string(host.queued + host.active) +
             ")"))
      break;
    before = ", ";
  }
  return text;
}

void Progress::show_bar(const BatchState& state) {
  print("\r" + bar_text(state, terminal_width() - 1) + "\033[K");
  has_bar_ = true;
}

void Progress::show_json(const BatchState& state) {
  Json hosts = Json::array();
  for (const HostState& host : state.hosts)
    hosts.push_back({{"host", host.host}, {"queued", host.queued}, {"active", host.active}});
  print_json({{"event", "progress"},
              {"done", done_},
              {"found", state.found},
              {"all_found", state.all_found},
              {"seconds", seconds()},
              {"states", states_},
              {"hosts", std::move(hosts)}});
}

void Progress::clear_bar() {
  if (has_bar_) print("\r\033[K");
  has_bar_ = false;
}

void Progress::summarize() {
  clear_bar();
  if (form_ == LogForm::kJson) {
    print_json({{"event", "summary"},
                {"done", done_},
                {"failed", failed_},
                {"skipped", skipped_},
                {"failed_before", failed_before_},
                {"copies", copies_},
                {"seconds", seconds()},
                {"states", states_},
                {"failures", failures_}});
    return;
  }
  const double rate = static_cast<double>(done_) / std::max(seconds(), 0.001);
  print("sheaf: " + std::to_string(done_) + " inputs in " + in_tenths(seconds()) + " s (" +
        in_tenths(rate) + "/s)" + (done_ > 0 ? ": " + counts() : "") +
        (copies_ > 0 ? "; " + std::to_string(copies_) + " are copies" : "") +
        (skipped_ > 0 ? "; " + std::to_string(skipped_) + " were there before" : "") +
        (failed_before_ > 0 ? ", " + std::to_string(failed_before_) + " of which gave no article"
                            : "") +
        "\n");
  std::vector<std::pair<std::string, std::uint64_t>> kinds(failures_.begin(), failures_.end());
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [kind, count] : kinds)
    print("  " + std::to_string(count) + "  " + printable(kind) + "\n");
}

}  // namespace sheaf::cli
