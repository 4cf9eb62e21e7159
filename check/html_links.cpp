// Links of HTML source. Tags are read as the HTML standard's tokenizer does, without a tree: so
// each attribute keeps its place, and a fragment inside Markdown is read the same way as a page.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/entities.h"
#include "base/json.h"
#include "base/text.h"
#include "check/json_walk.h"
#include "check/link_sink.h"
#include "page/srcset.h"
#include "page/tag_scanner.h"

namespace sheaf {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Attributes whose value is an address, on whatever element they stand.
constexpr std::array<std::string_view, 11> kAddressAttributes = {
    "href", "src",        "poster",   "cite",     "action",    "formaction",
    "data", "background", "longdesc", "manifest", "xlink:href"};
// Where scripts put a picture's address until it comes into view.
constexpr std::array<std::string_view, 4> kLazyAttributes = {"data-src", "data-original",
                                                             "data-lazy-src", "data-actualsrc"};
// Elements whose content is no markup (HTML standard 13.2.5.2..5); script and style are apart.
constexpr std::array<std::string_view, 6> kRawText = {"textarea", "title",    "xmp",
                                                      "noembed",  "noframes", "iframe"};

class HtmlReader {
 public:
  HtmlReader(LinkSink& sink, Span range)
      : sink_(sink), text_(sink.text().substr(0, range.end)), at_(range.begin) {}

  void read() {
    while (!sink_.is_full() && (at_ = text_.find('<', at_)) != npos) {
      const std::size_t begin = at_;
      const ScannedTag tag = scan_tag(text_, begin, Content::kHtml, attributes_);
      if (tag.kind == ScannedTag::Kind::kUnfinished) break;
      at_ = tag.end;
      if (tag.kind == ScannedTag::Kind::kOther) continue;
      name_ = ascii_lower(tag.name);
      if (tag.kind == ScannedTag::Kind::kStart) enter(tag);
      if (tag.kind == ScannedTag::Kind::kEnd) leave(begin);
    }
    end_anchor(text_.size());
  }

 private:
  void enter(const ScannedTag& tag) {
    if (name_ == "template" && !tag.self_closing) ++templates_;
    if (templates_ == 0) read_attributes(tag);
    if (name_ == "script" || name_ == "style" || is_one_of(name_, kRawText)) skip_raw_text();
    if (name_ == "plaintext") at_ = text_.size();
  }

  void leave(std::size_t begin) {
    if (name_ == "template" && templates_ > 0) --templates_;
    if (name_ == "a") end_anchor(begin);
  }

  void skip_raw_text() {
    const std::size_t begin = at_;
    const std::size_t end = std::min(find_end_tag(text_, begin, name_), text_.size());
    at_ = end;
    if (templates_ > 0) return;
    if (name_ == "style") read_css(sink_, {begin, end}, "style");
    if (name_ == "script" && sink_.options().include_json_ld && is_json_ld())
      read_json_ld({begin, end});
  }

  bool is_json_ld() const {
    return find_ignore_case(find("type").value_or(""), "application/ld+json") != npos;
  }

  void read_json_ld(Span range) {
    read_json_addresses(sink_, range, {.element = "script", .keys = JsonKeys::kSchemaOrg});
  }

  // The first of two attributes with one name counts.
  std::optional<std::string_view> find(std::string_view lower_name) const {
    for (const ScannedAttribute& attribute : attributes_) {
      if (equals_ignore_case(attribute.name, lower_name)) return attribute.value;
    }
    return std::nullopt;
  }

  Span span_of(std::string_view value) const {
    const auto begin = static_cast<std::size_t>(value.data() - text_.data());
    return {begin, begin + value.size()};
  }

  void read_attributes(const ScannedTag& tag) {
    if (name_ == "base") {
      if (const auto href = find("href")) sink_.set_base(unescape_html(*href));
      return;
    }
    if (name_ == "meta") return read_meta();
    if (name_ == "link" && is_hint()) return;
    if (name_ == "a") end_anchor(span_of(tag.name).begin - 1);
    words_.reset();
    std::vector<std::string> seen;  // of two attributes with one name the first counts
    for (const ScannedAttribute& attribute : attributes_) {
      const std::string name = ascii_lower(attribute.name);
      if (!may_have_address(name) || std::find(seen.begin(), seen.end(), name) != seen.end())
        continue;
      seen.push_back(name);
      read_attribute(name, attribute);
    }
  }

  static bool may_have_address(std::string_view name) {
    return is_one_of(name, kAddressAttributes) || is_one_of(name, kLazyAttributes) ||
           name == "style" || name == "srcset" || name == "imagesrcset";
  }

  // Only a connection is asked for, no resource.
  bool is_hint() const {
    const std::string_view rel = find("rel").value_or("");
    return find_ignore_case(rel, "preconnect") != npos ||
           find_ignore_case(rel, "dns-prefetch") != npos;
  }

  void read_attribute(const std::string& name, const ScannedAttribute& attribute) {
    if (name == "style") return read_style(attribute);
    if (name == "srcset" || name == "imagesrcset") return read_srcset(name, attribute);
    if (is_one_of(name, kLazyAttributes)) return read_lazy(name, attribute);
    if (name == "data" && name_ != "object") return;
    if (name == "src" && trim(attribute.value).empty()) return;
    add(name, attribute.value);
    if (name_ == "a" && name == "href") open_anchor();
  }

