// The interface of an extractor: a constant table of rules. A rule finds raw text; each field has
// one normaliser (extractors/meta/), applied centrally by items/resolve, that may reject: then the
// next rule is tried. Site rules come before general ones, then table order. Pure: Page in,
// findings out.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/meta/linked_data.h"
#include "page/main_content.h"
#include "page/page.h"
#include "url/url.h"

namespace sheaf {

enum class Field : std::uint8_t {
  kCanonicalUrl,
  kLanguage,
  kPublisher,
  kTitle,
  kAuthors,
  kPublished,
  kModified,
  kDescription,
  kHeroImage,
  kTags,
  kCount
};

// What a rule may look at.
struct Source {
  const Page& page;
  const Url& url;                 // the page's own address
  const Url& base;                // where its relative addresses start: <base href> or `url`
  const LinkedData& linked_data;  // its JSON-LD
  const MainContent& main;
  // Seconds since 1970 when the page was fetched or saved: what 昨天 is relative to. Never "now" of
  // the build; nullopt leaves relative dates unread.
  std::optional<std::int64_t> fetched_at;
  // Fields already resolved, in the order of Field: "" while unknown.
  std::string_view language = {};
  std::string_view publisher = {};
  std::string_view title = {};
  std::string_view published = {};
};

// Raw text that a rule found, not yet normalised.
struct Finding {
  std::string text;
  NodeId node = kNoNode;      // the element it stands in, if any
  std::string alt = {};       // pictures only
  int width = 0, height = 0;  // pictures only; 0 = unknown
};

class Findings {
 public:
  void add(std::string_view text, NodeId node = kNoNode) {
    if (!text.empty()) all_.push_back({std::string(text), node});
  }
  void add(Finding finding) {
    if (!finding.text.empty()) all_.push_back(std::move(finding));
  }
  std::span<const Finding> all() const { return all_; }
  bool empty() const { return all_.empty(); }

 private:
  std::vector<Finding> all_;
};

struct Rule {
  Field field;
  std::string_view name;  // "og:title", "byline": the provenance's second word
  // Adds what it finds, best first. Several findings are alternatives for single-valued fields and
  // together the value of authors and tags.
  void (*find)(const Source& source, Findings& found);
};

// What kind of page it is.
enum class State : std::uint8_t { kOk, kDeleted, kBlocked, kEmpty, kNotHtml };

struct Extractor {
  std::string_view name;
  // "zhihu.com": that host and those below it; none = every page.
  std::span<const std::string_view> hosts;
  std::span<const Rule> rules;
  // Whether the page is the site's though its address does not say so (saved, mirrored). Cheap.
  bool (*recognises)(const Page& page) = nullptr;
  // Whether the page is an article at all; nullopt leaves it to the next extractor.
  std::optional<State> (*find_state)(const Source& source) = nullptr;
  // The main text where it is not in the tree (in a script), one paragraph a line; "" if it is.
  std::string (*find_text)(const Source& source) = nullptr;
  // Where the site's own button to the original of the article leads (阅读原文), as written; "" if
  // there is none.
  std::string (*find_original)(const Source& source) = nullptr;
  // Fields of which the general rules find what the site writes on all its pages: its own name as
  // author, its search words as tags. The site's rules alone count, if it has any.
  std::span<const Field> owns = {};
};

}  // namespace sheaf
