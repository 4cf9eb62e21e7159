#include "extractors/links/mentions.h"

#include <algorithm>

#include "base/text.h"
#include "extractors/links/cue.h"
#include "extractors/links/papers.h"
#include "extractors/links/reading.h"
#include "extractors/links/recognise.h"
#include "extractors/links/repos.h"
#include "url/url_text.h"

namespace sheaf {
namespace {

constexpr std::size_t kNo = std::string_view::npos;
constexpr std::size_t kLongestAddress = 2048;
constexpr std::size_t kLongestToken = 80;
constexpr int kMostSeams = 8;  // at which one address is tried

bool is_host_character(char c) { return is_ascii_alnum(c) || c == '.' || c == '-'; }
// Of "user@host:path" too.
bool is_token_character(char c) {
  return is_host_character(c) || c == '_' || c == '@' || c == ':' || c == '~' || c == '+';
}

template <typename Takes>
std::size_t begin_of_run(std::string_view text, std::size_t end, Takes takes) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongestToken && takes(text[begin - 1])) --begin;
  return begin;
}

// "2103.17249": four digits on both sides of the full stop at `dot`.
bool is_arxiv_dot(std::string_view text, std::size_t dot) {
  return dot >= 4 && dot + 4 < text.size() && is_number(text.substr(dot - 4, 4)) &&
         is_number(text.substr(dot + 1, 4));
}

// Where the "http" begins whose "//" stands at text[slash]; kNo if none does. People write
// "https：//" and "https : //" too.
std::size_t scheme_begin(std::string_view text, std::size_t slash) {
  std::string_view before = text.substr(0, slash);
  const auto drop_space = [&] {
    while (before.ends_with(' ')) before.remove_suffix(1);
  };
  drop_space();
  if (before.ends_with(':')) {
    before.remove_suffix(1);
  } else if (before.ends_with("：")) {
    before.remove_suffix(3);
  } else {
    return kNo;
  }
  drop_space();
  for (const std::string_view scheme : {"https", "http"}) {
    if (ends_with_ignore_case(before, scheme)) return before.size() - scheme.size();
  }
  return kNo;
}

class MentionReader {
 public:
  MentionReader(std::string_view text, const std::vector<std::size_t>& seams, TextKind kind)
      : text_(text), seams_(seams), kind_(kind) {}

  std::vector<Mention> read() && {
    for (std::size_t at = find_any(text_, "/.Pp"); at != kNo;
         at = find_any(text_, "/.Pp", std::max(at + 1, end_))) {
      if (text_[at] == '/') {
        at_slash(at);
      } else if (text_[at] != '.') {
        at_word(at);
      } else if (is_arxiv_dot(text_, at)) {
        behind_arxiv(at - 4);
      }
    }
    return std::move(found_);
  }

 private:
  void at_slash(std::size_t slash) {
    if (text_.substr(slash, 2) == "//") {
      const std::size_t begin = scheme_begin(text_, slash);
      if (begin != kNo && begin >= end_) return at_address(begin, slash);
    }
    const std::size_t begin = begin_of_run(text_, slash, is_host_character);
    const std::string_view token = text_.substr(begin, slash - begin);
    if (token.starts_with("10.") && take(find_written_paper(text_, begin))) return;
    if (begin >= end_ && token.find('.') != kNo && may_be_reference(token) && is_free(begin)) {
      return at_bare_address(begin);
    }
    if (is_number_of(text_.substr(slash + 1, 7), 7, 7)) return behind_arxiv(begin);
    const std::size_t clone = begin_of_run(text_, slash, is_token_character);
    if (text_.substr(clone, slash - clone).find(':') != kNo &&
        take(find_written_repo(text_, clone))) {
      return;
    }
    at_short_form(begin, slash);
  }

  // Whether nothing in front of a bare address makes it a part of something longer.
  bool is_free(std::size_t begin) const {
    if (begin == 0) return true;
    const char before = text_[begin - 1];
    if (kind_ == TextKind::kCode && before == '"') return false;  // an import path
    return before != '/' && before != '@' && before != '_' && before != '=';
  }

  // A scheme at `begin`, its slashes at `slash`.
  void at_address(std::size_t begin, std::size_t slash) {
    const std::string address = "https:" + std::string(text_.substr(slash, kLongestAddress));
    read_address(address, {begin, slash - 6});
  }
  void at_bare_address(std::size_t begin) {
    const std::string address = "https://" + std::string(text_.substr(begin, kLongestAddress));
    read_address(address, {begin, begin - 8});
  }

  struct Origin {
    std::size_t begin;   // of the mention in text_
    std::size_t offset;  // of the address's first byte, were it in text_; may wrap around
  };

