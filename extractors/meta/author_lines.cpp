// Bylines that nothing marks but their words.
#include <algorithm>
#include <cstring>
#include <utility>

#include "base/fold.h"
#include "base/text.h"
#include "extractors/layout/zone.h"
#include "extractors/meta/author_bylines.h"
#include "extractors/meta/author_kinds.h"
#include "extractors/meta/author_labels.h"
#include "extractors/meta/author_names.h"
#include "extractors/meta/author_tokens.h"
#include "extractors/meta/author_words.h"
#include "extractors/meta/byline_text.h"
#include "extractors/meta/date_text.h"
#include "page/hints.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxLine = 140;  // bytes; longer ones are prose
constexpr std::size_t kMaxNames = 6;

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

// A look at the bytes: whether the line has a word for "by", a colon, Han or Hangul.
bool may_announce(std::string_view line) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    const auto byte = static_cast<unsigned char>(i < line.size() ? line[i] : ' ');
    if (byte == ':' || (byte >= 0xE4 && byte <= 0xED)) return true;
    if (byte > ' ') continue;
    if (is_by_word(line.substr(begin, i - begin))) return true;
    begin = i + 1;
  }
  return false;
}

bool has_date(std::string_view line, std::string_view language) {
  return std::any_of(line.begin(), line.end(), is_ascii_digit) &&
         find_date(line, {.language = language}).has_value();
}

// "Posted on 3 May 2021 in News by"
bool is_filed_by(const std::vector<std::vector<Token>>& lines, std::span<const Token> lead) {
  return !lead.empty() && lines[0][0].is(word_kind::kStop) && lead.back().is(word_kind::kBy) &&
         std::any_of(lead.begin(), lead.end(),
                     [](const Token& token) { return token.is(word_kind::kSmallStop); });
}

// 김철수 기자
bool is_titled_name(std::span<const Token> line) {
  if (line.size() < 2 || !is_reporter_title(line[1].text)) return false;
  const std::size_t letters = count_code_points(line[0].text);
  std::size_t pos = 0;
  const char32_t first = next_code_point(line[0].text, pos);
  return letters >= 2 && letters <= 4 && (is_han(first) || is_hangul(first));
}

Lead find_lead(std::string_view line, std::string_view language) {
  if (line.size() > kMaxLine || !may_announce(line)) return Lead::kNone;
  const LabelledAuthor labelled = find_labelled_author(line);
  if (labelled.label == LabelledAuthor::Label::kAuthor) {
    return count_code_points(labelled.text) <= 20 ? Lead::kPhrase : Lead::kNone;
  }
  const auto lines = read_byline_lines(line, language);
  for (const auto& tokens : lines) {
    if (is_titled_name(tokens)) return Lead::kPhrase;
    const std::size_t count = lead_in(tokens, WrittenFor::kReaders);
    const auto lead = std::span(tokens).first(count);
    if (is_filed_by(lines, lead) && has_date(line, language)) return Lead::kWord;
    if (!is_all_labels(lead)) continue;
    if (count > 0) return count > 1 || tokens[0].colon ? Lead::kPhrase : Lead::kWord;
  }
  return Lead::kNone;
}

// After a mere "By" or "Von" only what looks like persons' names counts, or any name with a date
// beside it or in the next line.
bool is_byline(std::string_view line, std::string_view next, std::string_view language) {
  const Lead lead = find_lead(line, language);
  if (lead == Lead::kNone) return false;
  const auto names = split_names(line, WrittenFor::kReaders, language);
  if (names.empty() || names.size() > kMaxNames) return false;
  const auto is_known = [](const std::string& name) {
    return is_personal_name(name) || is_agency(fold(name)) || is_desk(fold(name));
  };
  return lead == Lead::kPhrase || std::all_of(names.begin(), names.end(), is_known) ||
         has_date(line, language) || (next.size() < kMaxLine && has_date(next, language));
}

