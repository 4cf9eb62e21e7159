#include "extractors/meta/language_tag.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace sheaf {
namespace {

// ISO 639-1, two letters each.
constexpr std::string_view kLanguages =
    "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfo"
    "frfygagdglgngugvhahehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblg"
    "lilnloltlulvmgmhmimkmlmnmrmsmtmynanbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdse"
    "sgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyiyozazhzu";

// ISO 3166-1 alpha-2.
constexpr std::string_view kRegions =
    "adaeafagaialamaoaqarasatauawaxazbabbbdbebfbgbhbibjblbmbnbobqbrbsbtbvbwbybzcacccdcfcgchcickclcm"
    "cncocrcucvcwcxcyczdedjdkdmdodzeceeegeheresetfifjfkfmfofrgagbgdgegfggghgiglgmgngpgqgrgsgtgugwgy"
    "hkhmhnhrhthuidieiliminioiqirisitjejmjojpkekgkhkikmknkpkrkwkykzlalblclilklrlsltlulvlymamcmdmemf"
    "mgmhmkmlmmmnmompmqmrmsmtmumvmwmxmymznancnenfngninlnonpnrnunzompapepfpgphpkplpmpnprpsptpwpyqare"
    "rorsrurwsasbscsdsesgshsisjskslsmsnsosrssstsvsxsysztctdtftgthtjtktltmtntotrtttvtwtzuaugumusuyuz"
    "vavcvevgvivnvuwfwsyeytzazmzw";

struct Name {
  std::string_view name;
  std::string_view tag;
};

// What is written in place of a tag: names, ISO 639-2 codes, countries taken for languages, codes
// that were withdrawn. Sorted.
constexpr Name kNames[] = {
    {"arabic", "ar"},
    {"chi", "zh"},
    {"chinese", "zh"},
    {"chs", "zh-Hans"},
    {"cht", "zh-Hant"},
    {"cmn", "zh"},
    {"cn", "zh"},
    {"cze", "cs"},
    {"deu", "de"},
    {"deutsch", "de"},
    {"dut", "nl"},
    {"eng", "en"},
    {"english", "en"},
    {"español", "es"},
    {"fra", "fr"},
    {"français", "fr"},
    {"fre", "fr"},
    {"french", "fr"},
    {"ger", "de"},
    {"german", "de"},
    {"in", "id"},
    {"ita", "it"},
    {"italian", "it"},
    {"iw", "he"},
    {"japanese", "ja"},
    {"ji", "yi"},
    {"jp", "ja"},
    {"jpn", "ja"},
    {"kor", "ko"},
    {"korean", "ko"},
    {"nld", "nl"},
    {"pol", "pl"},
    {"por", "pt"},
    {"portuguese", "pt"},
    {"rus", "ru"},
    {"russian", "ru"},
    {"spa", "es"},
    {"spanish", "es"},
    {"swe", "sv"},
    {"tur", "tr"},
    {"zho", "zh"},
    {"中文", "zh"},
    {"日本語", "ja"},
    {"简体中文", "zh-Hans"},
    {"繁體中文", "zh-Hant"},
};

// ISO 639-3 languages without two letters that whole sites are written in.
constexpr std::string_view kLongLanguages[] = {
    "ast", "ceb", "ckb", "csb", "dsb", "fil", "frp", "fur", "gsw", "haw", "hsb", "kab",
    "lij", "lzh", "nap", "nds", "pap", "scn", "sco", "szl", "vec", "war", "yue"};

bool is_alpha(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_alpha(c); });
}
bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c); });
}

bool holds_pair(std::string_view pairs, std::string_view pair) {
  for (std::size_t i = 0; i < pairs.size(); i += 2) {
    if (pairs.substr(i, 2) == pair) return true;
  }
  return false;
}

bool is_language(std::string_view lower) {
  if (lower.size() == 2) return holds_pair(kLanguages, lower);
  return std::find(std::begin(kLongLanguages), std::end(kLongLanguages), lower) !=
         std::end(kLongLanguages);
}

std::string_view tag_of_name(std::string_view lower) {
  const auto* name =
      std::lower_bound(std::begin(kNames), std::end(kNames), lower,
                       [](const Name& n, std::string_view key) { return n.name < key; });
  return name != std::end(kNames) && name->name == lower ? name->tag : std::string_view();
}

std::string upper(std::string_view lower) {
  std::string out(lower);
  for (char& c : out) c = static_cast<char>(c & ~0x20);
  return out;
}

// Adds script and region as they come; stops at what is neither.
void append_subtag(std::string& tag, bool& has_region, std::string_view subtag) {
  const bool has_script = tag.find('-') != tag.npos;
  if (subtag.size() == 4 && is_alpha(subtag) && !has_script) {
    tag.append("-").append(upper(subtag.substr(0, 1))).append(subtag.substr(1));
  } else if (subtag == "chs" || subtag == "cht") {
    tag.append(subtag == "chs" ? "-Hans" : "-Hant");
  } else if (subtag.size() == 2 && holds_pair(kRegions, subtag == "uk" ? "gb" : subtag)) {
    tag.append("-").append(upper(subtag == "uk" ? "gb" : subtag));
    has_region = true;
  } else if (subtag.size() == 3 && is_digits(subtag)) {
    tag.append("-").append(subtag);
    has_region = true;
  }
}

}  // namespace

std::optional<std::string> find_language_tag(std::string_view text) {
  std::string lower = ascii_lower(trim(text));
  if (lower.size() > 32) return std::nullopt;
  if (const std::size_t charset = lower.find_first_of(".@"); charset != lower.npos) {
    lower.resize(charset);
  }
  std::replace(lower.begin(), lower.end(), '_', '-');
  const std::vector<std::string_view> subtags = split(lower, '-');
  std::string tag(tag_of_name(subtags[0]));
  if (tag.empty()) {
    if (!is_alpha(subtags[0]) || !is_language(subtags[0])) return std::nullopt;
    tag = subtags[0];
  }
  bool has_region = false;
  for (std::size_t i = 1; i < subtags.size() && !has_region; ++i) {
    append_subtag(tag, has_region, subtags[i]);
  }
  return tag;
}

std::string_view primary_language(std::string_view tag) { return tag.substr(0, tag.find('-')); }

}  // namespace sheaf