  void read_address(std::string_view address, Origin origin) {
    std::string_view url = url_at(address, 0);
    const std::size_t whole = url.size();
    if (is_cut_short(address.substr(whole))) return skip_to(origin.offset + whole);
    int tries = 0;
    for (auto seam = std::upper_bound(seams_.begin(), seams_.end(), origin.begin);
         seam != seams_.end() && *seam - origin.offset < whole && tries < kMostSeams; ++seam) {
      const std::size_t length = *seam - origin.offset;
      if (!may_end_at(address, length)) continue;
      if (add(address.substr(0, length), origin)) return;
      ++tries;
    }
    if (!add(url, origin)) skip_to(origin.offset + whole);
  }

  // "github.com/owner/na…", as sites shorten what they show.
  static bool is_cut_short(std::string_view behind) {
    return behind.starts_with("…") || behind.starts_with("...");
  }

  bool may_end_at(std::string_view address, std::size_t length) const {
    constexpr std::string_view kInside = "/.-_?=&#%:+~";
    if (kind_ == TextKind::kCode) return false;  // colours split words anywhere
    return kInside.find(address[length - 1]) == kNo && kInside.find(address[length]) == kNo;
  }

  bool add(std::string_view address, Origin origin) {
    if (!may_be_reference(address) && address.find(".pdf") == kNo) return false;
    const Result<Url> url = Url::parse(address);
    if (!url) return false;
    std::optional<Reference> found = find_reference(*url);
    if (!found) found = find_pdf(url->canonical());
    if (!found) return false;
    const std::size_t end = origin.offset + address.size();
    found_.push_back({std::move(*found), text_.substr(origin.begin, end - origin.begin)});
    skip_to(end);
    return true;
  }

  // An arXiv number at `at`, if the word stands in front of it.
  void behind_arxiv(std::size_t at) {
    constexpr std::size_t kReach = 32;
    const std::size_t from = at - std::min(at, kReach);
    const std::string before = ascii_lower(text_.substr(from, at - from));
    const std::size_t word = before.rfind("arxiv");
    if (word != kNo && from + word >= end_) take(find_written_paper(text_, from + word));
  }

  void at_word(std::size_t at) {
    if (starts_with_ignore_case(text_.substr(at), "pm")) take(find_written_paper(text_, at));
  }

  // "GitHub：owner/name".
  void at_short_form(std::size_t begin, std::size_t slash) {
    const Cue cue = find_cue_before(text_.substr(0, begin));
    if (find_ignore_case(cue.text, "github") == kNo) return;
    std::size_t end = slash + 1;
    while (end < text_.size() && (is_word(text_[end]) || text_[end] == '.' || text_[end] == '/'))
      ++end;
    while (end > slash + 1 && !is_word(text_[end - 1])) --end;
    const std::string_view words = text_.substr(begin, end - begin);
    if (FoundReference found = find_repo_shorthand(words)) {
      take(Written{std::move(*found), words});
    }
  }

  bool take(std::optional<Written> written) {
    if (!written) return false;
    const auto begin = static_cast<std::size_t>(written->text.data() - text_.data());
    if (begin < end_) return false;
    found_.push_back({std::move(written->reference), written->text});
    skip_to(begin + written->text.size());
    return true;
  }

  void skip_to(std::size_t end) { end_ = std::max(end_, std::min(end, text_.size())); }

  std::string_view text_;
  const std::vector<std::size_t>& seams_;
  TextKind kind_;
  std::vector<Mention> found_;
  std::size_t end_ = 0;  // of what has been read as an address or id
};

// Whether what is around the slash looks like more than "and/or".
bool may_be_address(std::string_view text, std::size_t slash) {
  if (slash == 0 || slash + 1 >= text.size()) return true;  // a piece of one
  const char before = text[slash - 1];
  if (before == ':' || text[slash + 1] == '/') return true;
  const std::size_t begin = begin_of_run(text, slash, is_host_character);
  const std::string_view token = text.substr(begin, slash - begin);
  if (token.find('.') != kNo) return true;
  return begin > 0 && (text[begin - 1] == ':' || static_cast<signed char>(text[begin - 1]) < 0 ||
                       text[begin - 1] == ' ');
}

}  // namespace

bool may_hold_mentions(std::string_view text) {
  for (std::size_t at = text.find('/'); at != kNo; at = text.find('/', at + 1)) {
    if (may_be_address(text, at)) return true;
  }
  for (std::size_t at = text.find('.'); at != kNo; at = text.find('.', at + 1)) {
    if (is_arxiv_dot(text, at)) return true;
  }
  return text.find("PMID") != kNo || text.find("PMCID") != kNo;
}

std::vector<Mention> extract_mentions(std::string_view text, const std::vector<std::size_t>& seams,
                                      TextKind kind) {
  return MentionReader(text, seams, kind).read();
}

}  // namespace sheaf
