#include "digest/counts.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace sheaf {
namespace {

std::size_t divided_up(std::size_t a, std::size_t b) { return (a + b - 1) / b; }

bool is_full_width_mark(char32_t c) {
  if (c == 0x3000 || is_han(c) || is_kana(c) || is_letter(c)) return false;
  return (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF65) ||
         (c >= 0x2018 && c <= 0x201D) || c == 0x2014 || c == 0x2026 || c == 0xB7;
}

// Whether an address begins; the text up to its end.
std::size_t address_length(std::string_view text) {
  if (!text.starts_with("http://") && !text.starts_with("https://")) return 0;
  std::size_t end = 0;
  while (end < text.size() && text[end] > ' ' && text[end] < 0x7F && text[end] != '<' &&
         text[end] != '*' && text[end] != ')')
    ++end;
  return end;
}

// One past the closing mark, or 0 if it does not close on the line.
std::size_t closed_at(std::string_view text, std::size_t from, char close) {
  const std::size_t end = text.find_first_of(std::string{close, '\n'}, from);
  return end == text.npos || text[end] == '\n' ? 0 : end + 1;
}

// What at this place is markup: its length, or 0.
std::size_t markup_length(std::string_view text) {
  if (text.starts_with("![")) {
    const std::size_t label = closed_at(text, 2, ']');
    if (label == 0 || label >= text.size() || text[label] != '(') return 0;
    return closed_at(text, label, ')');
  }
  if (text.starts_with("](")) return closed_at(text, 2, ')');
  if (text.size() > 1 && text[0] == '<' && (is_ascii_alpha(text[1]) || text[1] == '/')) {
    return closed_at(text, 1, '>');
  }
  return address_length(text);
}

std::size_t count_words_of(const Words& words) {
  return words.kind == WordsKind::kMarkdown ? count_markdown(words.text)
                                            : count_characters(words.text);
}

std::size_t count_item(const IssueItem& item) {
  std::size_t count = 1 + count_characters(item.title) + count_characters(item.source);
  count += count_words_of(item.byline) + count_words_of(item.excerpt) + count_words_of(item.note);
  for (const IssueLink& link : item.links) {
    count += count_characters(link.label) + (link.label.empty() ? 0 : 1);
  }
  for (const Reading& reading : item.related) count += count_characters(reading.title);
  return count;
}

std::size_t count_sections(const Issue& issue) {
  std::size_t count = 0;
  for (const Section& section : issue.sections) {
    count += count_characters(section.title);
    for (const IssueItem& item : section.items) count += count_item(item);
  }
  return count;
}

}  // namespace

ReadingTime reading_time(const WordCount& words) {
  const auto minutes = [&](std::size_t han, std::size_t latin) {
    return divided_up(words.han * latin + words.latin * han, han * latin);
  };
  return {minutes(kFastHan, kFastLatin), minutes(kSlowHan, kSlowLatin)};
}

std::size_t count_characters(std::string_view text) {
  std::size_t marks = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    if (is_full_width_mark(next_code_point(text, pos))) ++marks;
  }
  return count_words(text).total() + marks;
}

std::size_t count_markdown(std::string_view markdown) {
  std::string text;
  for (std::size_t i = 0; i < markdown.size();) {
    if (const std::size_t length = markup_length(markdown.substr(i))) {
      text += ' ';
      i += length;
    } else {
      text += markdown[i++];
    }
  }
  return count_characters(text);
}

void count_issue(Issue& issue, std::size_t lead_characters) {
  std::size_t count = lead_characters + count_sections(issue);
  for (const Reading& reading : issue.readings) {
    count += count_characters(reading.title) + count_characters(reading.source);
  }
  issue.words = count;
  issue.words_shown = count < 100 ? count : count / 100 * 100;
  WordCount words;
  (issue.language.starts_with("zh") ? words.han : words.latin) = issue.words_shown;
  issue.time = reading_time(words);
}

}  // namespace sheaf
