#include "fetch/robots.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "url/percent.h"

namespace sheaf {
namespace {

// As Url has its path and query, so that the two can be compared byte by byte.
std::string normal_pattern(std::string_view pattern) {
  const std::size_t query = std::min(pattern.find('?'), pattern.size());
  std::string out;
  append_normal(out, pattern.substr(0, query), UrlPart::kPath);
  if (query == pattern.size()) return out;
  out += '?';
  append_normal(out, pattern.substr(query + 1), UrlPart::kQuery);
  return out;
}

// How much a file may ask of one address. Real ones ask for thousands of comparisons, those made to
// cost time for billions.
constexpr std::size_t kMostWork = 4u << 20;
constexpr std::size_t kComparedAtOnce = 64;  // bytes that cost about as much as finding a place

// Where `piece` is first in the text; npos also when there is no work left.
std::size_t find_piece(std::string_view text, std::string_view piece, std::size_t& work) {
  if (piece.empty()) return 0;
  for (std::size_t at = text.find(piece[0]); at != text.npos; at = text.find(piece[0], at + 1)) {
    const std::size_t cost = 1 + piece.size() / kComparedAtOnce;
    if (piece.size() > text.size() - at) break;
    work -= std::min(work, cost);
    if (work == 0) break;
    if (text.substr(at).starts_with(piece)) return at;
  }
  return text.npos;
}

// Each piece between two '*' is taken where it comes first: if the rest fits at all, it fits there.
bool matches(std::string_view pattern, std::string_view text, std::size_t& work) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  const std::size_t star = std::min(pattern.find('*'), pattern.size());
  if (!text.starts_with(pattern.substr(0, star))) return false;
  pattern.remove_prefix(star);
  text.remove_prefix(star);
  while (!pattern.empty()) {
    pattern.remove_prefix(1);
    const std::string_view piece = pattern.substr(0, pattern.find('*'));
    pattern.remove_prefix(piece.size());
    if (pattern.empty() && to_end) return text.ends_with(piece);
    const std::size_t at = find_piece(text, piece, work);
    if (at == text.npos) return false;
    text.remove_prefix(at + piece.size());
  }
  return !to_end || text.empty();
}

struct Line {
  std::string_view key, value;
};

std::optional<Line> find_line(std::string_view raw) {
  raw = raw.substr(0, raw.find('#'));
  const std::size_t colon = raw.find(':');
  if (colon == raw.npos) return std::nullopt;
  return Line{trim(raw.substr(0, colon)), trim(raw.substr(colon + 1))};
}

// At CR, LF or both.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::optional<std::chrono::milliseconds> find_delay(std::string_view value) {
  double seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error != std::errc() || end == value.data() || !(seconds >= 0)) return std::nullopt;
  return std::chrono::milliseconds(static_cast<long>(std::min(seconds, 86400.0) * 1000));
}

bool is_key(std::string_view key, std::string_view name) { return equals_ignore_case(key, name); }

}  // namespace

std::string_view product_token(std::string_view user_agent) {
  const auto is_of_token = [](char c) { return is_ascii_alpha(c) || c == '-' || c == '_'; };
  const auto* const end = std::find_if_not(user_agent.begin(), user_agent.end(), is_of_token);
  return user_agent.substr(0, static_cast<std::size_t>(end - user_agent.begin()));
}

RobotsFile RobotsFile::read(std::string_view text, std::string_view product) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = text.substr(0, kMaxBytes);
  RobotsFile ours, everyone;
  bool named = false, in_agents = false, for_us = false, for_everyone = false;
  for (std::string_view raw : lines_of(text)) {
    const std::optional<Line> line = find_line(raw);
    if (!line) continue;
    if (is_key(line->key, "user-agent")) {
      if (!in_agents) for_us = for_everyone = false;
      in_agents = true;
      for_everyone |= line->value == "*" || line->value.starts_with("* ");
      for_us |= equals_ignore_case(product_token(line->value), product) && !product.empty();
      named |= for_us;
      continue;
    }
    const bool allow = is_key(line->key, "allow");
    const std::optional<std::chrono::milliseconds> delay =
        is_key(line->key, "crawl-delay") ? find_delay(line->value) : std::nullopt;
    if (!allow && !is_key(line->key, "disallow") && !delay) continue;
    if (!delay) in_agents = false;
    for (RobotsFile* group : {for_us ? &ours : nullptr, for_everyone ? &everyone : nullptr}) {
      if (!group) continue;
      if (delay) group->crawl_delay_ = delay;
      if (!delay && !line->value.empty())
        group->rules_.push_back({normal_pattern(line->value), allow});
    }
  }
  return named ? ours : everyone;
}

bool RobotsFile::allows(const Url& url) const {
  const std::size_t path = url.text().find(url.path(), url.scheme().size() + 3);
  const std::string_view text = std::string_view(url.text()).substr(path);
  const std::string_view target = text.substr(0, text.find('#'));
  if (target == "/robots.txt") return true;
  std::size_t longest = 0, work = kMostWork;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    const bool decides =
        rule.pattern.size() > longest || (rule.pattern.size() == longest && rule.allow && !allowed);
    if (!decides || !matches(rule.pattern, target, work)) continue;
    longest = rule.pattern.size();
    allowed = rule.allow;
  }
  return allowed && work > 0;
}

}  // namespace sheaf
