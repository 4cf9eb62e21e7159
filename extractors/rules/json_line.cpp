#include "extractors/rules/json_line.h"

#include <algorithm>
#include <vector>

namespace sheaf {
namespace {

// Goes through the text once; the names and numbers on the way to each value make its path.
class LineFinder {
 public:
  LineFinder(std::string_view json, std::string_view path) : json_(json), path_(path) {}

  std::size_t find() {
    begin_value(0);
    for (std::size_t at = 0; at < json_.size(); ++at) read(at);
    return 1 + static_cast<std::size_t>(std::count(
                   json_.begin(), json_.begin() + static_cast<std::ptrdiff_t>(best_), '\n'));
  }

 private:
  struct Open {
    char bracket;
    std::size_t path_size;  // of the path to it
    std::size_t index = 0;  // of the array's element
    bool expects_name = true;
  };

  void read(std::size_t& at) {
    switch (json_[at]) {
      case '{':
      case '[':
        open_.push_back({json_[at], here_.size()});
        if (json_[at] == '[') enter_element(at);
        break;
      case '}':
      case ']':
        close();
        break;
      case ',':
        leave_value(at);
        break;
      case '"':
        read_string(at);
        break;
      default:
        break;
    }
  }

  void close() {
    if (open_.empty()) return;  // in no text that is JSON
    here_.resize(open_.back().path_size);
    open_.pop_back();
  }

  void leave_value(std::size_t at) {
    if (open_.empty()) return;
    Open& open = open_.back();
    here_.resize(open.path_size);
    open.expects_name = true;
    if (open.bracket == '[') ++open.index, enter_element(at);
  }

  void enter_element(std::size_t at) {
    here_ += "[" + std::to_string(open_.back().index) + "]";
    std::size_t value = json_.find_first_not_of(" \t\r\n", at + 1);
    begin_value(std::min(value, json_.size()));
  }

  void read_string(std::size_t& at) {
    const std::size_t begin = at++;
    while (at < json_.size() && json_[at] != '"') at += json_[at] == '\\' ? 2 : 1;
    if (open_.empty() || open_.back().bracket == '[' || !open_.back().expects_name) return;
    open_.back().expects_name = false;
    if (!here_.empty()) here_ += '.';
    here_ += json_.substr(begin + 1, at - begin - 1);
    begin_value(begin);
  }

  // The deepest place so far whose path is the whole or the beginning of the one that is sought.
  void begin_value(std::size_t at) {
    const bool leads = path_.substr(0, here_.size()) == here_ &&
                       (here_.empty() || here_.size() == path_.size() ||
                        path_[here_.size()] == '.' || path_[here_.size()] == '[');
    if (leads && here_.size() >= best_size_) best_ = at, best_size_ = here_.size();
  }

  std::string_view json_, path_;
  std::string here_;
  std::vector<Open> open_;
  std::size_t best_ = 0, best_size_ = 0;
};

}  // namespace

std::size_t line_of_value(std::string_view json, std::string_view path) {
  return LineFinder(json, path).find();
}

}  // namespace sheaf
