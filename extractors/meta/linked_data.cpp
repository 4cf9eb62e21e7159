#include "extractors/meta/linked_data.h"

#include <algorithm>
#include <utility>

#include "base/entities.h"
#include "base/json.h"
#include "base/text.h"
#include "page/canonical_link.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxBody = 1u << 20;
constexpr std::size_t kMaxBodies = 8u << 20;
constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxNames = 256;
constexpr std::size_t kMaxHeirs =
    16;  // articles of one @graph that take over what stands beside it
constexpr std::size_t kMaxCompared = 64;  // articles whose addresses are read
constexpr std::ptrdiff_t kListing = 3;    // so many articles of other addresses are a list of links

// schema.org/Article with its subtypes, and the postings.
constexpr std::string_view kTexts[] = {
    "Article",
    "NewsArticle",
    "BlogPosting",
    "AdvertiserContentArticle",
    "AnalysisNewsArticle",
    "AskPublicNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
    "ReviewNewsArticle",
    "Report",
    "SatiricalArticle",
    "ScholarlyArticle",
    "MedicalScholarlyArticle",
    "SocialMediaPosting",
    "LiveBlogPosting",
    "DiscussionForumPosting",
    "TechArticle",
    "APIReference",
};
// Other works that a page can be about.
constexpr std::string_view kWorks[] = {"VideoObject",
                                       "AudioObject",
                                       "PodcastEpisode",
                                       "Recipe",
                                       "HowTo",
                                       "Review",
                                       "ClaimReview",
                                       "Question",
                                       "Dataset",
                                       "Course",
                                       "Book",
                                       "CreativeWork",
                                       "SoftwareSourceCode",
                                       "SoftwareApplication",
                                       "LearningResource"};

// "https://schema.org/NewsArticle", "schema:NewsArticle" -> "NewsArticle"
std::string_view bare_type(std::string_view type) {
  const auto mark = std::find_if(type.rbegin(), type.rend(),
                                 [](char c) { return c == '/' || c == '#' || c == ':'; });
  return type.substr(static_cast<std::size_t>(type.rend() - mark));
}

bool is_one_of(const Json& object, std::span<const std::string_view> types) {
  return std::any_of(types.begin(), types.end(),
                     [&](std::string_view type) { return LinkedData::has_type(object, type); });
}

bool is_text(const Json& object) { return is_one_of(object, kTexts); }

bool is_json_ld(const Script& script) {
  return starts_with_ignore_case(trim(script.type), "application/ld+json");
}

bool is_keyword(std::string_view name) { return name.starts_with('@'); }

// {"@id": "..."}, at most with a @type.
bool is_reference(const Json& value) {
  if (!value.is_object() || string_at(value, "@id").empty()) return false;
  for (auto it = value.begin(); it != value.end(); ++it) {
    if (!is_keyword(it.key())) return false;
  }
  return true;
}

// Calls see(value) for the value and all values inside, in document order. What it returns false
// for is not entered.
template <typename JsonValue, typename See>
void walk(JsonValue& root, See see) {
  std::vector<JsonValue*> open{&root};
  while (!open.empty()) {
    JsonValue* const value = open.back();
    open.pop_back();
    if (!see(*value) || !value->is_structured()) continue;
    const std::size_t start = open.size();
    for (JsonValue& inner : *value) open.push_back(&inner);
    std::reverse(open.begin() + static_cast<std::ptrdiff_t>(start), open.end());
  }
}

// The member that names an object, or null.
const Json* find_name(const Json& object) {
  for (const std::string_view key : {"@value", "name", "@list", "legalName"}) {
    const Json* name = find_member(object, key);
    if (name && !name->is_null()) return name;
  }
  return nullptr;
}

// The text of a string, a whole number, or a person with given and family name only; "" else.
std::string own_text(const Json& value) {
  if (value.is_number_integer()) return value.dump();
  std::string text;
  if (const auto* string = value.get_ptr<const std::string*>()) {
    text = *string;
  } else {
    text.append(string_at(value, "givenName")).append(" ").append(string_at(value, "familyName"));
  }
  if (text.find('&') != text.npos) text = unescape_html(text);
  return std::string(trim(text));
}

