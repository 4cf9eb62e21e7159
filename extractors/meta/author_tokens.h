// A byline as lines of words, with what each word may be.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/meta/author_names.h"
#include "extractors/meta/author_words.h"

namespace sheaf {

struct Token {
  std::string text;    // without punctuation at its ends, but for the dots of initials
  std::string folded;  // in small letters, without a dot at the end: as the vocabulary has it
  WordKinds kinds = 0;
  bool separator = false;  // , ; & / 、 and kin
  bool colon = false;      // one stands behind the word
  bool capital = false;    // begins as names do
  bool has_letter = false;
  bool ends_sentence = false;  // a full stop stands behind a word that is no short form

  bool is(WordKinds any_of) const { return (kinds & any_of) != 0; }
  bool is_address() const;  // of mail or the web, or an @handle
};

// Lines are cut at line breaks, at marks that stand between parts of a byline (| · • and dashes
// with spaces around) and at dates; words in brackets are left out, but where the brackets hold
// all.
std::vector<std::vector<Token>> read_byline_lines(std::string_view text, std::string_view language);

// How many tokens of a line stand before the name: "By", "Written by", "Text:"; 0 if none do.
std::size_t lead_in(std::span<const Token> line, WrittenFor written);

// Whether the tokens (one at least) say what others than the authors did: "Photos: ", "Edited by".
bool begins_credit(std::span<const Token> line);

}  // namespace sheaf
