#include "extractors/meta/hero_image.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "items/extract.h"

namespace sheaf {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kProse =
    "<p>The council decided on Monday that the harbour gets a second crane, larger than the first, "
    "after a debate that went on until midnight and heard forty speakers from the whole coast.</p>";

Item read(const std::string& head, const std::string& body) {
  return extract_item({.bytes = "<html><head><title>A second crane</title>" + head +
                                "</head><body>" + body + "</body></html>",
                       .url = "https://news.example/2021/crane.html"});
}

std::string article(const std::string& picture) {
  return "<article><h1>A second crane</h1>" + kProse + picture + kProse + kProse + "</article>";
}

std::string hero(const std::string& head, const std::string& body = "") {
  return read(head, body).hero_image.url;
}
std::string hero_of_body(const std::string& picture) { return hero("", article(picture)); }

std::string rule(const Item& item) {
  return item.provenance[static_cast<std::size_t>(Field::kHeroImage)].rule;
}

std::vector<std::string> images(const std::string& picture) {
  std::vector<std::string> urls;
  for (const Image& image : read("", article(picture)).images) urls.push_back(image.url);
  return urls;
}

std::string og(const std::string& name, const std::string& value) {
  return "<meta property=\"og:image" + name + "\" content=\"" + value + "\">";
}

TEST(HeroImage, TakesOpenGraphBeforeTheRest) {
  const Item item =
      read("<meta name=\"twitter:image\" content=\"/t.jpg\"><link rel=image_src href=/l.jpg>" +
               og("", "/o.jpg"),
           article("<img src=/body.jpg width=900 height=600>"));
  EXPECT_EQ(item.hero_image.url, "https://news.example/o.jpg");
  EXPECT_EQ(rule(item), "og:image");
}

TEST(HeroImage, PrefersTheSecureAddress) {
  EXPECT_EQ(hero(og("", "http://a.example/p.jpg") + og(":secure_url", "https://b.example/p.jpg")),
            "https://b.example/p.jpg");
}

TEST(HeroImage, IsSecureAsThePageIs) {
  EXPECT_EQ(hero(og("", "http://a.example/p.jpg")), "https://a.example/p.jpg");
  EXPECT_EQ(hero(og("", "http://a.example:8080/p.jpg")), "http://a.example:8080/p.jpg");
  EXPECT_EQ(extract_item({.bytes = og("", "/p.jpg"), .url = "http://a.example/"}).hero_image.url,
            "http://a.example/p.jpg");
}

TEST(HeroImage, ReadsOpenGraphWithoutPlainTag) {
  EXPECT_EQ(hero(og(":url", "/p.jpg")), "https://news.example/p.jpg");
  EXPECT_EQ(hero(og("", "") + og(":url", "/p.jpg")), "https://news.example/p.jpg");
}

TEST(HeroImage, KeepsWhatBelongsToOneTagTogether) {
  const Item item =
      read(og("", "/a.jpg") + og(":width", "40") + og(":height", "40") + og("", "/b.jpg") +
               og(":width", "1200") + og(":height", "630") + og(":alt", "Two cranes"),
           "");
  EXPECT_EQ(item.hero_image.url, "https://news.example/b.jpg");
  EXPECT_EQ(item.hero_image.alt, "Two cranes");
  EXPECT_EQ(item.hero_image.width, 1200);
  EXPECT_EQ(item.hero_image.height, 630);
}

TEST(HeroImage, ReadsOtherDeclarations) {
  EXPECT_EQ(hero("<meta name=\"twitter:image:src\" content=\"/t.jpg\">"),
            "https://news.example/t.jpg");
  EXPECT_EQ(hero("<meta itemprop=image content=/i.jpg>"), "https://news.example/i.jpg");
  EXPECT_EQ(hero("<link rel=\"image_src\" href=\"/l.jpg\">"), "https://news.example/l.jpg");
  EXPECT_EQ(hero("<meta name=\"weibo:article:image\" content=\"//w.example/1.jpg\">"),
            "https://w.example/1.jpg");
}

TEST(HeroImage, ReadsMicrodata) {
  EXPECT_EQ(hero("", R"(<div itemscope itemtype="https://schema.org/Article">
      <div itemprop="image" itemscope itemtype="https://schema.org/ImageObject">
      <meta itemprop="url" content="/m.jpg"></div></div>)"),
            "https://news.example/m.jpg");
}

TEST(HeroImage, LeavesPortraitsOfMicrodataPersonsOut) {
  EXPECT_EQ(hero("", R"(<div itemscope itemtype="https://schema.org/Person">
      <meta itemprop="image" content="/jane.jpg"><img itemprop="image" src="/jane.jpg"></div>)"),
            "");
}

std::string json_ld(const std::string& image) {
  return R"(<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A second crane",
      "image": )" +
         image + R"(, "publisher": {"@type": "Organization", "logo": "/mark.png"}}</script>)";
}

