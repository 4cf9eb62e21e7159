// Names out of bylines: "By Jane Smith, Senior Editor | May 3, 2021" -> "Jane Smith".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sheaf {

// What the text was written for. A value for machines (a meta, JSON-LD) is names and little else,
// so words in small letters belong to them ("Catch more fish"); text for readers has names among
// other words, of which the first in small letters ends a name ("Jane Smith is our editor").
enum class WrittenFor { kMachines, kReaders };

// The names in a byline in order, each once without regard to case. `text` may have entities, tags
// and line breaks: lines are read until one has names. Lead-ins in many languages (By, Von, 作者：,
// 文/), dates, addresses, @handles, words in brackets, jobs after a name and agencies beside
// persons are dropped; credits for pictures give nothing. Split at , ; & and their CJK kin, at
// words for "and", and at spaces between Chinese names of 2-4 characters (but not on Japanese
// pages: `language` as in BCP 47). Empty if nothing can be a name.
std::vector<std::string> split_names(std::string_view text, WrittenFor written,
                                     std::string_view language = {});

}  // namespace sheaf
