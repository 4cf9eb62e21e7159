#include "extractors/meta/author_labels.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/text.h"

namespace sheaf {
namespace {

enum class Role { kAuthor, kEditor, kOther };

struct Label {
  std::string_view word;
  Role role;
  bool alone;  // labels without a mark behind it too: 作者 张三
};

// Longer ones before those that they end with.
constexpr Label kLabels[] = {
    {"文章作者", Role::kAuthor, false}, {"原创作者", Role::kAuthor, false},
    {"本文作者", Role::kAuthor, false}, {"作者", Role::kAuthor, true},
    {"撰文", Role::kAuthor, true},      {"撰稿", Role::kAuthor, true},
    {"采写", Role::kAuthor, false},     {"采访", Role::kAuthor, false},
    {"通讯员", Role::kAuthor, true},    {"記者", Role::kAuthor, true},
    {"记者", Role::kAuthor, true},      {"图文", Role::kAuthor, false},
    {"文字", Role::kAuthor, false},     {"文", Role::kAuthor, false},
    {"編輯", Role::kEditor, false},     {"責任編輯", Role::kEditor, false},
    {"责任编辑", Role::kEditor, false}, {"编辑", Role::kEditor, false},
    {"责编", Role::kEditor, false},     {"编译", Role::kEditor, false},
    {"编者", Role::kEditor, false},     {"整理", Role::kEditor, false},
    {"翻译", Role::kEditor, false},     {"著者", Role::kAuthor, false},
    {"筆者", Role::kAuthor, false},     {"執筆", Role::kAuthor, false},
    {"訳者", Role::kOther, false},      {"監修", Role::kOther, false},
    {"撮影", Role::kOther, false},      {"来源", Role::kOther, false},
    {"來源", Role::kOther, false},      {"出品", Role::kOther, false},
    {"校对", Role::kOther, false},      {"摄影", Role::kOther, false},
    {"排版", Role::kOther, false},      {"审核", Role::kOther, false},
    {"审校", Role::kOther, false},      {"监制", Role::kOther, false},
    {"策划", Role::kOther, false},      {"设计", Role::kOther, false},
    {"视觉", Role::kOther, false},      {"运营", Role::kOther, false},
    {"图", Role::kOther, false},        {"题图", Role::kOther, false},
    {"时间", Role::kOther, false},      {"日期", Role::kOther, false},
    {"发布时间", Role::kOther, false},  {"微信", Role::kOther, false},
    {"公众号", Role::kOther, false},    {"阅读", Role::kOther, false},
    {"浏览", Role::kOther, false},      {"字数", Role::kOther, false},
    {"单位", Role::kOther, false},      {"邮箱", Role::kOther, false},
    {"标签", Role::kOther, false},      {"分类", Role::kOther, false},
    {"链接", Role::kOther, false},      {"字号", Role::kOther, false},
    {"字体", Role::kOther, false},      {"最后更新", Role::kOther, true},
    {"更新时间", Role::kOther, false},
};

constexpr std::string_view kMarks[] = {":", "：", "/", "／", "|", "｜", "丨", "┃", "∣", "︱", "·"};

constexpr std::string_view kLocalReporter = "通讯员";  // who helped the reporter named before

struct Hit {
  std::size_t begin, end;  // of the label with its mark
  const Label* label;
};

// They stand in front of names without a space, too, and anywhere: 本报记者张三.
bool is_reporter(std::string_view label) {
  return label == "记者" || label == "記者" || label == kLocalReporter;
}

std::size_t skip_spaces(std::string_view text, std::size_t pos) {
  while (pos < text.size()) {
    std::size_t next = pos;
    if (!is_space(next_code_point(text, next))) break;
    pos = next;
  }
  return pos;
}

// Past the mark that follows at pos, or nullopt.
std::optional<std::size_t> skip_mark(std::string_view text, std::size_t pos) {
  const std::size_t at = skip_spaces(text, pos);
  for (const std::string_view mark : kMarks) {
    if (text.substr(at).starts_with(mark)) return skip_spaces(text, at + mark.size());
  }
  return std::nullopt;
}

// Whether a character at pos is the first one or stands behind one that is no Han: 散文：is no
// 文：.
bool begins_word(std::string_view text, std::size_t pos) {
  if (pos == 0) return true;
  std::size_t before = pos - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  return !is_han(next_code_point(text, before));
}

std::optional<Hit> label_at(std::string_view text, std::size_t pos) {
  for (const Label& label : kLabels) {
    if (!text.substr(pos).starts_with(label.word)) continue;
    const std::size_t after = pos + label.word.size();
    if (label.word.size() == 3 && !begins_word(text, pos)) continue;
    if (const auto end = skip_mark(text, after)) return Hit{pos, *end, &label};
    const std::size_t spaced = skip_spaces(text, after);
    const bool is_free = spaced > after || pos == 0 || is_reporter(label.word);
    const bool has_value = spaced < text.size() && !is_ascii_digit(text[spaced]);
    if (label.alone && has_value && is_free) return Hit{pos, spaced, &label};
  }
  return std::nullopt;
}

// The first characters of all labels, sorted, three bytes each.
const std::vector<std::string_view>& label_heads() {
  static const std::vector<std::string_view> heads = [] {
    std::vector<std::string_view> all;
    for (const Label& label : kLabels) all.push_back(label.word.substr(0, 3));
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }();
  return heads;
}

std::optional<Hit> find_label(std::string_view text, std::size_t from) {
  const auto& heads = label_heads();
  for (std::size_t pos = from; pos + 3 <= text.size();) {
    const bool may_be = static_cast<unsigned char>(text[pos]) >= 0xE4 &&  // Han, in UTF-8
                        std::binary_search(heads.begin(), heads.end(), text.substr(pos, 3));
    if (may_be) {
      if (const auto hit = label_at(text, pos)) return hit;
    }
    next_code_point(text, pos);
  }
  return std::nullopt;
}

// The label at which a value that begins at `from` ends: 记者 张三 通讯员 李四 has one value.
std::optional<Hit> find_next_label(std::string_view text, std::size_t from) {
  std::optional<Hit> next = find_label(text, from);
  while (next && next->begin > from && next->label->word == kLocalReporter) {
    next = find_label(text, next->end);
  }
  return next;
}

// （记者 张三）昨日: up to a closing bracket that nothing opens.
std::string_view cut_at_bracket(std::string_view value) {
  int depth = 0;
  for (std::size_t pos = 0; pos < value.size();) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(value, pos);
    if (c == U'(' || c == U'（' || c == U'[' || c == U'【') ++depth;
    const bool closes = c == U')' || c == U'）' || c == U']' || c == U'】';
    if (closes && --depth < 0) return trim(value.substr(0, begin));
  }
  return value;
}

std::size_t find_last_space(std::string_view text) {
  std::size_t last = text.npos;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    if (is_space(next_code_point(text, pos))) last = begin;
  }
  return last;
}