// Persons whose names nothing marks; topics look like them.
bool are_persons(const std::vector<std::string>& names) {
  return !names.empty() && names.size() <= kMaxNames &&
         std::all_of(names.begin(), names.end(), [](const std::string& name) {
           const std::string folded = fold(name);
           return is_personal_name(name) && !is_topic(folded) && !is_desk(folded);
         });
}

// "and", "Updated", 发布于
bool is_beside_names(WordKinds kinds, std::string_view folded) {
  const bool joins = folded.starts_with("发布") || folded.starts_with("发表");
  return joins || (kinds & (word_kind::kConjunction | word_kind::kStop | word_kind::kSmallStop));
}

// Whether the line has persons' names and, beside dates, nothing else but such words.
bool is_names_alone(std::string_view line, std::string_view language) {
  const auto names = split_names(line, WrittenFor::kReaders, language);
  if (!are_persons(names)) return false;
  std::string all, named;
  for (const auto& tokens : read_byline_lines(line, language)) {
    if (tokens.front().separator || tokens.back().separator) return false;  // "New York, 3 May"
    for (const Token& token : tokens) {
      if (!token.separator && !is_beside_names(token.kinds, token.folded)) all += token.text;
    }
  }
  for (const std::string& name : names) {
    for (const std::string_view word : split(name, ' ')) {
      const std::string folded = fold(word);
      if (!is_beside_names(word_kinds(folded), folded)) named += word;
    }
  }
  return all == named;
}

// "11.12.2019 - Jane Smith, John Sample"
bool is_name_with_date(std::string_view line, std::string_view language) {
  return line.size() <= kMaxLine && has_date(line, language) && is_names_alone(line, language);
}

bool is_date_alone(std::string_view line, std::string_view language) {
  if (line.size() > kMaxLine || !has_date(line, language)) return false;
  const auto lines = read_byline_lines(line, language);
  return std::all_of(lines.begin(), lines.end(), [](const std::vector<Token>& tokens) {
    return std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
      return !token.has_letter || is_beside_names(token.kinds, token.folded);
    });
  });
}

bool is_name_above_date(std::string_view line, std::string_view next, std::string_view language) {
  return line.size() <= kMaxLine && is_date_alone(next, language) && is_names_alone(line, language);
}

// "Author", "Written by", 作者：
bool is_label_alone(std::string_view line) {
  constexpr std::size_t kMaxLabel = 40;
  if (line.size() > kMaxLabel) return false;
  if (is_author_label(line)) return true;
  if (line.ends_with(':')) line.remove_suffix(1);
  const std::string folded = fold(line);
  const auto words = split(folded, ' ');
  if (words.size() == 1 && (word_kinds(folded) & word_kind::kLabel)) {
    return folded.starts_with("aut") || folded == "writer" || folded == "byline";
  }
  return is_by_word(words.back()) && std::all_of(words.begin(), words.end(), [](auto word) {
           return (word_kinds(word) & (word_kind::kLabel | word_kind::kBy)) != 0;
         });
}

bool is_announced(std::string_view label, std::string_view names, std::string_view language) {
  if (names.size() > kMaxLine || !is_label_alone(label)) return false;
  return are_persons(split_names(names, WrittenFor::kReaders, language));
}

// Not "|" alone, where it is an element of its own.
bool has_words(std::string_view line) {
  for (std::size_t pos = 0; pos < line.size();) {
    if (is_letter(next_code_point(line, pos))) return true;
  }
  return false;
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
      if (!has_words(next)) continue;
      if (!line.empty() && see(line, trim(next), line_node)) return;
      line = trim(next);
      line_node = id;
    }
    id = std::max(id + 1, behind);
  }
  if (!line.empty()) see(line, {}, line_node);
}

