#include "bench/hostile_shapes.h"

namespace sheaf::bench {
namespace {

constexpr const char* kWechat = "https://mp.weixin.qq.com/s/abcdefghijklmnopqrstuv";
constexpr const char* kZhihu = "https://zhuanlan.zhihu.com/p/123456789";
constexpr const char* kCsdn = "https://blog.csdn.net/a/article/details/123456789";
constexpr const char* kBilibili = "https://www.bilibili.com/read/cv123456";
constexpr const char* k36kr = "https://36kr.com/p/123456789";
constexpr const char* kGithub = "https://github.com/a/b/issues/1";
constexpr const char* kHuggingface = "https://huggingface.co/papers/2401.12345";
constexpr const char* kReddit = "https://www.reddit.com/r/a/comments/1abc/title/";
constexpr const char* kToutiao = "https://www.toutiao.com/article/123/";
constexpr const char* kYoutube = "https://www.youtube.com/watch?v=abcdefghijk";
constexpr const char* kQbitai = "https://www.qbitai.com/2024/05/123.html";
constexpr const char* kNetease = "https://www.163.com/dy/article/ABC.html";
constexpr const char* kInfoq = "https://www.infoq.cn/article/abc";
constexpr const char* kCnblogs = "https://www.cnblogs.com/a/p/1.html";
constexpr const char* kDouban = "https://www.douban.com/note/123/";

}  // namespace

std::vector<Shape> hostile_sites() {
  return {
      {"WeChat: names of variables", "<script>", "var msg_title = ", "</script>", "", kWechat},
      {"WeChat: empty variables", "<script>", "var msg_title = '';\n", "</script>", "", kWechat},
      {"WeChat: chains of empty literals", "<script>", "msg_title=''||\n", "</script>", "",
       kWechat},
      {"WeChat: chains of empty members", "<script>", ",nick_name:''||\n", "</script>", "",
       kWechat},
      {"WeChat: calls", "<script>", "nickname = f(\n", "</script>", "", kWechat},
      {"WeChat: calls of calls", "<script>", "nickname=f(''||", "</script>", "", kWechat},
      {"WeChat: open strings", "<script>", ";nickname=\"\\\";nickname='\\'", "</script>", "",
       kWechat},
      {"WeChat: open strings in one line", "<script>", "{nickname='\\';nickname=\"\\\"",
       "</script>", "", kWechat},
      {"WeChat: escaped quotes", "<script>nickname='", "\\'", "</script>", "", kWechat},
      {"WeChat: spaces before a name", "<script>", "                        nickname", "</script>",
       "", kWechat},
      {"WeChat: spaces behind a name", "<script>", ";nickname                        ", "</script>",
       "", kWechat},
      {"WeChat: identifiers", "<script>;nickname=", "nickname.", "</script>", "", kWechat},
      {"WeChat: scripts", "", "<script>var nickname = '';</script>", "", "", kWechat},
      {"WeChat: a giant title", "<script>var msg_title = '", "word ", "'.html(false);</script>", "",
       kWechat},
      {"WeChat: a giant title of references", "<script>var msg_title = '", "&amp;amp;amp;",
       "';</script>", "", kWechat},
      {"WeChat: a giant description", "<script>var msg_desc = '", "\\x26amp;", "';</script>", "",
       kWechat},
      {"WeChat: a text post", "<script>var d = {}; d.title = '", "一段文字。\\n", "';</script>", "",
       kWechat},
      {"WeChat: accounts", "", "<i class=profile_nickname>x</i>", "", "", kWechat},
      {"WeChat: nested accounts", "", "<i class=profile_nickname>x", "x", "</i>", kWechat},
      {"WeChat: lines under the title", "", "<em class=rich_media_meta_text>2024-05-06</em>", "",
       "", kWechat},
      {"WeChat: nested lines under the title", "", "<em class=rich_media_meta_text>原创", "x",
       "</em>", kWechat},
      {"WeChat: ids", "<div id=js_content>", "<p id=x{i}>y", "", "", kWechat},
      {"WeChat: verifications", "", "<script>secitptpage</script>", "", "", kWechat},
      {"WeChat: content in a script", "<script>", "content_noencode: 'x',\n", "</script>", "",
       kWechat},
      {"WeChat: open content in a script", "<script>", ",content_noencode:\n", "</script>", "",
       kWechat},
      {"WeChat: a giant content in a script", "<script>var x={content_noencode: '",
       "一段文字 \\x3cbr\\x3e https://github.com/a/b", "'};</script>", "", kWechat},
      {"WeChat: pictures in a script", "<script>", "{cdn_url: 'https://mmbiz.qpic.cn/{i}'},",
       "</script>", "", kWechat},
      {"WeChat: an article", "<div id=js_content>",
       "<p><img data-src=https://mmbiz.qpic.cn/{i}/640><span>一段文字</span></p>", "", "", kWechat},
      {"Zhihu: times", "<body>", "<div class=ContentItem-time>x</div>", "", "", kZhihu},
      {"Zhihu: nested times", "<body>", "<span class=ContentItem-time>x", "x", "</span>", kZhihu},
      {"Zhihu: answers", "<body>", "<div class='ContentItem AnswerItem' data-zop='{}'>x</div>", "",
       "", kZhihu},
      {"Zhihu: nested answers", "<body>", "<span class='ContentItem AnswerItem' data-zop='{}'>x",
       "x", "</span>", kZhihu},
      {"Zhihu: data", "<body>", "<script id=js-initialData>{}</script>", "", "", kZhihu},
      {"Zhihu: a giant data",
       "<script id=js-initialData type=text/json>{\"initialState\":{\"entities\":{\"articles\":{",
       "\"{i}\":{\"created\":1},", "\"1\":1}}}}</script>", "", kZhihu},
      {"CSDN: variables", "<script>", "var articleTitle = '';var nickName = '';\n", "</script>", "",
       kCsdn},
      {"CSDN: chains", "<script>", "articleTitle=''||\n", "</script>", "", kCsdn},
      {"CSDN: labels", "<h1 class=title>x</h1><h4>", "作者 ", "", "", kCsdn},
      {"CSDN: elements of labels", "<h1 class=title>x</h1><h4>", "<i>作者</i>", "", "", kCsdn},
      {"CSDN: tags", "<body>", "<a class=tag-link href=//so.csdn.net/{i}>t{i}</a>", "", "", kCsdn},
      {"CSDN: nested tags", "<body>", "<a class=tag-link href=//so.csdn.net/{i}><table><td>", "",
       "", kCsdn},
      {"CSDN: linked dates", "<head><script type=application/ld+json>[",
       "{\"@type\":\"WebPage\",\"pubDate\":\"x{i}\"},", "1]</script>", "", kCsdn},
      {"bilibili: state", "<script>window.__INITIAL_STATE__={", "\"a{i}\":[],", "};</script>", "",
       kBilibili},
      {"bilibili: open strings", "<script>window.__INITIAL_STATE__={", "\"\\", "};</script>", "",
       kBilibili},
      {"bilibili: open strings of both quotes", "<script>window.__INITIAL_STATE__={\"", "\\\"\\'",
       "};</script>", "", kBilibili},
      {"bilibili: names", "<script>", ";__INITIAL_STATE__=x", "</script>", "", kBilibili},
      {"bilibili: open states", "<script>", ";__INITIAL_STATE__={", "</script>", "", kBilibili},
      {"bilibili: broken states", "<script>;__INITIAL_STATE__={", "'a':undefined,", "</script>", "",
       kBilibili},
      {"36kr: state", "<script>window.initialState={\"articleDetail\":{", "\"a{i}\":1,",
       "}</script>", "", k36kr},
      {"36kr: open strings", "<script>window.initialState=[", "'\\'\"\\\"", "</script>", "", k36kr},
      {"36kr: times", "<body>", "<i class=item-time>x</i>", "", "", k36kr},
      {"GitHub: comments", "<body>",
       "<a class=author href=/{i}>x</a><relative-time datetime=x>y</relative-time>", "", "",
       kGithub},
      {"GitHub: topics", "<body>", "<a class=topic-tag href=/topics/{i}>x{i}</a>", "", "",
       "https://github.com/a/b"},
      {"GitHub: files", "<body>", "<a href=/a/b/blob/main/{i}>x{i}</a>", "", "",
       "https://github.com/a/b"},
      {"Hugging Face: data", "<body>",
       "<div class=post data-target=PaperContent data-props='{}'></div>", "", "", kHuggingface},
      {"Hugging Face: a giant data",
       "<body><div class=post data-target=PaperContent data-props='{\"paper\":{\"authors\":[",
       "{\"name\":\"Jane {i}\"},", "{}]}}'></div>", "", kHuggingface},
      {"Reddit: titles", "<body>", "<a class=title href=/{i}>x</a>", "", "", kReddit},
      {"Reddit: nested titles", "<body>", "<span>", "<a class=title href=/>x</a>", "</span>",
       kReddit},
      {"Reddit: ids", "<body>", "<div id=t3_{i}>x</div>", "", "", kReddit},
      {"Toutiao: members", "<meta name=pathname content=toutiao_pc_image_detail><script>",
       "title:''||\n", "</script>", "", kToutiao},
      {"Toutiao: lines", "<body>", "<div class=article-meta>x</div>", "", "", kToutiao},
      {"YouTube: nested authors", "<body>", "<span itemprop=author>", "x", "</span>", kYoutube},
      {"YouTube: authors", "<body>", "<span itemprop=author><link itemprop=x></span>", "", "",
       kYoutube},
      {"QbitAI: lines", "<body>", "<div class=article_info><i class=date>x</i></div>", "", "",
       kQbitai},
      {"NetEase: links", "<body><div class=post_info>x</div>", "<a href=/{i}>x</a>", "", "",
       kNetease},
      {"InfoQ: titles", "<title>", "a_", "_InfoQ精选文章</title>", "", kInfoq},
      {"cnblogs: siblings", "<span id=post-date>x</span>", "<i></i>", "", "", kCnblogs},
      {"Douban: dates", "<body>", "<i class=pub-date>x</i>", "", "", kDouban},
      {"Douban: nested dates", "<body>", "<i class='pub-date main-meta create-time'>x", "x", "</i>",
       kDouban},
  };
}

}  // namespace sheaf::bench
