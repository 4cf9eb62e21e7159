#include "base/words.h"

#include <gtest/gtest.h>

namespace sheaf {
namespace {

struct Case {
  const char* text;
  std::size_t han, latin;
};
class CountWords : public testing::TestWithParam<Case> {};

TEST_P(CountWords, CountsHanCharactersAndOtherWords) {
  const WordCount count = count_words(GetParam().text);
  EXPECT_EQ(count.han, GetParam().han) << GetParam().text;
  EXPECT_EQ(count.latin, GetParam().latin) << GetParam().text;
  EXPECT_EQ(count.total(), GetParam().han + GetParam().latin);
}

INSTANTIATE_TEST_SUITE_P(
    Latin, CountWords,
    testing::Values(Case{"", 0, 0}, Case{" .,- ' ", 0, 0}, Case{"one two\nthree", 0, 3},
                    Case{"don't won’t well-known", 0, 3}, Case{"'quoted' -dash- end.", 0, 3},
                    Case{"3.14 e.g. U.S.A. snake_case", 0, 4}, Case{"wait--what a...b", 0, 4},
                    Case{"naïve Straße Ωμέγα слово", 0, 4}, Case{"soft\u00ADhyphen", 0, 1},
                    Case{"m² CO₂", 0, 2}, Case{"100% C++ & C#", 0, 3}));

INSTANTIATE_TEST_SUITE_P(Mixed, CountWords,
                         testing::Values(Case{"机器之心报道，编辑：魔王、杜伟。", 12, 0},
                                         Case{"用GPT-3写代码", 4, 1}, Case{"2021年4月9日", 3, 3},
                                         Case{"人々の暮らし", 3, 2},
                                         Case{"①《标题》★😀❤️", 2, 0},
                                         Case{"한국어 단어", 0, 2}, Case{"カタカナ・テスト", 0, 2},
                                         Case{"हिन्दी शब्द", 0, 2}, Case{"a-中", 1, 1},
                                         Case{"中-a-b", 1, 1}));

TEST(CountWords, MalformedBytesEndAWord) {
  const WordCount count = count_words(
      "ab\xFF"
      "cd\xE4\xB8");
  EXPECT_EQ(count.latin, 2u);
  EXPECT_EQ(count.han, 0u);
}

}  // namespace
}  // namespace sheaf
