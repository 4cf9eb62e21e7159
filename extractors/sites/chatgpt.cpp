// ChatGPT: shared conversations. The template names the site nowhere but in front of the title.
#include "extractors/extractor.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"chatgpt.com", "chat.openai.com"};
constexpr std::string_view kPrefix = "ChatGPT - ";

void find_title(const Source& source, Findings& found) {
  for (const std::string_view title : {source.page.meta("og:title"), source.page.title()}) {
    if (title.starts_with(kPrefix)) found.add(title.substr(kPrefix.size()));
  }
}

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("ChatGPT"); }},
    {Field::kTitle, "ChatGPT - title", find_title},
};

// It is "Shared via ChatGPT" on all of them.
constexpr Field kOwns[] = {Field::kDescription};

}  // namespace

extern const Extractor chatgpt;
const Extractor chatgpt{.name = "chatgpt", .hosts = kHosts, .rules = kRules, .owns = kOwns};

}  // namespace sheaf::sites
