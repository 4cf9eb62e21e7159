// The words that give an element its Hints. Matched without case anywhere in class, id, itemprop,
// rel, role and data-testid ("ArticleBody" has kContent twice over): cheap and over-eager on
// purpose; extractors look closer at what carries a bit.
#pragma once

#include <string_view>

#include "page/page.h"

namespace sheaf::hint {

inline constexpr Hints kAuthor =
    1u << 0;  // author autor byline writer creator zuozhe screenname nickname ...
inline constexpr Hints kDate = 1u << 1;     // date time publish posted pubtime published dateline
inline constexpr Hints kTitle = 1u << 2;    // title headline
inline constexpr Hints kTag = 1u << 3;      // tag keyword topic categor
inline constexpr Hints kContent = 1u << 4;  // content article body post entry story text main
inline constexpr Hints kClutter =
    1u << 5;  // share social related recommend sidebar footer copyright promo ...
inline constexpr Hints kNav = 1u << 6;       // nav menu breadcrumb pagination toolbar
inline constexpr Hints kAd = 1u << 7;        // advert sponsor banner doubleclick taboola outbrain
inline constexpr Hints kLogo = 1u << 8;      // logo brand site-name sitename
inline constexpr Hints kAvatar = 1u << 9;    // avatar gravatar profile
inline constexpr Hints kSource = 1u << 10;   // source laiyuan publisher
inline constexpr Hints kCaption = 1u << 11;  // caption credit
inline constexpr Hints kDialog =
    1u << 12;  // cookie consent gdpr modal popup overlay newsletter subscri paywall tooltip
inline constexpr Hints kLead = 1u << 13;     // lead hero featured thumbnail cover
inline constexpr Hints kComment = 1u << 14;  // comment disqus respond pinglun
inline constexpr Hints kConsent = 1u << 15;  // cookie consent gdpr: of kDialog

}  // namespace sheaf::hint

namespace sheaf {
Hints find_hints(std::string_view attribute_value);
}  // namespace sheaf
