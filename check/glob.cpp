#include "check/glob.h"

#include "base/text.h"

namespace sheaf {
namespace {

void append_literal(std::string& out, char c) {
  constexpr std::string_view kSpecial = "\\.+*?()|[]{}^$/";
  if (kSpecial.find(c) != kSpecial.npos && c != '/') out += '\\';
  out += c;
}

// "[!a-z]" at `at`; gives one past it, or 0 if it has no end.
std::size_t append_set(std::string& out, std::string_view glob, std::size_t at) {
  std::size_t end = at + 1;
  const bool is_negated = end < glob.size() && (glob[end] == '!' || glob[end] == '^');
  if (is_negated) ++end;
  const std::size_t first = end;
  while (end < glob.size() && (glob[end] != ']' || end == first)) ++end;
  if (end >= glob.size()) return 0;
  out += is_negated ? "[^/" : "[";
  for (std::size_t i = first; i < end; ++i) {
    if (glob[i] == '\\' || glob[i] == '[' || glob[i] == ']' || glob[i] == '^') out += '\\';
    out += glob[i];
  }
  out += ']';
  return end + 1;
}

}  // namespace

std::string glob_expression(std::string_view glob, Braces style) {
  std::string out;
  int braces = 0;
  for (std::size_t at = 0; at < glob.size();) {
    const char c = glob[at];
    if (glob.substr(at).starts_with("**/")) {
      out += "(?:[^/]+/)*";
      at += 3;
    } else if (glob.substr(at).starts_with("**")) {
      out += ".*";
      at += 2;
    } else if (c == '[') {
      const std::size_t after = append_set(out, glob, at);
      if (after == 0) append_literal(out, c);
      at = after == 0 ? at + 1 : after;
    } else if (c == '{' && style == Braces::kAlternatives && glob.find('}', at) != glob.npos) {
      out += "(?:";
      ++braces;
      ++at;
    } else if (c == '}' && braces > 0) {
      out += ')';
      --braces;
      ++at;
    } else {
      if (c == '*')
        out += "[^/]*";
      else if (c == '?')
        out += "[^/]";
      else if (c == ',' && braces > 0)
        out += '|';
      else if (c == '\\' && at + 1 < glob.size())
        append_literal(out, glob[++at]);
      else
        append_literal(out, c);
      ++at;
    }
  }
  for (; braces > 0; --braces) out += ')';
  return out;
}

bool is_glob(std::string_view text) { return text.find_first_of("*?[{") != text.npos; }

void IgnoreRules::add_file(std::string_view text, std::string_view folder) {
  for (std::string_view line : split_lines(text)) {
    while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const bool is_negated = line.starts_with('!');
    if (is_negated) line.remove_prefix(1);
    const bool is_for_folders = line.ends_with('/');
    if (is_for_folders) line.remove_suffix(1);
    const bool is_anchored = line.find('/') != line.npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    if (line.empty()) continue;
    std::string expression;
    for (const char c : folder) append_literal(expression, c);
    if (!folder.empty()) expression += '/';
    if (!is_anchored) expression += glob_expression("**/");
    expression += glob_expression(line, Braces::kLiteral);
    Result<Pattern> pattern = Pattern::parse(expression);
    if (pattern.ok()) rules_.push_back({std::move(pattern).value(), is_negated, is_for_folders});
  }
}

bool IgnoreRules::ignores(std::string_view path, Entry entry) const {
  for (std::size_t i = rules_.size(); i-- > 0;) {
    const Rule& rule = rules_[i];
    if (rule.is_for_folders && entry != Entry::kFolder) continue;
    if (rule.pattern.matches(path)) return !rule.is_negated;
  }
  return false;
}

}  // namespace sheaf
