#include "digest/forms/letter.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "digest/escape.h"
#include "digest/forms/built_in.h"
#include "digest/forms/names.h"
#include "digest/mustache/template.h"

namespace sheaf {
namespace {

constexpr std::size_t kLine = 76;
constexpr std::size_t kLongestWord = 900;     // a line is at most 998 columns (RFC 5322 2.1.1)
constexpr std::size_t kLongestAddress = 254;  // RFC 5321 4.5.3.1.3, without the brackets

std::string base64(std::string_view bytes) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned long group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += i + k > bytes.size() ? '=' : kDigits[(group >> (18 - 6 * k)) & 63];
    }
  }
  return out;
}

std::string in_lines(std::string_view text) {
  std::string out;
  for (; !text.empty(); text.remove_prefix(std::min(kLine, text.size()))) {
    out.append(text.substr(0, kLine)).append("\r\n");
  }
  return out;
}

// RFC 2045 6.7. `text` has \n line ends; blanks at the end of lines are encoded.
std::string quoted_printable(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\n') {
      out += "\r\n";
      column = 0;
      continue;
    }
    const bool at_end = i + 1 == text.size() || text[i + 1] == '\n';
    const bool bare = (byte > ' ' && byte < 0x7F && byte != '=') || (byte == ' ' && !at_end);
    if (column + (bare ? 1 : 3) > kLine - 1) {
      out += "=\r\n";
      column = 0;
    }
    if (bare) {
      out += static_cast<char>(byte);
    } else {
      out.append({'=', kHex[byte >> 4], kHex[byte & 15]});
    }
    column += bare ? 1 : 3;
  }
  return out.ends_with("\r\n") ? out : out + "=\r\n";
}

bool is_plain_header(std::string_view text) {
  return text.find("=?") == text.npos &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7F; });
}

// Whether it can be written as it is, folded at its spaces.
bool is_foldable(std::string_view text) {
  const std::vector<std::string_view> words = split(text, ' ');
  return is_plain_header(text) &&
         std::all_of(words.begin(), words.end(),
                     [](std::string_view word) { return word.size() <= kLongestWord; });
}

// Folds at spaces, of what is foldable; a line without any stays long.
std::string folded(std::string_view text, std::size_t used) {
  std::string out;
  for (std::string_view word : split(text, ' ')) {
    if (!out.empty()) {
      const bool full = used + 1 + word.size() > kLine;
      out += full ? "\r\n " : " ";
      used = full ? 1 : used + 1;
    }
    out += word;
    used += word.size();
  }
  return out;
}

// The value of a header: ASCII as it is but for endless words, else encoded words (RFC 2047) of
// UTF-8, folded at 76 columns, the first line having `used` columns already. Line ends become
// spaces, so that no text makes a header of its own.
std::string encode_header(std::string_view text, std::size_t used) {
  const std::string line = fold_space(escape(text, EscapeTarget::kText));
  if (is_foldable(line)) return folded(line, used);
  std::string out;
  std::string_view rest = line;
  while (!rest.empty()) {
    // "=?UTF-8?B?" and "?=" are 12 columns; an encoded word is at most 75, whole characters in it.
    const std::size_t room =
        (std::min<std::size_t>(75, kLine - std::min(used, kLine)) - 12) / 4 * 3;
    const bool fits = used + 24 < kLine;
    std::size_t length = std::min(fits ? room : 45, rest.size());
    for (int back = 0; back < 3 && length < rest.size() && (rest[length] & 0xC0) == 0x80; ++back)
      --length;
    if (!out.empty() || !fits) out += "\r\n ";
    out += "=?UTF-8?B?" + base64(rest.substr(0, length)) + "?=";
    rest.remove_prefix(length);
    used = 1;
  }
  return out;
}

struct EncodedBody {
  std::string_view encoding;  // the value of Content-Transfer-Encoding
  std::string text;           // CRLF line ends
};

// In the shorter of the two encodings: quoted-printable or base64.
EncodedBody encode_body(std::string_view text) {
  std::string quoted = quoted_printable(text);
  std::string encoded = in_lines(base64(replace_all(std::string(text), "\n", "\r\n")));
  if (quoted.size() <= encoded.size()) return {"quoted-printable", std::move(quoted)};
  return {"base64", std::move(encoded)};
}

