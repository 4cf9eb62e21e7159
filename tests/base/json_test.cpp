#include "base/json.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace sheaf {
namespace {

std::string strict(std::string_view text) {
  const Result<Json> json = parse_json(text);
  return json.ok() ? json->dump() : "ERROR " + json.error().where;
}

std::string lenient(std::string_view text) {
  const Result<Json> json = parse_lenient_json(text);
  return json.ok() ? json->dump() : "ERROR " + json.error().where;
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  while (times-- > 0) out += text;
  return out;
}

TEST(StrictJson, ReadsEveryKindOfValue) {
  EXPECT_EQ(strict(R"({"a":[1,-2,3.5,true,false,null,"x",{}]})"),
            R"({"a":[1,-2,3.5,true,false,null,"x",{}]})");
  EXPECT_EQ(strict(" 7 "), "7");
  EXPECT_EQ(strict("18446744073709551615"), "18446744073709551615");
}

TEST(StrictJson, LastOfEqualNamesWins) { EXPECT_EQ(strict(R"({"a":[1],"a":2})"), R"({"a":2})"); }

TEST(StrictJson, TellsLineAndColumn) {
  EXPECT_EQ(strict("{\n  \"a\": 1,\n  \"b\" 2\n}"), "ERROR line 3, column 7");
  EXPECT_EQ(strict("x"), "ERROR line 1, column 1");
  EXPECT_EQ(strict("{} {}"), "ERROR line 1, column 4");
}

TEST(StrictJson, TellsTheCauseWithoutQuotingTheInput) {
  const Result<Json> json = parse_json("[\"" + std::string(5000, 'x') + "\n\"]");
  ASSERT_FALSE(json.ok());
  EXPECT_EQ(json.error().kind, ErrorKind::kBadInput);
  EXPECT_NE(json.error().message.find("control character"), std::string::npos);
  EXPECT_LT(json.error().message.size(), 200u);
}

TEST(StrictJson, RefusesWhatTheStandardRefuses) {
  for (const char* text : {"", " ", "{", "[1,]", "{'a':1}", "[1] 2", "01", "\"\t\"", "nul",
                           "[1e999]", "\"\\ud800\"", "\"\xff\"", "\"\xed\xa0\x80\"", "// x\n1"}) {
    EXPECT_FALSE(parse_json(text).ok()) << text;
  }
}

TEST(StrictJson, RefusesNulAndWhatStandsBehindIt) {
  using namespace std::string_view_literals;
  EXPECT_EQ(strict("2\0}"sv), "ERROR line 1, column 2");
  EXPECT_EQ(strict("{\n} \0"sv), "ERROR line 2, column 3");
  EXPECT_EQ(strict("\0[1]"sv), "ERROR line 1, column 1");
  EXPECT_EQ(strict("[\"a\0b\"]"sv), "ERROR line 1, column 4");
  EXPECT_EQ(strict(R"(["a\u0000b"])"), R"(["a\u0000b"])");
}

TEST(StrictJson, BoundsTheDepth) {
  EXPECT_TRUE(parse_json("[[[]]]", {.max_depth = 3}).ok());
  const Result<Json> json = parse_json("[[[]]]", {.max_depth = 2});
  ASSERT_FALSE(json.ok());
  EXPECT_EQ(json.error().kind, ErrorKind::kTooLarge);
  EXPECT_EQ(parse_json(repeat("[", 1 << 20)).error().kind, ErrorKind::kTooLarge);
  EXPECT_EQ(parse_json(repeat("{\"a\":", 1 << 20)).error().kind, ErrorKind::kTooLarge);
}

TEST(StrictJson, BracketsInStringsAreNoDepth) {
  EXPECT_TRUE(parse_json("[\"" + repeat("[", 1000) + "\"]", {.max_depth = 1}).ok());
}

TEST(StrictJson, BoundsTheSize) {
  EXPECT_EQ(parse_json("[1, 2]", {.max_bytes = 5}).error().kind, ErrorKind::kTooLarge);
  EXPECT_TRUE(parse_json("[1, 2]", {.max_bytes = 6}).ok());
}

TEST(LenientJson, LeavesStrictJsonAsItIs) {
  EXPECT_EQ(lenient(R"({"a":"&quot; // <!-- x -->, ]"})"), R"({"a":"&quot; // <!-- x -->, ]"})");
}

struct Repair {
  const char* broken;
  const char* repaired;
};
class LenientJsonRepairs : public testing::TestWithParam<Repair> {};

TEST_P(LenientJsonRepairs, Reads) { EXPECT_EQ(lenient(GetParam().broken), GetParam().repaired); }

INSTANTIATE_TEST_SUITE_P(
    Wrappers, LenientJsonRepairs,
    testing::Values(Repair{"<!-- {\"a\":1} -->", R"({"a":1})"}, Repair{"<!--\n[1]\n//-->", "[1]"},
                    Repair{"//<![CDATA[\n{\"a\":1}\n//]]>", R"({"a":1})"},
                    Repair{"// <![CDATA[ {\"a\":1} // ]]>", R"({"a":1})"},
                    Repair{"<![CDATA[{\"a\":[[1]]}]]>", R"({"a":[[1]]})"},
                    Repair{"/*<![CDATA[*/{\"a\":1}/*]]>*/", R"({"a":1})"},
                    Repair{"\xEF\xBB\xBF{\"a\":1,}", R"({"a":1})"},
                    Repair{"window.__DATA__ = {\"a\":1};\n(function(){})()", R"({"a":1})"},
                    Repair{"{&quot;a&quot;: &quot;x &amp;quot;y&amp;quot;&quot;}",
                           R"({"a":"x &quot;y&quot;"})"},
                    Repair{" [ {&#34;a&#34;: 1}]", R"([{"a":1}])"}));

INSTANTIATE_TEST_SUITE_P(
    Separators, LenientJsonRepairs,
    testing::Values(
        Repair{"{\"a\":1,}", R"({"a":1})"}, Repair{"[1,2,]", "[1,2]"}, Repair{"[1,,2]", "[1,2]"},
        Repair{"{,\"a\":1}", R"({"a":1})"}, Repair{"{\"a\":1};", R"({"a":1})"},
        Repair{"{\"a\":1 \"b\":2}", R"({"a":1,"b":2})"},
        Repair{"{\"a\":\"x\"\n\"b\":\"y\"}", R"({"a":"x","b":"y"})"},
        Repair{"{\"a\":{\"b\":1}\"c\":[2]\"d\":3}", R"({"a":{"b":1},"c":[2],"d":3})"},
        Repair{"[{\"a\":1}{\"b\":2}]", R"([{"a":1},{"b":2}])"},
        Repair{"[\"a\" \"b\"]", R"(["a","b"])"}, Repair{"[[1][2]]", "[[1],[2]]"},
        Repair{"{\"a\":,\"b\":1}", R"({"a":null,"b":1})"}, Repair{"{\"a\":}", R"({"a":null})"},
        Repair{"{\"a\":1}\n{\"b\":2}", R"([{"a":1},{"b":2}])"},
        Repair{"{\"a\":1},{\"b\":2},", R"([{"a":1},{"b":2}])"}, Repair{"[1];[2]", "[[1],[2]]"}));

INSTANTIATE_TEST_SUITE_P(
    Comments, LenientJsonRepairs,
    testing::Values(Repair{"{\"a\":1 // one\n}", R"({"a":1})"},
                    Repair{"{/* } */\"a\":\"//\", // x }\n\"b\":2}", R"({"a":"//","b":2})"},
                    Repair{"<!-- Schema by X -->\n{\"a\":1}", R"({"a":1})"},
                    Repair{"{\"a\":1, <!-- no --> \"b\":2}", R"({"a":1,"b":2})"},
                    Repair{"{\"a\":1 /* open", R"({"a":1})"}));

INSTANTIATE_TEST_SUITE_P(
    Strings, LenientJsonRepairs,
    testing::Values(
        Repair{"{\"a\":\"x\ny\tz\"}", R"({"a":"x\ny\tz"})"},
        Repair{"{\"a\":\"x\x01\x1fy\"}", R"({"a":"xy"})"},
        Repair{R"({"a":"it\'s","b":"\x","c":"\中"})", R"({"a":"it's","b":"x","c":"中"})"},
        Repair{R"({"a":"\u4e2d\ud83d\ude00",})", R"({"a":"中😀"})"},
        Repair{R"({"a":"\ud83d!"})", "{\"a\":\"\xEF\xBF\xBD!\"}"},
        Repair{R"({"a":"\ude00\ud83d\u0041"})",
               "{\"a\":\"\xEF\xBF\xBD\xEF\xBF\xBD"
               "A\"}"},
        Repair{R"({"a":"the "big" one","b":1})", R"({"a":"the \"big\" one","b":1})"},
        Repair{R"({"a":"the "big", "fat" one","b":1})",
               R"({"a":"the \"big\", \"fat\" one","b":1})"},
        Repair{R"({"a":"he said "no": why","b":1})", R"({"a":"he said \"no\": why","b":1})"},
        Repair{R"({"a":"我们"破例"发布"})", R"({"a":"我们\"破例\"发布"})"},
        Repair{R"(["a "b" c","d"])", R"(["a \"b\" c","d"])"},
        Repair{R"({a:'it's',b:"y",})", R"({"a":"it's","b":"y"})"}));

INSTANTIATE_TEST_SUITE_P(Words, LenientJsonRepairs,
                         testing::Values(Repair{"{\"a\":undefined,\"b\":NaN,}",
                                                R"({"a":null,"b":null})"},
                                         Repair{"[1.5,-2,+3,.5,true,]", "[1.5,-2,3,0.5,true]"},
                                         Repair{"{\"d\":2021-04-09}", R"({"d":"2021-04-09"})"},
                                         Repair{"{\"n\":1e999}", R"({"n":"1e999"})"},
                                         Repair{"[-inf,-nan,+x]", R"(["-inf","-nan","+x"])"}));

INSTANTIATE_TEST_SUITE_P(Truncated, LenientJsonRepairs,
                         testing::Values(Repair{"{\"a\":\"x", R"({"a":"x"})"},
                                         Repair{"{\"a\":[1,{\"b\":2", R"({"a":[1,{"b":2}]})"},
                                         Repair{"{\"a\":1,\"he", R"({"a":1})"},
                                         Repair{"{\"a\":1,\"b\":", R"({"a":1,"b":null})"},
                                         Repair{"{\"a\":\"x\\", R"({"a":"x"})"},
                                         Repair{"{\"a\":\"x\\u4e", R"({"a":"x4e"})"},
                                         Repair{"{\"a\":[1}", R"({"a":[1]})"},
                                         Repair{"[{\"a\":1]", R"([{"a":1}])"},
                                         Repair{"{\"a\":1]}", R"({"a":1})"}, Repair{"{", "{}"},
                                         Repair{"[", "[]"}));

TEST(LenientJson, KeepsTheStrictErrorWhereNothingIsJson) {
  for (const char* text :
       {"", "hello", "<html><body>\"x\"</body></html>", "<!-- -->", "undefined", ",", "]"}) {
    EXPECT_FALSE(parse_lenient_json(text).ok()) << text;
  }
  EXPECT_EQ(lenient("\n hello {\"a\":1}"), "ERROR line 2, column 2");
}

TEST(LenientJson, ReplacesMalformedUtf8) {
  const Result<Json> json = parse_lenient_json("{\"a\":\"x\xff\xe4\xb8\",\"\xc0\":1}");
  ASSERT_TRUE(json.ok());
  EXPECT_EQ(json->dump(), "{\"a\":\"x\xEF\xBF\xBD\xEF\xBF\xBD\",\"\xEF\xBF\xBD\":1}");
}

TEST(LenientJson, BoundsDepthAndSize) {
  EXPECT_EQ(parse_lenient_json("[[1,]]", {.max_depth = 1}).error().kind, ErrorKind::kTooLarge);
  EXPECT_TRUE(parse_lenient_json("[[1,]]", {.max_depth = 2}).ok());
  EXPECT_TRUE(parse_lenient_json("[[1]] []", {.max_depth = 3}).ok());
  EXPECT_EQ(parse_lenient_json("[[1]] []", {.max_depth = 2}).error().kind, ErrorKind::kTooLarge);
  EXPECT_EQ(parse_lenient_json("x" + repeat("[", 1 << 20)).error().kind, ErrorKind::kBadInput);
  EXPECT_EQ(parse_lenient_json("," + repeat("{\"a\":", 1 << 20)).error().kind,
            ErrorKind::kBadInput);
  EXPECT_EQ(parse_lenient_json("[,1,]", {.max_bytes = 4}).error().kind, ErrorKind::kTooLarge);
}

// Each of these makes a reader that looks ahead from every byte run into the time limit of the
// test.
TEST(LenientJson, TakesLinearTime) {
  constexpr std::size_t kBytes = 1 << 18;
  for (const char* piece :
       {"\"", "\" ", "\"\n,", "\\", "\\u", "<!-- x", "/*",     "//",     "}", "]", ",",
        ":",  "a",   "'",     "{}", "[],", "\"a\" ", "\",\"a", "&quot;", "-", "1 "}) {
    const std::string text = "{\"a\":[" + repeat(piece, kBytes / std::string_view(piece).size());
    const Result<Json> json = parse_lenient_json(text);
    EXPECT_TRUE(json.ok()) << piece;
  }
  EXPECT_TRUE(
      parse_lenient_json("{\"a\":\"" + repeat("\",\"", kBytes / 64) + repeat(" ", kBytes)).ok());
}

// Cuts and single-byte damage at every place of a real document give valid text or an error.
TEST(LenientJson, SurvivesDamageAnywhere) {
  const std::string good = R"({"@context":"https://schema.org","@graph":[{"@type":["Article"],)"
                           R"("headline":"\u4e2d \"x\" 中文","n":-1.5e3,"b":true,"z":null},[]]})";
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char* damage : {"", "\"", "\\", "}", "]", ",", "{", "\xff", "/*", "\n"}) {
      const Result<Json> cut = parse_lenient_json(good.substr(0, i) + damage);
      EXPECT_TRUE(!cut.ok() || is_valid_utf8(cut->dump()));
      const Result<Json> changed =
          parse_lenient_json(good.substr(0, i) + damage + good.substr(i + 1));
      EXPECT_TRUE(!changed.ok() || is_valid_utf8(changed->dump()));
    }
  }
}

