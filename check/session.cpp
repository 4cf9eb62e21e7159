#include "check/session.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "check/local_files.h"
#include "check/mail.h"
#include "check/suggest.h"
#include "fetch/address.h"
#include "url/percent.h"

namespace sheaf {
namespace {

bool is_picture(const DocumentLink& link) {
  return (link.element == "img" && link.attribute != "longdesc") || link.attribute == "poster" ||
         link.attribute == "imagesrcset" || link.element.starts_with("media:thumbnail") ||
         link.element.ends_with("image:loc") || link.attribute.starts_with("/hero_image/url") ||
         (link.attribute.starts_with("/images/") && link.attribute.ends_with("/url"));
}

// Of a link: the document in which it stands.
struct Source {
  const std::string& path;
  NamedBy named_by;
};

std::string scheme_of(std::string_view raw) { return ascii_lower(raw.substr(0, raw.find(':'))); }

}  // namespace

struct CheckSession::State {
  explicit State(SessionOptions chosen)
      : options(std::move(chosen)), checker(check_options(options)), files(options.root_dir) {}

  static CheckOptions check_options(const SessionOptions& options) {
    CheckOptions check = options.check;
    check.read_canonical = options.suggest;
    return check;
  }

  void add_link(std::uint32_t document, const Source& source, DocumentLink link) {
    const std::uint32_t verdict = judge(source, link);
    report.links.push_back({document, verdict, std::move(link)});
  }

  std::uint32_t add_verdict(Verdict verdict) {
    report.verdicts.push_back(std::move(verdict));
    return static_cast<std::uint32_t>(report.verdicts.size() - 1);
  }

  // Verdicts that many links share are kept once.
  std::uint32_t shared(const std::string& key, const std::function<Verdict()>& make) {
    const auto [found, is_new] = known.try_emplace(key, 0);
    if (is_new) found->second = add_verdict(make());
    return found->second;
  }
  std::uint32_t skip(std::string reason) {
    return shared("skip " + reason, [&] { return make_verdict(Outcome::kSkipped, reason); });
  }

  std::uint32_t judge(const Source& source, DocumentLink& link) {
    if (is_excluded(link)) return skip("excluded");
    switch (link.target) {
      case Target::kMalformed:
        return shared("bad " + link.problem,
                      [&] { return make_verdict(Outcome::kBadLink, link.problem); });
      case Target::kTemplate:
        return skip("a template");
      case Target::kScheme:
        return judge_scheme(link.raw);
      case Target::kFragment:
      case Target::kRelative:
        return judge_relative(source.path, link);
      case Target::kUrl:
        return judge_url(source, link);
    }
    return skip("unknown");
  }

  std::uint32_t judge_scheme(const std::string& raw) {
    const std::string scheme = scheme_of(raw);
    if (scheme != "mailto") return skip(scheme + ": is not checked");
    return shared(raw, [&] {
      const std::string fault = find_mail_fault(raw);
      if (!fault.empty()) return make_verdict(Outcome::kBadLink, fault);
      if (options.mail && !options.offline)
        mails.emplace_back(raw, static_cast<std::uint32_t>(report.verdicts.size()));
      return make_verdict(Outcome::kSkipped, "mailto: is well-formed, and not checked further");
    });
  }

  std::uint32_t judge_relative(const std::string& path, const DocumentLink& link) {
    if (path.empty()) return skip("a relative link in a document without an address");
    const std::string folder = path.substr(0, path.rfind('/') + 1);
    const std::string key = (link.target == Target::kFragment ? path : folder) + "\n" + link.raw;
    return shared(key, [&] { return files.check(path, link.raw, options.check.check_fragments); });
  }

  std::uint32_t judge_url(const Source& source, DocumentLink& link) {
    remap(link);
    const std::string_view scheme = link.url->scheme();
    if (scheme == "file") return judge_file_url(source.path, *link.url);
    if (scheme != "http" && scheme != "https")
      return skip(std::string(scheme) + ": is not checked");
    if (options.offline) return skip("offline");
    const auto [found, is_new] = known.try_emplace(link.url->text(), 0);
    if (is_new) {
      found->second = static_cast<std::uint32_t>(report.verdicts.size());
      report.verdicts.emplace_back();
      asked.emplace_back(*link.url, found->second);
    }
    checker.add(*link.url, is_picture(link) ? Expect::kPicture : Expect::kAnything,
                source.named_by);
    return found->second;
  }

  // A remote page may not look into our files.
  std::uint32_t judge_file_url(const std::string& path, const Url& url) {
    if (path.empty()) return skip("file: from a remote page is never opened");
    if (!options.root_dir.empty() && !is_below(percent_decode(url.path()), options.root_dir))
      return skip("file: outside of the root folder is not looked up");
    return shared(url.text(), [&] {
      std::string raw(url.path());
      if (!url.fragment().empty()) raw.append("#").append(url.fragment());
      return LocalFiles("/").check(path, raw, options.check.check_fragments);
    });
  }

