#include "check/suggest.h"

#include "base/json.h"
#include "base/text.h"
#include "extractors/links/recognise.h"
#include "fetch/fetcher.h"
#include "url/percent.h"

namespace sheaf {
namespace {

constexpr std::size_t kMostAnswer = std::size_t{64} << 10;  // of the archive

std::string without_fragment(const Url& url) { return url.text().substr(0, url.text().find('#')); }

bool names_itself(Kind kind) {
  return kind == Kind::kPaper || kind == Kind::kRepository || kind == Kind::kModel ||
         kind == Kind::kDataset;
}

bool leads_nowhere(const Verdict& verdict) {
  return is_broken(verdict) || verdict.outcome == Outcome::kUnsure ||
         verdict.outcome == Outcome::kSoftDead;
}

class Candidates {
 public:
  Candidates(const Url& url, const Verdict& verdict) : url_(url), verdict_(verdict) {}

  std::vector<Alternative> find() && {
    if (verdict_.outcome == Outcome::kSkipped || verdict_.outcome == Outcome::kBadLink) return {};
    if (leads_nowhere(verdict_)) add_reference();
    add_twin();
    add(verdict_.canonical, "what the page calls itself");
    return std::move(found_);
  }

 private:
  // Ports other than http's own say nothing of where https would be.
  void add_twin() {
    const bool ends_at_https = verdict_.target.starts_with("https:");
    if (url_.scheme() != "http" || !url_.port().empty() || ends_at_https) return;
    add("https" + without_fragment(url_).substr(4), "https answers too");
  }

  void add_reference() {
    const std::optional<Reference> reference = find_reference(url_.canonical());
    if (!reference || !names_itself(reference->kind)) return;
    add(reference->url, "the same " + std::string(kind_name(reference->kind)) +
                            " by its own name, " + reference_key(*reference));
  }

  void add(const std::string& address, std::string why) {
    Result<Url> url = Url::parse(address);
    if (!url.ok() || without_fragment(*url) == without_fragment(url_)) return;
    if (url->text() == verdict_.target || url->text() == verdict_.suggestion) return;
    found_.push_back({std::move(url).value(), std::move(why)});
  }

  const Url& url_;
  const Verdict& verdict_;
  std::vector<Alternative> found_;
};

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c))
      out += c;
    else
      append_escape(out, static_cast<unsigned char>(c));
  }
  return out;
}

// "20210409123456" -> "2021-04-09".
std::string date_of(std::string_view stamp) {
  if (stamp.size() < 8) return std::string(stamp);
  return std::string(stamp.substr(0, 4)) + "-" + std::string(stamp.substr(4, 2)) + "-" +
         std::string(stamp.substr(6, 2));
}

std::optional<Suggestion> read_archive_answer(const std::string& body) {
  const Result<Json> json = parse_json(body);
  if (!json.ok()) return std::nullopt;
  const Json* found = find_member(*json, "archived_snapshots");
  found = found ? find_member(*found, "closest") : nullptr;
  const Json* available = found ? find_member(*found, "available") : nullptr;
  if (!available || !available->is_boolean() || !available->get<bool>()) return std::nullopt;
  const std::string_view status = string_at(*found, "status");
  const Result<Url> url = Url::parse(std::string(string_at(*found, "url")));
  if (!url.ok() || !url->scheme().starts_with("http") || (!status.empty() && status != "200"))
    return std::nullopt;
  // The API gives http for what is there with https.
  const bool is_wayback = url->text().starts_with("http://web.archive.org/");
  return Suggestion{is_wayback ? "https" + url->text().substr(4) : url->text(),
                    "a copy of " + date_of(string_at(*found, "timestamp"))};
}

}  // namespace

std::vector<Alternative> extract_candidates(const Url& url, const Verdict& verdict) {
  return Candidates(url, verdict).find();
}

std::optional<Suggestion> find_suggestion(const Url& url, const Alternative& candidate,
                                          const Verdict& answer) {
  if (!has_answered(answer.outcome) || answer.confidence == Confidence::kLow) return std::nullopt;
  std::string address = answer.outcome == Outcome::kMoved ? answer.target : candidate.url.text();
  const bool is_twin = candidate.url.scheme() == "https" && url.scheme() == "http";
  if (is_twin && !address.starts_with("https:")) return std::nullopt;  // sent back to http
  if (address == url.text()) return std::nullopt;
  const bool keeps_place = url.host() == candidate.url.host() && !url.fragment().empty() &&
                           address.find('#') == address.npos;
  if (keeps_place) address.append("#").append(url.fragment());
  return Suggestion{std::move(address), candidate.why};
}

bool wants_copy(const Verdict& verdict) {
  switch (verdict.outcome) {
    case Outcome::kDead:
    case Outcome::kSoftDead:
    case Outcome::kParked:
    case Outcome::kUnsure:
      return true;
    default:
      return false;
  }
}

std::vector<std::optional<Suggestion>> ask_archive(const std::vector<Url>& urls, const Url& address,
                                                   const FetchOptions& options) {
  std::vector<std::optional<Suggestion>> found(urls.size());
  Fetcher fetcher(options);
  const std::string front = address.text() + (address.query().empty() ? "?url=" : "&url=");
  for (std::size_t i = 0; i < urls.size(); ++i) {
    Result<Url> asked = Url::parse(front + escaped(urls[i].text()));
    if (asked.ok()) fetcher.add({.url = std::move(asked).value(), .body_limit = kMostAnswer}, i);
  }
  while (fetcher.pending() > 0) {
    for (const Fetched& fetched : fetcher.wait(Milliseconds(1000))) {
      if (fetched.ok() && fetched.response.status == 200)
        found[fetched.token] = read_archive_answer(fetched.response.body);
    }
  }
  return found;
}

}  // namespace sheaf