// 林某某／台北報導, 张三 北京报道, 张三等
std::string_view drop_addition(std::string_view value) {
  if (value.ends_with("等") && count_code_points(value) > 2)
    return trim(value.substr(0, value.size() - 3));
  if (!value.ends_with("報導") && !value.ends_with("报道")) return value;
  std::size_t end = std::min(value.find("／"), value.find('/'));
  if (end == value.npos) end = find_last_space(value);
  if (end == value.npos) end = value.size() - std::string_view("报道").size();
  return trim(value.substr(0, end));
}

// 采写：南都见习记者 林子沛: what stands right in front of 记者 is the paper.
bool names_employer(std::string_view text, const Hit& hit, const std::optional<Hit>& next) {
  if (!next || next->begin == hit.end) return false;
  const std::string_view label = text.substr(next->begin);
  return (label.starts_with("记者") || label.starts_with("記者")) &&
         !begins_word(text, next->begin);
}

}  // namespace

LabelledAuthor find_labelled_author(std::string_view text) {
  using Kind = LabelledAuthor::Label;
  constexpr std::string_view kOwnWork = "原创 ";
  if (text.starts_with(kOwnWork)) text.remove_prefix(kOwnWork.size());
  std::optional<Hit> hit = find_label(text, 0);
  if (!hit) return {text, Kind::kNone};
  const std::string_view before = trim(text.substr(0, hit->begin));
  std::string_view editor;
  while (hit) {
    const std::optional<Hit> next = find_next_label(text, hit->end);
    const std::string_view value =
        cut_at_bracket(trim(text.substr(hit->end, (next ? next->begin : text.size()) - hit->end)));
    const bool is_author = hit->label->role == Role::kAuthor && !value.empty();
    if (is_author && value.ends_with("摄")) return {"", Kind::kNone};  // the picture's
    if (is_author && !names_employer(text, *hit, next))
      return {drop_addition(value), Kind::kAuthor};
    if (hit->label->role == Role::kEditor && editor.empty()) editor = value;
    hit = next;
  }
  if (!before.empty()) return {before, Kind::kNone};
  return {editor, Kind::kEditor};
}

bool is_author_label(std::string_view line) {
  return std::any_of(std::begin(kLabels), std::end(kLabels), [&](const Label& label) {
    if (label.role != Role::kAuthor || !line.starts_with(label.word)) return false;
    if (line == label.word) return label.alone;
    return skip_mark(line, label.word.size()) == line.size();
  });
}

}  // namespace sheaf
