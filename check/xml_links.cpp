// Links of RSS, Atom, OPML and sitemaps. Feeds are often no well-formed XML, and each address is to
// keep its place: so the tags are read one by one, as a browser's tokenizer does, and no entity but
// XML's own and HTML's is known: nothing is ever opened or expanded.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/entities.h"
#include "base/text.h"
#include "check/link_sink.h"
#include "page/tag_scanner.h"

namespace sheaf {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kDeepest = 512;
constexpr std::string_view kCdata = "<![CDATA[";

constexpr std::array<std::string_view, 8> kAddressAttributes = {
    "href", "src", "url", "xmlurl", "htmlurl", "xlink:href", "icon", "fileurl"};
// Elements whose text is an address (RSS 2.0, Atom, Media RSS, sitemaps and their extensions).
constexpr std::array<std::string_view, 18> kAddressElements = {"link",
                                                               "comments",
                                                               "url",
                                                               "loc",
                                                               "image:loc",
                                                               "video:thumbnail_loc",
                                                               "video:content_loc",
                                                               "video:player_loc",
                                                               "uri",
                                                               "logo",
                                                               "icon",
                                                               "wfw:commentrss",
                                                               "wfw:comment",
                                                               "docs",
                                                               "feedburner:origlink",
                                                               "itunes:new-feed-url",
                                                               "source_url",
                                                               "xhtml:link"};
// Elements whose text is HTML.
constexpr std::array<std::string_view, 6> kHtmlElements = {
    "content:encoded", "description", "content", "summary", "itunes:summary", "media:description"};

class XmlReader {
 public:
  explicit XmlReader(LinkSink& sink) : sink_(sink), text_(sink.text()) {}

  void read() {
    std::size_t at = 0;
    while (!sink_.is_full() && (at = text_.find('<', at)) != npos) {
      const ScannedTag tag = scan_tag(text_, at, Content::kForeign, attributes_);
      if (tag.kind == ScannedTag::Kind::kUnfinished) {
        sink_.add_problem(at, "the document ends inside a tag");
        break;
      }
      if (tag.kind == ScannedTag::Kind::kStart) enter(tag);
      if (tag.kind == ScannedTag::Kind::kEnd) leave(ascii_lower(tag.name), at);
      at = tag.end;
    }
    if (!open_.empty())
      sink_.add_problem(text_.size(), "<" + open_.back().name + "> is not closed");
  }

 private:
  struct Element {
    std::string name;        // lower-case
    std::size_t content;     // where its content begins
    std::size_t first_link;  // links found since it was opened
    std::size_t base;        // LinkSink's number
    bool is_address = true;  // false for <guid isPermaLink="false">
    bool has_children = false;
    std::string title = {};  // of an <item>, <entry>, <channel>, <outline>
  };

  void enter(const ScannedTag& tag) {
    const std::string name = ascii_lower(tag.name);
    if (!open_.empty()) open_.back().has_children = true;
    if (const auto base = find("xml:base")) sink_.add_base(unescape_html(*base));
    const std::size_t base = sink_.base();
    words_.reset();
    for (const ScannedAttribute& attribute : attributes_) read_attribute(name, attribute);
    if (tag.self_closing) return use_base_of_parent();
    if (open_.size() >= kDeepest) open_.erase(open_.begin());
    const bool is_address = !equals_ignore_case(find("ispermalink").value_or(""), "false");
    open_.push_back({name, tag.end, sink_.size(), base, is_address});
  }

  void use_base_of_parent() { sink_.use_base(open_.empty() ? 0 : open_.back().base); }

  std::string path_of(const std::string& name) const {
    return (open_.empty() ? "" : link_element(open_.back().name) + "/") + link_element(name);
  }

  std::optional<std::string_view> find(std::string_view lower_name) const {
    for (const ScannedAttribute& attribute : attributes_) {
      if (equals_ignore_case(attribute.name, lower_name)) return attribute.value;
    }
    return std::nullopt;
  }

  // What the tag says of its addresses.
  const std::string& words() {
    if (!words_)
      words_ = link_words(unescape_html(find("title").value_or(find("text").value_or(""))));
    return *words_;
  }

  void read_attribute(const std::string& element, const ScannedAttribute& attribute) {
    const std::string name = ascii_lower(attribute.name);
    if (!is_one_of(name, kAddressAttributes) || trim(attribute.value).empty()) return;
    const auto begin = static_cast<std::size_t>(attribute.value.data() - text_.data());
    DocumentLink& link = sink_.add(unescape_html(attribute.value),
                                   {begin, begin + attribute.value.size()}, Writing::kAttribute);
    link.element = path_of(element);
    link.attribute = std::string(attribute.name);
    link.text = words();
  }

