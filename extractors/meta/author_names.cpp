#include "extractors/meta/author_names.h"

#include <algorithm>

#include "base/entities.h"
#include "base/fold.h"
#include "base/text.h"
#include "extractors/meta/author_kinds.h"
#include "extractors/meta/author_labels.h"
#include "extractors/meta/author_tokens.h"
#include "extractors/meta/author_words.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxBytes = 2000;  // longer text is no byline
constexpr std::size_t kMaxNames = 50;

// A name among the tokens of one piece: what stands between separators.
class PieceReader {
 public:
  PieceReader(std::span<const Token> tokens, WrittenFor written)
      : tokens_(tokens), written_(written) {}

  // Whether a token was met that ends the byline, not just the name.
  bool stopped() const { return stopped_; }

  std::string read() {
    begin_ = skip_jobs();
    for (std::size_t i = begin_; i < tokens_.size() && !ends_at(i); ++i) {
      end_ = i + 1;
      if (tokens_[i].ends_sentence && written_ == WrittenFor::kReaders) {
        stopped_ = true;
        break;
      }
    }
    while (end_ > begin_ && (tokens_[end_ - 1].is(word_kind::kParticle | word_kind::kDegree)) &&
           end_ - begin_ > 1 && !tokens_[end_ - 1].capital) {
      --end_;
    }
    return join();
  }

 private:
  // "Staff Writer Jane Doe", but not "Editor of The Times" or "Senior Editor".
  std::size_t skip_jobs() const {
    std::size_t run = 0;
    while (run < tokens_.size() && tokens_[run].is(word_kind::kJob | word_kind::kRank)) ++run;
    if (run == 0) return 0;
    const std::size_t rest = tokens_.size() - run;
    if (rest == 0) return tokens_.size() > 1 ? tokens_.size() : 0;
    if (rest == 1) return 0;
    return tokens_[run].capital ? run : tokens_.size();
  }

  bool ends_at(std::size_t i) {
    const Token& token = tokens_[i];
    const std::size_t taken = i - begin_;
    if (token.is_address() || starts_date(i) || is_stop(token, taken)) return stopped_ = true;
    if (taken > 0 && begins_credit(tokens_.subspan(i))) return stopped_ = true;
    if (taken >= 2 && (starts_job(i) || token.is(word_kind::kWeekday))) return stopped_ = true;
    if (taken >= 2 && token.is(word_kind::kDegree) && is_acronym(token.text)) return true;
    if (written_ == WrittenFor::kMachines || token.capital) return false;
    if (token.is(word_kind::kParticle)) return false;
    if (taken == 0 && tokens_.size() == 1) return false;
    if (taken == 1) end_ = begin_;  // "The keeper had left": prose
    return stopped_ = true;
  }

  bool is_stop(const Token& token, std::size_t taken) const {
    if (!token.is(word_kind::kSmallStop | word_kind::kStop)) return false;
    if (written_ == WrittenFor::kMachines) return !token.capital && taken >= 2;
    return !token.capital ? taken > 0 || token.is(word_kind::kStop)
                          : taken > 0 && token.is(word_kind::kStop);
  }

  // "Editor", "Senior Politics Editor".
  bool starts_job(std::size_t i) const {
    if (tokens_[i].is(word_kind::kJob) || is_job_compound(tokens_[i].folded)) return true;
    if (!tokens_[i].is(word_kind::kRank)) return false;
    return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(i) + 1, tokens_.end(),
                       [](const Token& token) { return token.is(word_kind::kJob); });
  }

  // Digits, but in an account's name that is the whole piece.
  bool starts_date(std::size_t i) const {
    const Token& token = tokens_[i];
    if (!token.has_letter) return !token.separator;
    return is_ascii_digit(token.text[0]) &&
           (written_ == WrittenFor::kReaders || tokens_.size() > 1);
  }

  std::string join() const {
    std::string name;
    for (std::size_t i = begin_; i < end_; ++i) {
      if (!name.empty()) name += ' ';
      name += tokens_[i].text;
    }
    if (ends_with_full_stop()) name.pop_back();
    return strip_quotes(name);
  }

  // "Jane Smith. Photos by": behind no initial or short form.
  bool ends_with_full_stop() const {
    if (end_ < begin_ + 2 || end_ == tokens_.size()) return false;
    const Token& last = tokens_[end_ - 1];
    return last.text.ends_with('.') && last.text.size() > 3 &&
           !last.is(word_kind::kSuffix | word_kind::kDegree | word_kind::kGroup) &&
           last.text.find('.') == last.text.size() - 1;
  }

  // Quotes around all of it, not those around a nickname within.
  static std::string strip_quotes(std::string_view name) {
    for (const std::string_view mark :
         {"\"", "'", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB"}) {
      if (name.starts_with(mark)) name.remove_prefix(mark.size());
      if (name.ends_with(mark)) name.remove_suffix(mark.size());
    }
    return std::string(trim(name));
  }

  std::span<const Token> tokens_;
  WrittenFor written_;
  std::size_t begin_ = 0, end_ = 0;
  bool stopped_ = false;
};

