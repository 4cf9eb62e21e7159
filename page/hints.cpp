// An Aho-Corasick automaton over the letters a..z, so that a class attribute is read once whatever
// the number of words.
#include "page/hints.h"

#include <array>
#include <cstdint>
#include <vector>

namespace sheaf {
namespace {

struct Word {
  std::string_view letters;
  Hints hints;
};

constexpr Word kWords[] = {
    {"author", hint::kAuthor},
    {"byline", hint::kAuthor},
    {"writer", hint::kAuthor},
    {"contributor", hint::kAuthor},
    {"creator", hint::kAuthor},
    {"zuozhe", hint::kAuthor},
    {"screenname", hint::kAuthor},
    {"nickname", hint::kAuthor},
    {"username", hint::kAuthor},
    {"autor", hint::kAuthor},
    {"auteur", hint::kAuthor},
    {"redakteur", hint::kAuthor},
    {"fn", hint::kAuthor},
    {"vcard", hint::kAuthor},
    {"date", hint::kDate},
    {"time", hint::kDate},
    {"publish", hint::kDate},
    {"posted", hint::kDate},
    {"pubtime", hint::kDate},
    {"dateline", hint::kDate},
    {"meta", hint::kDate},
    {"published", hint::kDate},
    {"ptime", hint::kDate},
    {"title", hint::kTitle},
    {"headline", hint::kTitle},
    {"tag", hint::kTag},
    {"keyword", hint::kTag},
    {"topic", hint::kTag},
    {"categor", hint::kTag},
    {"content", hint::kContent},
    {"article", hint::kContent},
    {"body", hint::kContent},
    {"post", hint::kContent},
    {"entry", hint::kContent},
    {"story", hint::kContent},
    {"text", hint::kContent},
    {"main", hint::kContent},
    {"comment", hint::kComment},
    {"share", hint::kClutter},
    {"sharing", hint::kClutter},
    {"social", hint::kClutter},
    {"related", hint::kClutter},
    {"recommend", hint::kClutter},
    {"sidebar", hint::kClutter},
    {"footer", hint::kClutter},
    {"promo", hint::kClutter},
    {"disqus", hint::kComment},
    {"widget", hint::kClutter},
    {"teaser", hint::kClutter},
    {"trending", hint::kClutter},
    {"popular", hint::kClutter},
    {"readmore", hint::kClutter},
    {"nav", hint::kNav},
    {"menu", hint::kNav},
    {"breadcrumb", hint::kNav},
    {"pagination", hint::kNav},
    {"pager", hint::kNav},
    {"toolbar", hint::kNav},
    {"advert", hint::kAd},
    {"sponsor", hint::kAd},
    {"banner", hint::kAd},
    {"doubleclick", hint::kAd},
    {"taboola", hint::kAd},
    {"outbrain", hint::kAd},
    {"logo", hint::kLogo},
    {"brand", hint::kLogo},
    {"sitename", hint::kLogo},
    {"avatar", hint::kAvatar},
    {"profile", hint::kAvatar},
    {"userpic", hint::kAvatar},
    {"source", hint::kSource},
    {"laiyuan", hint::kSource},
    {"publisher", hint::kSource},
    {"caption", hint::kCaption},
    {"credit", hint::kCaption},
    {"cookie", hint::kDialog | hint::kConsent},
    {"consent", hint::kDialog | hint::kConsent},
    {"gdpr", hint::kDialog | hint::kConsent},
    {"modal", hint::kDialog},
    {"popup", hint::kDialog},
    {"overlay", hint::kDialog},
    {"newsletter", hint::kDialog},
    {"subscri", hint::kDialog},
    {"paywall", hint::kDialog},
    {"lead", hint::kLead},
    {"hero", hint::kLead},
    {"featured", hint::kLead},
    {"thumbnail", hint::kLead},
    {"cover", hint::kLead},
    {"respond", hint::kComment},
    {"livefyre", hint::kComment},
    {"pinglun", hint::kComment},
    {"recirc", hint::kClutter},
    {"speechify", hint::kClutter},  // Medium: what is not to be read out
    {"copyright", hint::kClutter},
    {"contentinfo", hint::kClutter},
    {"complementary", hint::kClutter},
    {"colophon", hint::kClutter},
    {"fenxiang", hint::kClutter},
    {"xiangguan", hint::kClutter},
    {"tuijian", hint::kClutter},
    {"guanggao", hint::kAd},
    {"daohang", hint::kNav},
    {"signup", hint::kDialog},
    {"tooltip", hint::kDialog},
    {"rollover", hint::kDialog},
    {"popover", hint::kDialog},
};

constexpr std::size_t kLetters = 27;  // a..z, and anything else

constexpr std::array<std::uint8_t, 256> make_letter_table() {
  std::array<std::uint8_t, 256> table{};
  table.fill(26);
  for (int c = 0; c < 26; ++c) {
    table[static_cast<std::size_t>('a' + c)] = static_cast<std::uint8_t>(c);
    table[static_cast<std::size_t>('A' + c)] = static_cast<std::uint8_t>(c);
  }
  return table;
}
constexpr std::array<std::uint8_t, 256> kLetterOf = make_letter_table();

class Automaton {
 public:
  Automaton() : states_(1) {
    for (const Word& word : kWords) add(word);
    link();
  }

  Hints run(std::string_view text) const {
    Hints found = 0;
    std::uint16_t state = 0;
    for (const char c : text) {
      state = states_[state].next[kLetterOf[static_cast<unsigned char>(c)]];
      found |= states_[state].hints;
    }
    return found;
  }

 private:
  struct State {
    std::array<std::uint16_t, kLetters> next{};
    Hints hints = 0;
    std::uint16_t fail = 0;
  };

  void add(const Word& word) {
    std::uint16_t state = 0;
    for (const char c : word.letters) {
      const std::size_t letter = kLetterOf[static_cast<unsigned char>(c)];
      if (states_[state].next[letter] == 0) {
        states_[state].next[letter] = static_cast<std::uint16_t>(states_.size());
        states_.emplace_back();
      }
      state = states_[state].next[letter];
    }
    states_[state].hints |= word.hints;
  }

  // Breadth first: turns the trie into a full transition table.
  void link() {
    std::vector<std::uint16_t> queue;
    for (const std::uint16_t child : states_[0].next) {
      if (child != 0) queue.push_back(child);
    }
    for (std::size_t i = 0; i < queue.size(); ++i) {
      State& state = states_[queue[i]];
      state.hints |= states_[state.fail].hints;
      for (std::size_t letter = 0; letter < kLetters; ++letter) {
        const std::uint16_t fallback = states_[state.fail].next[letter];
        if (state.next[letter] == 0) {
          state.next[letter] = fallback;
        } else {
          states_[state.next[letter]].fail = fallback;
          queue.push_back(state.next[letter]);
        }
      }
    }
  }

  std::vector<State> states_;
};

}  // namespace

Hints find_hints(std::string_view attribute_value) {
  static const Automaton automaton;
  return automaton.run(attribute_value);
}

}  // namespace sheaf
