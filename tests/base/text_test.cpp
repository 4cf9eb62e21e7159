#include "base/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

namespace sheaf {
namespace {

using testing::ElementsAre;

// A copy at the very end of a heap block, so that the address sanitizer sees any read beyond it.
class Exact {
 public:
  explicit Exact(std::string_view text) : bytes_(new char[text.size()]), size_(text.size()) {
    text.copy(bytes_.get(), size_);
  }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_;
};

std::vector<char32_t> decode_all(std::string_view text) {
  const Exact exact(text);
  std::vector<char32_t> out;
  for (std::size_t pos = 0; pos < exact.view().size();)
    out.push_back(next_code_point(exact.view(), pos));
  return out;
}

TEST(AsciiCase, ComparesWithoutCase) {
  EXPECT_TRUE(equals_ignore_case("Content-Type", "content-TYPE"));
  EXPECT_FALSE(equals_ignore_case("a", "ab"));
  EXPECT_FALSE(equals_ignore_case("[", "{"));  // they differ in bit 0x20 alone
  EXPECT_TRUE(starts_with_ignore_case("HTTP://x", "http:"));
  EXPECT_FALSE(starts_with_ignore_case("ht", "http"));
  EXPECT_TRUE(ends_with_ignore_case("a.PDF", ".pdf"));
  EXPECT_FALSE(ends_with_ignore_case("pdf", ".pdf"));
  EXPECT_EQ(ascii_lower("ÄBC中"), "Äbc中");
}

TEST(FindIgnoreCase, FindsEachPlaceInLongTexts) {
  for (const std::size_t place : {0u, 4090u, 4092u, 4093u, 4095u, 4096u, 9000u}) {
    std::string text(9004, 'd');
    text.replace(place, 4, "DaTe");
    EXPECT_EQ(find_ignore_case(text, "date"), place);
    EXPECT_EQ(find_ignore_case(text, "date", place), place);
    EXPECT_EQ(find_ignore_case(text, "date", place + 1), std::string_view::npos);
  }
}

TEST(FindIgnoreCase, FindsEitherCaseOfEveryLetter) {
  EXPECT_EQ(find_ignore_case("xx DATE date", "date"), 3u);
  EXPECT_EQ(find_ignore_case("xx DATE date", "date", 4), 8u);
  EXPECT_EQ(find_ignore_case("ddDdate", "date"), 3u);
  EXPECT_EQ(find_ignore_case("dat", "date"), std::string_view::npos);
  EXPECT_EQ(find_ignore_case("{a}", "[a]"), std::string_view::npos);
  EXPECT_EQ(find_ignore_case("作者:X", "作者"), 0u);
  EXPECT_EQ(find_ignore_case("date", "date", 9), std::string_view::npos);
  EXPECT_EQ(find_ignore_case("", "a"), std::string_view::npos);
  EXPECT_EQ(find_ignore_case("abc", "", 2), 2u);
}

TEST(FindIgnoreCase, AgreesWithASlowSearchAtEveryOffset) {
  const std::string text = "aAbBaAbabABBAaabBa";
  for (const char* needle : {"ab", "ba", "aab", "bba", "b", "abba"}) {
    for (std::size_t from = 0; from <= text.size(); ++from) {
      EXPECT_EQ(find_ignore_case(text, needle, from), ascii_lower(text).find(needle, from));
    }
  }
}

TEST(NextCodePoint, ReadsOneToFourBytes) {
  EXPECT_THAT(decode_all("aé中😀"), ElementsAre(U'a', U'é', U'中', U'😀'));
  EXPECT_THAT(decode_all("\xEF\xBF\xBD\xEE\x80\x80\xED\x9F\xBF\xF4\x8F\xBF\xBF"),
              ElementsAre(0xFFFD, 0xE000, 0xD7FF, 0x10FFFF));
}

TEST(NextCodePoint, MovesByOneByteOverMalformedOnes) {
  EXPECT_THAT(decode_all("\xE4\xB8"), ElementsAre(0xFFFD, 0xFFFD));
  EXPECT_THAT(decode_all("\xC0\x80"), ElementsAre(0xFFFD, 0xFFFD));              // overlong
  EXPECT_THAT(decode_all("\xED\xA0\x80"), ElementsAre(0xFFFD, 0xFFFD, 0xFFFD));  // surrogate
  EXPECT_THAT(decode_all("\xFF"
                         "a"),
              ElementsAre(0xFFFD, U'a'));
  EXPECT_THAT(decode_all("\xE4\xB8"
                         "a"),
              ElementsAre(0xFFFD, 0xFFFD, U'a'));
}

TEST(AppendUtf8, GoesThereAndBackForEveryCodePoint) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    std::size_t pos = 0;
    ASSERT_EQ(next_code_point(text, pos), c);
    ASSERT_EQ(pos, text.size());
    ASSERT_TRUE(is_valid_utf8(text));
  }
}