TEST(JsonMembers, AbsentAndWronglyTypedAreTheSame) {
  const Json object = {{"a", "x"}, {"n", 1}};
  EXPECT_EQ(string_at(object, "a"), "x");
  EXPECT_EQ(string_at(object, "n"), "");
  EXPECT_EQ(string_at(object, "b"), "");
  EXPECT_EQ(string_at(Json("text"), "a"), "");
  EXPECT_EQ(string_at(Json::array(), "a"), "");
  const Json nested = {{"a", {{"b", {{"c", 3}}}}}};
  ASSERT_NE(find_at(nested, {"a", "b", "c"}), nullptr);
  EXPECT_EQ(*find_at(nested, {"a", "b", "c"}), 3);
  EXPECT_EQ(find_at(nested, {"a", "x", "c"}), nullptr);
  EXPECT_EQ(find_at(nested, {"a", "b", "c", "d"}), nullptr);
  EXPECT_EQ(find_at(nested, {}), &nested);
  ASSERT_NE(find_member(object, "n"), nullptr);
  EXPECT_EQ(*find_member(object, "n"), 1);
  EXPECT_EQ(find_member(object, "b"), nullptr);
  EXPECT_EQ(find_member(Json(), "b"), nullptr);
}

}  // namespace
}  // namespace sheaf
