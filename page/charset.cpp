#include "page/charset.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"
#include "page/charset_convert.h"
#include "page/charset_detect.h"
#include "page/charset_prescan.h"

namespace sheaf {
namespace {

constexpr std::size_t kPrescan = 1024;           // what the HTML standard asks for
constexpr std::size_t kLongPrescan = 64u << 10;  // some pages put their styles first
constexpr std::size_t kManyBad = 500;            // bytes after which no good ones are waited for
constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";

struct Declaration {
  std::string_view charset;
  CharsetSource source;
};

Decoded convert(std::string_view bytes, Declaration declaration) {
  return {convert_to_utf8(bytes, declaration.charset).text, std::string(declaration.charset),
          declaration.source};
}

// UTF-16 and UTF-32, by their BOM.
struct WideBom {
  std::string_view mark, charset;
};
constexpr WideBom kWideBoms[] = {{std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                                 {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
                                 {"\xFF\xFE", "UTF-16LE"},
                                 {"\xFE\xFF", "UTF-16BE"}};

// Markup in UTF-16 or UTF-32 has NULs in nearly all of the places where ASCII has its high bytes.
std::string_view charset_by_nuls(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, std::min<std::size_t>(bytes.size() & ~3u, 512));
  if (head.find('\0') == head.npos) return "";
  std::array<std::size_t, 4> nuls{};
  for (std::size_t i = 0; i < head.size(); ++i) nuls[i % 4] += head[i] == '\0';
  const std::size_t groups = head.size() / 4;
  const auto most = [&](std::size_t i) { return nuls[i] * 2 > groups; };
  const auto few = [&](std::size_t i) { return nuls[i] * 8 <= groups; };
  if (few(0) && most(1) && most(2) && most(3)) return "UTF-32LE";
  if (most(0) && most(1) && most(2) && few(3)) return "UTF-32BE";
  if (few(0) && most(1) && few(2) && most(3)) return "UTF-16LE";
  if (most(0) && few(1) && most(2) && few(3)) return "UTF-16BE";
  return "";
}

std::optional<Decoded> decode_wide(std::string_view bytes) {
  for (const WideBom& bom : kWideBoms) {
    if (bytes.starts_with(bom.mark)) {
      return convert(bytes.substr(bom.mark.size()), {bom.charset, CharsetSource::kBom});
    }
  }
  const std::string_view charset = charset_by_nuls(bytes);
  if (charset.empty()) return std::nullopt;
  return convert(bytes, {charset, CharsetSource::kDetected});
}

// How far bytes are UTF-8. A character that the end cuts off counts as neither.
struct Utf8Fitness {
  std::size_t good = 0;  // characters beyond ASCII
  std::size_t bad = 0;   // bytes that belong to none
  // No other charset gives such bytes by chance.
  bool is_utf8() const { return good > 0 && bad * 20 <= good; }
  bool may_be_utf8() const { return bad <= good; }  // if the page says so
};

bool is_cut_off(std::string_view rest) {
  const auto lead = static_cast<unsigned char>(rest[0]);
  return rest.size() <= 3 && lead >= 0xC2 && lead <= 0xF4 && replace_malformed(rest).size() == 3;
}

Utf8Fitness utf8_fitness(std::string_view bytes) {
  Utf8Fitness fitness;
  for (;;) {
    const std::size_t valid = valid_utf8_prefix(bytes);
    for (const char c : bytes.substr(0, valid)) fitness.good += (c & 0xC0) == 0xC0;
    bytes.remove_prefix(valid);
    if (bytes.empty() || is_cut_off(bytes)) return fitness;
    ++fitness.bad;
    bytes.remove_prefix(1);
    if (fitness.bad > kManyBad && fitness.bad > 2 * fitness.good) return fitness;
  }
}

std::vector<Declaration> declarations(std::string_view bytes, std::string_view content_type) {
  std::vector<Declaration> out;
  if (const std::string_view charset = find_charset_parameter(content_type); !charset.empty()) {
    out.push_back({charset, CharsetSource::kTransport});
  }
  if (const std::string_view charset = find_declared_charset(bytes); !charset.empty()) {
    out.push_back({charset, CharsetSource::kMeta});
  }
  return out;
}

bool is_east_asian(std::string_view charset) {
  for (const std::string_view name :
       {"GBK", "gb18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR", "ISO-2022-JP"}) {
    if (charset == name) return true;
  }
  return false;
}

// One or two characters of two bytes each are UTF-8 by chance now and then.
bool is_utf8_by_chance(std::string_view bytes) {
  const auto leads =
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0xC0) == 0xC0; });
  const auto high =
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  return leads <= 2 && high == 2 * leads;
}