TEST(AppendUtf8, WritesTheReplacementForWhatIsNoCharacter) {
  std::string text;
  append_utf8(text, 0xD800);
  append_utf8(text, 0x110000);
  EXPECT_EQ(text, "\uFFFD\uFFFD");
}

TEST(ValidUtf8, FindsTheFirstBadByteAtEveryAlignment) {
  const std::string good = "plain ascii text, é, 中文字, 😀 and more ascii";
  for (std::size_t cut = 0; cut <= good.size(); ++cut) {
    if (cut < good.size() && (good[cut] & 0xC0) == 0x80) continue;
    const Exact exact(good.substr(0, cut) + "\xFF" + good.substr(cut));
    EXPECT_EQ(valid_utf8_prefix(exact.view()), cut);
  }
  EXPECT_TRUE(is_valid_utf8(Exact(good).view()));
  EXPECT_TRUE(is_valid_utf8(""));
}

struct Malformed {
  const char* bytes;
  const char* repaired;
};
class ReplaceMalformed : public testing::TestWithParam<Malformed> {};

TEST_P(ReplaceMalformed, PutsOneReplacementForEachMaximalSubpart) {
  EXPECT_EQ(replace_malformed(Exact(GetParam().bytes).view()), GetParam().repaired);
}

// Unicode 15, section 3.9, tables 3-8 to 3-11, and the ends of text.
INSTANTIATE_TEST_SUITE_P(
    Unicode, ReplaceMalformed,
    testing::Values(Malformed{"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41",
                              "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
                              "A"},
                    Malformed{"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41",
                              "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
                              "A"},
                    Malformed{"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42",
                              "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
                              "A"
                              "\uFFFD\uFFFD"
                              "B"},
                    Malformed{"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41",
                              "\uFFFD\uFFFD\uFFFD\uFFFD"
                              "A"},
                    Malformed{"中\xE4\xB8", "中\uFFFD"}, Malformed{"\xF0\x9F\x98", "\uFFFD"},
                    Malformed{"\xE4", "\uFFFD"}, Malformed{"a中é", "a中é"}, Malformed{"", ""}));

TEST(CodePoints, AreCountedAndCutWhole) {
  EXPECT_EQ(count_code_points("a中😀"), 3u);
  EXPECT_EQ(first_code_points("a中😀b", 2), "a中");
  EXPECT_EQ(first_code_points("a中😀b", 9), "a中😀b");
  EXPECT_EQ(first_code_points("中", 0), "");
}