// Behind the headline, then before it: read(line, next line, node) gives the byline, or "".
template <typename Read>
void find_near_heading(const Source& source, Read read, Findings& found) {
  const PageZone head = find_head_zone(source);
  const auto see = [&](std::string_view line, std::string_view next, NodeId id) {
    const std::string_view byline = read(line, next, id);
    if (byline.empty() || is_beside_article(source, head, id)) return false;
    found.add(byline, source.page.node(id).parent);
    return true;
  };
  const bool has_heading = head.heading != kNoNode;
  each_line(source.page, has_heading ? source.page.node(head.heading).end : head.begin, head.end,
            see);
  if (has_heading && found.empty()) each_line(source.page, head.begin, head.heading, see);
}

// "Machine Learning" is no person where it leads to a list of articles.
bool holds_topics(const Page& page, NodeId line) {
  const NodeId box = page.node(line).parent;
  const auto anchors = page.anchors();
  for (auto it = std::lower_bound(anchors.begin(), anchors.end(), box);
       it != anchors.end() && *it < page.node(box).end; ++it) {
    const std::string_view href = page.attribute_or_empty(*it, "href");
    for (const std::string_view folder : {"/tag", "/topic", "/categor"}) {
      if (find_ignore_case(href, folder) != href.npos) return true;
    }
  }
  return (page.node(box).hints & hint::kTag) != 0;
}

// 新华社某地5月4日电（记者张三、李四）: the names that stand before the first sentence.
std::string_view find_dateline_names(std::string_view text) {
  constexpr std::size_t kReach = 120;
  text = trim(text);
  const std::size_t open = text.substr(0, kReach).find("（");
  if (open == text.npos) return {};
  const std::string_view before = trim(text.substr(0, open));
  const bool is_dateline = before.empty() || before.ends_with("电") || before.ends_with("電") ||
                           before.ends_with("讯") || before.ends_with("訊");
  const std::size_t close = text.find("）", open);
  if (!is_dateline || close == text.npos || close - open > kMaxLine) return {};
  const std::string_view inside = text.substr(open, close - open).substr(std::strlen("（"));
  return inside.find("记者") == inside.npos && inside.find("記者") == inside.npos
             ? std::string_view()
             : inside;
}

}  // namespace

void find_byline_line(const Source& source, Findings& found) {
  const auto read = [&](std::string_view line, std::string_view next, NodeId) {
    if (is_byline(line, next, source.language)) return line;
    return is_announced(line, next, source.language) ? next : std::string_view();
  };
  find_near_heading(source, read, found);
}

void find_name_with_date(const Source& source, Findings& found) {
  bool is_first = true;  // above a date only right behind the headline
  const auto read = [&](std::string_view line, std::string_view next, NodeId id) {
    const bool may_stand_above = std::exchange(is_first, false);
    const bool is_dated = is_name_with_date(line, source.language) ||
                          (may_stand_above && is_name_above_date(line, next, source.language));
    return is_dated && !holds_topics(source.page, id) ? line : std::string_view();
  };
  find_near_heading(source, read, found);
}

void find_dateline(const Source& source, Findings& found) {
  const Page& page = source.page;
  const PageZone head = find_head_zone(source);
  const NodeId begin = head.heading == kNoNode ? head.begin : page.node(head.heading).end;
  for (NodeId id = begin; id < head.end && found.empty(); ++id) {
    if (page.node(id).tag != Tag::kText || page.node(id).hidden) continue;
    const std::string_view names = find_dateline_names(page.node(id).text);
    if (!names.empty() && are_persons(split_names(names, WrittenFor::kReaders, source.language)) &&
        !is_beside_article(source, head, id))
      found.add(names, page.node(id).parent);
  }
}

void find_signature(const Source& source, Findings& found) {
  const PageZone tail = find_tail_zone(source, find_head_zone(source));
  each_line(source.page, tail.begin, tail.end,
            [&](std::string_view line, std::string_view next, NodeId id) {
              if (!is_byline(line, next, source.language)) return false;
              if (is_beside_article(source, tail, id)) return false;
              found.add(line, source.page.node(id).parent);
              return true;
            });
}

}  // namespace sheaf