  bool is_excluded(const DocumentLink& link) const {
    const std::string& text = link.url ? link.url->text() : link.raw;
    const auto fits = [&](const Pattern& pattern) { return pattern.found_in(text); };
    if (std::any_of(options.include.begin(), options.include.end(), fits)) return false;
    if (options.exclude_private && link.url && names_private_host(link.url->host())) return true;
    if (std::any_of(options.ignore.begin(), options.ignore.end(), fits)) return true;
    if (std::any_of(options.exclude.begin(), options.exclude.end(), fits)) return true;
    return !options.include.empty() && options.exclude.empty();
  }

  void remap(DocumentLink& link) const {
    std::string text = link.url->text();
    for (const Remap& rule : options.remaps) text = rule.pattern.replace(text, rule.rewrite);
    if (text == link.url->text()) return;
    Result<Url> url = Url::parse(text);
    if (!url.ok()) return;
    link.url = std::move(url).value();
    link.end = link.begin;  // the document does not say that address, and is not to be mended
  }

  void check_mail() {
    std::vector<std::string> addresses;
    for (const auto& [raw, index] : mails) addresses.push_back(raw);
    std::vector<Verdict> verdicts = check_mail_hosts(addresses);
    for (std::size_t i = 0; i < mails.size(); ++i)
      report.verdicts[mails[i].second] = std::move(verdicts[i]);
  }

  // Candidates are asked like links, each once, whether or not they are links here too.
  void suggest() {
    std::vector<std::vector<Alternative>> candidates;
    for (const auto& [url, index] : asked) {
      candidates.push_back(extract_candidates(url, report.verdicts[index]));
      for (const Alternative& candidate : candidates.back())
        checker.add(candidate.url, Expect::kAnything, named_by(url));
    }
    checker.run(nullptr);
    for (std::size_t i = 0; i < asked.size(); ++i) {
      Verdict& verdict = report.verdicts[asked[i].second];
      for (const Alternative& candidate : candidates[i]) {
        auto found = find_suggestion(asked[i].first, candidate, checker.verdict(candidate.url));
        if (found && found->url != verdict.suggestion)
          verdict.suggestions.push_back(std::move(*found));
      }
    }
    if (options.archive) suggest_copies();
  }

  void suggest_copies() {
    std::vector<Url> urls;
    std::vector<std::uint32_t> verdicts;
    for (const auto& [url, index] : asked) {
      if (!wants_copy(report.verdicts[index])) continue;
      urls.push_back(url);
      verdicts.push_back(index);
    }
    FetchOptions fetch = options.check.fetch;
    fetch.headers.clear();  // they are for the hosts of the links
    const auto copies = ask_archive(urls, *options.archive, fetch);
    for (std::size_t i = 0; i < copies.size(); ++i) {
      if (copies[i]) report.verdicts[verdicts[i]].suggestions.push_back(*copies[i]);
    }
  }

  SessionOptions options;
  LinkChecker checker;
  LocalFiles files;
  CheckReport report;
  std::unordered_map<std::string, std::uint32_t> known;
  std::vector<std::pair<Url, std::uint32_t>> asked;
  std::vector<std::pair<std::string, std::uint32_t>> mails;  // mailto: as written, its verdict
};

std::size_t hash_of(std::string_view bytes) { return std::hash<std::string_view>{}(bytes); }

CheckSession::CheckSession(SessionOptions options)
    : state_(std::make_unique<State>(std::move(options))) {}
CheckSession::~CheckSession() = default;

void CheckSession::add(SessionDocument document) {
  State& state = *state_;
  const auto index = static_cast<std::uint32_t>(state.report.documents.size());
  if (!document.kind) document.kind = kind_of_content_type(document.content_type);
  if (!document.kind) document.kind = kind_of_name(document.name);
  const DocumentKind kind = document.kind.value_or(kind_of_bytes(document.bytes));
  state.report.hashes.push_back(hash_of(document.bytes));
  DocumentOptions options = state.options.documents;
  options.content_type = document.content_type;
  DocumentLinks found =
      extract_document_links(std::move(document.bytes), kind, document.base, options);
  for (const DocumentProblem& problem : found.problems)
    add_problem(document.name + ":" + std::to_string(problem.line) + ": " + problem.message);
  std::vector<CheckedLink>& links = state.report.links;
  if (links.capacity() < links.size() + found.links.size())
    links.reserve(links.size() + std::max(found.links.size(), links.size() / 2));
  found.text = {};
  const Source source{document.path, document.named_by};
  for (DocumentLink& link : found.links) state.add_link(index, source, std::move(link));
  state.report.documents.push_back(std::move(document.name));
}

void CheckSession::add_problem(std::string line) {
  state_->report.problems.push_back(std::move(line));
}

LinkChecker& CheckSession::checker() { return state_->checker; }

CheckReport CheckSession::run(const std::function<void(const LinkChecker::Progress&)>& see) {
  State& state = *state_;
  state.checker.run(see);
  state.check_mail();
  for (const auto& [url, index] : state.asked)
    state.report.verdicts[index] = state.checker.verdict(url);
  state.report.urls = state.checker.count();
  if (state.options.suggest) state.suggest();
  state.report.requests = state.checker.requests();
  return std::move(state.report);
}

}  // namespace sheaf
