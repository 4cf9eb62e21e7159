// Text that is taken out of a page before it is parsed. One private-use character stands for each
// run, so that the parser puts it where it would have put the text. Internal to page/.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf {

class TakenText {
 public:
  TakenText() = default;
  // For runs and values of a source of `source_size` bytes: views of what was taken stay valid as
  // long as this lives, moved or not.
  explicit TakenText(std::size_t source_size);

  enum class WhiteSpace { kCollapse, kKeep };  // to the first of each run, or in <pre>
  // What stands for the run `lead` + `rest` (adjacent in the source; `lead` is white space that
  // stays in front, `rest` begins with something else), or "": it stays in the source, because it
  // is short, only a parser can read it, or there are no more characters.
  std::string_view take(std::string_view lead, std::string_view rest, WhiteSpace white_space);
  // An attribute's value with its character references decoded; nullopt if only a parser can.
  std::optional<std::string_view> take_value(std::string_view value);

  // Whether other characters in the parser's input look like those that stand for text, so that
  // its text nodes cannot be told.
  bool is_confused_by(std::string_view html) const;
  // A text node's text with the runs in the place of what stands for them. `joined` keeps texts
  // that are made of several runs.
  std::string_view restore(std::string_view text, std::deque<std::string>& joined) const;

 private:
  struct Run {
    std::uint32_t begin, length;  // in bytes_; its lead stands before it
    std::uint32_t lead;
  };
  std::optional<std::string_view> restore_single(std::string_view text) const;
  const Run* find_run(std::string_view text) const;
  std::string_view text_of(const Run& run) const { return {bytes_.get() + run.begin, run.length}; }

  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
  std::vector<Run> runs_;
  char sign_[4] = {};  // what stands for the run taken last
};

}  // namespace sheaf
