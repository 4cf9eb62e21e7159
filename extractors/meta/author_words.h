// The words around names in bylines, in the languages that the sites of the corpus use: what stands
// before a name, what ends it, what is no name. Words are asked for as fold() gives them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/fold.h"

namespace sheaf {

// Whether the text begins as a name does: with a capital, or with a letter of a script that has no
// case; so do "d'Exemple" and "al-Muster".
bool is_capitalized(std::string_view text);
// Nothing but capital letters, two at least ("CNN").
bool is_acronym(std::string_view word);

// What a word may be, a bit each: "von" comes before a name and stands inside one.
using WordKinds = std::uint32_t;
namespace word_kind {
inline constexpr WordKinds kBy = 1u << 0;      // by, von, par: a name follows
inline constexpr WordKinds kLabel = 1u << 1;   // written, text, author: before a kBy or a colon
inline constexpr WordKinds kCredit = 1u << 2;  // photo, translated: who follows is no author
inline constexpr WordKinds kHelp = 1u << 13;   // edited, additional: likewise
inline constexpr WordKinds kConjunction = 1u << 3;  // and, und, et
inline constexpr WordKinds kParticle = 1u << 4;     // de, van, bin: small letters inside a name
inline constexpr WordKinds kStop = 1u << 5;         // updated, posted: the name is over
inline constexpr WordKinds kSmallStop = 1u << 11;   // on, am, is: likewise, but not with a capital
inline constexpr WordKinds kWeekday = 1u << 12;     // likewise, behind a whole name
inline constexpr WordKinds kJob = 1u << 6;          // editor, correspondent
inline constexpr WordKinds kRank = 1u << 7;         // senior, chief: before a job
inline constexpr WordKinds kGroup = 1u << 8;        // team, redaktion, news: of no person's name
inline constexpr WordKinds kSuffix = 1u << 9;       // jr, iii
inline constexpr WordKinds kDegree = 1u << 10;      // phd, md
}  // namespace word_kind
WordKinds word_kinds(std::string_view folded);  // 0 for most words

bool is_by_word(std::string_view word);  // kBy words in ASCII, without regard to case; quick
// German compounds: landesanstalt, bundesverband; projektleiterin, lokalredakteur.
bool is_group_compound(std::string_view folded);
bool is_job_compound(std::string_view folded);
bool is_topic(std::string_view folded);             // "machine learning", "product updates"
bool is_reporter_title(std::string_view word);      // 기자, 記者
bool begins_with_site_word(std::string_view text);  // 新闻, 网
bool is_han_role(std::string_view text);            // 清华大学, 副教授
bool is_company(std::string_view folded);           // ends with its form: gmbh, inc
bool is_agency(std::string_view folded);       // reuters, dpa: adds nothing beside a person's name
bool is_placeholder(std::string_view folded);  // admin, unknown, 佚名: says that nobody is named
// staff, editor, redaktion, 编辑部: names nobody, yet is what some pages show.
bool is_desk(std::string_view folded);

}  // namespace sheaf