TEST(HeroImage, ReadsJsonLdInEachShape) {
  EXPECT_EQ(hero(json_ld(R"("/s.jpg")")), "https://news.example/s.jpg");
  EXPECT_EQ(hero(json_ld(R"(["/l.jpg", "/m.jpg"])")), "https://news.example/l.jpg");
  const Item item = read(json_ld(R"({"@type": "ImageObject", "url": "/o.jpg", "width": "1200px",
      "height": {"@type": "QuantitativeValue", "value": 800}, "caption": "The crane"})"),
                         "");
  EXPECT_EQ(item.hero_image.url, "https://news.example/o.jpg");
  EXPECT_EQ(item.hero_image.width, 1200);
  EXPECT_EQ(item.hero_image.height, 800);
  EXPECT_EQ(item.hero_image.alt, "The crane");
}

TEST(HeroImage, RefusesLogoAsHeroImage) {
  for (const char* name : {"/img/logo.png", "/site-logo-square.png", "/SiteLogo.jpg",
                           "/logos/a.png", "/my%20logo.png", "/brand/logo2x.png"}) {
    EXPECT_EQ(hero(og("", name)), "") << name;
  }
}

TEST(HeroImage, TakesADeclaredShareCardWhateverItsName) {
  const std::string size = og(":width", "1200") + og(":height", "630");
  EXPECT_NE(hero(og("", "/logo_social.png") + size), "");
  EXPECT_EQ(hero(og("", "/logo_social.png") + size + og(":alt", "Site logo")), "");
  EXPECT_EQ(hero(og("", "/logo.png") + og(":width", "300") + og(":height", "300")), "");
}

TEST(HeroImage, TakesMediumsFillerForNoAlternativeText) {
  const std::string picture = "<img src=/large.jpg width=900 height=600 alt='";
  EXPECT_EQ(read("", article(picture + "Image for post'>")).hero_image.alt, "");
  EXPECT_EQ(read("", article(picture + "Image for post 4'>")).hero_image.alt, "Image for post 4");
}

TEST(HeroImage, RefusesFurnitureByWholeWords) {
  for (const char* name : {"/avatars/7.jpg",
                           "https://secure.gravatar.com/x/1.jpg",
                           "/sprite.png",
                           "/1x1.gif",
                           "/spacer.gif",
                           "/images/blank.gif",
                           "/placeholder.jpg",
                           "/qrcode.png",
                           "/icons/share.png",
                           "/emoji/smile.png",
                           "https://img.shields.io/badge/build-ok",
                           "/default.jpg",
                           "/a.svg",
                           "/wp-content/themes/x/images/og-default.png",
                           "/no-image.png",
                           "/pixel.gif",
                           "/",
                           "https://stats.example/hit.gif",
                           "/favicon.ico",
                           "https://miro.medium.com/max/60/1*a.png?q=20",
                           "data:image/png;base64,AAAA"}) {
    EXPECT_EQ(hero(og("", name)), "") << name;
  }
  for (const char* name :
       {"/blogosphere.jpg", "/uploads/1.jpg", "/iconic-tower.jpg", "/pixel-phone-review.jpg",
        "/sites/default/files/crane.jpg", "/vi/x/hqdefault.jpg", "/headshots.jpg",
        "/lighthouse-station.jpg", "/1x1/crane.jpg"}) {
    EXPECT_EQ(hero(og("", name)), "https://news.example" + std::string(name));
  }
}

TEST(HeroImage, KeepsLogoOfWhatTheArticleIsAbout) {
  const auto titled = [](const std::string& title, const std::string& image) {
    return extract_item({.bytes = "<title>" + title + "</title>" + og("", image),
                         .url = "https://news.example/a"})
        .hero_image.url;
  };
  EXPECT_EQ(titled("Acme draws a new logo", "/acme-mark-logo.jpg"),
            "https://news.example/acme-mark-logo.jpg");
  EXPECT_EQ(titled("Acme goes public", "/acme-logo-photo.jpg"),
            "https://news.example/acme-logo-photo.jpg");
  EXPECT_EQ(titled("Rain again", "/acme-logo-photo.jpg"), "");
}

