#include "base/sentence.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/text.h"

namespace sheaf {
namespace {

std::vector<std::string> sentences_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t end = find_sentence_end(text, pos);
    out.emplace_back(trim(text.substr(pos, end - pos)));
    pos = end;
  }
  return out;
}

using Sentences = std::vector<std::string>;

TEST(Sentence, EndsAtMarksBeforeSpace) {
  EXPECT_EQ(sentences_of("One. Two! Three? Four… Five"),
            (Sentences{"One.", "Two!", "Three?", "Four…", "Five"}));
}

TEST(Sentence, TakesClosingMarksAlong) {
  EXPECT_EQ(
      sentences_of("He said “no.” Then (so it is told!) he left. “Why?!” Nobody knew."),
      (Sentences{"He said “no.”", "Then (so it is told!) he left.", "“Why?!”", "Nobody knew."}));
}

TEST(Sentence, EndsAtChineseMarksWithoutSpace) {
  EXPECT_EQ(sentences_of("他问：“真的吗？”没人知道。好吧……走！"),
            (Sentences{"他问：“真的吗？”", "没人知道。", "好吧……", "走！"}));
}

TEST(Sentence, EndsAtMarksOfOtherScripts) {
  EXPECT_EQ(sentences_of("यह एक है। यह दो है। هل هذا؟ نعم."),
            (Sentences{"यह एक है।", "यह दो है।", "هل هذا؟", "نعم."}));
}

TEST(Sentence, DoesNotEndInsideNumbersAddressesAndAbbreviations) {
  for (const char* text :
       {"It costs 3.5 million.", "See example.org for more.",
        "Dr. Lee met Mr. Kim of Acme Inc. "
        "Monday.",
        "The U.S. Senate met.", "J. K. Rowling wrote it.", "Use it, e.g. for wood.",
        "Fig. 3 shows it.", "Am 30. Oktober begann es.", "He waited... and went on.",
        "Smith et al. Nature printed it.", "It is no. 7 of ten."}) {
    EXPECT_EQ(sentences_of(text), Sentences{text});
  }
}

TEST(Sentence, TellsWhetherTextEndsAsOne) {
  for (const char* text : {"Yes.", "Yes!”", "是的。", "是吗？」", "Well…", "He did (really.) "}) {
    EXPECT_TRUE(ends_as_sentence(text)) << text;
  }
  for (const char* text : {"", "A heading", "标题", "“Quoted”", "and,"}) {
    EXPECT_FALSE(ends_as_sentence(text)) << text;
  }
}

TEST(Sentence, CountsColumns) {
  EXPECT_EQ(count_columns("abc é"), 5u);
  EXPECT_EQ(count_columns("中文，ab"), 8u);
  EXPECT_EQ(count_columns("かな 한글"), 9u);
}

TEST(FirstSentences, AreWholeOnesThatFit) {
  EXPECT_EQ(first_sentences("One two. Three four. Five six.", 22), "One two. Three four.");
  EXPECT_EQ(first_sentences("一二三四。五六七八。九十。", 20), "一二三四。五六七八。");
  EXPECT_EQ(first_sentences("  All of it.  ", 100), "All of it.");
}

TEST(FirstSentences, ForgiveALittleTooMuch) {
  EXPECT_EQ(first_sentences("One two three four five.", 22), "One two three four five.");
}

TEST(FirstSentences, CutLongSentencesAtAClauseOrBetweenWords) {
  EXPECT_EQ(first_sentences("One two three four five, six seven eight nine ten eleven.", 30),
            "One two three four five…");
  EXPECT_EQ(first_sentences("One two three four five six seven eight nine ten eleven.", 30),
            "One two three four five six…");
  EXPECT_EQ(first_sentences("一二三四五六七八九十，一二三四五六七八九十一二三四五六", 26),
            "一二三四五六七八九十…");
}

TEST(FirstSentences, NeverCutInsideACharacter) {
  const std::string text = "一二三四五六七八九十é😀e\u0301한글x";
  for (std::size_t columns = 1; columns < 20; ++columns) {
    EXPECT_TRUE(is_valid_utf8(first_sentences(text, columns))) << columns;
  }
}

}  // namespace
}  // namespace sheaf
