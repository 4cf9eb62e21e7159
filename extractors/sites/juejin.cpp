// 掘金 (juejin.cn, until 2020 juejin.im): articles carry microdata, which the general rules read,
// but the title goes on with their first words. Short messages (沸点) have no headline, and their
// author in the title.
#include "base/text.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"juejin.cn", "juejin.im"};

struct Message {
  std::string_view text, author;
};

// "Text - Author - 沸点 - 掘金" -> {"Text", "Author"}; {} for other titles.
Message find_message(const Page& page) {
  constexpr std::string_view kEnd = " - 沸点 - 掘金", kMark = " - ";
  std::string_view title = trim(page.title());
  if (!title.ends_with(kEnd)) return {};
  title.remove_suffix(kEnd.size());
  const std::size_t mark = title.rfind(kMark);
  if (mark == title.npos) return {};
  return {title.substr(0, mark), title.substr(mark + kMark.size())};
}

void find_title(const Source& source, Findings& found) {
  add_text(source, find_with_class(source.page, source.page.headings(), "article-title"), found);
}

// "Title - 掘金"
void find_page_title(const Source& source, Findings& found) {
  constexpr std::string_view kEnd = " - 掘金";
  std::string_view title = trim(source.page.title());
  if (!title.ends_with(kEnd)) return;
  title.remove_suffix(kEnd.size());
  found.add(title);
}

// "Author：Text" is the whole of the message.
void find_description(const Source& source, Findings& found) {
  const std::string_view author = find_message(source.page).author;
  std::string_view text = trim(source.page.meta("description"));
  constexpr std::string_view kColon = "：";
  if (author.empty() || !text.starts_with(author)) return;
  text.remove_prefix(author.size());
  if (text.starts_with(kColon)) found.add(text.substr(kColon.size()));
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("稀土掘金"); }},
    {Field::kTitle, "沸点",
     [](const Source& source, Findings& found) { found.add(find_message(source.page).text); }},
    {Field::kTitle, ".article-title", find_title},
    {Field::kTitle, "title", find_page_title},
    {Field::kAuthors, "沸点",
     [](const Source& source, Findings& found) { found.add(find_message(source.page).author); }},
    {Field::kDescription, "沸点", find_description},
};

}  // namespace

extern const Extractor juejin;
const Extractor juejin{.name = "juejin", .hosts = kHosts, .rules = kRules};

}  // namespace sheaf::sites
