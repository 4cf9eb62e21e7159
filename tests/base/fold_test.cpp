#include "base/fold.h"

#include <gtest/gtest.h>

namespace sheaf {
namespace {

TEST(Fold, MakesCapitalsOfEveryScriptSmall) {
  const std::u32string upper = U"AZÀÞĀĹŃŸŽİȘȚΆΈΩΣАЯЁЇԱႠẠ";
  const std::u32string lower = U"azàþāĺńÿžișțάέωσаяёїաⴀạ";
  for (std::size_t i = 0; i < upper.size(); ++i) {
    EXPECT_EQ(fold(upper[i]), lower[i]) << i;
    EXPECT_EQ(fold(lower[i]), lower[i]) << i;
  }
  for (const char32_t c : std::u32string_view(U"1×÷ßıĸ中あ가。")) EXPECT_EQ(fold(c), c);
}

TEST(Fold, MakesTheFormsOfOneLetterOne) {
  EXPECT_EQ(fold("ΣΊΣΥΦΟΣ"), fold("σίσυφος"));
  EXPECT_EQ(fold("Ｕｐｄａｔｅｄ："), "updated:");
}

TEST(Fold, ComposesLettersWithTheirMarks) {
  EXPECT_EQ(fold("A\u0308nderung"), "änderung");
  EXPECT_EQ(fold("\u0418\u0306од"), "йод");
  EXPECT_EQ(fold("\u1112\u1161\u11ab"), "한");
  EXPECT_EQ(fold("か\u3099"), "が");
}

TEST(Fold, ReadsMalformedBytesAsReplacements) { EXPECT_EQ(fold("A\xff"), "a\uFFFD"); }

TEST(FoldLetters, KeepsNothingButLettersAndDigits) {
  EXPECT_EQ(fold_letters("Site.com – “X” É"), "sitecomxé");
  EXPECT_EQ(fold_letters("ＡＢ １"), "ab1");
  EXPECT_EQ(fold_letters("— ! —"), "");
}

TEST(StartsWithFolded, ComparesWithoutCase) {
  EXPECT_TRUE(starts_with_folded("Обновлено: 6 мая", "обновлен"));
  EXPECT_FALSE(starts_with_folded("Об", "обновлен"));
  EXPECT_TRUE(starts_with_folded("Об", ""));
}

TEST(Scripts, TellSmallLettersFromCapitalsAndFromScriptsWithoutCase) {
  for (const char32_t c : std::u32string_view(U"aßéșέяа")) EXPECT_TRUE(is_small_letter(c));
  for (const char32_t c : std::u32string_view(U"AÉȘΈЯ中あ가א1.")) EXPECT_FALSE(is_small_letter(c));
}

}  // namespace
}  // namespace sheaf
