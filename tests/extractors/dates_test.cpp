#include "extractors/meta/dates.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>

namespace sheaf {
namespace {

struct Dates {
  std::string published, modified;
  std::string rule;  // of `published`
};

// What a page is read as: its HTML, its address, when it was fetched, its title.
struct Input {
  std::string html;
  std::string url = "https://example.com/story";
  std::optional<std::int64_t> fetched_at = std::nullopt;
  std::string title = "";
};

std::string resolve(const Source& source, Field field, std::string* winner) {
  for (const Rule& rule : date_rules()) {
    if (rule.field != field) continue;
    Findings found;
    rule.find(source, found);
    for (const Finding& finding : found.all()) {
      const std::optional<std::string> value = normalize_date(finding, source);
      if (!value) continue;
      if (winner) *winner = rule.name;
      return *value;
    }
  }
  return "";
}

Dates read_dates(const Input& input) {
  const std::unique_ptr<Page> page = std::move(Page::parse(input.html)).value();
  const Url url = Url::parse(input.url).value();
  const LinkedData linked_data(*page, url);
  const MainContent main = find_main_content(*page);
  Source source{.page = *page,
                .url = url,
                .base = url,
                .linked_data = linked_data,
                .main = main,
                .fetched_at = input.fetched_at,
                .language = page->language(),
                .title = input.title};
  Dates dates;
  dates.published = resolve(source, Field::kPublished, &dates.rule);
  source.published = dates.published;
  dates.modified = resolve(source, Field::kModified, nullptr);
  return dates;
}

Dates read_dates(const std::string& html) { return read_dates(Input{.html = html}); }

// An article of a headline, what stands below it, and some paragraphs.
std::string article(std::string_view below_headline, std::string_view foot = "") {
  std::string html = "<html lang=en><body><article><h1>The harbour gets a second crane</h1>";
  html += below_headline;
  for (int i = 0; i < 4; ++i) {
    html +=
        "<p>The council decided on Monday that the harbour gets a second crane, larger than the "
        "first, after a debate that went on until midnight and heard forty speakers.</p>";
  }
  html += foot;
  return html + "</article></body></html>";
}

TEST(Dates, TakesTheArticleOfTheJsonLdBeforeMetas) {
  const Dates dates = read_dates(
      R"(<meta property="article:published_time" content="2021-04-10T08:00:00+02:00">
      <script type="application/ld+json">{"@type": "NewsArticle", "headline": "x",
      "datePublished": "2021-04-09T16:40:16+08:00", "dateModified": "2021-04-11"}</script>)");
  EXPECT_EQ(dates.published, "2021-04-09T16:40:16+08:00");
  EXPECT_EQ(dates.modified, "2021-04-11");
  EXPECT_EQ(dates.rule, "JSON-LD datePublished");
}

TEST(Dates, ReadsMetasOfEveryVocabulary) {
  for (const char* key :
       {"article:published_time", "citation_publication_date", "DC.date.issued", "dcterms.issued",
        "prism.publicationDate", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
        "publish_time", "weibo:article:create_at", "date", "DC.Date",
        "cXenseParse:recs:publishtime", "og:published_time", "vr:published_time", "dcterms.created",
        "originalPublicationDate"}) {
    EXPECT_EQ(
        read_dates("<meta name=\"" + std::string(key) + "\" content=\"2021/04/09\">").published,
        "2021-04-09")
        << key;
  }
}

TEST(Dates, LeavesMetasOfOtherMeaning) {
  for (const char* key : {"sailthru.expire_date", "article:publisher", "copyright-year", "template",
                          "unavailable_after", "article:modified_time", "birthdate"}) {
    const Dates dates =
        read_dates("<meta name=\"" + std::string(key) + "\" content=\"2021-04-09\">");
    EXPECT_EQ(dates.published, "") << key;
  }
}

TEST(Dates, RefusesPlaceholders) {
  for (const char* value : {"", "{{date}}", "0001-01-01T00:00:00Z", "1970-01-01", "2021-13-40"}) {
    const Dates dates = read_dates("<meta property=\"article:published_time\" content=\"" +
                                   std::string(value) + "\">" + article("<p>9 April 2021</p>"));
    EXPECT_EQ(dates.published, "2021-04-09") << value;
  }
}

TEST(Dates, RefusesWhatIsLaterThanTheFetch) {
  const std::int64_t fetched = 1617957616;  // 2021-04-09T08:40:16Z
  const std::string html = "<meta name=date content=2021-04-12>";
  EXPECT_EQ(read_dates(Input{.html = html, .fetched_at = fetched}).published, "");
  EXPECT_EQ(read_dates(Input{.html = html}).published, "2021-04-12");
}

TEST(Dates, ReadsMicrodataNearestToTheHeadline) {
  const Dates dates =
      read_dates("<ul><li><time itemprop=datePublished datetime=2021-01-01></time></li></ul>" +
                 article("<time itemprop=datePublished datetime=2021-04-09T18:03>last week</time>"
                         "<meta itemprop=dateModified content=2021-04-10>"));
  EXPECT_EQ(dates.published, "2021-04-09T18:03");
  EXPECT_EQ(dates.modified, "2021-04-10");
}

TEST(Dates, ReadsMicroformats) {
  EXPECT_EQ(read_dates(article("<time class=dt-published datetime=2021-04-09>x</time>")).published,
            "2021-04-09");
  EXPECT_EQ(
      read_dates(article("<abbr class=published title='2021-04-09T18:03:00-07:00'>6 pm</abbr>"))
          .published,
      "2021-04-09T18:03:00-07:00");
}

TEST(Dates, FindsTheDateBesideTheHeadline) {
  for (const char* below : {"<p class=byline>By A. Writer | April 9, 2021</p>",
                            "<div>04/09/2021</div>", "<p>Published on <b>Apr 9, 2021</b></p>",
                            "<span>9 April 2021</span> <span>5 min read</span>",
                            "<div><span data-time='2021-04-09' class=date>last Friday</span></div>",
                            "<ul><li>Berlin</li><li>Fri, 9 Apr 2021</li></ul>",
                            "<dl><dt>Date</dt><dd>2021-04-09</dd></dl>",
                            "<p>BERLIN, April 9, 2021 - The council</p>"}) {
    EXPECT_EQ(read_dates(article(below)).published, "2021-04-09") << below;
  }
}

TEST(Dates, FindsTheDateAboveTheHeadline) {
  EXPECT_EQ(read_dates("<html lang=de><body><div class=date>Lokales, 09.04.21</div>" +
                       article("<p>Von A. Autor</p>"))
                .published,
            "2021-04-09");
}

TEST(Dates, FindsTheDateAtTheFootOfTheArticle) {
  EXPECT_EQ(read_dates(article("",
                               "<div class=entry-footer><span class=entry-date>9 April 2021"
                               "</span></div>"))
                .published,
            "2021-04-09");
}

TEST(Dates, ReadsChineseHeads) {
  const std::string head = "<html lang=zh-CN><body><h1>港口将新增一台起重机</h1>";
  for (const char* below : {"<div>2021年4月9日 18:03 来源：港口报</div>",
                            "<p><span>发布时间：</span>2021-04-09 18:03</p>",
                            "<div><span>发布时间</span></div><div>2021/04/09 18:03</div>",
                            "<p>作者：张三　2021-04-09 18:03　阅读 1234</p>"}) {
    EXPECT_EQ(read_dates(head + below + "<p>市政会周一决定新增一台起重机。</p>").published,
              "2021-04-09T18:03")
        << below;
  }
  const std::string relative = head + "<div class=time>昨天 18:03</div>";
  EXPECT_EQ(read_dates(Input{.html = relative, .fetched_at = 1617957616}).published,
            "2021-04-08T18:03+08:00");
  EXPECT_EQ(read_dates(relative).published, "");
  const std::string edited = head + "<p>发布于 3天前 · 更新于 5分钟前</p>";
  EXPECT_EQ(read_dates(Input{.html = edited, .fetched_at = 1617957616}).published, "2021-04-06");
  const std::string prose = head + "<p>昨天，市政会宣布了这个决定。</p>";
  EXPECT_EQ(read_dates(Input{.html = prose, .fetched_at = 1617957616}).published, "");
}

TEST(Dates, TellsPublishedFromModifiedByTheirLabels) {
  const Dates english =
      read_dates(article("<p>Updated May 2, 2021 at 5 pm. Published April 9, 2021</p>"));
  EXPECT_EQ(english.published, "2021-04-09");
  EXPECT_EQ(english.modified, "2021-05-02T17:00");
  const Dates german = read_dates(
      article("<p>Veröffentlicht am 09.04.2021 (letzte Aktualisierung: 02.05.2021)</p>"));
  EXPECT_EQ(german.published, "2021-04-09");
  EXPECT_EQ(german.modified, "2021-05-02");
  const Dates chinese = read_dates(article("<p>2021-04-09 18:03 发布</p><p>更新于 2021-05-02</p>"));
  EXPECT_EQ(chinese.published, "2021-04-09T18:03");
  EXPECT_EQ(chinese.modified, "2021-05-02");
}

TEST(Dates, ReadsLabelsInCapitalsOfEveryScript) {
  for (const char* line :
       {"Обновлено: 6 мая 2023", "ОБНОВЛЕНО: 6 МАЯ 2023", "Änderung: 6. Mai 2023",
        "A\u0308nderung: 6. Mai 2023", "MIS À JOUR LE 6 MAI 2023", "Oppdatert: 6. mai 2023"}) {
    const Dates dates = read_dates(article("<p>" + std::string(line) + "</p>"));
    EXPECT_EQ(dates.modified, "2023-05-06") << line;
  }
}

TEST(Dates, GivesTheLabelBetweenTwoDatesToOneOfThem) {
  for (const char* line :
       {"May 4, 2023, updated May 6, 2023", "May 4, 2023 · Updated May 6, 2023",
        "May 4, 2023 (Updated: May 6, 2023)", "2023-05-04 更新于 2023-05-06",
        "4.5.2023, aktualisiert am 6.5.2023", "04/05/2023, mis à jour le 06/05/2023 par AB",
        "2023年5月4日 (更新: 2023年5月6日)", "2023.05.04 (수정 2023.05.06)",
        "2023-05-04 发布 2023-05-06 更新", "2023-05-04（发布）2023-05-06（更新） 阅读 100",
        "May 4, 2023 / Updated May 6, 2023 / Published in News"}) {
    const std::string html = article("<p>" + std::string(line) + "</p>");
    const Dates dates = read_dates("<html lang=fr>" + html);
    EXPECT_EQ(dates.published, "2023-05-04") << line;
    EXPECT_EQ(dates.modified, "2023-05-06") << line;
  }
}

TEST(Dates, TakesTheTimeFromTheElementAroundALabelledDay) {
  constexpr std::int64_t kFetched = 1683500000;  // 2023-05-07T22:53:20Z
  for (const char* line :
       {"Posted on <time datetime='2023-05-04T09:00:00Z'>May 4, 2023</time>",
        "Posted on <time datetime='2023-05-04T09:00:00Z'>May 3, 2023</time>",
        "Published <time title='2023-05-04T09:00:00Z'>2 days ago</time>",
        "Published <relative-time datetime='2023-05-04T09:00:00Z'>last week</relative-time>",
        "Published <relative-time datetime='2023-05-04T09:00:00Z'>May 4, 2023</relative-time>"}) {
    const std::string html = article("<p>" + std::string(line) + "</p>");
    EXPECT_EQ(read_dates(Input{.html = html, .fetched_at = kFetched}).published,
              "2023-05-04T09:00:00Z")
        << line;
  }
  EXPECT_EQ(
      read_dates(article("<p>Posted on <time datetime='2022-01-01T09:00Z'>May 4, 2023</time>"))
          .published,
      "2023-05-04");
}

TEST(Dates, TakesLastUpdatedFromTheFootOfThePage) {
  const Dates dates =
      read_dates(article("<p>By A. Writer, April 9, 2021</p>") +
                 "<footer><p>This page was last updated on 2 May 2021.</p></footer>");
  EXPECT_EQ(dates.published, "2021-04-09");
  EXPECT_EQ(dates.modified, "2021-05-02");
  const std::string of_site = "<footer>© The Harbour Post. Last updated 2 May 2021.</footer>";
  EXPECT_EQ(read_dates(article("<p>April 9, 2021</p>") + of_site).modified, "");
}

TEST(Dates, LeavesDatesOfCommentsAndOtherArticles) {
  for (const char* foreign :
       {"<section id=comments><time datetime=2021-04-09>x</time></section>",
        "<div class=related-posts><time datetime=2021-04-09>x</time></div>",
        "<aside><h3>More</h3><time datetime=2021-04-09>x</time></aside>",
        "<nav><span class=date>9 April 2021</span></nav>",
        "<ul><li><a href=/a>A</a> <i class=date>9 April 2021</i></li>"
        "<li><a href=/b>B</a> <i class=date>8 April 2021</i></li></ul>",
        "<h2><a href=/other>Another harbour</a></h2><p>9 April 2021</p>",
        "<div class=comment><span itemprop=datePublished content=2021-04-09></span></div>"}) {
    EXPECT_EQ(read_dates(article("", foreign)).published, "") << foreign;
    EXPECT_EQ(read_dates(article("<p class=meta>1 March 2021</p>", foreign)).published,
              "2021-03-01")
        << foreign;
  }
}

TEST(Dates, LeavesDatesThatTheTextMentions) {
  for (const char* prose :
       {"<p>The first crane was built after a long dispute in the council, on 9 April 2021, and it "
        "served well, said the harbour master, who had asked for two from the beginning.</p>",
        "<p>Copyright 9 April 2021</p>", "<p>Since April 2021 there has been one crane.</p>"}) {
    EXPECT_EQ(read_dates(article(prose)).published, "") << prose;
  }
  EXPECT_EQ(read_dates("<h1>What happened on 9 April 2021 at the harbour</h1>").published, "");
}

TEST(Dates, ReadsTheAddressLast) {
  EXPECT_EQ(read_dates(Input{.html = "<h1>x</h1>", .url = "https://e.com/2021/04/09/x"}).published,
            "2021-04-09");
  EXPECT_EQ(read_dates(Input{.html = "<h1>x</h1>", .url = "https://e.com/a/20210409/x"}).published,
            "2021-04-09");
  EXPECT_EQ(
      read_dates(Input{.html = "<h1>x</h1>", .url = "https://e.com/news/29-10-2021"}).published,
      "2021-10-29");
  EXPECT_EQ(read_dates(
                Input{.html = article("<p>10 April 2021</p>"), .url = "https://e.com/2021/04/09/x"})
                .published,
            "2021-04-10");
  for (const char* url : {"https://e.com/20210409123456", "https://e.com/2021/04/x",
                          "https://e.com/12021/04/09/", "https://e.com/2021/44/09/"}) {
    EXPECT_EQ(read_dates(Input{.html = "<h1>x</h1>", .url = url}).published, "") << url;
  }
}

TEST(Dates, ReadsFoldersOfNewsrooms) {
  for (const char* url : {"http://news.example/politics/2023-05/04/c_1129587.htm",
                          "http://politics.news.example/n1/2023/0504/c1001-32678.html"}) {
    EXPECT_EQ(read_dates(Input{.html = article(""), .url = url}).published, "2023-05-04") << url;
  }
  EXPECT_EQ(
      read_dates(Input{.html = article(""), .url = "http://news.example/2023/0504"}).published, "");
}

TEST(Dates, TakesNoDateOfAnotherThingIfThePageShowsOne) {
  const std::string video = R"(<script type="application/ld+json">{"@type": "VideoObject",
      "name": "A walk in the fog", "uploadDate": "2020-01-01"}</script>)";
  const std::string title = "The harbour gets a second crane";
  EXPECT_EQ(read_dates(Input{.html = video + article("<time datetime=2021-04-09>April</time>"),
                             .title = title})
                .published,
            "2021-04-09");
  EXPECT_EQ(read_dates(Input{.html = video + article(""), .title = title}).published, "2020-01-01");
  EXPECT_EQ(read_dates(Input{.html = video + article("<time datetime=2021-04-09>April</time>"),
                             .title = "A walk in the fog"})
                .published,
            "2020-01-01");
}