  // Closes the nearest open element of that name, and what was left open inside.
  void leave(const std::string& name, std::size_t end) {
    const auto found = std::find_if(open_.rbegin(), open_.rend(),
                                    [&](const Element& e) { return e.name == name; });
    if (found == open_.rend()) return;
    Element element = std::move(*found);
    const auto index = static_cast<std::size_t>(open_.rend() - found - 1);
    open_.resize(index);
    sink_.use_base(element.base);
    if (!element.has_children) read_content(element, end);
    give_title(element);
    use_base_of_parent();
  }

  void read_content(const Element& element, std::size_t end) {
    const Span span = content_of({element.content, end});
    const std::string_view content = text_.substr(span.begin, span.end - span.begin);
    const bool is_cdata = span.begin != element.content && text_[span.begin - 1] == '[';
    if (element.name == "title" && !open_.empty())
      open_.back().title = link_words(unescape_html(is_cdata ? content : unescape_html(content)));
    if (element.name == "guid") {
      if (element.is_address && is_address(content)) add_guid(element, span, is_cdata);
      return;
    }
    if (is_one_of(element.name, kAddressElements)) return add_text(element, span, is_cdata);
    if (!is_one_of(element.name, kHtmlElements)) return;
    if (is_cdata)
      read_html(sink_, span);
    else
      read_escaped_html(element, span);
  }

  // Of <guid> and <id>: only what is plainly an address, as isPermaLink is often forgotten.
  static bool is_address(std::string_view content) {
    return starts_with_ignore_case(content, "http://") ||
           starts_with_ignore_case(content, "https://");
  }

  // Without space around, and what is inside of a CDATA section that is the whole content.
  Span content_of(Span span) const {
    std::string_view content = trim(text_.substr(span.begin, span.end - span.begin));
    if (content.starts_with(kCdata) && content.ends_with("]]>") &&
        content.find(kCdata, 1) == npos) {
      content = trim(content.substr(kCdata.size(), content.size() - kCdata.size() - 3));
      if (content.empty()) return {span.end, span.end};
    }
    const auto begin = static_cast<std::size_t>(content.data() - text_.data());
    return {begin, begin + content.size()};
  }

  void add_text(const Element& element, Span span, bool is_cdata) {
    if (span.begin == span.end) return;
    const std::string_view content = text_.substr(span.begin, span.end - span.begin);
    sink_.add(is_cdata ? std::string(content) : unescape_html(content), span, Writing::kElementText)
        .element = path_of(element.name);
  }

  // Without bytes that could be mended: readers of the feed know items by their <guid>.
  void add_guid(const Element& element, Span span, bool is_cdata) {
    add_text(element, span, is_cdata);
    DocumentLink& link = sink_.link(sink_.size() - 1);
    link.end = link.begin;
  }

  void read_escaped_html(const Element& element, Span span) {
    const std::string_view content = text_.substr(span.begin, span.end - span.begin);
    if (content.find("&lt;") == npos && content.find("&#") == npos) return;
    const std::string html = unescape_html(content);
    LinkSink inner(html, sink_.options());
    read_html(inner, {0, html.size()});
    for (std::size_t i = 0; i < inner.size(); ++i) {
      const DocumentLink& found = inner.link(i);
      DocumentLink& link = sink_.add(found.raw, {span.begin, span.begin}, found.written);
      link.element = link_element(element.name) + "/" + found.element;
      link.attribute = found.attribute;
      link.text = found.text;
    }
  }

  // The title of an item names the links of the item that have no words of their own.
  void give_title(const Element& element) {
    if (element.title.empty() || element.name == "channel" || element.name == "feed") return;
    const std::string front = link_element(element.name) + "/";
    for (std::size_t i = element.first_link; i < sink_.size(); ++i) {
      DocumentLink& link = sink_.link(i);
      if (link.text.empty() && link.element.starts_with(front)) link.text = element.title;
    }
  }

  LinkSink& sink_;
  std::string_view text_;
  std::vector<ScannedAttribute> attributes_;  // of the tag read last
  std::optional<std::string> words_;          // its words, once asked for
  std::vector<Element> open_;
};

}  // namespace

void read_xml(LinkSink& sink) { XmlReader(sink).read(); }

}  // namespace sheaf