bool has_iso_2022_jp(std::string_view bytes) {
  return bytes.find("\x1b$B") != bytes.npos || bytes.find("\x1b$@") != bytes.npos;
}

Decoded decode_valid_utf8(std::string bytes, const std::vector<Declaration>& declared) {
  Declaration first =
      declared.empty() ? Declaration{"UTF-8", CharsetSource::kDetected} : declared[0];
  const bool is_ascii = std::none_of(bytes.begin(), bytes.end(), [](char c) { return c & 0x80; });
  if (is_ascii && has_iso_2022_jp(bytes)) {
    if (first.charset != "ISO-2022-JP") first = {"ISO-2022-JP", CharsetSource::kDetected};
    return convert(bytes, first);
  }
  if (!is_ascii && is_east_asian(first.charset) && is_utf8_by_chance(bytes)) {
    return convert(bytes, first);
  }
  if (!is_ascii && first.charset != "UTF-8") first = {"UTF-8", CharsetSource::kDetected};
  return {std::move(bytes), std::string(first.charset), first.source};
}

// A declared legacy charset is believed if it reads the bytes: at most one error in fifty
// characters beyond ASCII.
std::optional<Decoded> try_legacy(std::string_view bytes, Declaration declaration) {
  Conversion conversion = convert_to_utf8(bytes, declaration.charset);
  const std::size_t characters = std::count_if(conversion.text.begin(), conversion.text.end(),
                                               [](char c) { return (c & 0xC0) == 0xC0; });
  if (conversion.errors > 1 + characters / 50) return std::nullopt;
  return Decoded{std::move(conversion.text), std::string(declaration.charset), declaration.source};
}

// Bytes that are no UTF-8 at all, or that only a declaration makes such.
Decoded decode_legacy(std::string_view bytes, std::vector<Declaration> declared) {
  // windows-1252 and the names for it are what servers and editors put by default: last.
  const auto weak =
      std::stable_partition(declared.begin(), declared.end(),
                            [](const Declaration& d) { return d.charset != "windows-1252"; });
  for (auto it = declared.begin(); it != weak; ++it) {
    if (it->charset == "UTF-8") continue;
    if (std::optional<Decoded> decoded = try_legacy(bytes, *it)) return *std::move(decoded);
  }
  const std::string sample = detection_sample(bytes);
  if (weak != declared.end()) {
    const std::string_view east = find_east_asian_charset(sample);
    return convert(bytes, east.empty() ? *weak : Declaration{east, CharsetSource::kDetected});
  }
  return convert(bytes, {detect_charset(sample), CharsetSource::kDetected});
}

Decoded decode_invalid_utf8(std::string_view bytes, std::vector<Declaration> declared) {
  const Utf8Fitness fitness = utf8_fitness(bytes);
  const auto says_utf8 = std::find_if(declared.begin(), declared.end(),
                                      [](const Declaration& d) { return d.charset == "UTF-8"; });
  const bool said = says_utf8 != declared.end();
  if (fitness.is_utf8() || (said && fitness.may_be_utf8())) {
    return {replace_malformed(bytes), "UTF-8", said ? says_utf8->source : CharsetSource::kDetected};
  }
  return decode_legacy(bytes, std::move(declared));
}

}  // namespace

Decoded decode(std::string bytes, std::string_view content_type) {
  if (std::optional<Decoded> wide = decode_wide(bytes)) return *std::move(wide);
  const bool has_bom = bytes.starts_with(kUtf8Bom);
  if (has_bom) bytes.erase(0, kUtf8Bom.size());
  const bool valid = is_valid_utf8(bytes);
  const std::string_view head = std::string_view(bytes).substr(0, valid ? kPrescan : kLongPrescan);
  std::vector<Declaration> declared = declarations(head, content_type);
  if (has_bom) declared.insert(declared.begin(), {"UTF-8", CharsetSource::kBom});
  return valid ? decode_valid_utf8(std::move(bytes), declared)
               : decode_invalid_utf8(bytes, std::move(declared));
}

}  // namespace sheaf
