// 知乎 (zhihu.com): a page of answers has the question's dates first and each answer's below, so
// the article is the answer that the address names, else the first.
#include "base/json.h"
#include "base/text.h"
#include "extractors/china_time.h"
#include "extractors/elements.h"
#include "extractors/extractor.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"zhihu.com"};

bool recognises(const Page& page) {
  for (const Meta& meta : page.metas()) {
    if (meta.key.starts_with("zhihu:")) return true;
  }
  return page.meta("og:site_name") == "知乎专栏";
}

// "/question/1/answer/22", "/answer/" -> "22"; "/p/33", "/p/" -> "33".
std::string_view find_number(std::string_view path, std::string_view behind) {
  const std::size_t pos = path.find(behind);
  if (pos == path.npos) return {};
  path.remove_prefix(pos + behind.size());
  return path.substr(0, path.find('/'));
}

// The answer's element, or kNoNode on a page without answers.
NodeId find_answer(const Source& source) {
  const Page& page = source.page;
  const std::string_view id = find_number(source.url.path(), "/answer/");
  NodeId first = kNoNode;
  for (const NodeId node : page.hinted()) {
    if (!page.has_class(node, "AnswerItem")) continue;
    if (id.empty() || page.attribute_or_empty(node, "name") == id) return node;
    if (first == kNoNode) first = node;
  }
  return first;
}

// {"authorName": "...", "itemId": 123, "title": "...", "type": "answer"}
void find_author(const Source& source, Findings& found) {
  const NodeId answer = find_answer(source);
  if (answer == kNoNode) return;
  const Result<Json> data = parse_json(source.page.attribute_or_empty(answer, "data-zop"));
  if (data) found.add(string_at(*data, "authorName"), answer);
}

void add_meta(const Source& source, std::string_view key, Findings& found) {
  const NodeId answer = find_answer(source);
  for (const Meta& meta : source.page.metas()) {
    if (meta.key == key && is_inside(source.page, meta.node, answer))
      return found.add(meta.content, meta.node);
  }
}

// The time is a link: <span aria-label="发布于 2023-12-01 23:20">编辑于 2023-12-04 00:05</span>.
void add_shown_time(const Source& source, std::string_view label, Findings& found) {
  const Page& page = source.page;
  const NodeId answer = find_answer(source);
  for (const NodeId line : page.hinted()) {
    if (!page.has_class(line, "ContentItem-time")) continue;
    if (answer != kNoNode && !is_inside(page, line, answer)) continue;
    for (NodeId node = line; node < page.node(line).end; ++node) {
      const bool is_text = page.node(node).tag == Tag::kText;
      const std::string_view text =
          is_text ? trim(page.node(node).text) : page.attribute_or_empty(node, "aria-label");
      if (text.starts_with(label)) return add_china_time(source, text, node, found);
    }
  }
}

// {"initialState": {"entities": {"articles": {"33": {"created": 1683207610, ...}}}}}
void add_column_time(const Source& source, std::string_view key, Findings& found) {
  const std::string_view id = find_number(source.url.path(), "/p/");
  const NodeId node = source.page.find_by_id("js-initialData");
  if (id.empty() || node == kNoNode) return;
  for (const Script& script : source.page.scripts()) {
    if (script.node != node) continue;
    const Result<Json> data = parse_json(script.body);
    if (!data) continue;
    const Json* at = find_at(*data, {"initialState", "entities", "articles", id, key});
    found.add({china_time_of_epoch(at), node});
  }
}

void find_site(const Source& source, Findings& found) {
  const bool is_column =
      source.url.host() == "zhuanlan.zhihu.com" || source.page.meta("og:site_name") == "知乎专栏";
  found.add(is_column ? "知乎专栏" : "知乎");
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", find_site},
    {Field::kTitle, ".QuestionHeader-title",
     [](const Source& source, Findings& found) {
       const Page& page = source.page;
       add_text(source, find_with_class(page, page.headings(), "QuestionHeader-title"), found);
       add_text(source, find_with_class(page, page.headings(), "Post-Title"), found);
     }},
    {Field::kAuthors, "data-zop", find_author},
    {Field::kPublished, "answer's dateCreated",
     [](const Source& source, Findings& found) { add_meta(source, "datecreated", found); }},
    {Field::kPublished, "created",
     [](const Source& source, Findings& found) { add_column_time(source, "created", found); }},
    {Field::kPublished, "发布于",
     [](const Source& source, Findings& found) { add_shown_time(source, "发布于", found); }},
    {Field::kModified, "answer's dateModified",
     [](const Source& source, Findings& found) { add_meta(source, "datemodified", found); }},
    {Field::kModified, "updated",
     [](const Source& source, Findings& found) { add_column_time(source, "updated", found); }},
    {Field::kModified, "编辑于",
     [](const Source& source, Findings& found) { add_shown_time(source, "编辑于", found); }},
};

// Served with status 200 to those whom the site takes for a robot, or who must sign in first.
std::optional<State> find_state(const Source& source) {
  const std::string_view path = source.url.path();
  if (path.starts_with("/account/unhuman") || path == "/signin") return State::kBlocked;
  const std::string_view title = source.page.title();
  if (title.starts_with("安全验证")) return State::kBlocked;
  if (title.starts_with("你似乎来到了没有知识存在的荒原")) return State::kDeleted;
  return std::nullopt;
}

}  // namespace

extern const Extractor zhihu;
const Extractor zhihu{.name = "zhihu",
                      .hosts = kHosts,
                      .rules = kRules,
                      .recognises = recognises,
                      .find_state = find_state};

}  // namespace sheaf::sites