// Baidu's vocabulary for search results (contexts/cambrian.jsonld) has no types; its dates are the
// page's, under names of its own.
void translate_baidu(Json& object) {
  if (string_at(object, "@context").find("cambrian") == std::string_view::npos) return;
  if (object.contains("@type")) return;
  object["@type"] = "WebPage";
  for (const auto& [theirs, ours] :
       {std::pair{"pubDate", "datePublished"}, std::pair{"upDate", "dateModified"}}) {
    if (object.contains(theirs) && !object.contains(ours)) object[ours] = object[theirs];
  }
}

// Gives what stands beside a @graph to the articles in it.
void inherit(const Json& outer, Json& graph) {
  std::size_t heirs = 0;
  if (!graph.is_array() || !string_at(outer, "@type").empty()) return;
  for (Json& member : graph) {
    if (!member.is_object() || !LinkedData::is_article(member)) continue;
    if (++heirs > kMaxHeirs) return;
    for (auto it = outer.begin(); it != outer.end(); ++it) {
      if (!is_keyword(it.key()) && !member.contains(it.key())) member[it.key()] = it.value();
    }
  }
}

// The addresses that an object gives itself.
std::vector<std::string_view> addresses_of(const Json& object) {
  std::vector<std::string_view> out{string_at(object, "mainEntityOfPage"), string_at(object, "url"),
                                    string_at(object, "@id")};
  if (const Json* page = find_member(object, "mainEntityOfPage")) {
    out.push_back(string_at(*page, "@id"));
    out.push_back(string_at(*page, "url"));
  }
  std::erase(out, std::string_view());
  return out;
}

bool is_about(const Json& object, std::span<const std::string> keys, const Url& base) {
  for (const std::string_view address : addresses_of(object)) {
    const Result<Url> url = Url::parse(address, base);
    if (url.ok() && std::find(keys.begin(), keys.end(), url->key()) != keys.end()) return true;
  }
  return false;
}

void add_address(std::vector<Url>& addresses, std::string_view text) {
  if (text.empty()) return;
  Result<Url> url = Url::parse(text, addresses.front());
  if (url.ok()) addresses.push_back(std::move(url).value());
}

std::vector<Url> addresses_of(const Page& page, const Url& url) {
  std::vector<Url> out{url};
  add_address(out, page.meta("og:url"));
  add_address(out, find_canonical_link(page).href);
  return out;
}

}  // namespace

LinkedData::LinkedData() = default;
LinkedData::LinkedData(const Page& page, const Url& url)
    : LinkedData(page.scripts(), addresses_of(page, url)) {}
LinkedData::LinkedData(LinkedData&&) noexcept = default;
LinkedData& LinkedData::operator=(LinkedData&&) noexcept = default;
LinkedData::~LinkedData() = default;

LinkedData::LinkedData(std::span<const Script> scripts, std::span<const Url> addresses) {
  read(scripts);
  index_ids();
  put_article_first(addresses);
}

void LinkedData::read(std::span<const Script> scripts) {
  std::vector<NodeId> nodes;
  std::size_t bytes = 0;
  for (const Script& script : scripts) {
    if (!is_json_ld(script) || bytes + script.body.size() > kMaxBodies) continue;
    Result<Json> document = parse_lenient_json(script.body, {kMaxBody, kMaxDepth});
    if (!document.ok()) continue;
    bytes += script.body.size();
    documents_.push_back(std::move(document).value());
    nodes.push_back(script.node);
  }
  for (std::size_t i = 0; i < documents_.size(); ++i) collect(documents_[i], nodes[i]);
}

