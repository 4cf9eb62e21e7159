#include "page/charset_detect.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/text.h"
#include "page/charset.h"
#include "page/charset_convert.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxSample = 64u << 10;
constexpr std::size_t kMaxScored = 16u << 10;  // for each of five charsets
constexpr int kLeastConfidence = 10;  // of 100; ICU gives this to a fair guess at short text

// The characters that make up about half of running text. Bytes of another charset read as this one
// give arbitrary characters, of which these are a few in a hundred.
constexpr std::u32string_view kFrequentSimplified =
    U"的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过"
    U"发后作里"
    U"用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只"
    U"从想实日"
    U"者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应向头文体"
    U"政美相见"
    U"被利二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教原东声提立及比员解"
    U"水名真论";
constexpr std::u32string_view kFrequentTraditional =
    U"的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過"
    U"發後作裡"
    U"用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只"
    U"從想實日"
    U"者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應向頭文體"
    U"政美相見"
    U"被利二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教原東聲提立及比員解"
    U"水名真論";
constexpr std::u32string_view kFrequentKorean =
    U"이다는에의가을를은하고지로기서사시한나어리도자대인그일있아해정것들라만전과수부게구보면상제장"
    U"스조공원동"
    U"으주세성여우안비었개문모국등신방중할러요년니용적경물생화선점트드미연실체계학관회업무바마분오"
    U"거위발소식했";

struct Candidate {
  std::string_view charset;
  std::u32string_view frequent;  // Japanese: kana instead
};
constexpr Candidate kCandidates[] = {{"GBK", kFrequentSimplified},
                                     {"Big5", kFrequentTraditional},
                                     {"EUC-KR", kFrequentKorean},
                                     {"Shift_JIS", {}},
                                     {"EUC-JP", {}}};

std::u32string sorted(std::u32string_view characters) {
  std::u32string out(characters);
  std::sort(out.begin(), out.end());
  return out;
}

bool is_full_width_kana(char32_t c) { return is_kana(c) && c < 0x3100; }

struct Share {
  std::size_t frequent = 0;
  std::size_t letters = 0;  // beyond ASCII
  bool is_possible() const { return frequent >= 1 && frequent * 10 >= letters; }
  // More than chance: of 100 characters at random, 3 to 5 are frequent ones.
  bool is_plausible() const { return frequent >= 2 && frequent * 5 >= letters; }
  bool is_more_than(const Share& other) const {
    return frequent * std::max<std::size_t>(other.letters, 1) > other.frequent * letters;
  }
};

Share share_of_frequent(std::string_view text, std::u32string_view frequent) {
  const std::u32string set = sorted(frequent);
  Share share;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (c < 0x80 || (!is_letter(c) && c != 0xFFFD && !(c >= 0xE000 && c < 0xF900))) continue;
    ++share.letters;
    share.frequent +=
        set.empty() ? is_full_width_kana(c) : std::binary_search(set.begin(), set.end(), c);
  }
  return share;
}

// Whether high bytes come in pairs that are mostly common hanzi, kanji or Hangul: the first 40 rows
// of GB 2312, JIS X 0208 and KS X 1001. Letters of Europe stand alone or, in Cyrillic, Greek and
// Hebrew, are all in the upper half of the range.
bool is_paired_as_in_euc(std::string_view sample) {
  const auto byte = [&](std::size_t i) {
    return i < sample.size() ? static_cast<unsigned char>(sample[i]) : 0;
  };
  std::size_t pairs = 0, common = 0;
  bool has_low_half = false;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (byte(i) < 0x80) continue;
    if (byte(i) < 0xA1 || byte(i + 1) < 0xA1) return false;
    ++pairs;
    common += byte(i) <= 0xD7;
    has_low_half |= byte(i) < 0xC0 || byte(i + 1) < 0xC0;
    ++i;
  }
  return pairs >= 3 && has_low_half && common * 20 >= pairs * 17;
}

// The end of the sample may cut a character in two.
bool is_readable(const Conversion& conversion) {
  return conversion.errors <= 1 + conversion.text.size() / 200;
}

// Where the content of a raw text element that starts at `pos` ends; `pos` if it is none.
std::size_t end_of_raw_text(std::string_view bytes, std::size_t pos) {
  for (const std::string_view name : {"script", "style"}) {
    if (!starts_with_ignore_case(bytes.substr(pos + 1), name)) continue;
    const std::size_t end = find_ignore_case(bytes, name == "script" ? "</script" : "</style", pos);
    return end == bytes.npos ? bytes.size() : end;
  }
  return pos;
}

// Whether the sample can be read as that charset; East Asian ones need some frequent character.
bool is_possible(std::string_view sample, std::string_view charset) {
  const Conversion conversion = convert_to_utf8(sample, charset);
  if (!is_readable(conversion)) return false;
  for (const Candidate& candidate : kCandidates) {
    if (candidate.charset != charset && !(candidate.charset == "GBK" && charset == "gb18030"))
      continue;
    return share_of_frequent(conversion.text, candidate.frequent).is_possible();
  }
  return true;
}

std::string_view ask_icu(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return "";
  for (int32_t i = 0; i < count; ++i) {
    if (ucsdet_getConfidence(matches[i], &status) < kLeastConfidence) break;
    const char* name = ucsdet_getName(matches[i], &status);
    const std::string_view charset = name ? charset_by_label(name) : "";
    if (charset.empty() || charset.starts_with("UTF-")) continue;
    if (is_possible(sample, charset)) return charset;
  }
  return "";
}

}  // namespace

std::string detection_sample(std::string_view bytes) {
  std::string out;
  for (std::size_t pos = 0; pos < bytes.size() && out.size() < kMaxSample;) {
    const std::size_t tag = std::min(bytes.find('<', pos), bytes.size());
    out.append(bytes, pos, std::min(tag - pos, kMaxSample - out.size()));
    if (tag == bytes.size()) break;
    out += ' ';
    const std::size_t end = bytes.find('>', end_of_raw_text(bytes, tag));
    pos = end == bytes.npos ? bytes.size() : end + 1;
  }
  return out;
}

std::string_view find_east_asian_charset(std::string_view sample) {
  sample = sample.substr(0, kMaxScored);
  std::string_view best;
  Share best_share;
  for (const Candidate& candidate : kCandidates) {
    const Conversion conversion = convert_to_utf8(sample, candidate.charset);
    if (!is_readable(conversion)) continue;
    const Share share = share_of_frequent(conversion.text, candidate.frequent);
    if (!share.is_plausible() || !share.is_more_than(best_share)) continue;
    best = candidate.charset;
    best_share = share;
  }
  return best.empty() && is_paired_as_in_euc(sample) ? "GBK" : best;
}

std::string_view detect_charset(std::string_view sample) {
  if (const std::string_view east = find_east_asian_charset(sample); !east.empty()) return east;
  const std::string_view guess = ask_icu(sample);
  if (guess == "gb18030") return "GBK";
  return guess.empty() ? "windows-1252" : guess;
}

}  // namespace sheaf
