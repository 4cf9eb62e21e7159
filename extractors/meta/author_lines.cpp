// Bylines that nothing marks but their words.
#include <algorithm>

#include "base/text.h"
#include "extractors/meta/author_bylines.h"
#include "extractors/meta/author_kinds.h"
#include "extractors/meta/author_labels.h"
#include "extractors/meta/author_names.h"
#include "extractors/meta/author_tokens.h"
#include "extractors/meta/author_words.h"
#include "extractors/meta/author_zone.h"
#include "extractors/meta/byline_text.h"
#include "extractors/meta/date_text.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxLine = 140;  // bytes; longer ones are prose

// How plainly a line says that a name follows: "By" may begin prose, "Written by" and 作者： do
// not.
enum class Lead { kNone, kWord, kPhrase };

// Not "More stories by" and "Powered by".
bool is_all_labels(std::span<const Token> lead) {
  return std::all_of(lead.begin(), lead.end(), [](const Token& token) {
    return !token.has_letter || token.is(word_kind::kBy | word_kind::kLabel | word_kind::kStop |
                                         word_kind::kSmallStop | word_kind::kConjunction);
  });
}

// A look at the bytes: whether the line has a word for "by", a colon or Han characters.
bool may_announce(std::string_view line) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    const auto byte = static_cast<unsigned char>(i < line.size() ? line[i] : ' ');
    if (byte == ':' || (byte >= 0xE4 && byte <= 0xE9)) return true;
    if (byte > ' ') continue;
    if (is_by_word(line.substr(begin, i - begin))) return true;
    begin = i + 1;
  }
  return false;
}

Lead find_lead(std::string_view line, std::string_view language) {
  if (line.size() > kMaxLine || !may_announce(line)) return Lead::kNone;
  const LabelledAuthor labelled = find_labelled_author(line);
  if (labelled.label == LabelledAuthor::Label::kAuthor) {
    return count_code_points(labelled.text) <= 20 ? Lead::kPhrase : Lead::kNone;
  }
  for (const auto& tokens : read_byline_lines(line, language)) {
    const std::size_t count = lead_in(tokens, WrittenFor::kReaders);
    if (!is_all_labels(std::span(tokens).first(count))) continue;
    if (count > 0) return count > 1 || tokens[0].colon ? Lead::kPhrase : Lead::kWord;
  }
  return Lead::kNone;
}

bool has_date(std::string_view line, std::string_view language) {
  return std::any_of(line.begin(), line.end(), is_ascii_digit) &&
         find_date(line, {.language = language}).has_value();
}

// After a mere "By" or "Von" only what looks like persons' names counts, or any name with a date
// beside it or in the next line.
bool is_byline(std::string_view line, std::string_view next, std::string_view language) {
  const Lead lead = find_lead(line, language);
  if (lead == Lead::kNone) return false;
  const auto names = split_names(line, WrittenFor::kReaders, language);
  if (names.empty() || names.size() > 6) return false;
  const auto is_known = [](const std::string& name) {
    return is_personal_name(name) || is_agency(fold_case(name)) || is_desk(fold_case(name));
  };
  return lead == Lead::kPhrase || std::all_of(names.begin(), names.end(), is_known) ||
         has_date(line, language) || (next.size() < kMaxLine && has_date(next, language));
}

// A person's name and a date, and nothing else: "11.12.2019 - Jane Smith".
bool is_name_with_date(std::string_view line, std::string_view, std::string_view language) {
  if (line.size() > kMaxLine || !has_date(line, language)) return false;
  const auto parts = read_byline_lines(line, language);
  if (parts.size() != 1) return false;
  std::string all;
  for (const Token& token : parts[0]) {
    if (!all.empty()) all += ' ';
    all += token.text;
  }
  const auto names = split_names(line, WrittenFor::kReaders, language);
  return names.size() == 1 && names[0] == all && is_personal_name(all);
}

// Calls see(line, next line, node) for the lines of text between two nodes until it returns true.
template <typename See>
void each_line(const Page& page, NodeId begin, NodeId end, See see) {
  std::string line;
  NodeId line_node = kNoNode;
  for (NodeId id = begin; id < end;) {
    const Node& node = page.node(id);
    if (node.tag != Tag::kText || node.hidden || trim(node.text).empty()) {
      ++id;
      continue;
    }
    NodeId behind = id + 1;
    const std::string run = line_text(page, id, behind);
    for (const std::string_view next : split_lines(run)) {
      if (trim(next).empty()) continue;
      if (!line.empty() && see(line, trim(next), line_node)) return;
      line = trim(next);
      line_node = id;
    }
    id = std::max(id + 1, behind);
  }
  if (!line.empty()) see(line, {}, line_node);
}

// Behind the headline, then before it.
template <typename Is>
void find_near_heading(const Source& source, Is is, Findings& found) {
  const BylineZone head = find_head_zone(source);
  const auto see = [&](std::string_view line, std::string_view next, NodeId id) {
    if (!is(line, next, source.language) || is_beside_article(source, head, id)) return false;
    found.add(line, source.page.node(id).parent);
    return true;
  };
  const bool has_heading = head.heading != kNoNode;
  each_line(source.page, has_heading ? source.page.node(head.heading).end : head.begin, head.end,
            see);
  if (has_heading && found.empty()) each_line(source.page, head.begin, head.heading, see);
}

}  // namespace

void find_byline_line(const Source& source, Findings& found) {
  find_near_heading(source, is_byline, found);
}

void find_name_with_date(const Source& source, Findings& found) {
  find_near_heading(source, is_name_with_date, found);
}

void find_signature(const Source& source, Findings& found) {
  const BylineZone tail = find_tail_zone(source, find_head_zone(source));
  each_line(source.page, tail.begin, tail.end,
            [&](std::string_view line, std::string_view next, NodeId id) {
              if (!is_byline(line, next, source.language)) return false;
              if (is_beside_article(source, tail, id)) return false;
              found.add(line, source.page.node(id).parent);
              return true;
            });
}

}  // namespace sheaf