TEST(Scripts, TellLettersFromMarks) {
  for (const char32_t c : std::u32string_view(U"aZ9éßÿΩя中〇々あアー한ｱＡ９²₂ǅقका𝒜𠀀")) {
    EXPECT_TRUE(is_letter(c)) << std::hex << static_cast<unsigned>(c);
  }
  for (const char32_t c :
       std::u32string_view(U" .,'-×÷·。，、「」《》！？…—“”‘’●★①【】〜・￥😀\uFFFD\uFE0F\uE000")) {
    EXPECT_FALSE(is_letter(c)) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Scripts, TellTheWritingsOfEastAsiaApart) {
  EXPECT_TRUE(is_han(U'中') && is_han(U'㐀') && is_han(U'𠮷') && is_han(U'々') && is_han(U'〇'));
  EXPECT_FALSE(is_han(U'あ') || is_han(U'。') || is_han(U'한') || is_han(U'a'));
  EXPECT_TRUE(is_kana(U'あ') && is_kana(U'ー') && is_kana(U'ｱ'));
  EXPECT_FALSE(is_kana(U'・') || is_kana(U'中'));
  EXPECT_TRUE(is_hangul(U'한') && is_hangul(U'ㄱ'));
  EXPECT_FALSE(is_hangul(U'中'));
}

TEST(Trim, TakesEveryKindOfSpaceFromBothEnds) {
  EXPECT_EQ(trim(" \t\r\n\f\v\u00A0\u3000\u200B\uFEFF\u202A a b \u2003\u00AD\u202C\u2028"), "a b");
  EXPECT_EQ(trim(" \u3000 "), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("中"), "中");
  EXPECT_EQ(trim(Exact("\xE3\x80").view()), "\xE3\x80");
  EXPECT_EQ(trim(Exact("\x80\x80").view()), "\x80\x80");
}

TEST(FoldSpace, MakesRunsOneBlankAndDropsTheInvisible) {
  EXPECT_EQ(fold_space("  a \n\t b\u3000\u00A0c  "), "a b c");
  EXPECT_EQ(fold_space("a\u200Bb \u200B c\u00ADd"), "ab cd");
  EXPECT_EQ(fold_space("中、あ　文éñ"), "中、あ 文éñ");
  EXPECT_EQ(fold_space("می\u200Cخواهم \u200D👩\u200D👧\u200D a\u200Dé"), "می\u200Cخواهم 👩\u200D👧 aé");
  EXPECT_EQ(fold_space("\xFF x \xE3"), "\xFF x \xE3");
  EXPECT_EQ(fold_space(" "), "");
}

// One of each kind of what is hidden, between letters.
constexpr std::string_view kHidden =
    "a\x01"
    "b\x1F"
    "c\x7F"
    "d\u0080e\u009Ff\u00ADg\u034Fh\u061Ci\u115Fj\u1160k\u17B4l\u180Em\u200Bn\u200Eo\u202Ep\u2060q"
    "\u206F"
    "r\u3164s\uFDD0t\uFEFFu\uFFA0v\uFFF9w\uFFFBx\uFFFEy\U000E0001z\U000E007FA\U0001FFFFB\U0001D173"
    "C";
constexpr std::string_view kShown = "abcdefghijklmnopqrstuvwxyzABC";

TEST(Hidden, GoesWhereSpaceIsFoldedAndWhereItIsKept) {
  EXPECT_EQ(fold_space(kHidden), kShown);
  EXPECT_EQ(drop_hidden(kHidden), kShown);
  EXPECT_EQ(trim("\x01\u061C\u3164 a b\uFFFA\U000E0041\x7F"), "a b");
}

TEST(Hidden, IsNothingThatShapesOrSaysSomething) {
  for (const std::string_view text :
       {"❤\uFE0F", "葛\U000E0100", "ᠠ\u180B", "می\u200Cخواهم", "👩\u200D👧", "ﾡ", "ㄱㅏ", "ᅢ",
        "\uFFFC", "\uFFFD", "مرحبا", "é", "\U0001F3F4", "\u0300"}) {
    EXPECT_EQ(drop_hidden(text), text);
    EXPECT_EQ(fold_space(text), text);
  }
}

TEST(DropHidden, KeepsLinesTabsAndSpaces) {
  EXPECT_EQ(drop_hidden("  a\t\r\nb\rc\n\n  d\u3000e\fg\v\u0085\n"),
            "  a\t\nb\nc\n\n  d\u3000e g  \n");
  EXPECT_EQ(drop_hidden(""), "");
}

TEST(Split, GivesOnePieceMoreThanSeparators) {
  EXPECT_THAT(split("a,,b,", ','), ElementsAre("a", "", "b", ""));
  EXPECT_THAT(split("", ','), ElementsAre(""));
  EXPECT_THAT(split_lines("a\r\nb\n\rc\r"), ElementsAre("a", "b", "\rc"));
}

TEST(ReplaceAll, DoesNotReadItsOwnOutput) {
  EXPECT_EQ(replace_all("aaa", "a", "aa"), "aaaaaa");
  EXPECT_EQ(replace_all("abcabc", "bc", ""), "aa");
  EXPECT_EQ(replace_all("abab", "abab", "x"), "x");
  EXPECT_EQ(replace_all("abc", "", "x"), "abc");
  EXPECT_EQ(replace_all("abc", "d", "x"), "abc");
}

}  // namespace
}  // namespace sheaf