TEST(HeroImage, RefusesWhatTemplatesLeave) {
  for (const char* value : {"null", "undefined", "{{ image }}", "&lt;no value&gt;", "  "}) {
    EXPECT_EQ(hero(og("", value)), "") << value;
  }
}

TEST(HeroImage, RefusesSmallPicturesAndBanners) {
  EXPECT_EQ(hero_of_body("<img src=/a.jpg width=48 height=48>"), "");
  EXPECT_EQ(hero_of_body("<img src=/a.jpg width=728 height=90>"), "");
  EXPECT_EQ(hero_of_body("<img src=/a.jpg style='width: 1.2em'>"), "");
  EXPECT_EQ(hero_of_body("<img src=/a-50x50.jpg>"), "");
  EXPECT_EQ(hero_of_body("<img src='/a.img?h=17&amp;w=0'>"), "");
  EXPECT_EQ(hero_of_body("<img src=/a.jpg width=100% height=auto>"), "https://news.example/a.jpg");
}

TEST(HeroImage, TakesFirstLargePictureOfTheContent) {
  const Item item = read("", article("<img src=/small.jpg width=180 height=120>"
                                     "<img src=/large.jpg width=900 height=600 alt='The crane'>"
                                     "<img src=/other.jpg width=1200 height=900>"));
  EXPECT_EQ(item.hero_image.url, "https://news.example/large.jpg");
  EXPECT_EQ(item.hero_image.alt, "The crane");
  EXPECT_EQ(rule(item), "main content");
}

TEST(HeroImage, FindsLeadPictureAboveTheText) {
  EXPECT_EQ(hero("",
                 "<main><div class=top><img src=/lead.jpg><h1>A second crane</h1></div>"
                 "<div class=article-body>" +
                     kProse + kProse + kProse + "</div></main>"),
            "https://news.example/lead.jpg");
}

TEST(HeroImage, FindsPictureInItsCaptionFrame) {
  EXPECT_EQ(hero_of_body("<div class='wp-caption'><img src=/a.jpg><p class='wp-caption-text'>The "
                         "crane in May</p></div>"),
            "https://news.example/a.jpg");
}

TEST(HeroImage, FindsFigureInTheHeadThatIsNoPartOfTheText) {
  const auto with_head = [](const std::string& figure) {
    return hero("", "<article><h1>A second crane</h1><div class=post-meta><p>12 May 2021</p>" +
                        figure + "</div>" + kProse + kProse + kProse + "</article>");
  };
  EXPECT_EQ(with_head("<figure><img src=/lead.jpg></figure>"), "https://news.example/lead.jpg");
  EXPECT_EQ(with_head("<a href=/other.html><figure><img src=/other.jpg></figure></a>"), "");
  EXPECT_EQ(with_head("<img src=/ornament.jpg>"), "");
}

TEST(HeroImage, PassesOverPicturesOfOthers) {
  const std::string other = "<img src=/other.jpg width=900 height=600>";
  EXPECT_EQ(hero("", "<nav>" + other + "</nav>" + article("") + "<aside>" + other + "</aside>"),
            "");
  EXPECT_EQ(hero_of_body("<div class='author-avatar'>" + other + "</div>"), "");
  EXPECT_EQ(hero_of_body("<div class='related'><h3>Related</h3><a href=/x>" + other +
                         "Calibrating forty rain gauges</a></div>"),
            "");
  EXPECT_EQ(hero_of_body("<img src=/1.jpg alt='微信二维码'>"), "");
}

TEST(HeroImage, RefusesCodesThatReadersAreAskedToScan) {
  const std::string picture = "<p><img src='/media/a1b2.jpg' width=640 height=400></p>";
  EXPECT_EQ(hero_of_body(picture + "<p>长按识别二维码，关注我们</p>"), "");
  for (const char* asks : {"扫码关注我们的公众号", "长按图片关注", "微信扫一扫，关注作者",
                           "扫描下方二维码加群", "识别图中二维码"}) {
    EXPECT_EQ(hero_of_body(picture + "<p>" + asks + "</p>"), "") << asks;
  }
}

