// JSON-LD of a page, read once: https://schema.org types as pages write them. Who looks into the Json
// itself includes base/json.h, which is slow to compile; this header does without.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json_fwd.h"
#include "page/page.h"

namespace sheaf {

// All <script type="application/ld+json"> of a page: parsed leniently, @graph and arrays flattened,
// {"@id": ...} references resolved inside the page on demand. Bodies over 1 MiB or nested deeper than
// 64 are left out.
class LinkedData {
 public:
  LinkedData();
  explicit LinkedData(const Page& page);
  LinkedData(LinkedData&&) noexcept;
  LinkedData& operator=(LinkedData&&) noexcept;
  ~LinkedData();

  struct Entity {
    const Json* object;   // owned by this LinkedData
    NodeId script;
  };
  // Every typed object, the article first if there is one: the node whose mainEntityOfPage, url or
  // @id is the page's, else the first of an article type, else in page order.
  const std::vector<Entity>& entities() const { return entities_; }
  // The entity about the article (schema.org/Article and its subtypes, BlogPosting, ScholarlyArticle,
  // VideoObject, ...), or null.
  const Entity* article() const;

  // Follows a {"@id": "..."} reference; any other value is itself.
  const Json& resolve(const Json& value) const;

  static bool has_type(const Json& object, std::string_view type);   // "Article", with or without schema.org/
  static bool is_article(const Json& object);

  // Strings of a member: "x", ["x", "y"], {"name": "x"}, [{"name": ...}], {"@value": ...}; references
  // followed, HTML entities decoded, blank ones left out.
  std::vector<std::string> names(const Json& object, std::string_view key) const;
  std::string text(const Json& object, std::string_view key) const;   // the first of names(), or ""

 private:
  std::vector<Json> documents_;
  std::vector<Entity> entities_;
  std::size_t article_ = static_cast<std::size_t>(-1);
};

}  // namespace sheaf
