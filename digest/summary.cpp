// TextRank (R. Mihalcea, P. Tarau 2004) with the cosine of terms as similarity; the restart of the
// walk favours sentences that share words with the title or stand early.
#include "digest/summary.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "base/sentence.h"
#include "base/text.h"
#include "digest/terms.h"
#include "page/boilerplate.h"

namespace sheaf {
namespace {

constexpr std::size_t kMostSentences = 300;
constexpr std::size_t kLeastColumns = 16, kMostColumns = 240;
constexpr double kDamping = 0.85;
constexpr int kRounds = 30;
constexpr double kAlike = 0.6;

struct Sentence {
  std::string_view text;
  Terms terms;
  double rank = 0;
};

void add_sentences(std::string_view line, std::vector<Sentence>& to) {
  for (std::size_t pos = 0; pos < line.size() && to.size() < kMostSentences;) {
    const std::size_t end = find_sentence_end(line, pos);
    const std::string_view text = trim(line.substr(pos, end - pos));
    pos = end;
    const std::size_t columns = count_columns(text);
    if (columns < kLeastColumns || columns > kMostColumns || !ends_as_sentence(text)) continue;
    if (!is_boilerplate(text)) to.push_back({text, terms_of(text)});
  }
}

std::vector<Sentence> sentences_of(std::string_view text) {
  std::vector<Sentence> sentences;
  for (const std::string_view line : split_lines(text)) {
    const std::string_view trimmed = trim(line);
    if (!is_boilerplate(trimmed)) add_sentences(trimmed, sentences);
  }
  return sentences;
}

std::vector<double> restart_weights(const std::vector<Sentence>& sentences,
                                    std::string_view title) {
  const Terms title_terms = terms_of(title);
  std::vector<double> weights;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    weights.push_back(0.1 + cosine(sentences[i].terms, title_terms) +
                      1 / (1 + 0.5 * static_cast<double>(i)));
  }
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (double& weight : weights) weight /= sum;
  return weights;
}

// Row i: how the rank of sentence i is handed on.
std::vector<std::vector<double>> transitions(const std::vector<Sentence>& sentences) {
  const std::size_t count = sentences.size();
  std::vector<std::vector<double>> rows(count, std::vector<double>(count, 0));
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      rows[i][j] = rows[j][i] = cosine(sentences[i].terms, sentences[j].terms);
    }
  }
  for (std::vector<double>& row : rows) {
    const double sum = std::accumulate(row.begin(), row.end(), 0.0);
    for (double& value : row) value = sum > 0 ? value / sum : 0;
  }
  return rows;
}

void rank(std::vector<Sentence>& sentences, std::string_view title) {
  const std::vector<double> restart = restart_weights(sentences, title);
  const std::vector<std::vector<double>> rows = transitions(sentences);
  for (std::size_t i = 0; i < sentences.size(); ++i) sentences[i].rank = restart[i];
  for (int round = 0; round < kRounds; ++round) {
    std::vector<double> next(sentences.size(), 0);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      for (std::size_t j = 0; j < sentences.size(); ++j) next[j] += sentences[i].rank * rows[i][j];
    }
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      sentences[i].rank = (1 - kDamping) * restart[i] + kDamping * next[i];
    }
  }
}

// Indices of the best that are not alike, in the order of the text.
std::vector<std::size_t> choose(const std::vector<Sentence>& sentences, std::size_t count) {
  std::vector<std::size_t> order(sentences.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return sentences[a].rank > sentences[b].rank;
  });
  std::vector<std::size_t> chosen;
  for (const std::size_t i : order) {
    if (chosen.size() == count) break;
    const bool is_new = std::all_of(chosen.begin(), chosen.end(), [&](std::size_t other) {
      return cosine(sentences[i].terms, sentences[other].terms) < kAlike;
    });
    if (is_new) chosen.push_back(i);
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace

std::string summarize(std::string_view text, std::string_view title, std::size_t count) {
  std::vector<Sentence> sentences = sentences_of(text);
  if (sentences.empty()) return {};
  rank(sentences, title);
  std::string out;
  for (const std::size_t i : choose(sentences, count)) {
    if (!out.empty() && static_cast<unsigned char>(out.back()) < 0x80) out += ' ';
    out += fold_space(sentences[i].text);
  }
  return out;
}

std::string tidy_excerpt(std::string_view text) {
  const std::string line = fold_space(text);
  if (line.empty() || is_boilerplate(line)) return {};
  return first_sentences(line, kMostColumns);
}

}  // namespace sheaf
