#include "items/extract.h"

#include <cstdint>

#include "base/hash.h"
#include "base/text.h"
#include "extractors/meta/excerpt.h"
#include "extractors/meta/images.h"
#include "extractors/meta/state.h"
#include "extractors/sites.h"
#include "items/pointers.h"
#include "page/canonical_link.h"
#include "page/visible_text.h"

namespace sheaf {
namespace {

constexpr std::size_t kMostOfShell = 12;       // bytes: "Loading..."
constexpr std::size_t kMostOfPlea = 200;       // "You need to enable JavaScript."
constexpr std::size_t kSavedFromReach = 2048;  // browsers write it right after the doctype

// "<!-- saved from url=(0047)https://example.com/ -->", as browsers write it into saved pages.
std::string_view find_saved_from(std::string_view source) {
  const std::string_view head = source.substr(0, kSavedFromReach);
  std::size_t pos = head.find("saved from url=(");
  if (pos == head.npos || (pos = head.find(')', pos)) == head.npos) return {};
  const std::size_t end = head.find_first_of(" \t\r\n>", pos + 1);
  return end == head.npos ? std::string_view() : head.substr(pos + 1, end - pos - 1);
}

// Where relative addresses start from when nothing is known. Nothing is shown of it.
const Url& nowhere() {
  static const Url url = Url::parse("file:///").value();
  return url;
}

std::optional<Url> find_address(const Document& document, const Page& page) {
  for (const std::string_view text :
       {std::string_view(document.url), find_saved_from(page.source()),
        find_declared_address(page)}) {
    if (text.empty()) continue;
    if (Result<Url> url = Url::parse(text); url.ok()) return std::move(url).value();
  }
  return std::nullopt;
}

Url find_base(const Page& page, const Url& url) {
  if (page.base_href().empty()) return url;
  Result<Url> base = Url::parse(page.base_href(), url);
  return base.ok() ? std::move(base).value() : url;
}

std::string hash_text(std::string_view text) {
  std::uint64_t hash = stable_hash(text);
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; hash >>= 4) out[i] = "0123456789abcdef"[hash & 15];
  return out;
}

void set_address(Item& item, const Document& document, const std::optional<Url>& address) {
  item.url = address ? address->text() : !document.url.empty() ? document.url : document.location;
  if (address) item.id = hash_text(address->key());
}

Item refuse(const Document& document, const Error& error) {
  Item item;
  const Result<Url> url = Url::parse(document.url);
  set_address(item, document, url.ok() ? std::optional<Url>(*url) : std::nullopt);
  item.state = error.kind == ErrorKind::kUnsupported ? State::kNotHtml : State::kEmpty;
  item.error = error.message;
  return item;
}

std::string describe(State state) {
  switch (state) {
    case State::kDeleted:
      return "the site says that the article is gone";
    case State::kBlocked:
      return "the site asks the reader to prove something first";
    case State::kEmpty:
      return "the page has no article";
    default:
      return "";
  }
}

struct Sites {
  std::vector<const RulePack*> packs;
  std::vector<const Extractor*> extractors;
};

Sites find_sites(const Source& source, std::span<const RulePack> packs) {
  Sites sites;
  const std::string_view host = source.url.host();
  for (const RulePack& pack : packs) {
    if (is_for_host(pack, host)) sites.packs.push_back(&pack);
  }
  sites.extractors = find_site_extractors(host, source.page);
  return sites;
}

State find_state(const Source& source, const Sites& sites) {
  for (const RulePack* pack : sites.packs) {
    if (const std::optional<State> state = find_state(*pack, source)) return *state;
  }
  for (const Extractor* extractor : sites.extractors) {
    if (!extractor->find_state) continue;
    if (const std::optional<State> state = extractor->find_state(source)) return *state;
  }
  return find_challenge(source).value_or(State::kOk);
}

// Whether the page shows nothing, or only that it waits for a script.
bool is_shell(const Page& page) {
  const std::string text = visible_text(page, 0);
  return text.size() <= kMostOfShell ||
         (text.size() <= kMostOfPlea && find_ignore_case(text, "javascript") != text.npos);
}

// Whether anything but a <title> speaks for an article on a page without text: videos and posts of
// one picture have none, and neither have pages that wait for a script.
bool announces_article(const Source& source, const Sites& sites, const Item& item) {
  return !sites.packs.empty() || !sites.extractors.empty() || source.linked_data.article() ||
         !source.page.meta("og:title").empty() || !source.page.headings().empty() ||
         !item.description.empty() || !item.published.empty() || !item.hero_image.url.empty() ||
         !is_shell(source.page);
}

// The main text where a site keeps it out of the tree.
TextPlace replace_text(const Source& source, const Sites& sites, MainContent& main) {
  TextPlace place = TextPlace::kTree;
  for (const Extractor* extractor : sites.extractors) {
    if (!extractor->find_text) continue;
    std::string text = drop_hidden(extractor->find_text(source));
    if (text.empty()) continue;
    main.text = std::move(text);
    place = TextPlace::kScript;
  }
  return place;
}

std::string find_original(const Source& source, const Sites& sites) {
  for (const Extractor* extractor : sites.extractors) {
    if (extractor->find_original) return extractor->find_original(source);
  }
  return {};
}

void add_images(const Source& source, Item& item) {
  for (Finding& image : extract_images(source)) {
    item.images.push_back({std::move(image.text), std::move(image.alt), image.width, image.height});
  }
}

// What stands in an article's place names at most its publisher.
void forget_article(Item& item) {
  Item kept;
  kept.id = std::move(item.id);
  kept.url = std::move(item.url);
  kept.publisher = std::move(item.publisher);
  kept.state = item.state;
  kept.error = describe(item.state);
  kept.candidates = std::move(item.candidates);
  const auto publisher = static_cast<std::size_t>(Field::kPublisher);
  kept.provenance[publisher] = std::move(item.provenance[publisher]);
  item = std::move(kept);
}

struct Filling {
  Source source;
  TextPlace text_place;
  Sites sites;
};

void fill_item(Filling filling, Keep keep, Item& item) {
  Source& source = filling.source;
  resolve_fields(source, {filling.sites.packs, filling.sites.extractors}, keep, item);
  item.state = find_state(source, filling.sites);
  if (item.state != State::kOk) return forget_article(item);
  if (source.main.text.empty() &&
      (item.title.empty() || !announces_article(source, filling.sites, item))) {
    item.state = State::kEmpty;
    item.error = describe(item.state);
  }
  source.title = item.title;
  item.excerpt = make_excerpt(source, item.description);
  add_images(source, item);
  if (item.state == State::kOk) {
    add_pointers(source, {filling.text_place, find_original(source, filling.sites)}, keep, item);
  }
  item.words = count_words(source.main.text);
}

}  // namespace

Item extract_item(Document document, const ExtractOptions& options) {
  Result<std::unique_ptr<Page>> parsed =
      Page::parse(std::move(document.bytes), document.content_type, options.limits);
  if (!parsed.ok()) return refuse(document, parsed.error());
  const Page& page = **parsed;
  Item item;
  const std::optional<Url> address = find_address(document, page);
  set_address(item, document, address);
  const Url& url = address ? *address : nowhere();
  const Url base = find_base(page, url);
  const LinkedData linked_data(page, url);
  MainContent main = find_main_content(page, address ? address->host() : std::string_view());
  const Source source{.page = page,
                      .url = url,
                      .base = base,
                      .linked_data = linked_data,
                      .main = main,
                      .fetched_at = document.fetched_at};
  Sites sites = find_sites(source, options.packs);
  const TextPlace text_place = replace_text(source, sites, main);
  fill_item({source, text_place, std::move(sites)}, options.keep, item);
  if (item.error.empty()) item.text = std::move(main.text);
  return item;
}

}  // namespace sheaf
