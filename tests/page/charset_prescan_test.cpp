#include "page/charset_prescan.h"

#include <gtest/gtest.h>

#include <string>

#include "page/charset.h"

namespace sheaf {
namespace {

struct Head {
  const char* html;
  const char* charset;
};
class Prescan : public testing::TestWithParam<Head> {};

TEST_P(Prescan, FindsTheDeclaration) {
  EXPECT_EQ(find_declared_charset(GetParam().html), GetParam().charset);
}

// HTML standard 13.2.3.2.
INSTANTIATE_TEST_SUITE_P(
    Meta, Prescan,
    testing::Values(
        Head{"<meta charset=gbk>", "GBK"}, Head{"<META CharSet = 'GB2312' />", "GBK"},
        Head{"<meta/charset=\" big5 \">", "Big5"}, Head{"<meta name=x charset=euc-kr>", "EUC-KR"},
        Head{"<!doctype html><html lang=zh><head>\n<meta\ncharset=\"gb18030\">", "gb18030"},
        Head{"<meta charset=bogus><meta charset=gbk>", "GBK"},
        Head{"<meta charset=gbk charset=big5>", "GBK"}, Head{"<meta charset=utf-16le>", "UTF-8"},
        Head{"<meta charset=x-user-defined>", "windows-1252"}, Head{"<meta charset>", ""},
        Head{"<meta charset=>", ""}, Head{"<metacharset=gbk>", ""},
        Head{"<meta name=charset content=gbk>", ""}));

INSTANTIATE_TEST_SUITE_P(
    Pragma, Prescan,
    testing::Values(
        Head{"<meta http-equiv=Content-Type content='text/html; charset=gb2312'>", "GBK"},
        Head{"<meta content=\"text/html;charset=Shift_JIS\" http-equiv=\"content-type\">",
             "Shift_JIS"},
        Head{"<meta http-equiv=content-type content=\"text/html; charset = 'big5' x\">", "Big5"},
        Head{"<meta content='text/html; charset=gbk'>", ""},
        Head{"<meta name=content-type content='text/html; charset=gbk'>", ""},
        Head{"<meta http-equiv=refresh content='0; charset=gbk'>", ""},
        Head{"<meta http-equiv=content-type content='text/html; charset=bogus'>", ""},
        Head{"<meta http-equiv=content-type content='charset gbk charset=big5'>", "Big5"}));

INSTANTIATE_TEST_SUITE_P(
    Surroundings, Prescan,
    testing::Values(Head{"<!-- <meta charset=gbk> --><meta charset=big5>", "Big5"},
                    Head{"<!--><meta charset=gbk>", "GBK"}, Head{"<!-- <meta charset=gbk>", ""},
                    Head{"<a title='<meta charset=gbk>'><meta charset=big5>", "Big5"},
                    Head{"</p title=\"<meta charset=gbk>\"><meta charset=big5>", "Big5"},
                    Head{"<?php <meta charset=gbk> ?><meta charset=big5>", "Big5"},
                    Head{"< meta charset=gbk><<meta charset=big5>", "Big5"}, Head{"", ""},
                    Head{"<", ""}, Head{"<meta", ""}, Head{"<meta ", ""}, Head{"<meta charset", ""},
                    Head{"<meta charset='gbk", ""}, Head{"<meta charset=iso-8859-1", ""}));

INSTANTIATE_TEST_SUITE_P(
    Xml, Prescan,
    testing::Values(Head{"<?xml version=\"1.0\" encoding=\"gb2312\"?><html>", "GBK"},
                    Head{"<?xml version='1.0' encoding='big5' ?><meta charset=gbk>", "GBK"},
                    Head{"<?xml version=\"1.0\"?><p encoding=\"gbk\">", ""},
                    Head{" <?xml encoding='gbk'?>", ""}, Head{"<?xml encoding=\"gbk", ""}));

TEST(CharsetParameter, IsReadAsTheStandardSays) {
  EXPECT_EQ(find_charset_parameter("text/html; charset=gbk"), "GBK");
  EXPECT_EQ(find_charset_parameter("text/html;CHARSET=\"gbk\"; x=y"), "GBK");
  EXPECT_EQ(find_charset_parameter("text/html; charset=gbk;"), "GBK");
  EXPECT_EQ(find_charset_parameter("text/html; charset=\"gbk"), "");
  EXPECT_EQ(find_charset_parameter("text/html; charset="), "");
  EXPECT_EQ(find_charset_parameter("text/html"), "");
  EXPECT_EQ(find_charset_parameter(""), "");
}

TEST(CharsetLabel, IsKnownWithSpaceAndInAnyCase) {
  EXPECT_EQ(charset_by_label(" GB2312\n"), "GBK");
  EXPECT_EQ(charset_by_label("Latin1"), "windows-1252");
  EXPECT_EQ(charset_by_label("unicode-1-1-utf-8"), "UTF-8");
  EXPECT_EQ(charset_by_label("cseucpkdfmtjapanese"), "EUC-JP");
  for (const char* unknown : {"", " ", "gb", "gbk big5", "utf-8x", "iso-2022-kr"}) {
    EXPECT_EQ(charset_by_label(unknown), "") << unknown;
  }
  EXPECT_EQ(charset_by_label(std::string(1000, 'x')), "");
}

TEST(CharsetLabel, ThatASiteInventedIsSkipped) {
  EXPECT_EQ(decode("<meta charset=utf8mb4>中", "text/html; charset=none").charset, "UTF-8");
}

}  // namespace
}  // namespace sheaf
