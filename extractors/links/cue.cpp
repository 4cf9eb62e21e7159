#include "extractors/links/cue.h"

#include <algorithm>

#include "base/text.h"

namespace sheaf {
namespace {

constexpr std::size_t kLongestCue = 15;    // characters
constexpr std::size_t kReach = 160;        // bytes in front of a link that are looked at
constexpr std::size_t kLongestLatin = 40;  // characters of a cue without Han

struct CueWord {
  std::string_view word;  // lower-case
  CueKind kind;
};
// In order: of several in one cue ("论文代码") the first in this list counts.
constexpr CueWord kWords[] = {
    {"github", CueKind::kRepository},
    {"gitee", CueKind::kRepository},
    {"gitlab", CueKind::kRepository},
    {"代码", CueKind::kRepository},
    {"源码", CueKind::kRepository},
    {"仓库", CueKind::kRepository},
    {"開源", CueKind::kRepository},
    {"开源", CueKind::kRepository},
    {"程式碼", CueKind::kRepository},
    {"repo", CueKind::kRepository},
    {"code", CueKind::kRepository},
    {"源代码", CueKind::kRepository},
    {"arxiv", CueKind::kPaper},
    {"论文", CueKind::kPaper},
    {"論文", CueKind::kPaper},
    {"paper", CueKind::kPaper},

    {"预印本", CueKind::kPaper},
    {"文章链接", CueKind::kPaper},
    {"doi", CueKind::kPaper},
    {"视频", CueKind::kResource},
    {"video", CueKind::kResource},
    {"demo", CueKind::kResource},
    {"数据集", CueKind::kResource},
    {"dataset", CueKind::kResource},
    {"模型", CueKind::kResource},
    {"model", CueKind::kResource},
    {"体验", CueKind::kResource},
    {"试玩", CueKind::kResource},
    {"hugging face", CueKind::kResource},
    {"huggingface", CueKind::kResource},
    {"抱抱脸", CueKind::kResource},
    {"slides", CueKind::kResource},
    {"主页", CueKind::kResource},
    {"homepage", CueKind::kResource},
    {"project", CueKind::kResource},
    {"项目", CueKind::kRepository},
    {"工具", CueKind::kRepository},
    {"原文", CueKind::kLink},
    {"传送门", CueKind::kLink},
    {"下载", CueKind::kLink},
    {"网址", CueKind::kLink},
    {"地址", CueKind::kLink},
    {"链接", CueKind::kLink},
    {"連結", CueKind::kLink},
    {"pdf", CueKind::kLink},
    {"available at", CueKind::kLink},
    {"link", CueKind::kLink},
};

// What a cue in Latin letters alone is made of: names ("Paper Burner X") hold other words too.
constexpr std::string_view kVocabulary[] = {"the",
                                            "our",
                                            "full",
                                            "official",
                                            "source",
                                            "code",
                                            "codes",
                                            "paper",
                                            "papers",
                                            "arxiv",
                                            "preprint",
                                            "github",
                                            "gitlab",
                                            "gitee",
                                            "repo",
                                            "repository",
                                            "project",
                                            "page",
                                            "homepage",
                                            "home",
                                            "website",
                                            "site",
                                            "demo",
                                            "video",
                                            "videos",
                                            "dataset",
                                            "datasets",
                                            "data",
                                            "set",
                                            "model",
                                            "models",
                                            "weights",
                                            "slides",
                                            "link",
                                            "links",
                                            "available",
                                            "at",
                                            "is",
                                            "are",
                                            "here",
                                            "and",
                                            "pdf",
                                            "doi",
                                            "hugging",
                                            "face",
                                            "huggingface",
                                            "modelscope",
                                            "scope",
                                            "in",
                                            "for",
                                            "this",
                                            "to",
                                            "see",
                                            "read",
                                            "on",
                                            "download",
                                            "url",
                                            "online",
                                            "colab",
                                            "checkpoints",
                                            "implementation",
                                            "pytorch",
                                            "view",
                                            "publicly",
                                            "released",
                                            "open",
                                            "sourced",
                                            "can",
                                            "be",
                                            "found",
                                            "more",
                                            "live",
                                            "try",
                                            "space",
                                            "address",
                                            "original",
                                            "published"};

// What stands between a cue and its link, or ends what was said before the cue.
bool is_joint(char32_t c) {
  constexpr std::u32string_view kJoints = U":：(（[【<《*-–—=→>|｜\"“'_`👉🔗";
  return is_space(c) || kJoints.find(c) != kJoints.npos;
}
bool ends_words(char32_t c) {
  constexpr std::u32string_view kEnds = U"。，,；;！!？?|｜、《》【】（）()[]{}<>“”\"\n/•·*\uFFFC";
  return kEnds.find(c) != kEnds.npos;
}

// The last character's start.
std::size_t last_start(std::string_view text) {
  std::size_t pos = text.size() - 1;
  while (pos > 0 && (static_cast<unsigned char>(text[pos]) & 0xC0) == 0x80) --pos;
  return pos;
}

char32_t character_at(std::string_view text, std::size_t pos) { return next_code_point(text, pos); }

std::string_view without_joints(std::string_view text) {
  while (!text.empty()) {
    const std::size_t start = last_start(text);
    if (!is_joint(character_at(text, start))) break;
    text.remove_suffix(text.size() - start);
  }
  return text;
}

// The characters after the last that ends words, or after a full stop that ends a sentence.
std::string_view last_words(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0) {
    const std::size_t start = last_start(text.substr(0, begin));
    if (ends_words(character_at(text, start))) break;
    if (text[start] == '.' && (begin == text.size() || text[begin] == ' ')) break;
    begin = start;
  }
  return trim(text.substr(begin));
}

bool has_han(std::string_view words) {
  return std::any_of(words.begin(), words.end(),
                     [](char c) { return static_cast<signed char>(c) < 0; });
}

bool is_short(std::string_view words) {
  return count_code_points(words) <= (has_han(words) ? kLongestCue : kLongestLatin);
}

// Latin words are whole ones: no "code" in "decode", but "codes" and "代码code".
bool holds_word(std::string_view words, std::string_view word) {
  const bool is_latin = static_cast<signed char>(word[0]) >= 0;
  for (std::size_t at = find_ignore_case(words, word); at != words.npos;
       at = find_ignore_case(words, word, at + 1)) {
    if (!is_latin || at == 0 || !is_ascii_alpha(words[at - 1])) return true;
  }
  return false;
}

CueKind kind_of(std::string_view words) {
  for (const CueWord& known : kWords) {
    if (holds_word(words, known.word)) return known.kind;
  }
  return CueKind::kNone;
}

// Whether all words, numbers aside, are of the vocabulary.
bool is_of_vocabulary(std::string_view words) {
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    while (end < words.size() && is_ascii_alpha(words[end])) ++end;
    const std::string word = ascii_lower(words.substr(begin, end - begin));
    if (!word.empty() &&
        std::find(std::begin(kVocabulary), std::end(kVocabulary), word) == std::end(kVocabulary)) {
      return false;
    }
    begin = end + 1;
  }
  return true;
}

