// corpus/spec/{papers,repos,resources}.json: one case a line. "url" is an address, "text" a piece
// of running text; "vector" numbers the cases that the rules were agreed on.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/json.h"
#include "extractors/links/reference.h"
#include "url/url.h"

namespace sheaf {

inline Json read_reference_table(const std::string& name) {
  std::stringstream text;
  text << std::ifstream(SHEAF_CORPUS "/spec/" + name).rdbuf();
  Result<Json> parsed = parse_json(text.str());
  return parsed ? std::move(*parsed) : Json::array();
}

using Recogniser = std::optional<Reference> (*)(const Url& url);
using Reader = std::optional<Written> (*)(std::string_view text, std::size_t at);

inline std::optional<Reference> recognise(Recogniser find, std::string_view address) {
  const Result<Url> url = Url::parse(address);
  return url ? find(url->canonical()) : std::nullopt;
}

inline std::string key_or_empty(const std::optional<Reference>& reference) {
  return reference ? reference_key(*reference) : "";
}

// Every reference that `find` reads in `text`, each position tried that is in none before it.
inline std::vector<Reference> read_all(Reader find, const std::string& text) {
  std::vector<Reference> all;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::optional<Written> written = find(text, at);
    if (!written) continue;
    const auto end =
        static_cast<std::size_t>(written->text.data() - text.data()) + written->text.size();
    EXPECT_GT(end, at) << text;
    all.push_back(written->reference);
    at = end - 1;
  }
  return all;
}

inline void expect_member(const Json& one, const char* member, std::string_view actual) {
  if (one.contains(member)) {
    EXPECT_EQ(actual, string_at(one, member)) << member;
  }
}

inline void expect_reference(const Json& one, const Reference& reference) {
  expect_member(one, "link", reference.url);
  expect_member(one, "version", reference.version);
  expect_member(one, "kind", kind_name(reference.kind));
}

inline void check_address(const Json& one, Recogniser find) {
  const std::optional<Reference> found = recognise(find, string_at(one, "url"));
  EXPECT_EQ(key_or_empty(found), string_at(one, "id"));
  if (found) expect_reference(one, *found);
  for (const Json& other : one.value("same", Json::array())) {
    EXPECT_EQ(key_or_empty(recognise(find, other.get<std::string>())), string_at(one, "id"));
  }
  for (const Json& other : one.value("different", Json::array())) {
    EXPECT_NE(key_or_empty(recognise(find, other.get<std::string>())), string_at(one, "id"));
  }
}

inline void check_text(const Json& one, Reader find) {
  std::vector<std::string> keys;
  const std::vector<Reference> found = read_all(find, std::string(string_at(one, "text")));
  for (const Reference& reference : found) keys.push_back(reference_key(reference));
  EXPECT_EQ(keys, one["found"].get<std::vector<std::string>>());
  if (found.size() == 1) expect_reference(one, found[0]);
}

inline void expect_all_vectors(const Json& cases, int last) {
  std::set<int> numbers;
  for (const Json& one : cases) numbers.insert(one.value("vector", 0));
  for (int number = 1; number <= last; ++number) EXPECT_TRUE(numbers.count(number)) << number;
}

}  // namespace sheaf
