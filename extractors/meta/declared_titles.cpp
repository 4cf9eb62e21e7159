#include "extractors/meta/declared_titles.h"

#include <algorithm>

#include "base/entities.h"
#include "base/fold.h"
#include "base/json.h"
#include "base/text.h"
#include "base/words.h"
#include "extractors/meta/site_parts.h"
#include "extractors/meta/title_key.h"
#include "extractors/meta/title_parts.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr std::string_view kTitleMetas[] = {
    "og:title",      "twitter:title", "citation_title",      "dc.title",
    "dcterms.title", "dc:title",      "weibo:article:title", "headline",
    "title",         "parsely-title", "sailthru.title",      "twitter:text:title"};

constexpr std::size_t kMinNearKey = 10;   // bytes of a key that may begin or end another
constexpr std::size_t kMinLongWords = 4;  // a Han character counts half
constexpr std::size_t kMinNearUnits = 4;  // words that two titles must share to be near

bool has_lower_case(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if ((c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7)) return true;
    if (c >= 0x3B1 && c <= 0x3C9) return true;
    if (c >= 0x430 && c <= 0x45F) return true;
  }
  return false;
}

std::size_t count_spaces(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

// Of two spellings of one title the headline's, unless it is in capitals for looks, or its pieces
// stand without space between them.
std::string pick_text(const Headline& headline, std::string_view declared) {
  const bool for_looks = !has_lower_case(headline.text) && has_lower_case(declared);
  const bool is_glued = count_spaces(headline.text) < count_spaces(declared);
  return std::string(for_looks || is_glued ? declared : headline.text);
}

// Long enough to be more than the name of a section.
bool is_long(std::string_view headline) {
  const WordCount words = count_words(headline);
  return words.latin * 2 + words.han >= 2 * kMinLongWords;
}

struct Keyed {
  const Headline* headline;
  std::string key;
};
struct KeyedTitle {
  std::string_view text;
  std::string key;
};

std::vector<KeyedTitle> with_keys(const std::vector<std::string>& titles) {
  std::vector<KeyedTitle> keyed;
  for (const std::string& title : titles) keyed.push_back({title, fold_letters(title)});
  return keyed;
}

// A run of a declared title's parts that reads as a headline.
struct Run {
  const Headline* headline;
  std::string_view text;  // of the parts, in the declared title
  std::size_t begin;
  bool is_tail;  // at the end, after a strong separator: where sites put their names
};

// Of two confirmed headlines in one title: what stands in the h1, unless that may be the site's
// name; else the longer one, as sections and sites have short names.
bool is_better(const Run& a, const Run& b) {
  const auto is_sure = [](const Run& run) {
    return run.headline->rank == Headline::Rank::kH1 && !run.is_tail;
  };
  if (is_sure(a) != is_sure(b)) return is_sure(a);
  if (is_sure(a)) return a.begin < b.begin;
  const auto weight = [](const Run& run) { return run.text.size() / (run.is_tail ? 2 : 1); };
  return weight(a) > weight(b);
}

// One past the last of the parts that together have the key; `begin` if they do not.
std::size_t end_of_run(const std::vector<std::string>& keys, std::size_t begin,
                       std::string_view key) {
  for (std::size_t end = begin; end < keys.size(); ++end) {
    if (!key.starts_with(keys[end])) return begin;
    key.remove_prefix(keys[end].size());
    if (key.empty()) return end + 1;
  }
  return begin;
}

std::string_view text_of_run(const std::vector<TitlePart>& parts, std::size_t begin,
                             std::size_t end) {
  const char* const first = parts[begin].text.data();
  const std::string_view last = parts[end - 1].text;
  return {first, static_cast<std::size_t>(last.data() + last.size() - first)};
}

class Confirmer {
 public:
  using Rank = Headline::Rank;

  Confirmer(const Page& page, const std::vector<Headline>& headlines,
            const DeclaredTitles& declared)
      : page_(page),
        whole_(with_keys(declared.whole)),
        shortened_(with_keys(declared.shortened)),
        has_social_(!page.meta("og:title").empty()) {
    headlines_.reserve(headlines.size());
    for (const Headline& headline : headlines) {
      std::string key = fold_letters(headline.text);
      if (!key.empty()) headlines_.push_back({&headline, std::move(key)});
    }
  }

  std::optional<Finding> find_h1() const {
    std::optional<Finding> found = find_same(whole_, Rank::kH1);
    if (!found) found = find_same(shortened_, Rank::kH1);
    if (!found) found = find_longer(Rank::kH1);
    return found;
  }

  // The surest first.
  std::optional<Finding> find() const {
    std::optional<Finding> found = find_h1();
    if (!found) found = find_same(whole_, Rank::kNamed);
    if (!found) found = find_same(shortened_, Rank::kNamed);
    if (!found) found = find_longer(Rank::kNamed);
    if (!found) found = find_same(whole_, Rank::kAside);
    if (!found) found = find_same(shortened_, Rank::kAside);
    if (!found) found = find_part();
    if (!found) found = find_near();
    if (!found) found = find_only();
    return found;
  }

 private:
  static Finding finding(std::string text, const Headline& headline) {
    return {.text = std::move(text), .node = headline.node};
  }

  // Down to the rank.
  std::optional<Finding> find_same(const std::vector<KeyedTitle>& titles, Rank rank) const {
    for (const Keyed& one : headlines_) {
      if (one.headline->rank > rank) break;
      for (const KeyedTitle& title : titles) {
        if (title.key == one.key)
          return finding(pick_text(*one.headline, title.text), *one.headline);
      }
    }
    return std::nullopt;
  }

  // A headline that goes on where the metadata broke off, or that has a kicker.
  std::optional<Finding> find_longer(Rank rank) const {
    for (const std::vector<KeyedTitle>* titles : {&whole_, &shortened_}) {
      for (const KeyedTitle& title : *titles) {
        for (const Keyed& one : headlines_) {
          if (one.headline->rank > rank || title.key.size() < kMinNearKey) break;
          if (one.key.size() <= title.key.size()) continue;
          if (one.key.ends_with(title.key) || has_piece(one.headline->node, title.key)) {
            return finding(std::string(title.text), *one.headline);
          }
          if (one.key.starts_with(title.key) && one.key.size() < 2 * title.key.size()) {
            return finding(one.headline->text, *one.headline);
          }
        }
      }
    }
    return std::nullopt;
  }

  // Whether an element or text below the heading reads as the key.
  bool has_piece(NodeId heading, std::string_view key) const {
    for (NodeId id = heading + 1; id < page_.node(heading).end; ++id) {
      const Node& node = page_.node(id);
      if (fold_letters(node.tag == Tag::kText ? node.text : inline_text(page_, id)) == key)
        return true;
    }
    return false;
  }

  std::optional<Finding> find_part() const {
    std::optional<Run> tail;
    for (const KeyedTitle& title : whole_) {
      const std::optional<Run> run = find_run(title.text);
      if (!run) continue;
      if (!run->is_tail) return finding(pick_text(*run->headline, run->text), *run->headline);
      if (!tail) tail = run;
    }
    if (!tail) return std::nullopt;
    return finding(pick_text(*tail->headline, tail->text), *tail->headline);
  }

  std::optional<Run> find_run(std::string_view title) const {
    const std::vector<TitlePart> parts = split_title(title);
    std::optional<Run> best;
    if (parts.size() < 2) return best;
    std::vector<std::string> keys;
    for (const TitlePart& part : parts) keys.push_back(fold_letters(part.text));
    for (const Keyed& one : headlines_) {
      for (std::size_t begin = 0; begin < parts.size(); ++begin) {
        const std::size_t end = end_of_run(keys, begin, one.key);
        if (end == begin) continue;
        const bool is_tail = begin > 0 && end == parts.size() && parts[begin].is_set_apart();
        const Run run{one.headline, text_of_run(parts, begin, end), begin, is_tail};
        if (!best || is_better(run, *best)) best = run;
      }
    }
    return best;
  }

  // Only what is a headline by its mark or name: teasers of follow-up articles are near, too.
  std::optional<Finding> find_near() const {
    for (const std::vector<KeyedTitle>* titles : {&whole_, &shortened_}) {
      for (const KeyedTitle& title : *titles) {
        for (const Keyed& one : headlines_) {
          if (one.headline->rank > Rank::kNamed) break;
          if (is_near(one, title)) return finding(one.headline->text, *one.headline);
        }
      }
    }
    return std::nullopt;
  }

  // The only h1, where it is long enough for a title: og:title often has a wording of its own, for
  // social media. Without og:title the page's maker took less care, and of the h1 least.
  std::optional<Finding> find_only() const {
    if (!has_social_ || headlines_.empty()) return std::nullopt;
    const Headline& only = *headlines_[0].headline;
    const bool is_only = headlines_.size() == 1 || headlines_[1].headline->rank != Rank::kH1;
    if (only.rank != Rank::kH1 || !is_only) return std::nullopt;
    return is_long(only.text) ? std::optional(finding(only.text, only)) : std::nullopt;
  }

  bool is_near(const Keyed& one, const KeyedTitle& title) const {
    if (one.key.size() < kMinNearKey) return false;
    if (title.key.starts_with(one.key)) return is_most_of(one, title);
    if (title.key.ends_with(one.key)) return true;
    const Overlap overlap = find_overlap(one.headline->text, title.text);
    const std::size_t fewer = std::min(overlap.first, overlap.second);
    return overlap.shared >= kMinNearUnits && overlap.shared * 10 >= fewer * 8 &&
           overlap.shared * 20 >= (overlap.first + overlap.second) * 6;
  }

  // "Headline of an article, Country": og:title with words for search engines behind.
  bool is_most_of(const Keyed& one, const KeyedTitle& title) const {
    return has_social_ && one.headline->rank == Rank::kH1 && is_long(one.headline->text) &&
           one.key.size() * 3 >= title.key.size() * 2;
  }

  const Page& page_;
  std::vector<KeyedTitle> whole_, shortened_;
  bool has_social_;
  std::vector<Keyed> headlines_;
};

void add_title(std::string_view raw, const SiteNames& site, std::vector<std::string>& titles) {
  std::string title = fold_space(raw);
  if (title.find('&') != title.npos) title = fold_space(unescape_html(title));
  if (title.empty() || site.names(title)) return;
  if (std::find(titles.begin(), titles.end(), title) == titles.end()) {
    titles.push_back(std::move(title));
  }
}

}  // namespace

DeclaredTitles extract_declared_titles(const Source& source, const SiteNames& site) {
  DeclaredTitles titles;
  if (const LinkedData::Entity* article = source.linked_data.article()) {
    add_title(source.linked_data.text(*article->object, "headline"), site, titles.whole);
  }
  for (const std::string_view key : kTitleMetas) {
    add_title(source.page.meta(key), site, titles.whole);
  }
  add_title(source.page.title(), site, titles.whole);
  for (const std::string& title : titles.whole) {
    const std::string_view own = drop_site_parts(title, site);
    if (own.size() < title.size()) add_title(own, site, titles.shortened);
  }
  return titles;
}

std::optional<Finding> find_confirmed_headline(const Page& page,
                                               const std::vector<Headline>& headlines,
                                               const DeclaredTitles& declared) {
  return Confirmer(page, headlines, declared).find();
}

std::optional<Finding> find_confirmed_h1(const Page& page, const std::vector<Headline>& headlines,
                                         const DeclaredTitles& declared) {
  return Confirmer(page, headlines, declared).find_h1();
}

}  // namespace sheaf
