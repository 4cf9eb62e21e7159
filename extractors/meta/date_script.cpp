#include <algorithm>
#include <array>

#include "base/text.h"
#include "extractors/meta/date_context.h"
#include "extractors/meta/date_declared.h"

namespace sheaf::declared {
namespace {

constexpr std::size_t kMostValues = 40;  // then the page is a list
constexpr std::size_t kMostBytes = 1u
                                   << 20;  // of all scripts: the data come first, libraries later

// How programs name the time of publication. All hold "ub", which is what is looked for.
constexpr std::array kNames = std::to_array<std::string_view>({
    "datePublished",
    "date_published",
    "publishedAt",
    "published_at",
    "publishedDate",
    "publishDate",
    "publish_date",
    "publishTime",
    "publish_time",
    "publicationDate",
    "publication_date",
    "published_time",
    "pubDate",
    "pub_date",
    "firstPublished",
    "first_published_at",
});

bool is_name_byte(char c) { return is_ascii_alnum(c) || c == '_'; }

// End of the name whose "ub" stands at `at`, or 0.
std::size_t name_end(std::string_view body, std::size_t at) {
  for (const std::string_view name : kNames) {
    const std::size_t before = name.find("ub");
    if (at < before || !body.substr(at - before).starts_with(name)) continue;
    const std::size_t start = at - before, end = start + name.size();
    const bool inside = (start > 0 && is_name_byte(body[start - 1])) ||
                        (end < body.size() && is_name_byte(body[end]));
    if (!inside) return end;
  }
  return 0;
}

// Behind a name: `": "value"`, `=value`, `: 1617956416`; the value, or "" if there is none.
std::string_view value_behind(std::string_view body, std::size_t at) {
  const auto skip = [&](std::string_view set) {
    while (at < body.size() && set.find(body[at]) != set.npos) ++at;
  };
  skip("\\\"'&quot; ");
  if (at >= body.size() || (body[at] != ':' && body[at] != '=')) return {};
  ++at;
  skip(" \\");
  const bool quoted = at < body.size() && (body[at] == '"' || body[at] == '\'');
  const std::size_t start = quoted ? ++at : at;
  const std::size_t end = body.find_first_of(quoted ? "\"'\\<" : ",;}]) \n", start);
  const std::string_view value = body.substr(start, end == body.npos ? 0 : end - start);
  return value.size() > 40 ? std::string_view() : value;
}

}  // namespace

void find_script_published(const Source& source, Findings& found) {
  const DateContext context = date_context(source);
  std::string day;
  std::size_t values = 0, bytes = 0;
  Findings agreed;
  for (const Script& script : source.page.scripts()) {
    const std::string_view body = script.body;
    if ((bytes += body.size()) > kMostBytes) break;
    for (std::size_t at = body.find("ub"); at != body.npos; at = body.find("ub", at + 2)) {
      const std::size_t end = name_end(body, at);
      if (end == 0) continue;
      const std::string_view value = value_behind(body, end);
      const std::optional<std::string> iso = parse_date(value, context);
      if (!iso || iso->size() < 10) continue;
      if (++values > kMostValues || (!day.empty() && iso->substr(0, 10) != day)) return;
      day = iso->substr(0, 10);
      agreed.add(value, script.node);
    }
  }
  for (const Finding& finding : agreed.all()) found.add(finding);
}

}  // namespace sheaf::declared
