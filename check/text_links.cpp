// Addresses in running text, and in BibTeX.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "check/link_sink.h"
#include "url/url_text.h"

namespace sheaf {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kLongestValue = 8192;  // of a field that has an address

// Where the scheme whose "://" stands at `colon` begins, or npos.
std::size_t scheme_begin(std::string_view text, std::size_t colon) {
  for (const std::string_view scheme : {"https", "http"}) {
    if (colon < scheme.size()) continue;
    const std::size_t begin = colon - scheme.size();
    if (equals_ignore_case(text.substr(begin, scheme.size()), scheme)) return begin;
  }
  return npos;
}

class BibtexReader {
 public:
  explicit BibtexReader(LinkSink& sink) : sink_(sink), text_(sink.text()) {}

  void read() {
    for (std::size_t at = 0; (at = text_.find('=', at)) != npos;) at = read_field(at);
    fields_ = sink_.size();
    for (std::size_t at = 0; (at = text_.find("\\url{", at)) != npos;) {
      at += 5;
      const std::size_t end = std::min(text_.find('}', at), text_.size());
      if (!is_known(at)) add({at, end}, "\\url");
      at = end;
    }
  }

 private:
  // Whether a field's value has it. Asked for ascending places; fields are ascending too.
  bool is_known(std::size_t at) {
    while (next_field_ < fields_ && sink_.link(next_field_).end <= at) ++next_field_;
    return next_field_ < fields_ && sink_.link(next_field_).begin <= at;
  }

  // Gives where to go on.
  std::size_t read_field(std::size_t equals) {
    std::size_t end = equals;
    while (end > 0 && is_ascii_space(text_[end - 1])) --end;
    std::size_t begin = end;
    while (begin > 0 && (is_ascii_alnum(text_[begin - 1]) || text_[begin - 1] == '-')) --begin;
    const std::string name = ascii_lower(text_.substr(begin, end - begin));
    if (name != "url" && name != "doi" && name != "pdf" && !name.starts_with("bdsk-url-"))
      return equals + 1;
    const std::size_t open = text_.find_first_not_of(" \t\r\n", equals + 1);
    if (open == npos || (text_[open] != '{' && text_[open] != '"')) return equals + 1;
    const std::string_view rest = text_.substr(open + 1, kLongestValue);
    const std::size_t close = rest.find(text_[open] == '{' ? '}' : '"');
    if (close == npos) return equals + 1;
    std::string_view value = rest.substr(0, close);
    while (value.starts_with("\\url{") || value.starts_with('{'))
      value.remove_prefix(value[0] == '{' ? 1 : 5);
    const std::string_view trimmed = trim(value);
    const auto first = static_cast<std::size_t>(trimmed.data() - text_.data());
    add({first, first + trimmed.size()}, name);
    return open + 1 + close;
  }

  // "doi = {10.1000/182}" stands for https://doi.org/10.1000/182 (DOI handbook 3.8).
  void add(Span address, const std::string& name) {
    std::string raw(text_.substr(address.begin, address.end - address.begin));
    if (raw.empty()) return;
    if (raw.find('\\') != raw.npos) {
      for (const char escaped : {'_', '%', '#', '&', '~'})
        raw = replace_all(std::move(raw), std::string("\\") + escaped, std::string(1, escaped));
    }
    if (name == "doi" && !starts_with_ignore_case(raw, "http")) raw = "https://doi.org/" + raw;
    sink_.add(std::move(raw), address, Writing::kField).attribute = name;
  }

  LinkSink& sink_;
  std::string_view text_;
  std::size_t fields_ = 0;  // links that fields gave
  std::size_t next_field_ = 0;
};

}  // namespace

void read_text(LinkSink& sink, Span range) {
  const std::string_view text = sink.text().substr(0, range.end);
  for (std::size_t at = range.begin; !sink.is_full() && (at = text.find("://", at)) != npos;) {
    const std::size_t begin = scheme_begin(text, at);
    at += 3;
    if (begin == npos || begin < range.begin) continue;
    std::string_view address = url_at(text, begin);
    if (address.size() <= at - begin) continue;  // no more than the scheme
    sink.add(std::string(address), {begin, begin + address.size()}, Writing::kBare);
    at = std::max(at, begin + address.size());
  }
}

void read_bibtex(LinkSink& sink) { BibtexReader(sink).read(); }

}  // namespace sheaf