  void add(const std::string& name, std::string_view value) {
    DocumentLink& link = sink_.add(unescape_html(value), trimmed_span(value), Writing::kAttribute);
    link.element = link_element(name_);
    link.attribute = name;
    if (name_ != "a") link.text = words();
  }

  // What the tag says of what it shows. Looked for once: a srcset may have many addresses.
  const std::string& words() {
    if (words_) return *words_;
    words_.emplace();
    for (const std::string_view name : {"alt", "title", "aria-label"}) {
      if (words_->empty()) *words_ = link_words(unescape_html(find(name).value_or("")));
    }
    return *words_;
  }

  Span trimmed_span(std::string_view value) const {
    while (!value.empty() && is_html_space(value.front())) value.remove_prefix(1);
    while (!value.empty() && is_html_space(value.back())) value.remove_suffix(1);
    return span_of(value);
  }

  void read_lazy(const std::string& name, const ScannedAttribute& attribute) {
    if (name_ != "img" && name_ != "iframe" && name_ != "source" && name_ != "video") return;
    const std::string_view value = trim(attribute.value);
    if (value.starts_with("//") || starts_with_ignore_case(value, "http")) add(name, value);
  }

  void read_srcset(const std::string& name, const ScannedAttribute& attribute) {
    for (const SrcsetCandidate& one : extract_srcset(attribute.value)) add(name, one.address);
  }

  void read_style(const ScannedAttribute& attribute) {
    if (find_ignore_case(attribute.value, "url(") == npos) return;
    const std::size_t first = sink_.size();
    if (attribute.value.find('&') == npos) {
      read_css(sink_, span_of(attribute.value), link_element(name_));
    } else {
      const std::string decoded = unescape_html(attribute.value);
      LinkSink inner(decoded, sink_.options());
      read_css(inner, {0, decoded.size()}, link_element(name_));
      const std::size_t at = attribute.begin;
      for (std::size_t i = 0; i < inner.size(); ++i)
        sink_.add(inner.link(i).raw, {at, at}, Writing::kStyle).element = link_element(name_);
    }
    for (std::size_t i = first; i < sink_.size(); ++i) sink_.link(i).attribute = "style";
  }

  void read_meta() {
    const auto content = find("content");
    if (!content) return;
    if (equals_ignore_case(trim(find("http-equiv").value_or("")), "refresh"))
      return read_refresh(*content);
    // Share cards: only what is an address as a whole.
    const std::string_view value = trim(*content);
    const std::string_view key = find("property").value_or(find("name").value_or(""));
    const bool is_card =
        starts_with_ignore_case(key, "og:") || starts_with_ignore_case(key, "twitter:");
    const bool is_address =
        starts_with_ignore_case(value, "http://") || starts_with_ignore_case(value, "https://");
    if (is_card && is_address && value.find(' ') == npos) add("content", value);
  }

  // "5; url='next.html'" (HTML standard 4.2.5.3, shared declarative refresh steps).
  void read_refresh(std::string_view content) {
    const std::size_t key = find_ignore_case(content, "url");
    std::size_t begin = content.find_first_of(";, \t\n");
    if (key != npos) {
      const std::size_t equals = content.find_first_not_of(" \t\n\r", key + 3);
      if (equals != npos && content[equals] == '=') begin = equals;
    }
    if (begin == npos) return;
    std::string_view address = content.substr(begin + 1);
    address.remove_prefix(std::min(address.find_first_not_of(" \t\n\r;,"), address.size()));
    if (!address.empty() && (address[0] == '"' || address[0] == '\'')) {
      const char quote = address[0];
      address = address.substr(1, address.find(quote, 1) - 1);
    }
    address = trim(address);
    if (address.empty()) return;
    DocumentLink& link = sink_.add(unescape_html(address), span_of(address), Writing::kRefresh);
    link.element = "meta";
    link.attribute = "content";
  }

  void open_anchor() {
    anchor_ = sink_.size() - 1;
    anchor_begin_ = at_;
  }

  void end_anchor(std::size_t end) {
    if (!anchor_) return;
    DocumentLink& link = sink_.link(*anchor_);
    constexpr std::size_t kMostWords = 4096;  // bytes of source that are looked at
    const std::string_view inside = text_.substr(anchor_begin_, end - anchor_begin_);
    link.text = link_words(unescape_html(text_between_tags(inside.substr(0, kMostWords))));
    anchor_.reset();
  }

  LinkSink& sink_;
  std::string_view text_;  // ends where the range ends
  std::size_t at_;
  std::vector<ScannedAttribute> attributes_;  // of the tag read last
  std::string name_;                          // its name, lower-case
  std::optional<std::string> words_;          // its words, once asked for
  std::size_t templates_ = 0;                 // open ones
  std::optional<std::size_t> anchor_;         // the open <a href>
  std::size_t anchor_begin_ = 0;
};

}  // namespace

void read_html(LinkSink& sink, Span range) { HtmlReader(sink, range).read(); }

}  // namespace sheaf
