// Text -> steps. Partials are put in where they stand, so that rendering knows none.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "digest/mustache/template.h"

namespace sheaf {
namespace {

using Kind = TemplateStep::Kind;

constexpr std::size_t kMaxDepth = 100;
constexpr std::size_t kNone = std::string_view::npos;
constexpr std::string_view kBlanks = " \t\r";

struct NamedForm {
  std::string_view name;
  EscapeTarget target;
};

constexpr NamedForm kForms[] = {
    {"text", EscapeTarget::kText}, {"markdown", EscapeTarget::kMarkdown},
    {"html", EscapeTarget::kHtml}, {"xml", EscapeTarget::kXml},
    {"json", EscapeTarget::kJson}, {"yaml", EscapeTarget::kYaml},
    {"toml", EscapeTarget::kToml}, {"latex", EscapeTarget::kLatex},
};

const NamedForm* find_form(std::string_view name) {
  const auto* it = std::find_if(std::begin(kForms), std::end(kForms),
                                [&](const NamedForm& form) { return form.name == name; });
  return it == std::end(kForms) ? nullptr : it;
}

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

// Of the source, without its newline.
struct Line {
  std::size_t begin = 0, end = 0;
  std::size_t first = 0;    // what is no blank, or the end
  bool is_heading = false;  // or an item of a list: "# {{title}}", "{{#x}}> - {{title}}"
};

// A template that is being read; partials make a stack of them.
struct Reader {
  TemplateSource source;
  EscapeTarget target;
  std::size_t pos = 0;
  std::string open = "{{", close = "}}";
  std::size_t sections = 0;  // how many were open where it began
  Line line = {};            // where `pos` is; goes forward only
};

struct Tag {
  char sigil;  // 0 for {{name}}
  std::string_view name;
  std::size_t begin, end;  // in the source
};

struct Section {
  std::string name;
  std::size_t step;
  std::size_t begin;  // in the source
};

class Parser {
 public:
  Parser(const TemplateSource& source, const FindPartial& find_partial)
      : find_partial_(find_partial) {
    enter(source, "");
  }

  std::optional<Error> run() {
    while (!readers_.empty() && !error_) {
      if (reader().pos < reader().source.text.size()) {
        read_on();
      } else {
        leave();
      }
    }
    return std::move(error_);
  }

  std::vector<TemplateStep> take() { return std::move(steps_); }

 private:
  Reader& reader() { return readers_.back(); }

  void fail(std::size_t at, std::string message, ErrorKind kind = ErrorKind::kBadInput) {
    if (error_) return;
    const std::string_view before = std::string_view(reader().source.text).substr(0, at);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t column = at - (before.rfind('\n') + 1) + 1;  // npos + 1 is 0
    error_ = Error{kind, std::move(message),
                   reader().source.name + ", line " + std::to_string(line) + ", column " +
                       std::to_string(column)};
  }

  void enter(TemplateSource source, std::string_view indent) {
    if (!indent.empty()) source.text = indented(source.text, indent);
    const EscapeTarget target = target_of(source.name);
    readers_.push_back({std::move(source), target});
    reader().sections = sections_.size();
    measure_line(0);
    bytes_ += reader().source.text.size();
    if (bytes_ > Template::kMaxBytes) fail(0, "too large", ErrorKind::kTooLarge);
    const std::string& text = reader().source.text;
    const std::size_t valid = valid_utf8_prefix(text);
    if (valid < text.size()) fail(valid, "not UTF-8");
  }

  static std::string indented(std::string_view text, std::string_view indent) {
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
      out.append(indent).append(text.substr(begin, end - begin));
      begin = end;
    }
    return out;
  }

  void leave() {
    if (sections_.size() > reader().sections) {
      const Section& section = sections_.back();
      return fail(section.begin, "section " + in_quotes(section.name) + " is not closed");
    }
    readers_.pop_back();
    if (!readers_.empty()) steps_.push_back(step(Kind::kPartialEnd));
  }

  static TemplateStep step(Kind kind) {
    TemplateStep made;
    made.kind = kind;
    return made;
  }

