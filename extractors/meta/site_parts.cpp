#include "extractors/meta/site_parts.h"

#include <algorithm>

#include "base/fold.h"
#include "base/text.h"
#include "base/words.h"
#include "extractors/meta/title_key.h"
#include "extractors/meta/title_parts.h"

namespace sheaf {
namespace {

constexpr std::size_t kMinHanTitle = 8;  // letters of a title that an underscore may end

// "by Jane Example" in the languages where sites write so.
bool is_byline(std::string_view part) {
  return starts_with_ignore_case(part, "by ") || starts_with_ignore_case(part, "von ") ||
         starts_with_ignore_case(part, "par ");
}

std::string_view span(const TitlePart& first, const TitlePart& last) {
  const char* const end = last.text.data() + last.text.size();
  return {first.text.data(), static_cast<std::size_t>(end - first.text.data())};
}

// "标题-EDN 电子技术设计" on ednchina.com: without space the dash hardly stands inside a title.
bool is_joined_name(const TitlePart& part, const SiteNames& site) {
  if (part.before != Separator::kStrong || !is_short_name(part.text)) return false;
  return *(part.text.data() - 1) == '-' &&
         site.abbreviates(part.text.substr(0, part.text.find(' ')));
}

bool is_site(const TitlePart& part, const SiteNames& site) {
  if (part.before == Separator::kColon) return site.names(part.text);
  return site.resembles(part.text) || is_joined_name(part, site);
}

bool has_han(std::string_view text) { return count_words(text).han > 0; }

// Index of the part where "标题_栏目_网站" goes on to the section, or the number of parts.
std::size_t find_section(const std::vector<TitlePart>& parts, std::size_t begin) {
  for (std::size_t i = begin + 1; i < parts.size(); ++i) {
    if (parts[i].before != Separator::kUnderscore) continue;
    const std::string_view title = span(parts[begin], parts[i - 1]);
    if (has_han(title) && count_code_points(title) >= kMinHanTitle) return i;
  }
  return parts.size();
}

bool could_be_name(const TitlePart& part) {
  return !is_byline(part.text) && part.before != Separator::kBracket && is_short_name(part.text);
}

std::vector<std::string> keys_of(const std::vector<Headline>& headlines) {
  std::vector<std::string> keys;
  for (const Headline& one : headlines) {
    if (one.rank == Headline::Rank::kAside) continue;
    keys.push_back(fold_letters(one.text));
    if (keys.back().empty()) keys.pop_back();
  }
  return keys;
}

bool is_shown(const TitlePart& part, const std::vector<std::string>& shown) {
  return std::find(shown.begin(), shown.end(), fold_letters(part.text)) != shown.end();
}

// "标题_栏目_网站": the last one, with all that follows it.
std::string_view find_name_after_underscore(const std::vector<TitlePart>& parts) {
  if (!has_han(parts[0].text)) return {};
  for (std::size_t i = parts.size(); i-- > 1;) {
    if (parts[i].before != Separator::kUnderscore) continue;
    const std::string_view name = span(parts[i], parts.back());
    return is_short_name(name) ? name : std::string_view();
  }
  return {};
}

// The last part, where the first or all before it is a headline.
std::string_view find_name_after_headline(const std::vector<TitlePart>& parts,
                                          const std::vector<std::string>& shown) {
  if (!parts.back().is_set_apart() || !could_be_name(parts.back())) return {};
  const std::string rest = fold_letters(span(parts[0], parts[parts.size() - 2]));
  const bool is_rest = std::any_of(shown.begin(), shown.end(), [&](const std::string& key) {
    return std::string_view(rest).ends_with(key);
  });
  return is_rest || is_shown(parts[0], shown) ? parts.back().text : std::string_view();
}

}  // namespace

std::string_view drop_site_parts(std::string_view title, const SiteNames& site, TitleOf of) {
  const std::vector<TitlePart> parts = split_title(title);
  if (parts.empty()) return title;
  // "Example (disambiguation)" on example.com is about the word.
  const bool has_rest = parts.size() > 1 && parts[1].before != Separator::kBracket;
  const bool is_whole = has_rest && of == TitleOf::kHeading && parts[1].before == Separator::kColon;
  const std::size_t begin = has_rest && !is_whole && site.names(parts[0].text) ? 1 : 0;
  std::size_t end = begin + 1;
  const std::size_t section = find_section(parts, begin);
  while (end < section && !is_site(parts[end], site)) ++end;
  if (end == parts.size() && end - begin > 1 && parts[end - 1].is_set_apart() &&
      is_byline(parts[end - 1].text)) {
    --end;
  }
  return span(parts[begin], parts[end - 1]);
}

std::string_view find_site_part(std::string_view title, const SiteNames& site,
                                const std::vector<Headline>& headlines) {
  const std::vector<TitlePart> parts = split_title(title);
  if (parts.size() < 2) return {};
  const std::vector<std::string> shown = keys_of(headlines);
  for (const bool by_word : {false, true}) {
    for (std::size_t i = parts.size(); i-- > 0;) {
      if (!could_be_name(parts[i]) || is_shown(parts[i], shown)) continue;
      const std::string_view text = parts[i].text;
      if (by_word ? site.begins_as_host(text) : site.resembles_host(text)) return text;
    }
  }
  const std::string_view name = find_name_after_underscore(parts);
  return name.empty() ? find_name_after_headline(parts, shown) : name;
}

}  // namespace sheaf
