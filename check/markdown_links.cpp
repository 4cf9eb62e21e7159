// Links of Markdown: cmark-gfm says what is a link, the source says where. The links of a block
// come from both in the order in which they end, so that one pass over each brings them together.
#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/text.h"
#include "check/link_sink.h"
#include "check/markdown_scan.h"
#include "page/markdown/tree.h"

namespace sheaf {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kLookahead = 64;  // tokens that may be no links between two that are
constexpr std::size_t kSearched = std::size_t{1}
                                  << 16;  // bytes in which a bare address is looked for

constexpr std::size_t kMostWords = 4096;       // bytes of a link's text
constexpr std::size_t kSearchedForEnd = 4096;  // bytes in which the end tag of <a> is looked for

std::string_view text_or_empty(const char* text) { return text ? text : ""; }

class MarkdownReader {
 public:
  MarkdownReader(LinkSink& sink, std::string text) : sink_(sink), text_(std::move(text)) {
    lines_.push_back(0);
    for (std::size_t at = 0; (at = text_.find('\n', at)) != npos;) lines_.push_back(++at);
    kinds_.resize(lines_.size(), LineKind::kNone);
  }

  void read() {
    const ParsedMarkdown parsed = parse_markdown(text_, MarkdownUse::kLinks);
    const MarkdownTree& tree = parsed.tree;
    if (!tree) return;
    each_node(tree.get(), [&](cmark_event_type event, cmark_node* node) {
      if (event == CMARK_EVENT_ENTER) note_lines(node);
    });
    read_definitions();
    each_node(tree.get(), [&](cmark_event_type event, cmark_node* node) {
      see(event, node);
      // Links take the place of the nodes that they were read from.
      if (event == CMARK_EVENT_EXIT && is_part(node)) cmark_node_free(node);
    });
    end_block();
    for (const MarkdownFault& fault : parsed.faults) read_fault(fault);
    add_unused();
  }

 private:
  enum class LineKind : std::uint8_t { kNone, kText, kVerbatim };
  struct Definition {
    Span address;
    std::string url;
    bool is_used = false;
  };

  template <typename See>
  static void each_node(cmark_node* root, See see) {
    const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> it(cmark_iter_new(root),
                                                                cmark_iter_free);
    for (cmark_event_type event = cmark_iter_next(it.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(it.get())) {
      see(event, cmark_iter_get_node(it.get()));
    }
  }

  // Which can go by itself.
  static bool is_part(cmark_node* node) {
    cmark_node* const parent = cmark_node_parent(node);
    return parent && (cmark_node_get_type(node) == CMARK_NODE_ITEM ||
                      cmark_node_get_type(parent) == CMARK_NODE_DOCUMENT);
  }

  static bool holds_text(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
           text_or_empty(cmark_node_get_type_string(node)).starts_with("table_");
  }

  Span lines_of(cmark_node* node) const {
    const auto first = static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 1)) - 1;
    const auto last = static_cast<std::size_t>(std::max(cmark_node_get_end_line(node), 1));
    if (first >= lines_.size()) return {text_.size(), text_.size()};
    const std::size_t end = last < lines_.size() ? lines_[last] : text_.size();
    return {lines_[first], std::max(end, lines_[first])};
  }

