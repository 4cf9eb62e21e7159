#include "page/charset_convert.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include <array>
#include <cstdint>
#include <memory>

#include "base/text.h"

namespace sheaf {
namespace {

// ICU's converter for each charset of the Encoding standard where its name gives another table.
struct Alias {
  std::string_view charset;
  const char* converter;
};
constexpr Alias kAliases[] = {
    {"GBK", "gb18030"},
    {"Big5", "ibm-1375_P100-2008"},      // with the Hong Kong characters, as in the standard
    {"Shift_JIS", "ibm-943_P15A-2003"},  // windows-31j with '\\' and '~' in ASCII
    {"EUC-KR", "windows-949-2000"},
    {"EUC-JP", "euc-jp-2007"},
    {"ISO-8859-8-I", "ISO-8859-8"},
};

// ISO-8859-16 from 0xA0 on: ICU has no converter for it.
constexpr char16_t kLatin10[96] = {
    0x00A0, 0x0104, 0x0105, 0x0141, 0x20AC, 0x201E, 0x0160, 0x00A7, 0x0161, 0x00A9, 0x0218, 0x00AB,
    0x0179, 0x00AD, 0x017A, 0x017B, 0x00B0, 0x00B1, 0x010C, 0x0142, 0x017D, 0x201D, 0x00B6, 0x00B7,
    0x017E, 0x010D, 0x0219, 0x00BB, 0x0152, 0x0153, 0x0178, 0x017C, 0x00C0, 0x00C1, 0x00C2, 0x0102,
    0x00C4, 0x0106, 0x00C6, 0x00C7, 0x00C8, 0x00C9, 0x00CA, 0x00CB, 0x00CC, 0x00CD, 0x00CE, 0x00CF,
    0x0110, 0x0143, 0x00D2, 0x00D3, 0x00D4, 0x0150, 0x00D6, 0x015A, 0x0170, 0x00D9, 0x00DA, 0x00DB,
    0x00DC, 0x0118, 0x021A, 0x00DF, 0x00E0, 0x00E1, 0x00E2, 0x0103, 0x00E4, 0x0107, 0x00E6, 0x00E7,
    0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x00EC, 0x00ED, 0x00EE, 0x00EF, 0x0111, 0x0144, 0x00F2, 0x00F3,
    0x00F4, 0x0151, 0x00F6, 0x015B, 0x0171, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x0119, 0x021B, 0x00FF};

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

struct Repair {
  char32_t byte_80;  // what a lone byte 0x80 means, or 0
  std::size_t errors = 0;
};

// Called by ICU for what it cannot read, with the bytes of one malformed or unassigned sequence.
// NOLINTNEXTLINE(readability-function-size): the parameters are ICU's.
void repair(const void* context, UConverterToUnicodeArgs* args, const char* bytes, int32_t length,
            UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;  // a reset or the end, no text
  auto& state = *static_cast<Repair*>(const_cast<void*>(context));
  UChar replacement[2] = {0xFFFD};
  int32_t count = 1;
  if (length == 1 && static_cast<unsigned char>(bytes[0]) == 0x80 && state.byte_80) {
    replacement[0] = static_cast<UChar>(state.byte_80);
  } else {
    ++state.errors;
    // An ASCII byte is never swallowed by a lead byte before it (Encoding standard, "prepend").
    const char last = bytes[length - 1];
    if (reason == UCNV_UNASSIGNED && length == 2 && static_cast<unsigned char>(last) < 0x80) {
      replacement[count++] = static_cast<UChar>(last);
    }
  }
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, replacement, count, 0, status);
}

Converter open_converter(std::string_view charset) {
  std::string name(charset);
  for (const Alias& alias : kAliases) {
    if (alias.charset == charset) name = alias.converter;
  }
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) {
    status = U_ZERO_ERROR;
    converter.reset(ucnv_open("ISO-8859-1", &status));  // built in: it needs no table
  }
  return converter;
}

// UTF-16 in pieces to UTF-8. ICU's output is well-formed, but a pair may be cut between two pieces.
class Utf16Writer {
 public:
  Utf16Writer(std::string& out, bool refuses_private_use)
      : out_(out), refuses_private_use_(refuses_private_use) {}

  void write(const UChar* begin, const UChar* end) {
    const std::size_t size = out_.size();
    out_.resize(size + 3 * static_cast<std::size_t>(end - begin) + 1);  // a pair has 4 bytes
    char* to = out_.data() + size;
    for (; begin != end; ++begin) {
      const char32_t unit = *begin;
      if (unit < 0x80) {
        *to++ = static_cast<char>(unit);
      } else if (unit >= 0xD800 && unit < 0xDC00) {
        lead_ = unit;
      } else if (unit >= 0xDC00 && unit < 0xE000) {
        to = put_utf8(to, 0x10000 + ((lead_ - 0xD800) << 10) + (unit - 0xDC00));
      } else if (refuses_private_use_ && unit >= 0xE000 && unit < 0xF900) {
        to = put_utf8(to, 0xFFFD);
        ++errors_;
      } else {
        to = put_utf8(to, unit);
      }
    }
    out_.resize(static_cast<std::size_t>(to - out_.data()));
  }
  std::size_t errors() const { return errors_; }

 private:
  std::string& out_;
  bool refuses_private_use_;
  char32_t lead_ = 0xD800;
  std::size_t errors_ = 0;
};

Conversion convert_latin10(std::string_view bytes) {
  Conversion out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(out.text, byte < 0xA0 ? byte : kLatin10[byte - 0xA0]);
  }
  return out;
}

}  // namespace

Conversion convert_to_utf8(std::string_view bytes, std::string_view charset) {
  if (charset == "ISO-8859-16") return convert_latin10(bytes);
  const bool is_chinese = charset == "GBK" || charset == "gb18030";
  Repair state{is_chinese ? U'€' : charset == "Shift_JIS" ? 0x80u : 0u};
  Conversion out;
  const Converter converter = open_converter(charset);
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter.get(), repair, &state, nullptr, nullptr, &status);
  out.text.reserve(bytes.size() + bytes.size() / 4);
  // ICU has private characters where these tables have holes.
  Utf16Writer writer(out.text, charset == "EUC-KR" || charset == "windows-874");
  std::array<UChar, 4096> units;
  const char* source = bytes.data();
  do {
    status = U_ZERO_ERROR;
    UChar* target = units.data();
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source,
                   bytes.data() + bytes.size(), nullptr, true, &status);
    writer.write(units.data(), target);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  out.errors = state.errors + writer.errors();
  return out;
}

}  // namespace sheaf
