// corpus/spec/authors.json: bylines and the names in them, for both ways of writing or for one.
#include "extractors/meta/author_names.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/json.h"
#include "extractors/meta/author_addresses.h"
#include "extractors/meta/author_kinds.h"

namespace sheaf {
namespace {

using Names = std::vector<std::string>;

const Json& table(std::string_view name) {
  static const Json kTables = [] {
    std::ifstream file(SHEAF_CORPUS "/spec/authors.json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    Result<Json> json = parse_json(text);
    return json ? *json : Json();
  }();
  static const Json kNone = Json::array();
  const Json* rows = find_member(kTables, name);
  return rows ? *rows : kNone;
}

Names names_in(const Json& row) {
  Names names;
  for (const Json& name : row["names"]) names.push_back(name.get<std::string>());
  return names;
}

Names read(const Json& row, WrittenFor written) {
  return split_names(string_at(row, "text"), written, string_at(row, "language"));
}

TEST(AuthorNames, ReadsBylinesWrittenForMachines) {
  ASSERT_GT(table("both").size(), 80u);
  for (const char* name : {"both", "machines"}) {
    for (const Json& row : table(name)) {
      EXPECT_EQ(read(row, WrittenFor::kMachines), names_in(row)) << string_at(row, "text");
    }
  }
}

TEST(AuthorNames, ReadsBylinesWrittenForReaders) {
  ASSERT_GT(table("readers").size(), 10u);
  for (const char* name : {"both", "readers"}) {
    for (const Json& row : table(name)) {
      if (string_at(row, "written") == "machines") continue;
      EXPECT_EQ(read(row, WrittenFor::kReaders), names_in(row)) << string_at(row, "text");
    }
  }
}

TEST(AuthorNames, ReadsItsOwnNamesAgain) {
  for (const Json& row : table("both")) {
    for (const std::string& name : names_in(row)) {
      EXPECT_EQ(split_names(name, WrittenFor::kMachines, string_at(row, "language")), Names{name});
    }
  }
}

TEST(AuthorNames, StandsLongAndBrokenText) {
  EXPECT_TRUE(split_names(std::string(1 << 20, 'A'), WrittenFor::kReaders).empty());
  std::string commas, brackets, broken;
  for (int i = 0; i < 600; ++i) commas += "A,", brackets += "([", broken += "\xE4\xBD,\xFF";
  for (const std::string& text : {commas, brackets, broken}) {
    for (const WrittenFor written : {WrittenFor::kMachines, WrittenFor::kReaders}) {
      EXPECT_LE(split_names(text, written).size(), 200u);
    }
  }
}

TEST(AuthorNames, TurnsCatalogueNamesRound) {
  EXPECT_EQ(uninvert_name("Smith, John"), "John Smith");
  EXPECT_EQ(uninvert_name("van der Berg, Jan Piet"), "Jan Piet van der Berg");
  EXPECT_EQ(uninvert_name("John Smith"), "John Smith");
  EXPECT_EQ(uninvert_name("John Smith, Jr."), "John Smith, Jr.");
  EXPECT_TRUE(is_inverted_name("Smith, John"));
  EXPECT_TRUE(is_inverted_name("van der Berg, Jan Piet"));
  EXPECT_FALSE(is_inverted_name("Jane Smith, John Sample"));
  EXPECT_FALSE(is_inverted_name("A, B, C"));
}

TEST(AuthorNames, TellsPersonsFromOrganisations) {
  for (const char* name :
       {"Jane Smith", "J. R. Smith", "Ursula von der Muster", "张三", "欧阳某某"}) {
    EXPECT_TRUE(is_personal_name(name)) << name;
  }
  for (const char* name : {"Example News", "University of Example", "Jane", "the Smith",
                           "America's Example", "Agencia Ejemplo", "某某新闻编辑部"}) {
    EXPECT_FALSE(is_personal_name(name)) << name;
  }
  for (const char* name : {"Redaktion", "paper.example", "Example GmbH", "Landesanstalt für Wald",
                           "Smart Shopping Team", "编辑部"}) {
    EXPECT_EQ(is_impersonal_name(name), std::string_view(name) != "paper.example") << name;
  }
  EXPECT_TRUE(is_domain("paper.de"));
  EXPECT_FALSE(is_domain("J.R. Smith"));
  EXPECT_TRUE(is_handle("jsmith"));
  EXPECT_FALSE(is_handle("Jsmith"));
  EXPECT_FALSE(is_handle("张三"));
}

TEST(AuthorAddress, TellsAuthorsPages) {
  EXPECT_EQ(find_address_kind("/author/jane-smith"), AddressKind::kAuthor);
  EXPECT_EQ(find_address_kind("https://paper.example/autoren/jane/?a=1"), AddressKind::kAuthor);
  EXPECT_EQ(find_address_kind("/staff/jane-smith/"), AddressKind::kPeople);
  EXPECT_EQ(find_address_kind("/u/jane"), AddressKind::kUser);
  EXPECT_EQ(find_address_kind("/authors/"), AddressKind::kOther);
  EXPECT_EQ(find_address_kind("/news/author"), AddressKind::kOther);
  EXPECT_EQ(find_address_kind(""), AddressKind::kOther);
}

TEST(AuthorAddress, GivesTheNameInIt) {
  EXPECT_EQ(name_in_address("https://paper.example/staff/jane-smith"), "Jane Smith");
  EXPECT_EQ(name_in_address("https://paper.example/auteur/5631-jeanne-dupont/"), "Jeanne Dupont");
  EXPECT_EQ(name_in_address("https://paper.example/by/jane-van-smith?x#y"), "Jane Van Smith");
  EXPECT_EQ(name_in_address("https://paper.example/author/jsmith"), "");
  EXPECT_EQ(name_in_address("https://www.facebook.com/jane-smith"), "");
  EXPECT_EQ(name_in_address("https://paper.example/author/jane--smith"), "Jane Smith");
}

}  // namespace
}  // namespace sheaf
