#include "extractors/meta/description_text.h"

#include <algorithm>

#include "base/fold.h"
#include "base/text.h"
#include "extractors/meta/title_key.h"

namespace sheaf {
namespace {

// What stands in a template where nobody wrote a description. Keys of fold_letters.
constexpr std::string_view kPlaceholders[] = {"description", "justanotherwordpresssite",
                                              "null",        "undefined",
                                              "none",        "na",
                                              "nan",         "false",
                                              "true",        "test",
                                              "todo",        "摘要",
                                              "简介",        "描述",
                                              "暂无简介",    "暂无描述",
                                              "暂无",        "无",
                                              "默认描述"};

// What programs write into the pages of a new site.
constexpr std::string_view kTemplates[] = {
    "justanotherwordpress",     "einweitererwordpressblog", "unsiteutilisantwordpress",
    "又一个wordpress",          "另一个wordpress",          "websitecreatedusingcreatereactapp",
    "generatedbycreatenextapp", "thisisyourdescription",    "enteryourdescription"};

bool is_placeholder(std::string_view text, std::string_view key) {
  if (key.empty() || text.find("{{") != text.npos || text.find("${") != text.npos ||
      text.find("<%") != text.npos) {
    return true;
  }
  for (const std::string_view template_text : kTemplates) {
    if (key.find(template_text) != key.npos) return true;
  }
  return std::find(std::begin(kPlaceholders), std::end(kPlaceholders), key) !=
         std::end(kPlaceholders);
}

bool is_address(std::string_view text) {
  return (starts_with_ignore_case(text, "http://") || starts_with_ignore_case(text, "https://")) &&
         text.find(' ') == text.npos;
}

// Whether JSON-LD says the same of the whole site or of its owner.
bool is_of_site(std::string_view key, const LinkedData& data) {
  for (const LinkedData::Entity& entity : data.entities()) {
    for (const std::string_view type : {"WebSite", "Organization", "NewsMediaOrganization"}) {
      if (!LinkedData::has_type(*entity.object, type)) continue;
      if (fold_letters(data.text(*entity.object, "description")) == key) return true;
    }
  }
  return false;
}

std::string_view drop_ellipsis(std::string_view text) {
  text = trim(text);
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view end : {"…", "...", "..", "[", "]", "(", ")", " "}) {
      if (!text.ends_with(end)) continue;
      text.remove_suffix(end.size());
      found = true;
    }
  }
  return text;
}

bool is_clause_mark(char c) { return c == ':' || c == ';' || c == ','; }

}  // namespace

bool says_nothing(std::string_view description, const Source& source) {
  const std::string key = fold_letters(description);
  if (is_placeholder(description, key) || is_address(description)) return true;
  if (key == fold_letters(source.publisher)) return true;
  return is_of_site(key, source.linked_data);
}

bool repeats_title(std::string_view description, const Source& source) {
  return fold_letters(description) == fold_letters(source.title);
}

std::string_view first_sentences(std::string_view line) {
  constexpr std::size_t kMost = 1000;
  const std::string_view head = first_code_points(line, kMost);
  if (head.size() == line.size()) return line;
  for (const std::string_view end : {". ", "。", "! ", "！", "? ", "？"}) {
    const std::size_t at = head.rfind(end);
    if (at != head.npos && at > head.size() / 2) return trim(head.substr(0, at + end.size()));
  }
  return head.substr(0, head.rfind(' '));
}

bool breaks_off(std::string_view description) {
  for (const std::string_view end : {"…", "...", "…]", "...]", "…)", "...)"}) {
    if (description.ends_with(end)) return true;
  }
  return false;
}

bool goes_on(std::string_view whole, std::string_view broken) {
  constexpr std::size_t kTelling = 30;  // bytes
  const bool is_clause = !breaks_off(broken) && broken.ends_with('.');
  const std::string_view said =
      is_clause ? broken.substr(0, broken.size() - 1) : drop_ellipsis(broken);
  if (said.size() < kTelling || whole.size() <= broken.size() || !whole.starts_with(said)) {
    return false;
  }
  return breaks_off(broken) || (is_clause && is_clause_mark(whole[said.size()]));
}

}  // namespace sheaf
