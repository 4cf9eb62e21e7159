#include "cli/page_work.h"

#include <utility>

#include "cli/explain.h"
#include "fetch/archived_page.h"

namespace sheaf::cli {
namespace {

State state_of_status(int status) {
  if (status == 404 || status == 410) return State::kDeleted;
  return status < 500 || status == 503 ? State::kBlocked : State::kEmpty;
}

Item failed_item(const Input& input, const PageOptions& options, const std::string& error) {
  Item item;
  item.state = State::kEmpty;
  item.error = error;
  if (input.kind == Input::Kind::kUrl) {
    const Result<Url> url = Url::parse(input.name);
    if (url.ok()) item.url = url->text();
  } else if (input.kind == Input::Kind::kFile) {
    item.url = address_of_file(input, options.base_url);
  }
  return item;
}

Result<Loaded> load(Job& job, const PageOptions& options) {
  if (!job.failure.empty()) return Error{ErrorKind::kNetwork, job.failure};
  if (job.response) return to_loaded(std::move(*job.response));
  if (!job.entry.record) return load_document(job.entry.input, options.base_url);
  Result<Response> page = read_archived_page(*job.entry.record);
  if (!page.ok()) return page.error();
  return to_loaded(std::move(*page));
}

Item extract(Job& job, const PageOptions& options, Done& done) {
  Result<Loaded> loaded = load(job, options);
  if (!loaded.ok()) {
    done.failure_kind = job.failure_kind.empty() ? loaded.error().message : job.failure_kind;
    return failed_item(job.entry.input, options, loaded.error().message);
  }
  if (loaded->status >= 400) {
    done.failure_kind = "HTTP status " + std::to_string(loaded->status);
    Item item = failed_item(job.entry.input, options, done.failure_kind);
    item.state = state_of_status(loaded->status);
    return item;
  }
  ExtractOptions extraction = options.extract;
  extraction.packs = options.packs;
  return extract_item(std::move(loaded->document), extraction);
}

}  // namespace

std::string to_line(const Item& item, const PageOptions& options) {
  return options.explain_in_words ? explain(item) : to_json(item, options.json);
}

Done work_on(Job job, const PageOptions& options) {
  Done done;
  done.number = job.number;
  done.key = job.key;
  done.name = job.entry.input.name;
  if (options.cache && job.response && job.response->origin == Origin::kNetwork) {
    const Result<bool> stored = options.cache->store(*job.response);
    if (!stored.ok()) done.warning = "the cache cannot be written: " + stored.error().message;
  }
  if (options.archive && job.response) done.archived = options.archive->exchange(*job.response);
  Item item = extract(job, options, done);
  done.state = item.state;
  done.error = item.error;
  const bool may_be_copy =
      options.json.with_copy_of == WithCopyOf::kYes && item.state == State::kOk && !item.id.empty();
  if (!may_be_copy) {
    done.line = to_line(item, options);
    return done;
  }
  done.signs = make_copy_signs(item);
  if (options.json.with_text == WithText::kNo) item.text.clear();
  done.item = std::move(item);
  return done;
}

}  // namespace sheaf::cli