// "Updated", "Photo": words that stand beside names only.
bool is_all_lead(std::string_view name) {
  const auto words = split(name, ' ');
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return (word_kinds(fold(word)) & (word_kind::kStop | word_kind::kCredit | word_kind::kBy)) != 0;
  });
}

bool can_be_name(std::string_view name) {
  if (name.empty() || name.size() > 200) return false;
  if (count_code_points(name) > 60 || std::count(name.begin(), name.end(), ' ') > 7) return false;
  if (name.find_first_of("{}<>=\\") != name.npos) return false;
  if (is_placeholder(fold(name)) || is_all_lead(name)) return false;
  std::size_t letters = 0;
  bool is_wide = false;
  for (std::size_t pos = 0; pos < name.size();) {
    const char32_t c = next_code_point(name, pos);
    letters += is_letter(c) ? 1 : 0;
    is_wide |= c > 0x2E80;
  }
  return letters >= 2 || (is_wide && letters == 1);
}

class BylineReader {
 public:
  BylineReader(WrittenFor written, std::string_view language)
      : written_(written), language_(language) {}

  void read(std::string_view text) {
    const std::vector<std::vector<Token>> lines = read_byline_lines(text, language_);
    std::size_t first = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lead_in(lines[i], written_) == 0) continue;
      first = i;
      break;
    }
    for (std::size_t i = first; i < lines.size() && i < first + 6; ++i) {
      if (!names_.empty() && !continues(lines[i - 1], lines[i])) break;
      if (read_line(lines[i])) break;
    }
  }

  std::vector<std::string> take() && {
    drop_beside_persons();
    return std::move(names_);
  }

 private:
  static bool continues(const std::vector<Token>& before, const std::vector<Token>& after) {
    const auto joins = [](const Token& token) {
      return token.separator || (token.is(word_kind::kConjunction) && !token.capital);
    };
    return (!before.empty() && joins(before.back())) || (!after.empty() && joins(after.front()));
  }

  // Whether the byline is over.
  bool read_line(std::span<const Token> line) {
    line = line.subspan(lead_in(line, written_));
    if (!line.empty() && line[0].is(word_kind::kCredit)) return line.size() > 1;
    for (std::size_t begin = 0; begin < line.size();) {
      std::size_t end = begin;
      while (end < line.size() && !separates(line, end, begin)) ++end;
      const bool by_word = begin > 0 && joins_names(line[begin - 1]);
      if (end > begin && read_piece(line.subspan(begin, end - begin), by_word)) return true;
      begin = end + 1;
    }
    return false;
  }

  // "and" and 、 stand between names, other separators also between a name and what is said of it.
  static bool joins_names(const Token& token) { return !token.separator || token.text == "、"; }

  // A comma, or an "and" between names; "y" and "e" stand inside names too: two words must follow.
  static bool separates(std::span<const Token> line, std::size_t i, std::size_t begin) {
    const Token& token = line[i];
    if (token.separator) return i == begin || !is_part_of_brand(line, i);
    if (!token.is(word_kind::kConjunction) || is_inside_organization(line, i, begin)) return false;
    if (token.capital && !(i > 0 && is_acronym(line[i - 1].text) && token.text.size() > 1))
      return false;
    return token.text.size() > 2 || token.folded == "et" || token.folded == "og" ||
           line.size() - i > 2;
  }

  // "Ministry of Health and Welfare": one word behind an organisation's name.
  static bool is_inside_organization(std::span<const Token> line, std::size_t i,
                                     std::size_t begin) {
    const bool one_follows = i + 1 < line.size() && (i + 2 == line.size() || line[i + 2].separator);
    return one_follows &&
           std::any_of(line.begin() + begin, line.begin() + i, [](const Token& token) {
             return token.is(word_kind::kGroup) || is_group_compound(token.folded);
           });
  }

  // "Mac & i"
  static bool is_part_of_brand(std::span<const Token> line, std::size_t i) {
    return line[i].text == "&" && i + 2 == line.size() && line[i + 1].text.size() < 3;
  }

  // Whether the byline is over.
  bool read_piece(std::span<const Token> piece, bool by_word) {
    if (!names_.empty() && begins_credit(piece)) return true;
    piece = piece.subspan(lead_in(piece, written_));
    if (piece.empty()) return false;
    piece = drop_title(piece);
    if (split_han(piece)) return false;
    if (!names_.empty() && piece.size() == 1 && piece[0].is(word_kind::kSuffix)) {
      names_.back() += ' ';
      names_.back() += piece[0].text;
      return false;
    }
    PieceReader reader(piece, written_);
    const std::string name = reader.read();
    if (names_.empty() ? can_be_name(name)
                       : fits_after(name, piece, by_word) && can_be_name(name)) {
      add(name);
    }
    return reader.stopped() && !names_.empty();
  }

  // 김철수 기자, 田中太郎 記者
  static std::span<const Token> drop_title(std::span<const Token> piece) {
    for (std::size_t i = 1; i < piece.size(); ++i) {
      if (is_reporter_title(piece[i].text)) return piece.first(i);
    }
    return piece;
  }

  // What follows a name after a comma is a job, a place or an employer as often as a name.
  bool fits_after(std::string_view name, std::span<const Token> piece, bool by_word) {
    if (role_met_ && !by_word) return false;
    if (is_agency(fold(name)) || (is_acronym(name) && !is_acronym(names_[0]))) return false;
    const auto is_role = [](const Token& token) {
      return token.is(word_kind::kJob | word_kind::kCredit | word_kind::kGroup |
                      word_kind::kDegree) ||
             is_job_compound(token.folded);
    };
    role_met_ = std::any_of(piece.begin(), piece.end(), is_role);
    if (role_met_) return is_impersonal_name(names_[0]);
    const auto is_one_word = [](std::string_view text) { return text.find(' ') == text.npos; };
    if (by_word || written_ == WrittenFor::kMachines) return true;
    if (begins_with_han(name) && !language_.starts_with("ja")) {
      return (is_han_name(name) || name.find("·") != name.npos) && !is_han_role(name);
    }
    return !is_one_word(name) || is_one_word(names_[0]) || !is_capitalized(name) ||
           static_cast<unsigned char>(name[0]) >= 0xE4;
  }

  static bool begins_with_han(std::string_view name) {
    std::size_t pos = 0;
    return is_han(next_code_point(name, pos));
  }

  // 张三 李四, each a name.
  bool split_han(std::span<const Token> piece) {
    if (piece.size() < 2 || language_.starts_with("ja")) return false;
    for (const Token& token : piece) {
      if (!is_han_name(token.text)) return false;
    }
    for (const Token& token : piece) {
      if (can_be_name(token.text)) add(std::string(token.text));
    }
    return true;
  }

  void add(std::string name) {
    const std::string folded = fold(name);
    const auto is_same = [&](const std::string& other) { return fold(other) == folded; };
    if (names_.size() < kMaxNames && std::none_of(names_.begin(), names_.end(), is_same)) {
      names_.push_back(std::move(name));
    }
  }

  void drop_beside_persons() {
    if (std::none_of(names_.begin(), names_.end(), is_personal_name)) return;
    std::erase_if(names_, [](const std::string& name) {
      const std::string folded = fold(name);
      return is_agency(folded) || is_desk(folded);
    });
  }

  WrittenFor written_;
  std::string_view language_;
  std::vector<std::string> names_;
  bool role_met_ = false;  // after the last name: "Jane Smith, Director, Some Company"
};

// <b> and kin, which some sites leave in values.
std::string drop_tags(std::string_view text) {
  std::string out;
  bool inside = false;
  for (const char c : text) {
    if (c == '<') inside = true;
    if (!inside) out += c;
    if (c == '>') inside = false;
  }
  return out;
}

}  // namespace

std::vector<std::string> split_names(std::string_view text, WrittenFor written,
                                     std::string_view language) {
  if (text.size() > kMaxBytes || trim(text).empty()) return {};
  std::string clean(text);
  if (clean.find('&') != clean.npos) clean = unescape_html(clean);
  if (clean.find('<') != clean.npos) clean = drop_tags(clean);
  BylineReader reader(written, language);
  reader.read(find_labelled_author(clean).text);
  return std::move(reader).take();
}

}  // namespace sheaf
