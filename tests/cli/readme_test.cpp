// README.md shows the options that the program has, and no others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace sheaf {
namespace {

std::string output_of(const std::string& command) {
  const auto close = [](std::FILE* pipe) { pclose(pipe); };
  const std::unique_ptr<std::FILE, decltype(close)> pipe(popen(command.c_str(), "r"), close);
  std::string out;
  for (int c; pipe && (c = std::fgetc(pipe.get())) != EOF;) out += static_cast<char>(c);
  return out;
}

std::string readme() {
  std::ifstream in(SHEAF_CORPUS "/../README.md", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The rest of each name that follows `lead`: of "\n  --pretty" and "\n  -j,--jobs" and the lead
// "\n  -", "-pretty" and "j".
std::set<std::string> options_after(std::string_view lead, const std::string& text) {
  constexpr std::string_view kName = "-abcdefghijklmnopqrstuvwxyz";
  std::set<std::string> names;
  for (std::size_t at = 0; (at = text.find(lead, at)) != std::string::npos;) {
    at += lead.size();
    const std::size_t end = std::min(text.find_first_not_of(kName, at), text.size());
    names.insert(text.substr(at, end - at));
  }
  return names;
}

// Where there are two names, the short one.
TEST(Readme, ShowsEveryOptionOfExtract) {
  const std::string help = output_of(SHEAF_PROGRAM " extract --help");
  std::set<std::string> options = options_after("\n  -", help);
  options.erase("h");
  ASSERT_THAT(options, testing::Contains("-pretty"));
  EXPECT_EQ(options_after("\n| `-", readme()), options);
}

}  // namespace
}  // namespace sheaf
