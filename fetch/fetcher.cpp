#include "fetch/fetcher.h"

#include <cstdint>
#include <utility>

#include "fetch/engine.h"

namespace sheaf {

Fetcher::Fetcher(FetchOptions options) : engine_(std::make_unique<Engine>(std::move(options))) {}
Fetcher::~Fetcher() = default;

void Fetcher::add(Request request, std::uint64_t token) { engine_->add(std::move(request), token); }
std::vector<Fetched> Fetcher::wait(Milliseconds timeout) { return engine_->wait(timeout); }
void Fetcher::hold(bool held) { engine_->hold(held); }
void Fetcher::wake() { engine_->wake(); }
std::size_t Fetcher::pending() const { return engine_->pending(); }
std::vector<HostState> Fetcher::busiest_hosts(std::size_t count) const {
  return engine_->busiest_hosts(count);
}

}  // namespace sheaf
