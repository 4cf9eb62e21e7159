#include "digest/pictures/clean_svg.h"

#include <expat.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/text.h"
#include "digest/pictures/svg_names.h"
#include "digest/pictures/svg_values.h"

namespace sheaf {
namespace {

constexpr char kSeparator = ' ';  // between a namespace and a name
constexpr std::string_view kSvg = "http://www.w3.org/2000/svg";
constexpr std::string_view kXlink = "http://www.w3.org/1999/xlink";
constexpr std::string_view kXml = "http://www.w3.org/XML/1998/namespace";
constexpr std::size_t kMostNesting = 256;
constexpr int kPiece = 1 << 20;

struct Name {
  std::string_view space, local;
};

Name name_of(std::string_view expanded) {
  const std::size_t at = expanded.rfind(kSeparator);
  if (at == expanded.npos) return {{}, expanded};
  return {expanded.substr(0, at), expanded.substr(at + 1)};
}

// An old picture may state no namespace at all.
bool is_svg(const Name& name) { return name.space == kSvg || name.space.empty(); }

template <std::size_t kSize>
bool is_listed(const std::string_view (&list)[kSize], std::string_view word) {
  return std::binary_search(std::begin(list), std::end(list), word);
}

bool is_animation(std::string_view element) {
  return element == "set" || element.starts_with("animate");
}

// As an attribute is to be written; "" if it is to be left out.
std::string_view kept_name(std::string_view element, const Name& name, std::string_view value) {
  if (name.local == "href" && (name.space == kXlink || name.space.empty())) {
    const bool may_hold = element == "image" || element == "feImage";
    return is_inner_reference(value) || (may_hold && is_inner_picture(value)) ? "href" : "";
  }
  if (name.space == kXml) return name.local == "space" ? "xml:space" : "";
  if (!name.space.empty() || !is_listed(kSvgAttributes, name.local)) return "";
  // Animations set what the picture could have said itself.
  if (name.local == "attributeName" && (!is_listed(kSvgAttributes, value) || value == "style"))
    return "";
  return is_harmless_style(value) ? name.local : "";
}

class Cleaner {
 public:
  Cleaner() : parser_(XML_ParserCreateNS(nullptr, kSeparator), XML_ParserFree) {
    if (!parser_) return;
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), &Cleaner::on_begin, &Cleaner::on_end);
    XML_SetCharacterDataHandler(parser_.get(), &Cleaner::on_text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), &Cleaner::on_doctype);
  }

  Result<std::string> clean(std::string_view bytes) {
    if (!parser_) return Error{ErrorKind::kTooLarge, "there is no memory for it"};
    bool goes_on = true;
    do {
      const std::string_view piece = bytes.substr(0, kPiece);
      bytes.remove_prefix(piece.size());
      goes_on = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()),
                          bytes.empty()) == XML_STATUS_OK;
    } while (goes_on && !bytes.empty());
    if (fault_) return *std::move(fault_);
    if (!goes_on)
      return Error{ErrorKind::kBadInput, XML_ErrorString(XML_GetErrorCode(parser_.get()))};
    out_ += '\n';
    return std::move(out_);
  }

 private:
  static void on_begin(void* self, const XML_Char* name, const XML_Char** attributes) {
    static_cast<Cleaner*>(self)->begin(name_of(name), attributes);
  }
  static void on_end(void* self, const XML_Char*) { static_cast<Cleaner*>(self)->end(); }
  static void on_text(void* self, const XML_Char* text, int size) {
    static_cast<Cleaner*>(self)->take_text({text, static_cast<std::size_t>(size)});
  }
  // NOLINTNEXTLINE(readability-function-size): the library's parameters
  static void on_doctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*,
                         int has_declarations) {
    if (has_declarations != 0)
      static_cast<Cleaner*>(self)->fail(ErrorKind::kBadInput, "it declares entities");
  }

  void fail(ErrorKind kind, std::string message) {
    if (!fault_) fault_ = Error{kind, std::move(message)};
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  void begin(const Name& name, const XML_Char** attributes) {
    if (fault_) return;
    if (++depth_ > kMostNesting) return fail(ErrorKind::kTooLarge, "elements nest too deep");
    if (depth_ == 1 && !(is_svg(name) && name.local == "svg"))
      return fail(ErrorKind::kBadInput, "the root is not svg");
    if (dropped_from_ > 0) return;
    end_tag();
    if (!is_svg(name) || !is_listed(kSvgElements, name.local) || !may_animate(name, attributes)) {
      dropped_from_ = depth_;
      return;
    }
    open_.emplace_back(name.local);
    out_.append("<").append(name.local);
    if (depth_ == 1) out_.append(" xmlns=\"").append(kSvg).append("\"");
    write_attributes(name.local, attributes);
    is_tag_open_ = true;
  }

  // An animation of what is not listed does nothing.
  static bool may_animate(const Name& element, const XML_Char** attributes) {
    if (!is_animation(element.local) || element.local == "animateMotion") return true;
    for (; *attributes; attributes += 2) {
      const Name name = name_of(attributes[0]);
      if (name.space.empty() && name.local == "attributeName")
        return !kept_name(element.local, name, attributes[1]).empty();
    }
    return false;
  }

  void write_attributes(std::string_view element, const XML_Char** attributes) {
    bool has_href = false;
    for (; *attributes; attributes += 2) {
      const std::string_view kept = kept_name(element, name_of(attributes[0]), attributes[1]);
      if (kept.empty() || (kept == "href" && std::exchange(has_href, true))) continue;
      out_.append(" ").append(kept).append("=\"");
      escape(attributes[1], "\t\n\r");
      out_ += '"';
    }
  }

  void end() {
    if (fault_) return;
    if (dropped_from_ == depth_--) {
      dropped_from_ = 0;
      return;
    }
    if (dropped_from_ > 0) return;
    const std::string name = std::move(open_.back());
    open_.pop_back();
    if (name == "style") write_style();
    if (is_tag_open_) {
      is_tag_open_ = false;
      out_ += "/>";
    } else {
      out_.append("</").append(name).append(">");
    }
  }

  void take_text(std::string_view text) {
    if (fault_ || dropped_from_ > 0 || open_.empty()) return;
    if (open_.back() == "style") {
      style_ += text;
      return;
    }
    end_tag();
    escape(text, "\r");
  }

  // It is judged when all of it is there.
  void write_style() {
    const std::string style = std::exchange(style_, {});
    if (style.empty() || !is_harmless_style(style)) return;
    end_tag();
    escape(style, "\r");
  }

  void end_tag() {
    if (std::exchange(is_tag_open_, false)) out_ += '>';
  }

  // `numbered`: space that would be read as another, and is written by its number.
  void escape(std::string_view text, std::string_view numbered) {
    for (const char c : text) {
      switch (c) {
        case '&':
          out_ += "&amp;";
          break;
        case '<':
          out_ += "&lt;";
          break;
        case '>':
          out_ += "&gt;";
          break;
        case '"':
          out_ += "&quot;";
          break;
        default:
          if (numbered.find(c) == numbered.npos)
            out_ += c;
          else
            out_.append("&#").append(std::to_string(static_cast<int>(c))).append(";");
      }
    }
  }

  std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser_;
  std::string out_, style_;
  std::vector<std::string> open_;
  std::size_t depth_ = 0, dropped_from_ = 0;  // 0: nothing is left out now
  bool is_tag_open_ = false;
  std::optional<Error> fault_;
};

}  // namespace

Result<std::string> parse_safe_svg(std::string_view bytes) { return Cleaner().clean(bytes); }

}  // namespace sheaf
