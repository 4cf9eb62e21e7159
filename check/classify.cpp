#include "check/classify.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "check/page_signs.h"
#include "url/path.h"

namespace sheaf {
namespace {

bool is_certificate(FetchFailure kind) {
  return kind >= FetchFailure::kCertificateExpired && kind <= FetchFailure::kCertificateInvalid;
}

Outcome outcome_of(FetchFailure kind) {
  if (is_certificate(kind)) return Outcome::kInsecure;
  switch (kind) {
    case FetchFailure::kNoSuchHost:
    case FetchFailure::kNotHttp:
    case FetchFailure::kRedirectLoop:
    case FetchFailure::kTooManyRedirects:
    case FetchFailure::kRedirectWithoutTarget:
    case FetchFailure::kBadRedirectTarget:
    case FetchFailure::kForbiddenScheme:
      return Outcome::kDead;
    case FetchFailure::kPrivateAddress:
    case FetchFailure::kDisallowedByRobots:
    case FetchFailure::kRobotsUnreachable:
    case FetchFailure::kRateLimited:
      return Outcome::kBlocked;
    default:
      return Outcome::kUnsure;
  }
}

std::string status_line(const Response& response) {
  std::string line = std::to_string(response.status);
  if (!response.reason.empty()) return line + " " + response.reason;
  struct Known {
    int status;
    std::string_view reason;
  };
  constexpr std::array<Known, 9> kKnown = {{{200, "OK"},
                                            {401, "Unauthorized"},
                                            {403, "Forbidden"},
                                            {404, "Not Found"},
                                            {410, "Gone"},
                                            {429, "Too Many Requests"},
                                            {500, "Internal Server Error"},
                                            {502, "Bad Gateway"},
                                            {503, "Service Unavailable"}}};
  for (const Known& known : kKnown) {
    if (known.status == response.status) return line.append(" ").append(known.reason);
  }
  return line;
}

void add_chain(const Response& response, Verdict& verdict) {
  for (const Hop& hop : response.hops)
    verdict.evidence.push_back(std::to_string(hop.status) + " at " + hop.url);
}

Verdict classify_failure(const Response& response, const Failure& failure) {
  Verdict verdict = make_verdict(outcome_of(failure.kind), failure.message);
  if (failure.kind == FetchFailure::kCertificateUnknownIssuer)
    verdict.confidence = Confidence::kMedium;
  verdict.status = response.status;
  verdict.evidence.push_back(std::string(name_of(failure.kind)) +
                             (failure.url.empty() ? "" : " at " + failure.url));
  return verdict;
}

Verdict classify_client_error(const Response& response) {
  const std::string line = status_line(response);
  switch (response.status) {
    case 404:
      return make_verdict(Outcome::kDead, line);
    case 410:
      return make_verdict(Outcome::kDead, line + ": gone for good");
    case 451:
      return make_verdict(Outcome::kDead, line + ": withheld for legal reasons");
    case 401:
    case 402:
    case 407:
    case 429:
      return make_verdict(Outcome::kBlocked, line);
    case 403:
      return make_verdict(Outcome::kBlocked, line, Confidence::kMedium);
    case 405:
    case 406:
      return make_verdict(Outcome::kAlive, line + ": there, but not to be read", Confidence::kLow);
    case 408:
    case 418:
    case 421:
    case 423:
    case 425:
    case 444:
    case 499:
      return make_verdict(Outcome::kUnsure, line);
    default:
      return make_verdict(Outcome::kDead, line, Confidence::kMedium);
  }
}

Verdict classify_success(const Response& response) {
  Verdict verdict = make_verdict(Outcome::kAlive, status_line(response));
  if (response.status == 204 || response.status == 205) verdict.remarks.emplace_back("no content");
  if (response.body_state == BodyState::kUndecoded)
    verdict.remarks.emplace_back("the body is not what Content-Encoding says");
  if (response.body_state == BodyState::kTooManyCodings)
    verdict.remarks.emplace_back("the body has too many layers of Content-Encoding");
  if (response.body_state == BodyState::kCutShort)
    verdict.remarks.emplace_back("the body breaks off");
  return verdict;
}

Verdict classify_status(const Response& response) {
  if (const std::string_view wall = find_wall(response); !wall.empty())
    return make_verdict(Outcome::kBlocked, "bot wall (" + std::string(wall) + ")");
  const int status = response.status;
  if (status >= 200 && status < 300) return classify_success(response);
  if (status == 300 || status == 304) {
    Verdict verdict = make_verdict(Outcome::kAlive, status_line(response), Confidence::kMedium);
    verdict.remarks.emplace_back("an unusual status for a page");
    return verdict;
  }
  if (status >= 300 && status < 400) return make_verdict(Outcome::kDead, status_line(response));
  if (status >= 400 && status < 500) return classify_client_error(response);
  return make_verdict(Outcome::kUnsure, status_line(response));
}

// "/en", "/zh-cn/": the home page in a language.
bool is_language_home(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.size() < 3 || path.size() > 6 || path.find('/', 1) != path.npos) return false;
  return path.size() == 3 || path[3] == '-' || path[3] == '_';
}

std::string without_www(std::string_view host) {
  return std::string(host.starts_with("www.") ? host.substr(4) : host);
}

std::string_view without_slash(std::string_view path) {
  return path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
}

void add_remarks(const Url& asked, const Url& target, Verdict& verdict) {
  if (asked.scheme() == "http" && target.scheme() == "https")
    verdict.remarks.emplace_back("the page is on https");
  if (asked.scheme() == "https" && target.scheme() == "http")
    verdict.remarks.emplace_back("redirects from https to http");
  if (asked.host() != target.host() && without_www(asked.host()) == without_www(target.host()))
    verdict.remarks.emplace_back("only www. differs");
  if (asked.path() != target.path() && without_slash(asked.path()) == without_slash(target.path()))
    verdict.remarks.emplace_back("only the slash at the end differs");
}

bool is_permanent(const Response& response) {
  return std::all_of(response.hops.begin(), response.hops.end(),
                     [](const Hop& hop) { return hop.status == 301 || hop.status == 308; });
}

// "/404", "/errors/404.html".
bool is_error_path(std::string_view path) {
  const auto segments = split(path, '/');
  return std::any_of(segments.begin(), segments.end(),
                     [](std::string_view segment) { return without_html(segment) == "404"; });
}

bool is_deep(const Url& url) {
  return !is_home_path(url.path()) || !url.canonical().query().empty();
}

// Whether the redirect leads from a page to the home page of its site.
bool lands_home(const Url& asked, const Url& target) {
  return is_home_path(target.path()) && target.query().empty() && !target.text().ends_with('#') &&
         is_deep(asked) && registrable_domain(asked.host()) == registrable_domain(target.host());
}

// What the redirects of a page that answered say.
void judge_redirects(const Url& asked, const Response& response, Verdict& verdict) {
  const Result<Url> parsed = Url::parse(response.final_url);
  if (!parsed.ok() || *parsed == asked) return;  // came back with a cookie
  const Url& target = *parsed;
  verdict.target = target.text();
  add_remarks(asked, target, verdict);
  if (is_login_address(target.text()) && !is_login_address(asked.text())) {
    verdict.outcome = Outcome::kBlocked;
    verdict.reason = "redirects to a login page";
    return;
  }
  const bool is_error_page = is_error_path(target.path()) && !is_error_path(asked.path());
  if (is_error_page || lands_home(asked, target)) {
    verdict.outcome = Outcome::kSoftDead;
    verdict.confidence = Confidence::kMedium;
    verdict.reason = is_error_page ? "redirects to an error page" : "redirects to the home page";
    return;
  }
  const bool permanent = is_permanent(response);
  verdict.outcome = permanent ? Outcome::kMoved : Outcome::kRedirected;
  verdict.reason = (permanent ? "moved to " : "redirects to ") + verdict.target;
  if (permanent) verdict.suggestion = verdict.target;
}

}  // namespace

