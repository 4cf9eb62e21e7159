// arXiv: abstracts. The template's Highwire tags have all but the name by which everyone knows it.
#include "extractors/extractor.h"

namespace sheaf::sites {
namespace {

constexpr std::string_view kHosts[] = {"arxiv.org"};

bool recognises(const Page& page) { return page.meta("og:site_name") == "arXiv.org"; }

constexpr Rule kRules[] = {
    {Field::kPublisher, "site", [](const Source&, Findings& found) { found.add("arXiv"); }},
};

}  // namespace

extern const Extractor arxiv;
const Extractor arxiv{.name = "arxiv", .hosts = kHosts, .rules = kRules, .recognises = recognises};

}  // namespace sheaf::sites
