// JSON-LD of a page, read once: https://schema.org types as pages write them. Who looks into the
// Json itself includes base/json.h, which is slow to compile; this header does without.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/json_fwd.h"
#include "page/page.h"
#include "url/url.h"

namespace sheaf {

// All <script type="application/ld+json"> of a page, parsed leniently (base/json.h). Bodies over
// 1 MiB, nested deeper than 64, or beyond 8 MiB in all are left out.
class LinkedData {
 public:
  LinkedData();
  // `url` is the page's address; the addresses that the page gives itself (<link rel=canonical>,
  // og:url) count as well.
  LinkedData(const Page& page, const Url& url);
  // The same from scripts alone.
  LinkedData(std::span<const Script> scripts, std::span<const Url> addresses);
  LinkedData(LinkedData&&) noexcept;
  LinkedData& operator=(LinkedData&&) noexcept;
  ~LinkedData();

  struct Entity {
    const Json* object;  // owned by this LinkedData
    NodeId script;
  };
  // Every typed object that stands at the root, in an array or @graph there, or as mainEntity of
  // such a one (but a FAQPage: its questions are many): the article first, then in page order.
  // Authors, publishers and pictures inside others are none. What stands beside a @graph in an
  // object without type belongs to the articles in it, where they do not say otherwise. Baidu's
  // {"@context": ".../cambrian.jsonld", "pubDate": ...} is read as a WebPage with datePublished.
  const std::vector<Entity>& entities() const { return entities_; }
  // The entity that the page is about, or null: of those with an article type the one whose
  // mainEntityOfPage, url or @id is an address of the page; else the first, texts before videos and
  // other works. Three or more of other addresses are a list of links: none.
  const Entity* article() const { return has_article_ ? &entities_.front() : nullptr; }

  // What {"@id": "..."} refers to, anywhere in the page's JSON-LD; an object that says more than
  // its @id and @type, an unknown reference or any other value is itself.
  const Json& resolve(const Json& value) const;

  // "Article", with or without "https://schema.org/" or "schema:", without case, alone or in a
  // list.
  static bool has_type(const Json& object, std::string_view type);
  // schema.org/Article and its subtypes, social media postings, or another work that a page can be
  // about (VideoObject, PodcastEpisode, Recipe, ...).
  static bool is_article(const Json& object);

  // Strings of a member: "x", ["x", "y"], {"name": "x"}, [{"name": ...}], {"@value": ...}, whole
  // numbers as text; references followed, HTML entities decoded, trimmed, blank ones left out, at
  // most 256.
  std::vector<std::string> names(const Json& object, std::string_view key) const;
  std::string text(const Json& object, std::string_view key) const;  // the first of names(), or ""

 private:
  void read(std::span<const Script> scripts);
  void collect(Json& document, NodeId script);
  void index_ids();
  void put_article_first(std::span<const Url> addresses);

  std::vector<Json> documents_;
  std::vector<Entity> entities_;
  std::unordered_map<std::string_view, const Json*> by_id_;
  bool has_article_ = false;
};

}  // namespace sheaf