  void note_lines(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    const bool is_verbatim = type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK;
    if (!is_verbatim && !holds_text(node)) return;
    const auto first = static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 1)) - 1;
    const auto end = static_cast<std::size_t>(std::max(cmark_node_get_end_line(node), 1));
    for (std::size_t i = first; i < std::min(end, kinds_.size()); ++i)
      kinds_[i] = is_verbatim ? LineKind::kVerbatim : LineKind::kText;
  }

  // Definitions leave no trace in the tree: they stand in lines of no block, or in front of a
  // paragraph's own text.
  void read_definitions() {
    bool can_begin = true;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (kinds_[i] == LineKind::kVerbatim || (kinds_[i] == LineKind::kText && !can_begin)) {
        can_begin = kinds_[i] == LineKind::kVerbatim;
        continue;
      }
      const std::size_t begin = skip_containers(i);
      const auto found = find_definition(text_, begin);
      can_begin = found.has_value() || kinds_[i] == LineKind::kNone;
      if (!found) continue;
      if (found->label.starts_with('^')) {
        if (kinds_[i] == LineKind::kNone)
          read_text(sink_, line_span(i));  // a note that nothing calls
        continue;
      }
      const std::string_view raw = slice(found->address);
      definitions_.try_emplace(found->label, Definition{found->address, markdown_address(raw)});
    }
  }

  Span line_span(std::size_t line) const {
    return {lines_[line], line + 1 < lines_.size() ? lines_[line + 1] : text_.size()};
  }

  // What is not parsed still names addresses: those that stand in it as such, and the definition's
  // own, which then is one that nothing uses.
  void read_fault(const MarkdownFault& fault) {
    const bool is_costly = fault.kind == MarkdownFault::Kind::kCostly;
    sink_.add_problem(fault.begin, fault.message + (is_costly ? ": read as plain text" : ""));
    if (is_costly) read_text(sink_, {fault.begin, fault.end});
  }

  // Behind the marks of quotations and lists.
  std::size_t skip_containers(std::size_t line) const {
    const std::string_view text = std::string_view(text_).substr(0, line_span(line).end);
    for (std::size_t at = lines_[line];;) {
      at = std::min(text.find_first_not_of(" \t>", at), text.size());
      const std::size_t mark = skip_list_mark(text, at);
      if (mark == at) return at;
      at = mark;
    }
  }

  // "- ", "1. ", "2) " (CommonMark 5.2).
  static std::size_t skip_list_mark(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    const std::string_view marks = end == at ? "-*+" : ".)";
    const bool is_mark = end + 1 < text.size() && marks.find(text[end]) != marks.npos &&
                         (text[end + 1] == ' ' || text[end + 1] == '\t');
    return is_mark ? end + 1 : at;
  }

  void see(cmark_event_type event, cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
      if (event == CMARK_EVENT_EXIT) add_link(node);
      return;
    }
    if (event != CMARK_EVENT_ENTER) return;
    if (holds_text(node)) return begin_block(lines_of(node));
    if (type == CMARK_NODE_HTML_BLOCK) read_html(sink_, lines_of(node));
    if (type == CMARK_NODE_HTML_INLINE) add_html(text_or_empty(cmark_node_get_literal(node)));
    if (type == CMARK_NODE_CODE_BLOCK && sink_.options().include_verbatim)
      read_text(sink_, lines_of(node));
  }

  // Cells of a row, and rows of a table, come one after another in the same lines.
  void begin_block(Span block) {
    if (block.begin >= block_.begin && block.end <= block_.end && block_.end > 0) return;
    end_block();
    block_ = block;
    tokens_ = extract_markdown_tokens(text_, block);
    next_ = 0;
    at_ = block.begin;
    if (!sink_.options().include_verbatim) return;
    for (const MarkdownToken& token : tokens_) {
      if (token.kind == MarkdownToken::Kind::kCode) read_text(sink_, token.whole);
    }
  }

  void end_block() {
    for (const MarkdownToken& token : tokens_) add_undefined(token);
    tokens_.clear();
    block_ = {};
  }

  void add_undefined(const MarkdownToken& token) {
    if (token.kind != MarkdownToken::Kind::kReference || token.label.empty()) return;
    if (token.label.starts_with('^') || definitions_.contains(token.label)) return;
    const std::size_t begin = token.whole.begin;
    if (begin > 0) {  // "list[0][1]" is code
      const char before = text_[begin - 1];
      if (is_ascii_alnum(before) || before == '_' || before == ']') return;
    }
    sink_.add(token.label, {begin, begin}, Writing::kUndefined);
  }

  void add_link(cmark_node* node) {
    const std::string_view url = text_or_empty(cmark_node_get_url(node));
    // As many as can be shown or can be the address itself.
    const std::string words = words_of(node, std::max(url.size(), kMostWords));
    const bool is_image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    const std::size_t first = sink_.size();
    if (!is_image && is_own_text(url, words))
      add_by_text(url, words);
    else if (!add_token(find_token(url), url))
      sink_.add(std::string(url), {at_, at_}, Writing::kInline);
    DocumentLink& link = sink_.link(first);
    link.element = is_image ? "img" : "a";
    link.text = link_words(words);
  }

  // Up to `most` bytes or a little more, of so many nodes at most: images can be nested.
  static std::string words_of(cmark_node* link, std::size_t most) {
    constexpr int kMostEvents = 200;
    const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> it(cmark_iter_new(link),
                                                                cmark_iter_free);
    std::string out;
    for (int i = 0; i < kMostEvents && out.size() <= most; ++i) {
      const cmark_event_type event = cmark_iter_next(it.get());
      if (event == CMARK_EVENT_DONE) break;
      if (event != CMARK_EVENT_ENTER) continue;
      cmark_node* const node = cmark_iter_get_node(it.get());
      const cmark_node_type type = cmark_node_get_type(node);
      if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        out += text_or_empty(cmark_node_get_literal(node)).substr(0, most + 1);
      if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) out += ' ';
    }
    return out;
  }

  // An address that stands for itself: <address>, or one in running text.
  static bool is_own_text(std::string_view url, std::string_view words) {
    if (words.empty() || !url.ends_with(words)) return false;
    const std::string_view front = url.substr(0, url.size() - words.size());
    return front.empty() || front == "http://" || front == "mailto:";
  }

  void add_by_text(std::string_view url, std::string_view words) {
    const std::string_view searched =
        std::string_view(text_).substr(0, std::min(block_.end, at_ + kSearched));
    for (std::size_t at = at_; (at = searched.find(words, at)) != npos; ++at) {
      const MarkdownToken* around = find_around(at);
      if (!around) {
        sink_.add(std::string(url), {at, at + words.size()}, Writing::kBare);
        at_ = at + words.size();
        return;
      }
      if (around->whole.begin + 1 == at && around->kind != MarkdownToken::Kind::kCode &&
          add_token(around, url))
        return;
      if (around->kind == MarkdownToken::Kind::kCode || around->kind == MarkdownToken::Kind::kHtml)
        at = around->whole.end - 1;
    }
    if (!add_token(find_token(url), url)) sink_.add(std::string(url), {at_, at_}, Writing::kBare);
  }

  // The token in which `at` lies, if it is code, a tag, or a link that begins there.
  const MarkdownToken* find_around(std::size_t at) const {
    for (std::size_t i = next_; i < std::min(tokens_.size(), next_ + kLookahead); ++i) {
      const MarkdownToken& token = tokens_[i];
      if (token.whole.begin > at || at >= token.whole.end) continue;
      const bool is_opaque =
          token.kind == MarkdownToken::Kind::kCode || token.kind == MarkdownToken::Kind::kHtml;
      if (is_opaque || token.whole.begin + 1 == at) return &token;
    }
    return nullptr;
  }

  const MarkdownToken* find_token(std::string_view url) const {
    for (std::size_t i = next_; i < std::min(tokens_.size(), next_ + kLookahead); ++i) {
      if (leads_to(tokens_[i], url)) return &tokens_[i];
    }
    return nullptr;
  }

  bool leads_to(const MarkdownToken& token, std::string_view url) const {
    switch (token.kind) {
      case MarkdownToken::Kind::kInline:
        return markdown_address(slice(token.address)) == url;
      case MarkdownToken::Kind::kAngle: {
        const std::string_view raw = slice(token.address);
        return raw == url || markdown_address(raw) == url ||
               (url.starts_with("mailto:") && url.substr(7) == raw);
      }
      case MarkdownToken::Kind::kReference:
      case MarkdownToken::Kind::kShortcut: {
        const auto found = definitions_.find(token.label);
        return found != definitions_.end() && found->second.url == url;
      }
      default:
        return false;
    }
  }

  bool add_token(const MarkdownToken* token, std::string_view url) {
    if (!token || !leads_to(*token, url)) return false;
    next_ = static_cast<std::size_t>(token - tokens_.data()) + 1;
    at_ = token->whole.end;
    if (token->kind == MarkdownToken::Kind::kInline) {
      sink_.add(std::string(url), token->address, Writing::kInline);
    } else if (token->kind == MarkdownToken::Kind::kAngle) {
      sink_.add(std::string(url), token->address, Writing::kAutolink);
    } else {
      Definition& definition = definitions_.find(token->label)->second;
      definition.is_used = true;
      sink_.add(std::string(url), definition.address, Writing::kReference, token->whole.begin);
    }
    return true;
  }

  void add_html(std::string_view literal) {
    for (std::size_t i = next_; i < std::min(tokens_.size(), next_ + kLookahead); ++i) {
      const MarkdownToken& token = tokens_[i];
      if (token.kind != MarkdownToken::Kind::kHtml || slice(token.whole) != literal) continue;
      next_ = i + 1;
      at_ = token.whole.end;
      const std::size_t first = sink_.size();
      read_html(sink_, token.whole);
      if (sink_.size() == first + 1 && sink_.link(first).element == "a")
        sink_.link(first).text = link_words(words_behind());
      return;
    }
  }

  // Up to the end tag of the <a> before; "" if there is none near.
  std::string_view words_behind() const {
    const std::string_view near = slice({at_, std::min(block_.end, at_ + kSearchedForEnd)});
    const std::size_t end = find_ignore_case(near, "</a");
    return end == npos ? "" : near.substr(0, end);
  }

  void add_unused() {
    for (const auto& [label, definition] : definitions_) {
      if (!definition.is_used)
        sink_.add(definition.url, definition.address, Writing::kDefinition).text = label;
    }
  }

  std::string_view slice(Span span) const {
    return std::string_view(text_).substr(span.begin, span.end - span.begin);
  }

  LinkSink& sink_;
  std::string text_;                // without front matter
  std::vector<std::size_t> lines_;  // where they begin
  std::vector<LineKind> kinds_;
  std::map<std::string, Definition> definitions_;
  Span block_;                         // that is being read
  std::vector<MarkdownToken> tokens_;  // in it
  std::size_t next_ = 0;               // the first that was not brought together with a link
  std::size_t at_ = 0;                 // behind the link before
};

}  // namespace

void read_markdown(LinkSink& sink) {
  MarkdownReader(sink, without_front_matter(sink.text())).read();
}

}  // namespace sheaf
