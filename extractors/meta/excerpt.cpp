#include "extractors/meta/excerpt.h"

#include <algorithm>

#include "base/fold.h"
#include "base/sentence.h"
#include "base/text.h"
#include "page/boilerplate.h"

namespace sheaf {
namespace {

constexpr std::size_t kColumns = 200;
constexpr std::size_t kMostLines = 60;       // looked at
constexpr std::size_t kLeastSentence = 24;   // columns of a line that ends as a sentence
constexpr std::size_t kLeastLine = 64;       // and of one that does not
constexpr std::size_t kShortLead = 80;       // the next paragraph is taken too
constexpr std::size_t kLongestNotice = 300;  // bytes

// What a line of prose does not begin with.
constexpr std::string_view kLabels[] = {
    "前言",
    "引言",
    "编者注",
    "原标题",
    "（原标题",
    "(原标题",
    "原文标题",
    "原文链接",
    "论文标题",
    "论文链接",
    "论文地址",
    "标题：",
    "题目：",
    "图：",
    "图 ",
    "图为",
    "图片",
    "图源",
    "▲",
    "△",
    "↑",
    "※",
    "http",
    "photo ",
    "figure ",
    "fig. ",
    "image:",
    "table of contents",
    "this site uses",
    "this website uses",
    "we use cookies",
    "please enable",
};

// What announces a summary that may follow on the same line.
constexpr std::string_view kSummaryLabels[] = {"导读", "导语", "摘要", "编者按", "abstract"};

// What stands in captions, credits and notices, and hardly in a lead.
constexpr std::string_view kNotices[] = {
    "视觉中国",       "资料图",       "供图",           "图源",
    "公众号",         "二维码",       "蓝字",           "星标",
    "转载",           "getty images", "shutterstock",   "file photo",
    "photograph:",    "(ap photo",    "accept cookies", "enable javascript",
    "privacy policy",
};

bool begins_with_label(std::string_view lower) {
  return std::any_of(std::begin(kLabels), std::end(kLabels),
                     [&](std::string_view label) { return lower.starts_with(label); });
}

bool is_notice(std::string_view lower) {
  return lower.size() <= kLongestNotice &&
         std::any_of(std::begin(kNotices), std::end(kNotices),
                     [&](std::string_view notice) { return lower.find(notice) != lower.npos; });
}

std::string_view without_summary_label(std::string_view line) {
  while (line.starts_with('*')) line.remove_prefix(1);  // of Markdown shown as it stands
  for (const std::string_view label : kSummaryLabels) {
    if (!starts_with_ignore_case(line, label)) continue;
    line = trim(line.substr(label.size()));
    for (const std::string_view mark : {":", "：", "|", "丨", "｜"}) {
      if (line.starts_with(mark)) return trim(line.substr(mark.size()));
    }
  }
  return line;
}

bool is_title(std::string_view line, std::string_view title) {
  return !title.empty() && line.size() <= title.size() + 4 &&
         (title.find(line) != title.npos || line.find(title) != line.npos);
}

bool is_prose(std::string_view line, std::string_view title) {
  const std::size_t columns = count_columns(line.substr(0, kLongestNotice));
  if (columns < (ends_as_sentence(line) ? kLeastSentence : kLeastLine)) return false;
  if (is_title(line, title) || is_boilerplate(line) || is_byline(line)) return false;
  const std::string folded = fold(line.substr(0, kLongestNotice + 1));
  return !begins_with_label(folded) && !is_notice(folded);
}

// The first prose of the text; a short paragraph together with those that follow it.
std::string find_lead(std::string_view text, std::string_view title) {
  std::string lead;
  std::size_t lines = 0;
  for (std::size_t pos = 0; pos < text.size() && lines < kMostLines; ++lines) {
    const std::size_t end = std::min(text.find('\n', pos), text.size());
    const std::string_view line = without_summary_label(trim(text.substr(pos, end - pos)));
    pos = end + 1;
    if (!is_prose(line, title)) {
      if (!lead.empty()) break;
      continue;
    }
    if (!lead.empty() && (lead.back() & 0x80) == 0) lead += ' ';
    lead += line;
    if (count_columns(lead) >= kShortLead || !ends_as_sentence(lead)) break;
  }
  return lead;
}

}  // namespace

std::string make_excerpt(const Source& source, std::string_view description) {
  const std::string lead = find_lead(source.main.text, source.title);
  const std::string_view text = !lead.empty()                ? std::string_view(lead)
                                : !trim(description).empty() ? description
                                                             : source.main.text;
  return text.empty() ? std::string() : first_sentences(fold_space(text), kColumns);
}

}  // namespace sheaf