TEST(HeroImage, KeepsPicturesOverCaptionsThatAskForNothing) {
  const std::string picture = "<p><img src='/media/a1b2.jpg' width=640 height=400></p>";
  for (const char* caption : {"扫码登录是怎样工作的", "人脸识别技术引发关注",
                              "语音识别：值得关注的十篇论文", "扫地机器人今年受到关注"}) {
    EXPECT_EQ(hero_of_body(picture + "<p>" + caption + "</p>"),
              "https://news.example/media/a1b2.jpg")
        << caption;
  }
}

TEST(HeroImage, IsNotToldByWordsBehindTheArticle) {
  const std::string picture = "<p><img src='/media/a1b2.jpg' width=640 height=400></p>";
  EXPECT_EQ(hero("", "<article><h1>A rain gauge</h1>" + kProse + kProse + kProse + picture +
                         "</article><footer><p>长按识别二维码，关注我们</p></footer>"),
            "https://news.example/media/a1b2.jpg");
}

TEST(HeroImage, ReadsLazyAttributes) {
  for (const char* name : {"data-src", "data-original", "data-actualsrc", "data-lazy-src",
                           "data-croporisrc", "real_src", "zoomfile", "data-of-our-own"}) {
    EXPECT_EQ(hero_of_body("<img src='data:image/gif;base64,R0lGOD' " + std::string(name) +
                           "=/real.jpg>"),
              "https://news.example/real.jpg")
        << name;
  }
  EXPECT_EQ(hero_of_body("<img src=/blank.gif data-src=/mmbiz/0?wx_fmt=png>"),
            "https://news.example/mmbiz/0?wx_fmt=png");
}

TEST(HeroImage, IgnoresDataAttributesThatAreNoAddress) {
  EXPECT_EQ(hero_of_body("<img src=/real.jpg data-image=image-348 data-lazy=true "
                         "data-src='{\"a\":1}' data-pin='/pin.jpg'>"),
            "https://news.example/real.jpg");
}

TEST(HeroImage, TakesTheWidestSensibleOfASrcset) {
  EXPECT_EQ(hero_of_body("<img src=/s.jpg srcset='/s.jpg 320w, /m,1.jpg 1280w,/l.jpg 4000w'>"),
            "https://news.example/m,1.jpg");
  EXPECT_EQ(hero_of_body("<img src=/s.jpg srcset='/s.jpg 300w, /l.jpg 3000w, /xl.jpg 4000w'>"),
            "https://news.example/l.jpg");
  EXPECT_EQ(hero_of_body("<img src=/s.jpg srcset='/s.jpg 1x, /d.jpg 2x'>"),
            "https://news.example/d.jpg");
  const Item item = read("", article("<img src=/s.jpg width=600 height=400 "
                                     "data-srcset='/a.jpg 600w, /b.jpg 1200w'>"));
  EXPECT_EQ(item.hero_image.url, "https://news.example/b.jpg");
  EXPECT_EQ(item.hero_image.width, 1200);
  EXPECT_EQ(item.hero_image.height, 800);
}

TEST(HeroImage, ReadsPictureSourcesThatEveryProgramShows) {
  EXPECT_EQ(
      hero_of_body("<picture><source type=image/avif srcset='/a.avif 1600w'>"
                   "<source type=image/jpeg srcset='/a.jpg 1500w'><img src=/s.jpg></picture>"),
      "https://news.example/a.jpg");
  EXPECT_EQ(hero_of_body("<picture><source srcset=/w.webp type=image/webp>"
                         "<img src=/plain.jpg></picture>"),
            "https://news.example/plain.jpg");
}

TEST(HeroImage, ReadsNoscriptCopies) {
  EXPECT_EQ(hero_of_body("<img class=lazy><noscript><img src=/real.jpg></noscript>"),
            "https://news.example/real.jpg");
}

TEST(HeroImage, ReadsPostersOfVideos) {
  EXPECT_EQ(hero_of_body("<video poster=/poster.jpg width=640 height=360></video>"),
            "https://news.example/poster.jpg");
}