Result<StatusRanges> parse_status_ranges(std::string_view text) {
  StatusRanges ranges;
  for (std::string_view piece : split(text, ',')) {
    piece = trim(piece);
    StatusRange range{0, 0};
    const char* end = piece.data() + piece.size();
    auto [next, error] = std::from_chars(piece.data(), end, range.first);
    range.last = range.first;
    std::string_view rest(next, static_cast<std::size_t>(end - next));
    if (rest.starts_with("..="))
      rest.remove_prefix(3);
    else if (rest.starts_with(".."))
      rest.remove_prefix(2);
    else if (rest.starts_with("-"))
      rest.remove_prefix(1);
    if (rest.data() != next) {
      const auto last = std::from_chars(rest.data(), end, range.last);
      rest = std::string_view(last.ptr, static_cast<std::size_t>(end - last.ptr));
      if (last.ec != std::errc()) error = last.ec;
    }
    if (error != std::errc() || !rest.empty() || range.first < 100 || range.last > 999 ||
        range.first > range.last)
      return Error{ErrorKind::kBadInput,
                   "'" + std::string(piece) + "' is no status or range of them"};
    ranges.push_back(range);
  }
  return ranges;
}

bool holds_status(const StatusRanges& ranges, int status) {
  return std::any_of(ranges.begin(), ranges.end(), [&](const StatusRange& range) {
    return range.first <= status && status <= range.last;
  });
}