Cue cue_of(std::string_view words) {
  if (words.empty() || !is_short(words)) return {};
  if (!has_han(words) && !is_of_vocabulary(words)) return {};
  if (ends_with_ignore_case(words, "preprint"))
    return {};  // a citation: "arXiv preprint arXiv:..."
  const CueKind kind = kind_of(words);
  return kind == CueKind::kNone ? Cue{} : Cue{words, kind};
}

}  // namespace

Cue find_cue_before(std::string_view before) {
  std::string_view reach = before.substr(before.size() - std::min(before.size(), kReach));
  while (!reach.empty() && (static_cast<unsigned char>(reach[0]) & 0xC0) == 0x80) {
    reach.remove_prefix(1);
  }
  return cue_of(last_words(without_joints(reach)));
}

bool is_joint_alone(std::string_view text) { return without_joints(text).empty(); }

Cue find_cue_in(std::string_view words) {
  constexpr std::string_view kMarks = "[]()<>|*# \t\n";
  while (!words.empty() && kMarks.find(words.front()) != kMarks.npos) words.remove_prefix(1);
  while (!words.empty() && kMarks.find(words.back()) != kMarks.npos) words.remove_suffix(1);
  const Cue cue = cue_of(trim(words));
  return cue.kind == CueKind::kLink ? Cue{} : cue;  // "网页链接" tells nothing
}

}  // namespace sheaf
