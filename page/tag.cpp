#include "page/tag.h"

#include <array>

namespace sheaf {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Tag::kCount)> kNames = {
    "#text", "",
#define SHEAF_TAG_NAME(suffix, name) name,
    SHEAF_TAGS(SHEAF_TAG_NAME)
#undef SHEAF_TAG_NAME
};

}  // namespace

std::string_view tag_name(Tag tag) { return kNames[static_cast<std::size_t>(tag)]; }

Tag tag_by_name(std::string_view lower_name) {
  for (std::size_t i = 2; i < kNames.size(); ++i) {
    if (kNames[i] == lower_name) return static_cast<Tag>(i);
  }
  return Tag::kOther;
}

bool is_read(Tag tag) {
  switch (tag) {
    case Tag::kScript:
    case Tag::kStyle:
    case Tag::kTemplate:
    case Tag::kNoscript:
    case Tag::kSelect:
    case Tag::kTextarea:
    case Tag::kSvg:
    case Tag::kMath:
    case Tag::kIframe:
    case Tag::kObject:
    case Tag::kVideo:
    case Tag::kAudio:
    case Tag::kCanvas:
    case Tag::kRp:
    case Tag::kHead:
      return false;
    default:
      return true;
  }
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::kHtml:
    case Tag::kBody:
    case Tag::kArticle:
    case Tag::kSection:
    case Tag::kNav:
    case Tag::kAside:
    case Tag::kH1:
    case Tag::kH2:
    case Tag::kH3:
    case Tag::kH4:
    case Tag::kH5:
    case Tag::kH6:
    case Tag::kHgroup:
    case Tag::kHeader:
    case Tag::kFooter:
    case Tag::kAddress:
    case Tag::kP:
    case Tag::kHr:
    case Tag::kPre:
    case Tag::kBlockquote:
    case Tag::kOl:
    case Tag::kUl:
    case Tag::kLi:
    case Tag::kDl:
    case Tag::kDt:
    case Tag::kDd:
    case Tag::kFigure:
    case Tag::kFigcaption:
    case Tag::kMain:
    case Tag::kDiv:
    case Tag::kTable:
    case Tag::kCaption:
    case Tag::kTbody:
    case Tag::kThead:
    case Tag::kTfoot:
    case Tag::kTr:
    case Tag::kTd:
    case Tag::kTh:
    case Tag::kForm:
    case Tag::kFieldset:
    case Tag::kLegend:
    case Tag::kOption:
    case Tag::kDetails:
    case Tag::kSummary:
    case Tag::kMenu:
    case Tag::kCenter:
    case Tag::kDialog:
      return true;
    default:
      return false;
  }
}

}  // namespace sheaf
