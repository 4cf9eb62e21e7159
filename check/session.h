// One run of checks: documents in, a report out.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/pattern.h"
#include "check/checker.h"
#include "check/documents.h"
#include "check/verdict.h"

namespace sheaf {

struct Remap {
  Pattern pattern;
  std::string rewrite;  // \1 = group
};

struct SessionOptions {
  CheckOptions check = {};
  DocumentOptions documents = {};
  // What `include` fits is checked whatever the others say; if there is `include` without
  // `exclude`, nothing else is. Patterns are looked for anywhere in the address.
  std::vector<Pattern> exclude = {}, include = {}, ignore = {};
  std::vector<Remap> remaps = {};   // in their order, each on what the one before gave
  bool mail = false;                // ask DNS whether hosts of mailto: take mail, unless offline
  bool offline = false;             // local files alone
  bool exclude_private = false;     // addresses that name private hosts (fetch/address.h)
  std::string root_dir = {};        // of "/path" in local files; "" = none
  bool suggest = false;             // ask for other addresses of links (check/suggest.h)
  std::optional<Url> archive = {};  // API to ask for copies of what is gone, if suggest
};

// One occurrence of a link.
struct CheckedLink {
  std::uint32_t document;  // index into CheckReport::documents
  std::uint32_t verdict;   // index into CheckReport::verdicts
  DocumentLink link;
};

// What a history (check/history.h) has to say of one address.
enum class Change : std::uint8_t { kBroke, kCameBack };
struct LinkChange {
  std::string url;
  Change change;
  std::string before;     // its outcome at the last run
  std::int64_t since;     // when it became that; seconds since 1970
  std::uint32_t verdict;  // now
};

struct CheckReport {
  std::vector<std::string> documents;  // names: paths, URLs, "-"
  std::vector<std::size_t> hashes;     // hash_of() what the documents held
  std::vector<CheckedLink> links;      // by document, then by place
  std::vector<Verdict> verdicts;       // one for each different link
  std::vector<std::string> problems;   // "NAME:LINE: what is wrong": of documents, not of links
  std::size_t urls = 0, requests = 0;
  std::vector<LinkChange> changes;            // since the last run, by address
  std::optional<std::int64_t> last_run = {};  // seconds since 1970

  const Verdict& verdict_of(const CheckedLink& link) const { return verdicts[link.verdict]; }
};

std::size_t hash_of(std::string_view bytes);  // of this run: not to be stored

struct SessionDocument {
  std::string name;
  std::string path = {};  // of a local file: where its relative links start
  std::string bytes;
  std::optional<DocumentKind> kind = {};  // nullopt: by name, then by bytes
  std::optional<Url> base = {};
  std::string content_type = {};
  NamedBy named_by = NamedBy::kOwn;  // kPublic: its links lead to no private hosts
};

class CheckSession {
 public:
  explicit CheckSession(SessionOptions options);
  ~CheckSession();

  void add(SessionDocument document);
  void add_problem(std::string line);
  LinkChecker& checker();  // after every document: to add_known_by() what a cache has

  // The report so far is complete; may be called once.
  CheckReport run(const std::function<void(const LinkChecker::Progress&)>& see);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sheaf
