// Gitee: a repository is its owner's, whose name stands in the page's head; other names and the
// times are those of commits. The README's heading is not the page's title.
#include "base/text.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"

namespace sheaf::sites {
namespace {

// Not the host: its issues, pull requests and blog have authors and times that count.
bool recognises(const Page& page) {
  const std::string_view url = page.meta("og:url");
  return page.meta("go-import").starts_with("gitee.com/") && url.find("/issues/") == url.npos &&
         url.find("/pulls/") == url.npos;
}

// "lamp-clock: what it is", "src/lamp.c · owner/lamp-clock - Gitee.com"
void find_title(const Source& source, Findings& found) {
  constexpr std::string_view kSuffix = " - Gitee.com";
  std::string_view title = trim(source.page.title());
  if (title.ends_with(kSuffix)) title.remove_suffix(kSuffix.size());
  found.add(title);
}

// <h2 class=git-project-title><a class=author>Owner</a> / <a class=repository>
void find_owner(const Source& source, Findings& found) {
  add_text(source, find_with_class(source.page, source.page.anchors(), "author"), found);
}

constexpr Rule kRules[] = {
    {Field::kTitle, "title", find_title},
    {Field::kAuthors, "a.author", find_owner},
};

constexpr Field kOwns[] = {Field::kPublished, Field::kModified};

}  // namespace

extern const Extractor gitee;
const Extractor gitee{
    .name = "gitee", .hosts = {}, .rules = kRules, .recognises = recognises, .owns = kOwns};

}  // namespace sheaf::sites