  // The text up to the next tag, and the tag.
  void read_on() {
    Reader& in = reader();
    const std::string& text = in.source.text;
    const std::size_t begin = std::min(text.find(in.open, in.pos), text.size());
    if (begin == text.size()) {
      put_text(text.substr(in.pos));
      in.pos = text.size();
      return;
    }
    const std::optional<Tag> tag = read_tag(begin);
    if (!tag) return;
    std::size_t text_end = begin, next = tag->end;
    std::string_view indent;
    if (stands_alone(*tag, text_end)) {
      indent = std::string_view(text).substr(text_end, begin - text_end);
      next = std::min(text.find('\n', tag->end), text.size() - 1) + 1;
    }
    put_text(text.substr(in.pos, text_end - in.pos));
    in.pos = next;
    act(*tag, std::string(indent));
  }

  void put_text(std::string text) {
    if (text.empty()) return;
    if (!steps_.empty() && steps_.back().kind == Kind::kText) {
      steps_.back().text += text;
      return;
    }
    steps_.push_back(step(Kind::kText));
    steps_.back().text = std::move(text);
  }

  std::optional<Tag> read_tag(std::size_t begin) {
    const Reader& in = reader();
    const std::string_view text = in.source.text;
    std::size_t inside = begin + in.open.size();
    const char first = inside < text.size() ? text[inside] : '\0';
    const bool has_sigil = first != '\0' && std::string_view("#^/>!&{=").find(first) != kNone;
    const std::string close = first == '{'   ? '}' + in.close
                              : first == '=' ? '=' + in.close
                                             : in.close;
    inside += has_sigil ? 1 : 0;
    const std::size_t end = text.find(close, inside);
    if (end == kNone) return fail(begin, "tag without its " + in_quotes(close)), std::nullopt;
    return Tag{has_sigil ? first : '\0', trim(text.substr(inside, end - inside)), begin,
               end + close.size()};
  }

  // Looks at each line once, however many tags it has.
  void measure_line(std::size_t begin) {
    const std::string_view text = reader().source.text;
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    reader().line = {begin, end, std::min(text.find_first_not_of(kBlanks, begin), end)};
    reader().line.is_heading = is_heading(text.substr(begin, end - begin));
  }

  // By what stands before the first words, tags and marks of quotations aside.
  bool is_heading(std::string_view line) {
    while (!line.empty()) {
      const bool is_tag = line.starts_with(reader().open);
      const std::size_t close = is_tag ? line.find(reader().close) : kNone;
      if (close != kNone) {
        line.remove_prefix(close + reader().close.size());
      } else if (line[0] == ' ' || line[0] == '>') {
        line.remove_prefix(1);
      } else {
        return line[0] == '#' || line.starts_with("- ");
      }
    }
    return false;
  }

  const Line& line_of(std::size_t at) {
    while (reader().line.end < at) measure_line(reader().line.end + 1);
    return reader().line;
  }

  // All but values, if nothing but blanks is beside them on their lines; `begin` becomes that of
  // the line.
  bool stands_alone(const Tag& tag, std::size_t& begin) {
    if (tag.sigil == 0 || tag.sigil == '&' || tag.sigil == '{') return false;
    const Line first = line_of(tag.begin);
    if (first.first != tag.begin) return false;
    const std::size_t end = line_of(tag.end).end;
    const std::string_view behind =
        std::string_view(reader().source.text).substr(tag.end, end - tag.end);
    if (behind.find_first_not_of(kBlanks) != kNone) return false;
    begin = first.begin;
    return true;
  }

  void act(const Tag& tag, const std::string& indent) {
    if (tag.sigil == '!') return;
    if (tag.sigil == '=') return set_delimiters(tag);
    if (!is_name(tag.name)) {
      return fail(tag.begin,
                  tag.name.empty() ? "tag without a name" : in_quotes(tag.name) + " is no name");
    }
    switch (tag.sigil) {
      case '#':
      case '^':
        return open_section(tag);
      case '/':
        return close_section(tag);
      case '>':
        return include(tag, indent);
      default:
        return put_value(tag);
    }
  }