TEST(Dates, TakesTheDayOnlineOfAPaperOfTheSameMonth) {
  const std::string month = "<meta name=citation_publication_date content=2021/1>";
  EXPECT_EQ(read_dates(month + "<meta name=citation_online_date content=2021/01/19>").published,
            "2021-01-19");
  EXPECT_EQ(read_dates(month + "<meta name=citation_online_date content=2020/12/19>").published,
            "2021-01");
}

TEST(Dates, ReadsTheDataOfScriptsIfTheyAgree) {
  EXPECT_EQ(read_dates(R"(<script>var state = {"publishedAt":"2021-04-09T08:40:16Z"};</script>)")
                .published,
            "2021-04-09T08:40:16Z");
  EXPECT_EQ(read_dates(R"(<script>window.x = {publishTime: 1617957616000}</script>)").published,
            "2021-04-09T08:40:16Z");
  EXPECT_EQ(
      read_dates(R"(<script>[{"publishedAt":"2021-04-09"},{"publishedAt":"2021-04-08"}]</script>)")
          .published,
      "");
  EXPECT_EQ(read_dates(R"(<script>{"unpublishedAt":"2021-04-09"}</script>)").published, "");
}

TEST(Dates, ShowsUtcByTheClockOfThePage) {
  const std::string meta =
      "<meta property=article:published_time content=2023-11-09T05:30:59+00:00>";
  EXPECT_EQ(read_dates(meta + article("<time datetime='2023-11-08 23:30:59'>Wed</time>")).published,
            "2023-11-08T23:30:59-06:00");
  EXPECT_EQ(read_dates(meta + article("<p>November 8, 2023 at 11:30 p.m.</p>")).published,
            "2023-11-08T23:30:59-06:00");
  EXPECT_EQ(read_dates(meta + article("<p>November 8, 2023 at 11:13 p.m.</p>")).published,
            "2023-11-09T05:30:59+00:00");
  EXPECT_EQ(read_dates(meta + article("<p>Updated November 8, 2023 at 11:30 p.m.</p>")).published,
            "2023-11-09T05:30:59+00:00");
}

TEST(Dates, RefusesModifiedBeforePublished) {
  const Dates dates = read_dates(
      "<meta property=article:published_time content=2021-04-09T08:00:00Z>"
      "<meta property=article:modified_time content=2021-04-01T08:00:00Z>");
  EXPECT_EQ(dates.published, "2021-04-09T08:00:00Z");
  EXPECT_EQ(dates.modified, "");
}

TEST(Dates, TakesTheYearOfAPaperWhenThereIsNoMore) {
  EXPECT_EQ(read_dates("<meta name=citation_publication_date content=2021>").published, "2021");
  EXPECT_EQ(read_dates("<meta name=citation_publication_date content=2021>"
                       "<meta name=citation_online_date content=2021/04/09>")
                .published,
            "2021-04-09");
  EXPECT_EQ(read_dates("<meta name=citation_date content=2021/04>").published, "2021-04");
}

TEST(Dates, FindsNothingWhereThereIsNothing) {
  EXPECT_EQ(read_dates("").published, "");
  EXPECT_EQ(read_dates("<p>no date</p>").published, "");
  EXPECT_EQ(read_dates(article("<p>By A. Writer</p>")).published, "");
}

}  // namespace
}  // namespace sheaf