bool is_home_path(std::string_view path) {
  constexpr std::array<std::string_view, 6> kHomes = {"/",      "/index.html", "/index.htm",
                                                      "/index", "/home",       "/index.php"};
  return std::find(kHomes.begin(), kHomes.end(), path) != kHomes.end() || is_language_home(path);
}

std::string_view find_wall(const Response& response) {
  const auto has = [&](std::string_view name) {
    return find_header(response.headers, name) != nullptr;
  };
  if (has("cf-mitigated")) return "Cloudflare";
  if (const Header* waf = find_header(response.headers, "x-amzn-waf-action");
      waf && (waf->value == "challenge" || waf->value == "captcha"))
    return "AWS WAF";
  if (response.status == 999) return "status 999";
  if (response.status != 403 && response.status != 429 && response.status != 503) return "";
  if (has("x-datadome") || has("x-dd-b")) return "DataDome";
  if (has("x-sucuri-block")) return "Sucuri";
  if (has("x-iinfo")) return "Imperva";
  if (const Header* server = find_header(response.headers, "server")) {
    if (starts_with_ignore_case(server->value, "akamaighost")) return "Akamai";
    if (starts_with_ignore_case(server->value, "ddos-guard")) return "DDoS-Guard";
  }
  return "";
}

Verdict classify_answer(const Url& asked, const Answer& answer, const StatusRanges& accepted) {
  const Response& response = answer.response;
  Verdict verdict;
  if (answer.failure) {
    verdict = classify_failure(response, *answer.failure);
  } else if (holds_status(accepted, response.status)) {
    verdict = make_verdict(Outcome::kAlive, status_line(response) + " (accepted)");
  } else {
    verdict = classify_status(response);
  }
  verdict.status = verdict.status ? verdict.status : response.status;
  if (!response.hops.empty()) {
    if (verdict.outcome == Outcome::kAlive)
      judge_redirects(asked, response, verdict);
    else
      verdict.target = response.final_url;
    add_chain(response, verdict);
  }
  verdict.evidence.push_back(
      answer.failure ? answer.failure->message
                     : status_line(response) + " from " +
                           (response.address.empty() ? response.final_url : response.address));
  return verdict;
}

bool is_doubtful_head(const Answer& answer) {
  if (answer.failure) {
    const FetchFailure kind = answer.failure->kind;
    return kind == FetchFailure::kConnectionReset || kind == FetchFailure::kEmptyAnswer ||
           kind == FetchFailure::kBadStatusLine || kind == FetchFailure::kNotHttp ||
           kind == FetchFailure::kHttp2Failed || kind == FetchFailure::kHeaderTimeout ||
           kind == FetchFailure::kRedirectWithoutTarget || kind == FetchFailure::kRedirectLoop;
  }
  const int status = answer.response.status;
  return status >= 400 && status != 429 && status != 407;
}

}  // namespace sheaf
