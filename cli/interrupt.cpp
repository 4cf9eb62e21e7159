#include "cli/interrupt.h"

#include <atomic>
#include <csignal>

namespace sheaf::cli {
namespace {

std::atomic<bool> interrupted = false, waiting_over = false;
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void note_interrupt(int) { interrupted = true; }

}  // namespace

void watch_interrupts() {
  struct sigaction action {};
  action.sa_handler = note_interrupt;
  action.sa_flags = SA_RESETHAND | SA_RESTART;  // the second one has its usual effect
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool is_interrupted() { return interrupted; }

void end_waiting() { waiting_over = true; }
bool is_waiting_over() { return waiting_over || interrupted; }

}  // namespace sheaf::cli
