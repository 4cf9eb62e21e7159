#include "extractors/meta/author_words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <unordered_map>

#include "base/fold.h"
#include "base/text.h"
#include "extractors/meta/author_vocabulary.h"

namespace sheaf {
namespace {

using Words = std::span<const std::string_view>;

struct Entry {
  Words words;
  WordKinds kind;
};
constexpr Entry kEntries[] = {
    {author_vocabulary::kByWords, word_kind::kBy},
    {author_vocabulary::kLabelWords, word_kind::kLabel},
    {author_vocabulary::kCreditWords, word_kind::kCredit},
    {author_vocabulary::kHelpWords, word_kind::kHelp},
    {author_vocabulary::kConjunctionWords, word_kind::kConjunction},
    {author_vocabulary::kParticleWords, word_kind::kParticle},
    {author_vocabulary::kStopWords, word_kind::kStop},
    {author_vocabulary::kSmallStopWords, word_kind::kSmallStop},
    {author_vocabulary::kWeekdayWords, word_kind::kWeekday},
    {author_vocabulary::kJobWords, word_kind::kJob},
    {author_vocabulary::kRankWords, word_kind::kRank},
    {author_vocabulary::kGroupWords, word_kind::kGroup},
    {author_vocabulary::kSuffixWords, word_kind::kSuffix},
    {author_vocabulary::kDegreeWords, word_kind::kDegree},
};

bool has(Words words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool begins_with_capital(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (is_letter(c)) return !is_small_letter(c) && !is_digit(c);
  }
  return false;
}

constexpr std::size_t kLongestPrefix = 4;  // "dell'"

bool ends_with_any(std::string_view word, Words endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return word.size() > ending.size() + 2 && word.ends_with(ending);
  });
}

}  // namespace

bool is_capitalized(std::string_view text) {
  if (begins_with_capital(text)) return true;
  const std::size_t mark = text.substr(0, kLongestPrefix + 1).find_first_of("'-");
  if (mark != text.npos) return begins_with_capital(text.substr(mark + 1));
  const std::size_t quote = text.substr(0, kLongestPrefix + 3).find("\u2019");
  return quote != text.npos && begins_with_capital(text.substr(quote + 3));
}

bool is_acronym(std::string_view word) {
  return word.size() >= 2 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

WordKinds word_kinds(std::string_view folded) {
  static const std::unordered_map<std::string_view, WordKinds> table = [] {
    std::unordered_map<std::string_view, WordKinds> kinds;
    for (const Entry& entry : kEntries) {
      for (const std::string_view word : entry.words) kinds[word] |= entry.kind;
    }
    return kinds;
  }();
  const auto found = table.find(folded);
  return found == table.end() ? 0 : found->second;
}

bool is_by_word(std::string_view word) {
  if (word.size() < 2 || word.size() > 5) return false;
  return std::any_of(std::begin(author_vocabulary::kByWords), std::end(author_vocabulary::kByWords),
                     [&](std::string_view by) { return equals_ignore_case(word, by); });
}

bool is_group_compound(std::string_view folded) {
  return ends_with_any(folded, author_vocabulary::kGroupEndings);
}
bool is_job_compound(std::string_view folded) {
  return ends_with_any(folded, author_vocabulary::kJobEndings);
}

bool is_topic(std::string_view folded) {
  const auto words = split(folded, ' ');
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return has(author_vocabulary::kTopicWords, word);
  });
}

bool is_reporter_title(std::string_view word) {
  return has(author_vocabulary::kReporterTitles, word);
}

bool begins_with_site_word(std::string_view text) {
  const auto& words = author_vocabulary::kHanSiteWords;
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.starts_with(word); });
}

bool is_han_role(std::string_view text) {
  const auto& endings = author_vocabulary::kHanRoleEndings;
  return std::any_of(std::begin(endings), std::end(endings),
                     [&](std::string_view ending) { return text.ends_with(ending); });
}

bool is_company(std::string_view folded) {
  if (folded.ends_with('.')) folded.remove_suffix(1);
  const std::string_view last = folded.substr(folded.rfind(' ') + 1);
  return has(author_vocabulary::kCompanyForms, last);
}

bool is_agency(std::string_view folded) { return has(author_vocabulary::kAgencies, folded); }
bool is_placeholder(std::string_view folded) {
  return has(author_vocabulary::kPlaceholders, folded);
}
bool is_desk(std::string_view folded) { return has(author_vocabulary::kDesks, folded); }

}  // namespace sheaf
