#include "extractors/links/code_status.h"

#include <gtest/gtest.h>

namespace sheaf {
namespace {

TEST(CodeStatus, ReadsChinese) {
  EXPECT_EQ(find_code_status("目前该项目未开源。"), CodeStatus::kNotReleased);
  EXPECT_EQ(find_code_status("作者目前没有公开代码。"), CodeStatus::kNotReleased);
  EXPECT_EQ(find_code_status("代码目前没有公布。"), CodeStatus::kNotReleased);
  EXPECT_EQ(find_code_status("作者表示代码即将开源"), CodeStatus::kAnnounced);
  EXPECT_EQ(find_code_status("代码已开源：https://github.com/a/b"), CodeStatus::kUnsaid);
}

TEST(CodeStatus, ReadsEnglish) {
  EXPECT_EQ(find_code_status("Our code and models will be released soon."), CodeStatus::kAnnounced);
  EXPECT_EQ(find_code_status("Code (coming soon)"), CodeStatus::kAnnounced);
  EXPECT_EQ(find_code_status("The source code is not publicly available."),
            CodeStatus::kNotReleased);
  EXPECT_EQ(find_code_status("Code is available. The film will be released soon."),
            CodeStatus::kUnsaid);
  EXPECT_EQ(find_code_status("The decoder will be released in May."), CodeStatus::kUnsaid);
}

TEST(CodeStatus, TakesWhatIsSaidFirst) {
  EXPECT_EQ(find_code_status("代码即将开源。此前的版本未开源。"), CodeStatus::kAnnounced);
}

}  // namespace
}  // namespace sheaf
