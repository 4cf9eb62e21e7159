// Undoing the content codings of bodies between the transfers of others, a piece at a time.
#include "fetch/codings.h"
#include "fetch/engine.h"
#include "fetch/redirect.h"

namespace sheaf {
namespace {

void give_to(Response& response, Undone decoded) {
  response.body = std::move(decoded.bytes);
  if (response.body_state == BodyState::kWhole) {
    if (!decoded.complete) response.body_state = BodyState::kCutShort;
    if (!decoded.was_decoded) response.body_state = BodyState::kUndecoded;
  }
  if (decoded.too_many_codings) response.body_state = BodyState::kTooManyCodings;
  if (decoded.over_limit) response.body_state = BodyState::kOverLimit;
}

}  // namespace

void Engine::finish(Job& job, CURLcode code) {
  leave_multi(job);
  std::optional<Failure> failure = job.transfer->finish(code, job.response);
  Response& response = job.response;
  const std::string codings = content_codings_of(response.headers);
  if (codings.empty() || response.body.empty()) return settle(job, std::move(failure));
  if (failure || is_redirect(response.status)) {  // nobody reads it
    response.body.clear();
    return settle(job, std::move(failure));
  }
  if (response.status == 206) {  // a part of the coded bytes
    response.body_state = BodyState::kUndecoded;
    return settle(job, std::nullopt);
  }
  job.decoding.emplace(codings, std::move(response.body), job.request.body_limit);
  decoding_.push_back(&job);
  job.decoding_ends = Clock::now() + (options_.limits.total_timeout - job.time_used);
}

// One piece of one of them: transfers are looked after in between.
void Engine::decode_some() {
  if (decoding_.empty()) return;
  Job& job = *decoding_.front();
  decoding_.pop_front();
  if (!job.decoding->advance()) {
    give_to(job.response, job.decoding->take());
    job.decoding.reset();
    return settle(job, std::nullopt);
  }
  if (Clock::now() < job.decoding_ends) return decoding_.push_back(&job);
  job.decoding.reset();
  job.response.body_state = BodyState::kCutShort;
  settle(job, Failure{FetchFailure::kTotalTimeout,
                      std::string(describe(FetchFailure::kTotalTimeout)) +
                          ": its Content-Encoding takes long to undo",
                      job.target.text()});
}

}  // namespace sheaf