void LinkedData::collect(Json& document, NodeId script) {
  std::vector<Json*> open{&document};
  while (!open.empty()) {
    Json& value = *open.back();
    open.pop_back();
    if (value.is_array()) {
      for (auto it = value.rbegin(); it != value.rend(); ++it) open.push_back(&*it);
    }
    if (!value.is_object()) continue;
    translate_baidu(value);
    if (value.contains("@type") && !is_reference(value)) entities_.push_back({&value, script});
    if (const auto entity = value.find("mainEntity");
        entity != value.end() && !has_type(value, "FAQPage")) {
      open.push_back(&*entity);
    }
    if (const auto graph = value.find("@graph"); graph != value.end()) {
      inherit(value, *graph);
      open.push_back(&*graph);
    }
  }
}

// Of several objects with one @id the one that says most.
void LinkedData::index_ids() {
  for (const Json& document : documents_) {
    walk(document, [&](const Json& value) {
      const std::string_view id = string_at(value, "@id");
      if (id.empty() || is_reference(value)) return true;
      const Json*& known = by_id_[id];
      if (!known || known->size() < value.size()) known = &value;
      return true;
    });
  }
}

void LinkedData::put_article_first(std::span<const Url> addresses) {
  std::vector<std::size_t> articles;  // texts first
  for (std::size_t i = 0; i < entities_.size(); ++i) {
    if (is_article(*entities_[i].object)) articles.push_back(i);
  }
  const auto works = std::stable_partition(articles.begin(), articles.end(), [&](std::size_t i) {
    return is_text(*entities_[i].object);
  });
  if (articles.empty()) return;
  std::size_t chosen = articles.front();
  if (articles.size() > 1 && !addresses.empty()) {
    std::vector<std::string> keys;
    for (const Url& address : addresses) keys.push_back(address.key());
    const auto last = articles.begin() + std::min<std::ptrdiff_t>(articles.size(), kMaxCompared);
    const auto found = std::find_if(articles.begin(), last, [&](std::size_t i) {
      return is_about(*entities_[i].object, keys, addresses.front());
    });
    const auto alike = works == articles.begin() ? articles.end() : works;
    const bool is_listing = alike - articles.begin() >= kListing;
    if (found == last && is_listing) return;
    if (found != last) chosen = *found;
  }
  const auto at = entities_.begin() + static_cast<std::ptrdiff_t>(chosen);
  std::rotate(entities_.begin(), at, at + 1);
  has_article_ = true;
}

const Json& LinkedData::resolve(const Json& value) const {
  if (!is_reference(value)) return value;
  const auto found = by_id_.find(string_at(value, "@id"));
  return found == by_id_.end() ? value : *found->second;
}

bool LinkedData::has_type(const Json& object, std::string_view type) {
  const Json* types = find_member(object, "@type");
  const auto is_type = [type](const Json& value) {
    const auto* name = value.get_ptr<const std::string*>();
    return name && equals_ignore_case(bare_type(trim(*name)), type);
  };
  if (!types) return false;
  return types->is_array() ? std::any_of(types->begin(), types->end(), is_type) : is_type(*types);
}

bool LinkedData::is_article(const Json& object) {
  return is_text(object) || is_one_of(object, kWorks);
}

std::vector<std::string> LinkedData::names(const Json& object, std::string_view key) const {
  std::vector<std::string> out;
  std::vector<const Json*> open;
  if (const Json* member = find_member(object, key)) open.push_back(member);
  for (std::size_t steps = 0; !open.empty() && steps < kMaxNames * 4; ++steps) {
    const Json& value = resolve(*open.back());
    open.pop_back();
    if (value.is_array()) {
      for (std::size_t i = std::min(value.size(), kMaxNames); i-- > 0;) open.push_back(&value[i]);
    } else if (const Json* name = find_name(value)) {
      open.push_back(name);
    } else if (std::string name_or_text = own_text(value); !name_or_text.empty()) {
      out.push_back(std::move(name_or_text));
      if (out.size() == kMaxNames) break;
    }
  }
  return out;
}

std::string LinkedData::text(const Json& object, std::string_view key) const {
  std::vector<std::string> all = names(object, key);
  return all.empty() ? std::string() : std::move(all.front());
}

}  // namespace sheaf
