#include "extractors/meta/date_labels.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/fold.h"

namespace sheaf {
namespace {

constexpr std::size_t kReach = 60;        // bytes before a date in which a label may end
constexpr std::size_t kReachBehind = 16;  // "2021-04-09 发布"

// Beginnings of words, as fold() gives them.
constexpr std::string_view kModifiedWords[] = {
    "updated",     "update",      "modified",    "revised",    "revision",   "last changed",
    "last edited", "reviewed",    "aktualisier", "geändert",   "änderung",   "überarbeitet",
    "mis à jour",  "mise à jour", "modifié",     "actualizad", "modificad",  "actualización",
    "atualizad",   "atualização", "aggiornat",   "modificat",  "bijgewerkt", "gewijzigd",
    "обновлен",    "обновлён",    "изменен",     "оновлен",    "aktualiz",   "uppdaterad",
    "opdateret",   "oppdatert",   "güncelle",    "frissít",    "actualizat", "更新",
    "修改",        "修订",        "编辑于",      "編輯於",     "最后编辑",   "수정",
    "업데이트",    "تحديث",       "stand:",      "stand -",    "stand vom",  "(stand"};
constexpr std::string_view kPublishedWords[] = {
    "publish",        "posted",       "written",    "created",     "released",
    "first seen",     "date:",        "dated",      "issued",      "submitted",
    "veröffentlich",  "erschienen",   "erstellt",   "geschrieben", "gepostet",
    "online seit",    "datum:",       "publié",     "parution",    "mis en ligne",
    "publicad",       "publicación",  "publicação", "fecha:",      "data:",
    "pubblicat",      "gepubliceerd", "geplaatst",  "опубликован", "дата:",
    "опубліков",      "opublikowan",  "publikov",   "publicerad",  "udgivet",
    "offentliggjort", "publisert",    "yayın",      "közzét",      "publicat",
    "发布",           "發布",         "发表",       "發表",        "刊登",
    "发布时间",       "日期",         "时间",       "時間",        "公開",
    "掲載",           "投稿",         "配信",       "登録",        "발행",
    "입력",           "등록",         "게시",       "نشر"};
constexpr std::string_view kOtherWords[] = {
    "copyright",   "©",      "born",         "geboren",    "retrieved", "accessed",
    "abgerufen",   "joined", "member since", "registered", "expires",   "deadline",
    "valid until", "gültig", "event",        "starts",     "until",     "mitglied seit",
    "注册",        "截止",   "有效期"};

struct Group {
  DateLabel label;
  std::span<const std::string_view> words;
};

constexpr Group kGroups[] = {{DateLabel::kModified, kModifiedWords},
                             {DateLabel::kPublished, kPublishedWords},
                             {DateLabel::kOther, kOtherWords}};

// The bytes that a word of the groups begins with.
constexpr std::array<bool, 256> kFirstBytes = [] {
  std::array<bool, 256> first{};
  for (const Group& group : kGroups) {
    for (const std::string_view word : group.words)
      first[static_cast<unsigned char>(word[0])] = true;
  }
  return first;
}();

struct Hit {
  DateLabel label = DateLabel::kNone;
  std::size_t end = 0;
};

// The longest word of the groups that begins the text.
Hit read_label(std::string_view text) {
  Hit best;
  for (const Group& group : kGroups) {
    for (const std::string_view word : group.words) {
      if (word.size() > best.end && text.starts_with(word)) {
        best = {group.label, word.size()};
      }
    }
  }
  return best;
}

// The last label in the text. In scripts with capitals labels begin a word; others glue an article
// to it (Arabic), or write no spaces.
DateLabel last_label(std::string_view text) {
  const std::string folded = fold(text);
  Hit last;
  bool in_word = false;
  for (std::size_t at = 0, next = 0; at < folded.size(); at = next) {
    const bool was_in_word = in_word;
    in_word = is_small_letter(next_code_point(folded, next));
    if (!kFirstBytes[static_cast<unsigned char>(folded[at])] || (was_in_word && in_word)) continue;
    const Hit hit = read_label(std::string_view(folded).substr(at));
    if (hit.end > 0 && at + hit.end >= last.end) last = {hit.label, at + hit.end};
  }
  return last.label;
}

DateLabel label_behind(std::string_view words) { return last_label(words.substr(0, kReachBehind)); }

// Whether nothing but space or a bracket stands between the date and a label of an article's date.
bool begins_with_label(std::string_view words) {
  const std::string folded = fold(trim(words));
  const bool has_bracket = folded.starts_with('(') || folded.starts_with('[');
  const DateLabel label = read_label(std::string_view(folded).substr(has_bracket)).label;
  return label == DateLabel::kPublished || label == DateLabel::kModified;
}

}  // namespace

DateLabel find_date_label(std::string_view before) {
  if (before.size() > kReach) before.remove_prefix(before.size() - kReach);
  return last_label(before);
}

std::vector<DateLabel> find_date_labels(std::span<const std::string_view> words) {
  const std::size_t last = words.size() - 1;
  const bool behind =
      last > 1 && begins_with_label(words[last]) && find_date_label(words[0]) == DateLabel::kNone;
  std::vector<DateLabel> labels;
  for (std::size_t i = 0; i < last; ++i) {
    labels.push_back(behind ? label_behind(words[i + 1]) : find_date_label(words[i]));
  }
  if (last > 0 && labels.back() == DateLabel::kNone) labels.back() = label_behind(words[last]);
  return labels;
}

}  // namespace sheaf