std::string part(std::string_view type, std::string_view text, const std::string& boundary) {
  const EncodedBody body = encode_body(text);
  return "--" + boundary + "\r\nContent-Type: " + std::string(type) +
         "; charset=utf-8\r\nContent-Transfer-Encoding: " + std::string(body.encoding) +
         "\r\n\r\n" + body.text;
}

Result<std::string> render(const Json& view, std::string_view name) {
  const Result<Template> made =
      Template::parse(*find_built_in_template(name), find_built_in_template);
  return made.ok() ? made.value().render(view) : made.error();
}

template <typename Act>
void for_each_item(Json& view, Act act) {
  for (Json& section : view["sections"]) {
    for (Json& item : section["items"]) act(item);
  }
}

// Those in the editor's own words, which no template sees.
void bound_pictures(Json& item) {
  for (const char* words : {"byline", "excerpt", "note"}) {
    if (item[words].is_null()) continue;
    std::string& html = item[words]["html"].get_ref<std::string&>();
    html = replace_all(std::move(html),
                       "<img src=", "<img style=\"display:block;max-width:100%;height:auto\" src=");
  }
}

// What is left out of every item, in this order, until the letter is short enough.
constexpr std::string_view kSpared[] = {"excerpt", "picture_at_end", "picture_at_top",
                                        "has_related"};

Result<std::string> render_html(Json view) {
  for_each_item(view, bound_pictures);
  Result<std::string> html = render(view, "letter.html");
  for (const std::string_view member : kSpared) {
    if (!html.ok() || html.value().size() <= kMaxLetterHtml) break;
    for_each_item(view, [&](Json& item) { item[std::string(member)] = nullptr; });
    html = render(view, "letter.html");
  }
  return html;
}

bool is_mail_address(std::string_view text) {
  return text.size() <= kLongestAddress && std::count(text.begin(), text.end(), '@') == 1 &&
         is_plain_header(text) && text.find_first_of(" ,;:()\"\\[]<>") == text.npos;
}

// A name in front of an address (RFC 5322 3.4), the line having `used` columns already.
std::string display_name(std::string_view name, std::size_t used) {
  if (!is_foldable(name)) return encode_header(name, used);
  const std::string bare = replace_all(replace_all(std::string(name), "\\", ""), "\"", "");
  return bare.empty() ? "" : folded('"' + bare + '"', used);
}

std::string from_header(std::string_view author) {
  constexpr std::string_view kName = "From: ";
  const std::size_t open = author.find('<'),
                    close = author.find('>', open == author.npos ? 0 : open);
  const bool named = open != author.npos && close != author.npos;
  const std::string_view address = trim(named ? author.substr(open + 1, close - open - 1) : author);
  if (!is_mail_address(address)) return "";
  const std::string name =
      named ? display_name(trim(author.substr(0, open)), kName.size()) : std::string();
  const std::size_t line_begin = name.rfind('\n') == name.npos ? 0 : name.rfind('\n') + 1;
  const bool fits = kName.size() + name.size() - line_begin + address.size() + 3 <= kLine;
  const std::string_view between = name.empty() ? "" : fits ? " " : "\r\n ";
  return std::string(kName).append(name).append(between).append("<").append(address).append(
      ">\r\n");
}

}  // namespace

Result<Letter> write_letter(const Json& view) {
  const Result<std::string> text = render(view, "letter.txt");
  const Result<std::string> html = text.ok() ? render_html(view) : text;
  if (!html.ok()) return html.error();
  const std::string boundary = "sheaf-" + sha256_hex(*text + *html).substr(0, 32);
  std::string letter =
      from_header(string_at(view, "author")) +
      "Subject: " + encode_header(string_at(view, "title"), 9) +
      "\r\nDate: " + std::string(string_at(view, "updated_mail")) +
      "\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n "
      "boundary=\"" +
      boundary + "\"\r\n\r\n" + part("text/plain", *text, boundary) +
      part("text/html", *html, boundary) + "--" + boundary + "--\r\n";
  return Letter{std::move(letter), html->size()};
}

}  // namespace sheaf
