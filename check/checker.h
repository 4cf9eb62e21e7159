// Many URLs -> verdicts over the network. Each URL is asked once however often it stands, its
// fragments are looked up in that one answer.
//
// Pages are asked with GET, of which the beginning is read: only the body tells a page from a
// friendly "not found". Files and pictures (by their ending) are asked with HEAD, and with a ranged
// GET where HEAD is refused or doubtful. For each host that serves pages, one made-up address is
// asked too: what looks like the answer to it is no page of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check/classify.h"
#include "check/verdict.h"
#include "fetch/named_by.h"
#include "fetch/options.h"
#include "url/url.h"

namespace sheaf {

enum class Asking : std::uint8_t { kAuto, kHead, kGet };  // kHead: GET where HEAD is doubtful

struct CheckOptions {
  FetchOptions fetch = {};
  Asking asking = Asking::kAuto;
  StatusRanges accepted = {};
  bool probe_hosts = true;  // with a made-up address
  bool check_fragments = true;
  bool read_canonical = false;  // Verdict::canonical
};

enum class Expect : std::uint8_t { kAnything, kPicture };

class LinkChecker {
 public:
  explicit LinkChecker(CheckOptions options);
  ~LinkChecker();
  LinkChecker(const LinkChecker&) = delete;
  LinkChecker& operator=(const LinkChecker&) = delete;

  // Only http and https. The same URL may be added again, with other fragments too; of those who
  // name it, the one who may go farthest counts.
  void add(const Url& url, Expect expect, NamedBy named_by = NamedBy::kOwn);
  // What is known already (from a cache): where `find` has a verdict, the URL is not asked, unless
  // a fragment has to be looked up in it. After every add().
  void add_known_by(const std::function<std::optional<Verdict>(const Url&)>& find);

  std::size_t count() const;  // of different URLs

  struct Progress {
    std::size_t done, total;
    const Url& url;
    const Verdict& verdict;
  };
  // Asks all that was added; `see` is called for each URL when its verdict stands, and may be
  // empty.
  void run(const std::function<void(const Progress&)>& see);

  // After run(): of a URL that was added, for its fragment too.
  Verdict verdict(const Url& url) const;
  std::size_t requests() const;  // that were made, retries not counted

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sheaf