TEST(HeroImage, TakesAltAndSizeFromThePictureOnThePage) {
  const Item item = read(og("", "https://news.example/2021/crane.jpg?w=1200"),
                         article("<img src=/2021/crane.jpg?w=600 alt='The new crane'>"));
  EXPECT_EQ(item.hero_image.alt, "The new crane");
  const Item same =
      read(og("", "/crane.jpg"), article("<img src=/crane.jpg width=800 height=500>"));
  EXPECT_EQ(same.hero_image.width, 800);
  EXPECT_EQ(same.hero_image.height, 500);
}

TEST(HeroImage, RefusesDeclaredPictureThatThePageShowsSmall) {
  EXPECT_EQ(hero(og("", "/jane.jpg"), article("<img src=/jane.jpg width=38 height=38>")), "");
}

TEST(HeroImage, ReadsSizesInAddresses) {
  const auto size = [](const std::string& address) {
    const Image image = read(og("", address), "").hero_image;
    return std::pair(image.width, image.height);
  };
  EXPECT_EQ(size("/photo-1024x683.jpg"), std::pair(1024, 683));
  EXPECT_EQ(size("/640x480/photo.jpg"), std::pair(640, 480));
  EXPECT_EQ(size("/w_1200,h_600,c_fill/photo_1456x816.png"), std::pair(1200, 600));
  EXPECT_EQ(size("/photo-1024x683.jpg?w=512"), std::pair(512, 342));
  EXPECT_EQ(size("/0x66:1280x786/1600x900/1280x8531.jpg"), std::pair(1600, 900));
  EXPECT_EQ(size("/16x9/photo.jpg"), std::pair(0, 0));
}

TEST(HeroImage, NeedsAnAddressThatCanBeFetched) {
  EXPECT_EQ(extract_item({.bytes = "<title>x</title>" + og("", "/o.jpg")}).hero_image.url, "");
  EXPECT_EQ(hero(og("", "javascript:void(0)")), "");
}

TEST(Images, GivesEachPictureOnceInOrder) {
  EXPECT_THAT(images("<img src=/a-300x200.jpg width=300 height=200><img src=/b.jpg>"
                     "<img src=/a-1024x683.jpg width=1024 height=683><img src=/b.jpg>"),
              ElementsAre("https://news.example/a-1024x683.jpg", "https://news.example/b.jpg"));
}

TEST(Images, KnowsCopiesByIdOrDigest) {
  EXPECT_THAT(images("<img data-src='https://mmbiz.qpic.cn/mmbiz_png/AbC/640?wx_fmt=png'>"
                     "<img data-src='https://mmbiz.qpic.cn/mmbiz_jpg/AbC/0?wx_fmt=jpeg'>"),
              ElementsAre("https://mmbiz.qpic.cn/mmbiz_png/AbC/640?wx_fmt=png"));
  EXPECT_THAT(images("<img src='https://a.example/v2-0123456789abcdef0123456789abcdef_720w.jpg'>"
                     "<img src='https://b.example/50/v2-0123456789abcdef0123456789abcdef_r.jpg'>"),
              ElementsAre("https://a.example/v2-0123456789abcdef0123456789abcdef_720w.jpg"));
  EXPECT_THAT(images("<img src=/p?id=1><img src=/p?id=2>"),
              ElementsAre("https://news.example/p?id=1", "https://news.example/p?id=2"));
}

TEST(Images, LeavesRefusedOnesOut) {
  for (const char* refused : {"<img src=/logo.png>", "<img src=/rule.png width=800 height=24>"})
    EXPECT_THAT(images(refused), IsEmpty());
  EXPECT_THAT(images("<img class=wp-smiley src=/s.png><img src=/h width=1 height=1>"), IsEmpty());
}

TEST(Images, KeepsLongStripsThatAreNoHero) {
  EXPECT_EQ(images("<img src=/strip.jpg width=800 height=5000>").size(), 1u);
  EXPECT_EQ(hero_of_body("<img src=/strip.jpg width=800 height=5000>"), "");
}

TEST(Images, TakesNoscriptCopyForThePictureBesideIt) {
  EXPECT_THAT(images("<noscript><img src=/a></noscript><img src='data:,' data-original=/b.jpg>"),
              ElementsAre("https://news.example/b.jpg"));
}

TEST(Images, AreAtMostTwoHundred) {
  std::string many;
  for (int i = 0; i < 300; ++i) many += "<img src=/picture-" + std::to_string(i) + "a.jpg>";
  EXPECT_EQ(images(many).size(), 200u);
}

}  // namespace
}  // namespace sheaf
