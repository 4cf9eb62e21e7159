// Issues for tests of forms.
#pragma once

#include <string>
#include <string_view>

#include "digest/issue.h"

namespace sheaf::test {

// What breaks generators, on one line and without characters that forms drop.
constexpr std::string_view kHostileLine =
    "<script>alert(1)</script> ](javascript:alert(2)) | `code` {{title}} {% raw %} {{< x >}} \"q\" "
    "'a' \\n \\ ]]> --> <!-- &amp; # * _a_ ~~b~~ $c$ ^ %d @e end\\";

// Two sections with one item each, readings, everything filled in; `line` stands wherever a record
// has text of its own.
inline Issue sample_issue(std::string_view line) {
  const std::string text(line);
  Issue issue;
  issue.series = "AI 简报";
  issue.number = "20210409";
  issue.title = "AI 简报 20210409";
  issue.date = "2021-04-09";
  issue.language = "zh";
  issue.lead = {"导读：本期 2 条", "今日二候田鼠化鴽"};
  IssueItem item;
  item.number = 1;
  item.id = "84c3c43a1145e45a";
  item.title = text;
  item.url = "https://mp.weixin.qq.com/s/Qx8V1FFRkVbERBdvP1isqw?a=1&copy=2";
  item.source = "量子位 " + text;
  item.authors = {"鱼羊", text};
  item.published = "2021-04-08T12:30:00+08:00";
  item.language = "zh";
  item.tags = {"GAN", text};
  item.picture = IssuePicture{"https://img.example/a.png?x=1&y=2", text, 640, 360};
  item.links = {{"论文地址", "https://arxiv.org/abs/2103.17249", "paper", "arxiv", "2103.17249"},
                {text, "https://github.com/orpatashnik/StyleCLIP", "repository", "github",
                 "orpatashnik/StyleCLIP"}};
  item.papers = {item.links[0]};
  item.excerpt = {"第一段。\n" + text + "\n", WordsKind::kPlain};
  item.note = {"*项目未开源*", WordsKind::kMarkdown};
  item.related = {{"", text, "https://mp.weixin.qq.com/s/sCUfuGk_VXTa3DBx3aCWOQ", "机器之心", ""}};
  IssueItem second;
  second.number = 2;
  second.title = "Second";
  second.url = "https://arxiv.org/abs/2102.04782";
  second.papers = {{"", "https://arxiv.org/abs/2102.04782", "paper", "arxiv", "2102.04782"},
                   {"", "https://doi.org/10.1038/x_1{}", "paper", "doi", "10.1038/x_1{}"}};
  second.authors = {"Kang Zhao"};
  second.excerpt = {
      "**Bold** <b>tag</b>\n\n<center>mid</center>\n\n<script>alert(3)</script>\n\n"
      "[l](javascript:x) ![i](https://img.example/b.png)\n\n# Head\n",
      WordsKind::kMarkdown};
  second.picture = IssuePicture{"https://img.example/c.jpg", "", 0, 0, IssuePicture::Place::kEnd};
  issue.sections = {{"头条", {item}}, {"", {second}}};
  issue.readings = {{"", text, "https://mp.weixin.qq.com/s/cfq3lhCjkgNAFP9iGwq5jQ", "CVer", ""}};
  issue.item_count = 2;
  issue.words = 2384;
  issue.words_shown = 2300;
  issue.time = {5, 8};
  return issue;
}

}  // namespace sheaf::test
