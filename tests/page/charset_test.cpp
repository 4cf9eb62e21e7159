#include "page/charset.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "tests/support/bytes.h"

namespace sheaf {
namespace {

using namespace std::string_literals;

TEST(Utf8, IsTheAnswerForValidBytes) {
  for (const char* type : {"", "text/html", "text/html; charset=gbk", "text/html; charset=bogus"}) {
    const Decoded decoded = decode("<p>中文和 English 混排</p>", type);
    EXPECT_EQ(decoded.text, "<p>中文和 English 混排</p>");
    EXPECT_EQ(decoded.charset, "UTF-8");
    EXPECT_EQ(decoded.source, CharsetSource::kDetected);
  }
  EXPECT_EQ(decode("中", html("utf-8")).source, CharsetSource::kTransport);
  EXPECT_EQ(decode("<meta charset=utf8>中", "").source, CharsetSource::kMeta);
}

TEST(Utf8, IsMovedWithoutACopy) {
  std::string bytes(1 << 16, 'x');
  bytes += "中";
  const char* const data = bytes.data();
  EXPECT_EQ(decode(std::move(bytes), html("utf-8")).text.data(), data);
}

TEST(Utf8, LosesItsBom) {
  const Decoded decoded = decode("\xEF\xBB\xBF中", html("gbk"));
  EXPECT_EQ(decoded.text, "中");
  EXPECT_EQ(decoded.charset, "UTF-8");
  EXPECT_EQ(decoded.source, CharsetSource::kBom);
  EXPECT_EQ(decode("\xEF\xBB\xBF", "").text, "");
  EXPECT_EQ(decode("\xEF\xBB", html("utf-8")).text, "\uFFFD");
}

TEST(Utf8, BomBeforeAnotherCharsetIsNotBelieved) {
  const Decoded decoded = decode(
      "\xEF\xBB\xBF<meta charset=gbk>" + from_hex("ced2c3c7ceaacab2c3b4d2aad7f6d5e2b8f6c4a3d0cd"),
      "");
  EXPECT_EQ(decoded.text, "<meta charset=gbk>我们为什么要做这个模型");
  EXPECT_EQ(decoded.charset, "GBK");
}

TEST(Utf8, KeepsNulsAndNeverGrowsOverThem) {
  EXPECT_EQ(decode("a\0b中\0"s, "").text, "a\0b中\0"s);
  EXPECT_EQ(decode("<p>\0\0\0</p> and more text after that"s, "").text,
            "<p>\0\0\0</p> and more text after that"s);
}

TEST(Utf8, FewBadBytesAreReplaced) {
  std::string page;
  for (int i = 0; i < 50; ++i) page += "中文";
  for (const char* type : {"", "text/html; charset=utf-8", "text/html; charset=gb2312"}) {
    const Decoded decoded = decode(page + "\xFF" + page + "\xE4\xB8", type);
    EXPECT_EQ(decoded.text, page + "\uFFFD" + page + "\uFFFD");
    EXPECT_EQ(decoded.charset, "UTF-8");
  }
}

TEST(Utf8, DeclaredIsBelievedWithSomeBadBytes) {
  const Decoded decoded = decode("中文字\xE4\xB8!\xC0x", html("utf-8"));
  EXPECT_EQ(decoded.text, "中文字\uFFFD!\uFFFDx");
  EXPECT_EQ(decoded.source, CharsetSource::kTransport);
}

TEST(Utf8, DeclaredIsOverruledByOtherBytes) {
  const Decoded decoded =
      decode("<meta charset=utf-8>" + from_hex("ced2c3c7ceaacab2c3b4d2aad7f6d5e2b8f6c4a3d0cd"),
             html("utf-8"));
  EXPECT_EQ(decoded.text, "<meta charset=utf-8>我们为什么要做这个模型");
  EXPECT_EQ(decoded.charset, "GBK");
  EXPECT_EQ(decoded.source, CharsetSource::kDetected);
}

TEST(Utf8, OneCutCharacterIsUtf8) {
  EXPECT_EQ(decode("abc 中\xE4", "").charset, "UTF-8");
  EXPECT_EQ(decode("\xE4\xB8\xAD\xE6\x96", "").text, "中\uFFFD");
}

// In GBK these are one common character each, and also valid UTF-8.
TEST(Utf8, ByChanceIsNotBelievedOverADeclaration) {
  EXPECT_EQ(decode("<b>\xCD\xA8</b>", html("gbk")).text, "<b>通</b>");
  EXPECT_EQ(decode("<b>\xC2\xA9</b>", html("iso-8859-1")).text, "<b>©</b>");
}

TEST(WideCharsets, AreKnownByTheirBom) {
  EXPECT_EQ(decode("\xFF\xFE\x2D\x4E"s, html("gbk")).text, "中");
  EXPECT_EQ(decode("\xFE\xFF\x4E\x2D"s, "").charset, "UTF-16BE");
  EXPECT_EQ(decode("\xFE\xFF\xD8\x3D\xDE\x00"s, "").text, "😀");
  EXPECT_EQ(decode("\xFF\xFE\0\0\x2D\x4E\0\0"s, "").text, "中");
  EXPECT_EQ(decode("\0\0\xFE\xFF\0\0\x4E\x2D"s, "").charset, "UTF-32BE");
  EXPECT_EQ(decode("\xFF\xFE"s, "").text, "");
  EXPECT_EQ(decode("\xFF\xFE"s, "").source, CharsetSource::kBom);
}

TEST(WideCharsets, ReplaceWhatIsMalformed) {
  EXPECT_EQ(decode("\xFF\xFE"
                   "a\0\x00\xD8"
                   "b\0"s,
                   "")
                .text,
            "a\uFFFDb");
  EXPECT_EQ(decode("\xFF\xFE"
                   "a\0\x00\xDC"
                   "b\0c"s,
                   "")
                .text,
            "a\uFFFDb\uFFFD");
  EXPECT_EQ(decode("\xFF\xFE"
                   "a\0\x00\xD8"s,
                   "")
                .text,
            "a\uFFFD");
}

TEST(WideCharsets, SurrogatePairsSurviveEveryOffset) {
  for (std::size_t pad = 4090; pad < 4100; ++pad) {
    std::string bytes = "\xFF\xFE", expected;
    for (std::size_t i = 0; i < pad; ++i) bytes += "x\0"s;
    bytes += "\x3D\xD8\x00\xDE\x3D\xD8\x01\xDE"s;
    EXPECT_EQ(decode(bytes, "").text, std::string(pad, 'x') + "😀😁");
  }
}

TEST(WideCharsets, AreKnownByTheirNuls) {
  const std::string ascii = "<!doctype html><title>hello</title>";
  const auto widen = [&](std::size_t before, std::size_t after) {
    std::string out;
    for (const char c : ascii) (out.append(before, '\0') += c).append(after, '\0');
    return out;
  };
  EXPECT_EQ(decode(widen(0, 1), "").charset, "UTF-16LE");
  EXPECT_EQ(decode(widen(1, 0), html("utf-8")).charset, "UTF-16BE");
  EXPECT_EQ(decode(widen(0, 3), "").charset, "UTF-32LE");
  EXPECT_EQ(decode(widen(3, 0), "").charset, "UTF-32BE");
  EXPECT_EQ(decode(widen(3, 0), "").text, ascii);
  EXPECT_EQ(decode(widen(0, 1) + "\x2D\x4E", "").text, ascii + "中");
}

TEST(WideCharsets, DeclaredAloneAreNotBelieved) {
  EXPECT_EQ(decode("<meta charset=utf-16>中文字", "").text, "<meta charset=utf-16>中文字");
  EXPECT_EQ(decode("中文字", html("utf-16le")).charset, "UTF-8");
}

TEST(Ascii, TakesTheDeclaredName) {
  EXPECT_EQ(decode("abc", html("gb2312")).charset, "GBK");
  EXPECT_EQ(decode("abc", "").charset, "UTF-8");
  EXPECT_EQ(decode("", "").text, "");
  EXPECT_EQ(decode("", html("shift_jis")).text, "");
}

TEST(Ascii, WithJapaneseEscapesIsIso2022Jp) {
  const Decoded decoded = decode("<title>\x1b$B$\"\x1b(B</title>", "");
  EXPECT_EQ(decoded.text, "<title>あ</title>");
  EXPECT_EQ(decoded.charset, "ISO-2022-JP");
}

TEST(DeclaredCharsets, HeaderComesBeforeMeta) {
  const Decoded decoded = decode("<meta charset=windows-1251>\xCF\xF0", html("windows-1250"));
  EXPECT_EQ(decoded.charset, "windows-1250");
  EXPECT_EQ(decoded.source, CharsetSource::kTransport);
}

TEST(DeclaredCharsets, TheServersDefaultComesLast) {
  const std::string text = from_hex("ced2c3c7ceaacab2c3b4d2aad7f6d5e2b8f6c4a3d0cd");
  EXPECT_EQ(decode("<meta charset=gb2312>" + text, html("ISO-8859-1")).source,
            CharsetSource::kMeta);
  EXPECT_EQ(decode(text, html("ISO-8859-1")).text, "我们为什么要做这个模型");
  EXPECT_EQ(decode("na\xEFve caf\xE9", html("ISO-8859-1")).text, "naïve café");
}

TEST(DeclaredCharsets, MetaFarDownIsFoundWhereBytesAreNoUtf8) {
  const std::string head =
      "<style>" + std::string(20000, 'x') + "</style><meta charset=windows-1251>";
  EXPECT_EQ(decode(head + "\xCF", "").text, head + "П");
}

TEST(DeclaredCharsets, ThatCannotReadTheBytesAreOverruled) {
  // Windows-1252 text under the name of a Korean page: nearly every byte would be an error.
  const std::string text = "\xE9 \xE8 \xE0 \xF9 d\xE9 \xE0 l\xE0 o\xF9 \xE9. \xE9! ";
  const Decoded decoded = decode(text, html("euc-kr"));
  EXPECT_EQ(decoded.source, CharsetSource::kDetected);
  EXPECT_EQ(decoded.text, "é è à ù dé à là où é. é! ");
}

struct Broken {
  const char* charset;
  const char* bytes;
  const char* text;
};
class MalformedBytes : public testing::TestWithParam<Broken> {};

TEST_P(MalformedBytes, GiveOneReplacementAndKeepAscii) {
  EXPECT_EQ(decode(GetParam().bytes, html(GetParam().charset)).text, GetParam().text);
}

// Encoding standard: the ASCII byte after a lead byte is read again; a lead byte at the end is one
// error.
INSTANTIATE_TEST_SUITE_P(MultiByte, MalformedBytes,
                         testing::Values(Broken{"gbk", "\xD6\xD0\x81<b>", "中\uFFFD<b>"},
                                         Broken{"gbk", "\xD6\xD0\x81", "中\uFFFD"},
                                         Broken{"gbk", "\xD6\xD0\xFF<", "中\uFFFD<"},
                                         Broken{"gbk", "\x80\xD6\xD0", "€中"},
                                         Broken{"gb18030", "\xD6\xD0\x81\x30\x81", "中\uFFFD"},
                                         Broken{"big5", "\xA4\xA4\xA4<", "中\uFFFD<"},
                                         Broken{"big5", "\xA4\xA4\xA4", "中\uFFFD"},
                                         Broken{"shift_jis", "\x93\xFA\x83<", "日\uFFFD<"},
                                         Broken{"shift_jis", "\x93\xFA\xFF", "日\uFFFD"},
                                         Broken{"euc-jp", "\xC6\xFC\xA4<", "日\uFFFD<"},
                                         Broken{"euc-kr", "\xC7\xD1\xB0<", "한\uFFFD<"},
                                         Broken{"windows-874", "\xCA\xC7\xDB", "สว\uFFFD"},
                                         Broken{"windows-1252", "\xE9\x81", "é\u0081"}));

TEST(Decoding, GivesValidUtf8ForEveryByteInEveryCharset) {
  for (const char* charset :
       {"utf-8", "gbk", "gb18030", "big5", "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr",
        "windows-874", "iso-8859-16", "ibm866", "utf-16le", ""}) {
    for (int lead = 0; lead < 256; ++lead) {
      for (int next = 0; next < 256; next += 15) {
        const std::string bytes = {'a', static_cast<char>(lead), static_cast<char>(next), 'b',
                                   static_cast<char>(lead)};
        const Decoded decoded = decode(bytes, html(charset));
        ASSERT_TRUE(is_valid_utf8(decoded.text)) << charset << ' ' << lead << ' ' << next;
        ASSERT_FALSE(decoded.charset.empty());
      }
    }
  }
}

}  // namespace
}  // namespace sheaf
