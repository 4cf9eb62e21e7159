#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "check/json_walk.h"

namespace sheaf {
namespace {

constexpr std::size_t kLongestLine = 64u << 20;
constexpr std::size_t kLongestAddress = 16384;
constexpr std::size_t kDeepest = 512;
constexpr std::size_t kLongestPointer = 512;

// The string's value; JSON's own reader undoes the escapes.
std::optional<std::string> find_value(std::string_view quoted) {
  if (quoted.find('\\') == quoted.npos) return std::string(quoted.substr(1, quoted.size() - 2));
  const Result<Json> json = parse_json(quoted);
  if (!json.ok() || !json->is_string()) return std::nullopt;
  return json->get<std::string>();
}

bool is_absolute(std::string_view value) {
  return (starts_with_ignore_case(value, "http://") ||
          starts_with_ignore_case(value, "https://")) &&
         std::none_of(value.begin(), value.end(), is_ascii_space);
}

bool is_address_name(std::string_view name) {
  constexpr std::array<std::string_view, 7> kNames = {"url",   "href",   "src",    "link",
                                                      "image", "avatar", "favicon"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end() || name.ends_with("_url");
}

// A walk over the tokens with the names of the open members.
class JsonWalker {
 public:
  JsonWalker(LinkSink& sink, Span range, const JsonWalk& walk)
      : sink_(sink), text_(sink.text().substr(0, range.end)), at_(range.begin), walk_(walk) {}

  void read() {
    while (!sink_.is_full() && (at_ = text_.find_first_of("\"{}[],", at_)) != text_.npos) step();
  }

 private:
  struct Level {
    bool is_object;
    bool is_quiet;     // nothing below is an address
    std::string name;  // of the member that is being read
    std::size_t index = 0;
  };

  void step() {
    switch (text_[at_]) {
      case '"':
        return read_string();
      case '{':
      case '[':
        if (levels_.size() == kDeepest) {  // no JSON that any program reads
          at_ = text_.size();
          return;
        }
        levels_.push_back({text_[at_] == '{', is_quiet(), {}});
        break;
      case '}':
      case ']':
        if (!levels_.empty()) levels_.pop_back();
        break;
      default:
        if (!levels_.empty()) ++levels_.back().index;
        break;
    }
    ++at_;
  }

  bool is_quiet() const {
    if (levels_.empty()) return false;
    const std::string& name = levels_.back().name;
    return levels_.back().is_quiet || name == "provenance" || name == "candidates" ||
           name == "text" || (walk_.keys == JsonKeys::kSchemaOrg && name == "@context");
  }

  void read_string() {
    const std::size_t begin = at_++;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    if (at_ >= text_.size()) {
      at_ = text_.size();
      return;
    }
    const std::string_view quoted = text_.substr(begin, ++at_ - begin);
    const std::size_t next = text_.find_first_not_of(" \t\r\n", at_);
    const bool is_name =
        next != text_.npos && text_[next] == ':' && !levels_.empty() && levels_.back().is_object;
    if (is_name) {
      levels_.back().name = find_value(quoted).value_or("");
    } else if (!is_quiet() && quoted.size() <= kLongestAddress) {
      see_value(quoted, begin);
    }
  }

  void see_value(std::string_view quoted, std::size_t begin) {
    const bool is_named = walk_.keys == JsonKeys::kRecord && is_address_name(member_name());
    if (!is_named && find_ignore_case(quoted.substr(0, 16), "http") == quoted.npos) return;
    const std::optional<std::string> value = find_value(quoted);
    if (!value || value->empty() || !(is_named || is_absolute(*value))) return;
    DocumentLink& link =
        sink_.add(*value, {begin + 1, begin + quoted.size() - 1}, Writing::kJsonValue);
    link.element = walk_.element;
    link.attribute = pointer();
  }

  // Of the nearest member around the value: an array's strings belong to the array's member.
  std::string_view member_name() const {
    for (std::size_t i = levels_.size(); i-- > 0;) {
      if (levels_[i].is_object) return levels_[i].name;
    }
    return "";
  }

  // RFC 6901. "" where it is longer than anyone reads: each address below has one.
  std::string pointer() const {
    std::string out;
    for (const Level& level : levels_) {
      if (out.size() + level.name.size() > kLongestPointer) return "";
      out += '/';
      out += level.is_object ? replace_all(replace_all(level.name, "~", "~0"), "/", "~1")
                             : std::to_string(level.index);
    }
    return out;
  }

  LinkSink& sink_;
  std::string_view text_;
  std::size_t at_;
  JsonWalk walk_;
  std::vector<Level> levels_;
};

void read_json_line(LinkSink& sink, Span line) {
  const std::string_view text = sink.text().substr(line.begin, line.end - line.begin);
  if (trim(text).empty()) return;
  if (text.size() > kLongestLine) return sink.add_problem(line.begin, "the line is too long");
  const Result<Json> json = parse_json(text);
  if (!json.ok()) {
    const std::string& where = json.error().where;
    const std::size_t column = where.find("column");
    return sink.add_problem(line.begin,
                            "no JSON: " + json.error().message +
                                (column == where.npos ? "" : " at " + where.substr(column)));
  }
  read_json_addresses(sink, line, {});
}

}  // namespace

void read_json_addresses(LinkSink& sink, Span range, const JsonWalk& walk) {
  JsonWalker(sink, range, walk).read();
}

void read_json_lines(LinkSink& sink) {
  const std::string_view text = sink.text();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    read_json_line(sink, {begin, end});
    begin = end + 1;
  }
}

void read_json_document(LinkSink& sink) {
  const Result<Json> json = parse_json(sink.text());
  if (!json.ok())
    sink.add_problem(0, "no JSON: " + json.error().message + " at " + json.error().where);
  read_json_addresses(sink, {0, sink.text().size()}, {});
}

}  // namespace sheaf
