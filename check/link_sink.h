// Where the readers of the kinds put what they find. Internal to check/.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/documents.h"

namespace sheaf {

struct Span {
  std::size_t begin = 0, end = 0;  // bytes of the document's text
};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

inline constexpr std::size_t kMostProblems = 1000;

// A base that a document states, inside of another one.
struct StatedBase {
  std::optional<std::string> stated = {};
  std::size_t outer = 0;
};

// Collects links with their byte places; lines, columns and addresses come at the end.
class LinkSink {
 public:
  LinkSink(std::string_view text, const DocumentOptions& options)
      : text_(text), options_(options) {}

  std::string_view text() const { return text_; }
  const DocumentOptions& options() const { return options_; }
  bool is_full() const { return found_.size() >= kMostDocumentLinks; }

  // `at`: where the link is said to be, if that is not where its address stands.
  DocumentLink& add(std::string raw, Span address, Writing written,
                    std::optional<std::size_t> at = std::nullopt) {
    Found& found = *found_.emplace_back(std::make_unique<Found>());
    found.at = at.value_or(address.begin);
    found.link.raw = std::move(raw);
    found.link.begin = address.begin;
    found.link.end = address.end;
    found.link.written = written;
    found.base = current_base_;
    return found.link;
  }
  std::size_t size() const { return found_.size(); }
  DocumentLink& link(std::size_t i) { return found_[i]->link; }

  // Of the whole document, as HTML has it: the first one counts.
  void set_base(std::string base) {
    if (!bases_[0].stated) bases_[0].stated = std::move(base);
  }
  // Of the links that are added from here on, as XML has it: relative to the base so far.
  void add_base(std::string base) {
    bases_.push_back({std::move(base), current_base_});
    current_base_ = bases_.size() - 1;
  }
  void use_base(std::size_t base) { current_base_ = base; }  // 0: the document's
  std::size_t base() const { return current_base_; }
  // Of the first kMostProblems. What is told of later ones is how many there are.
  void add_problem(std::size_t at, std::string message) {
    if (problems_.size() < kMostProblems)
      problems_.emplace_back(at, std::move(message));
    else
      ++more_problems_;
  }

  // Sorted by place, with lines and columns, resolved.
  void finish(const std::optional<Url>& document_url, DocumentLinks& out) &&;

 private:
  struct Found {
    DocumentLink link;
    std::size_t at = 0;
    std::size_t base = 0;
  };

  std::string_view text_;
  const DocumentOptions& options_;
  std::vector<std::unique_ptr<Found>> found_;  // grows without copying: there may be many
  std::vector<std::pair<std::size_t, std::string>> problems_;
  std::size_t more_problems_ = 0;
  std::vector<StatedBase> bases_ = {{}};  // the document's first
  std::size_t current_base_ = 0;
};

// The name of an element for DocumentLink: cut, as a document may have a long one around thousands
// of links.
std::string link_element(std::string_view name);

// The words of a link for people: character references stay, space is folded, cut.
std::string link_words(std::string_view text);

// One reader for each kind; `range` is the part of sink.text() to read.
void read_html(LinkSink& sink, Span range);
void read_css(LinkSink& sink, Span range, std::string_view element);
void read_markdown(LinkSink& sink);
void read_xml(LinkSink& sink);
void read_json_lines(LinkSink& sink);
void read_json_document(LinkSink& sink);
void read_bibtex(LinkSink& sink);
void read_text(LinkSink& sink, Span range);

}  // namespace sheaf
