#include "digest/markdown_form.h"

#include <algorithm>

#include "base/text.h"
#include "digest/escape.h"

namespace sheaf {
namespace {

// Where GFM's bare addresses end is subtle; those of other characters go in <>.
bool is_plain_address(std::string_view url) {
  constexpr std::string_view kPlain = "-._~/:?=&%#+@,";
  const bool plain = std::all_of(url.begin(), url.end(), [&](char c) {
    return is_ascii_alpha(c) || is_ascii_digit(c) || kPlain.find(c) != kPlain.npos;
  });
  return plain && !url.empty() &&
         (is_ascii_alpha(url.back()) || is_ascii_digit(url.back()) || url.back() == '/');
}

class Writer {
 public:
  Writer(const Issue& issue, const Language& language, Flavor flavor)
      : issue_(issue), language_(language), flavor_(flavor) {}

  std::string run() && {
    out_ += "[TOC]\n";
    write_lead();
    for (const Section& section : issue_.sections) write_section(section);
    write_readings();
    return std::move(out_);
  }

 private:
  // Without the escapes that mean nothing here: of a bar, as no line of this form is in a table,
  // and of the only tilde of a text.
  void text(std::string_view value) {
    std::string escaped = replace_all(escape(value, Target::kMarkdown), "\\|", "|");
    if (std::count(escaped.begin(), escaped.end(), '~') == 1) {
      escaped = replace_all(std::move(escaped), "\\~", "~");
    }
    out_ += escaped;
  }
  void begin_block() { out_ += '\n'; }

  void write_lead() {
    if (issue_.lead.empty()) return;
    begin_block();
    for (std::size_t i = 0; i < issue_.lead.size(); ++i) {
      out_ += i > 0 ? ">\n> " : "> ";
      text(issue_.lead[i]);
      out_ += '\n';
    }
  }

  void write_section(const Section& section) {
    const std::string_view marks = section.title.empty() ? "#" : "##";
    if (!section.title.empty()) {
      begin_block();
      out_ += "# ";
      text(section.title);
      out_ += '\n';
    }
    for (const IssueItem& item : section.items) write_item(item, marks);
  }

  void write_item(const IssueItem& item, std::string_view marks) {
    begin_block();
    out_.append(marks) += ' ';
    write_link(item.title, item.url, std::to_string(item.number) + ". ");
    write_source(item.source);
    out_ += '\n';
    if (item.picture && item.picture->place == IssuePicture::Place::kTop) write_picture(item);
    write_links(item);
    write_words(item.excerpt, "");
    write_words(item.note, item.note.kind == TextKind::kPlain ? "*" : "");
    write_related(item);
    if (item.picture && item.picture->place == IssuePicture::Place::kEnd) write_picture(item);
  }

  void write_link(std::string_view title, std::string_view url, std::string_view number = {}) {
    out_.append(url.empty() ? "" : "[").append(number);
    text(title);
    if (url.empty()) return;
    out_ += "](";
    address(url);
    out_ += ')';
  }

  // "&" needs no escape where no entity can end.
  void address(std::string_view url) {
    std::string escaped;
    append_address(escaped, url, Target::kMarkdown);
    out_ += url.find(';') == url.npos ? replace_all(std::move(escaped), "&amp;", "&") : escaped;
  }

  void write_source(std::string_view source) {
    if (source.empty()) return;
    out_ += " | ";
    text(source);
  }

  void write_picture(const IssueItem& item) {
    begin_block();
    out_ += "![";
    text(item.picture->alt);
    out_ += "](";
    address(item.picture->url);
    out_ += ")\n";
  }

  void write_links(const IssueItem& item) {
    if (item.links.empty() && item.byline.text.empty()) return;
    begin_block();
    bool first = true;
    if (!item.byline.text.empty()) {
      for (const std::string_view line : split_lines(item.byline.text)) quote_line(line);
      first = false;
    }
    for (const IssueLink& link : item.links) {
      if (!first) out_ += ">\n";
      first = false;
      write_labelled(link);
    }
  }

  void quote_line(std::string_view line) {
    out_ += line.empty() ? ">" : "> ";
    out_.append(line) += '\n';
  }

  void write_labelled(const IssueLink& link) {
    out_ += "> ";
    if (!link.label.empty()) {
      text(link.label);
      const bool joined = link.label.ends_with(':') || link.label.ends_with("：");
      out_.append(joined ? "" : trim(language_.word("label_joint"))).append("\n> ");
    }
    write_address(link.url);
    out_ += '\n';
  }

  void write_address(std::string_view url) {
    const bool bare = flavor_ == Flavor::kGfm && is_plain_address(url);
    out_ += bare ? "" : "<";
    address(url);
    out_ += bare ? "" : ">";
  }

  void write_words(const Words& words, std::string_view marks) {
    if (words.text.empty()) return;
    if (words.kind == TextKind::kMarkdown) {
      begin_block();
      out_.append(trim_lines(words.text)) += '\n';
      return;
    }
    for (const std::string_view line : split_lines(words.text)) {
      if (trim(line).empty()) continue;
      begin_block();
      out_ += marks;
      text(line);
      out_.append(marks) += '\n';
    }
  }

  // Without empty lines at both ends.
  static std::string_view trim_lines(std::string_view text) {
    while (text.starts_with('\n')) text.remove_prefix(1);
    while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
    return text;
  }

  void write_related(const IssueItem& item) {
    if (item.related.empty()) return;
    begin_block();
    out_.append("> ").append(language_.word("related"));
    out_.append(trim(language_.word("label_joint"))) += "\n>\n";
    for (const Reading& reading : item.related) {
      out_ += "> - ";
      write_reading(reading);
    }
  }

  void write_reading(const Reading& reading) {
    write_link(reading.title, reading.url);
    write_source(reading.source);
    out_ += '\n';
  }

  void write_readings() {
    if (issue_.readings.empty()) return;
    begin_block();
    out_ += "---\n\n";
    for (const Reading& reading : issue_.readings) {
      out_ += "- ";
      write_reading(reading);
    }
  }

  const Issue& issue_;
  const Language& language_;
  Flavor flavor_;
  std::string out_;
};

}  // namespace

std::optional<Flavor> find_flavor(std::string_view name) {
  if (name == "gfm") return Flavor::kGfm;
  if (name == "commonmark") return Flavor::kCommonMark;
  return std::nullopt;
}

std::string to_markdown(const Issue& issue, const Language& language, Flavor flavor) {
  return Writer(issue, language, flavor).run();
}

}  // namespace sheaf