  static bool is_name(std::string_view name) {
    return !name.empty() && std::none_of(name.begin(), name.end(), is_ascii_space) &&
           name.find_first_of("{}") == kNone;
  }

  void set_delimiters(const Tag& tag) {
    const std::size_t gap = tag.name.find_first_of(" \t\n");
    const std::string_view open = tag.name.substr(0, gap);
    const std::string_view close = gap == kNone ? "" : trim(tag.name.substr(gap));
    if (open.empty() || close.empty() || close.find_first_of(" \t\n=") != kNone ||
        open.find('=') != kNone) {
      return fail(tag.begin, "delimiters are two words without \"=\", as in {{=<% %>=}}");
    }
    const std::string new_open(open), new_close(close);  // they view into the source
    reader().open = new_open;
    reader().close = new_close;
  }

  void open_section(const Tag& tag) {
    if (sections_.size() == kMaxDepth) {
      return fail(tag.begin,
                  "more than " + std::to_string(kMaxDepth) + " sections are open in one another");
    }
    const NamedForm* form = tag.sigil == '#' ? find_form(tag.name) : nullptr;
    TemplateStep made = step(form               ? Kind::kForm
                             : tag.sigil == '#' ? Kind::kSection
                                                : Kind::kInverted);
    made.name = parts_of(tag.name);
    if (form) made.target = form->target;
    sections_.push_back({std::string(tag.name), steps_.size(), tag.begin});
    steps_.push_back(std::move(made));
  }

  void close_section(const Tag& tag) {
    if (sections_.size() == reader().sections) {
      return fail(tag.begin, "section " + in_quotes(tag.name) + " is closed but was not opened");
    }
    const Section section = sections_.back();
    if (section.name != tag.name) {
      return fail(tag.begin, "section " + in_quotes(section.name) + " is open where " +
                                 in_quotes(tag.name) + " is closed");
    }
    sections_.pop_back();
    steps_[section.step].other = steps_.size();
    steps_.push_back(step(Kind::kEnd));
    steps_.back().other = section.step;
  }

  void include(const Tag& tag, const std::string& indent) {
    for (const Reader& outer : readers_) {
      if (outer.source.name == tag.name) {
        return fail(tag.begin, "template " + in_quotes(tag.name) + " includes itself");
      }
    }
    std::optional<TemplateSource> source = find_partial_ ? find_partial_(tag.name) : std::nullopt;
    if (!source) return fail(tag.begin, "there is no template " + in_quotes(tag.name));
    source->name = tag.name;
    steps_.push_back(step(Kind::kPartial));
    steps_.back().target = target_of(source->name);
    enter(std::move(*source), indent);
  }

  void put_value(const Tag& tag) {
    TemplateStep made = step(tag.sigil == 0 ? Kind::kValue : Kind::kRawValue);
    made.name = parts_of(tag.name);
    made.is_heading = line_of(tag.begin).is_heading;
    made.is_address = tag.name == "url" || tag.name.ends_with("_url") || tag.name.ends_with(".url");
    steps_.push_back(std::move(made));
  }

  static std::vector<std::string> parts_of(std::string_view name) {
    std::vector<std::string> parts;
    if (name == ".") return parts;
    for (std::string_view part : split(name, '.')) parts.emplace_back(part);
    return parts;
  }

  const FindPartial& find_partial_;
  std::vector<Reader> readers_;  // outermost first
  std::vector<Section> sections_;
  std::vector<TemplateStep> steps_;
  std::size_t bytes_ = 0;
  std::optional<Error> error_;
};

}  // namespace

Result<Template> Template::parse(const TemplateSource& source, const FindPartial& find_partial) {
  Parser parser(source, find_partial);
  if (std::optional<Error> error = parser.run()) return std::move(*error);
  return Template(parser.take(), target_of(source.name));
}

TemplateNames Template::names() const {
  TemplateNames names;
  for (const TemplateStep& step : steps_) names.insert(step.name.begin(), step.name.end());
  return names;
}

}  // namespace sheaf
