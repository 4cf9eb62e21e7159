#include "extractors/meta/date_declared.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <initializer_list>

#include "base/fold.h"
#include "base/json.h"
#include "base/text.h"
#include "extractors/layout/zone.h"
#include "extractors/meta/date_context.h"
#include "extractors/meta/date_place.h"
#include "extractors/meta/date_text.h"
#include "extractors/meta/title_key.h"
#include "page/hints.h"
#include "page/visible_text.h"

namespace sheaf::declared {
namespace {

constexpr std::size_t kMostMarked = 100;  // of a page; lists and threads have more

using Keys = std::initializer_list<std::string_view>;

bool is_year_alone(std::string_view text) {
  text = trim(text);
  return text.size() == 4 && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

// A year alone waits for the last rule: the page may say more elsewhere.
void add_date(Findings& found, std::string_view text, NodeId node) {
  if (!is_year_alone(text)) found.add(text, node);
}

void add_metas(const Source& source, Keys keys, Findings& found) {
  for (const std::string_view key : keys) {
    for (const Meta& meta : source.page.metas()) {
      if (meta.key == key) add_date(found, meta.content, meta.node);
    }
  }
}

enum class MetaKind { kNone, kPublished, kDate, kCreated, kModified };

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

// What a key of any vocabulary says, by its words alone: "vr:published_time", "dc.date.created".
MetaKind classify(std::string_view key) {
  if (key.size() > 60 || contains(key, "expire") || contains(key, "year")) return MetaKind::kNone;
  const bool timed = contains(key, "date") || contains(key, "time") || key.ends_with("at");
  if (contains(key, "modif") || contains(key, "updated") || contains(key, "lastmod") ||
      (timed && (contains(key, "update") || contains(key, "revis")))) {
    return MetaKind::kModified;
  }
  if (contains(key, "issued") || contains(key, "pubdate") || contains(key, "pubtime") ||
      contains(key, "published") || key == "ptime" || key == "pdate" || key == "dateposted" ||
      (timed && (contains(key, "publi") || contains(key, "pub-") || contains(key, "post") ||
                 contains(key, "release")))) {
    return MetaKind::kPublished;
  }
  if (contains(key, "created") || contains(key, "uploaded") || (timed && contains(key, "creat")))
    return MetaKind::kCreated;
  if (key == "date" || key.ends_with(".date") || key.ends_with(":date")) return MetaKind::kDate;
  return MetaKind::kNone;
}

void add_metas_of_kind(const Source& source, MetaKind kind, Findings& found) {
  std::optional<PageZone> zone;
  for (const Meta& meta : source.page.metas()) {
    if (classify(meta.key) != kind) continue;
    if (!zone) zone = find_head_zone(source);
    if (!is_beside_article(source, *zone, meta.node)) add_date(found, meta.content, meta.node);
  }
}

// The article's entity first, then pages and works; comments, people and organisations have dates
// of their own.
bool may_be_the_article(const Json& object) {
  for (const std::string_view type :
       {"WebPage", "ItemPage", "CreativeWork", "Blog", "Product", "Recipe", "Review", "Book",
        "Dataset", "Event", "QAPage", "PodcastEpisode", "MediaObject", "Report", "FAQPage",
        "DiscussionForumPosting", "Question", "SoftwareSourceCode"}) {
    if (LinkedData::has_type(object, type)) return true;
  }
  return LinkedData::is_article(object);
}

// A video, a program, goods: what a page may be for, or an article may just have.
bool is_thing(const Json& object) {
  for (const std::string_view type :
       {"VideoObject", "AudioObject", "MediaObject", "SoftwareApplication", "Product"}) {
    if (LinkedData::has_type(object, type)) return true;
  }
  return false;
}

std::string title_key(const Source& source) {
  constexpr std::size_t kMostOfTitle = 400;
  const std::string_view title = source.title.empty() ? source.page.title() : source.title;
  return fold_letters(first_code_points(title, kMostOfTitle));
}

// Whether it is called like the page.
bool has_title(const LinkedData& data, const Json& object, std::string_view title) {
  if (title.empty()) return false;
  for (const std::string_view key : {"name", "headline"}) {
    const std::string name = fold_letters(data.text(object, key));
    if (!name.empty() && (title.starts_with(name) || name.starts_with(title))) return true;
  }
  return false;
}

enum class Of { kPage, kThing };  // kThing: that the page has, and is not called like

void add_linked(const Source& source, Keys keys, Of of, Findings& found) {
  const LinkedData& data = source.linked_data;
  if (data.entities().empty()) return;
  const std::string title = title_key(source);
  const auto add = [&](const LinkedData::Entity& entity) {
    const bool is_foreign = is_thing(*entity.object) && !has_title(data, *entity.object, title);
    if (is_foreign != (of == Of::kThing)) return;
    for (const std::string_view key : keys) {
      add_date(found, data.text(*entity.object, key), entity.script);
    }
  };
  if (data.article()) add(*data.article());
  for (const LinkedData::Entity& entity : data.entities()) {
    if (&entity != data.article() && may_be_the_article(*entity.object)) add(entity);
  }
}

// The value of a marked element (HTML standard 5.2.4, RDFa Core 7.5; title is microformats').
std::string marked_value(const Page& page, NodeId id) {
  for (const std::string_view name : {"content", "datetime", "title"}) {
    const std::string_view value = trim(page.attribute_or_empty(id, name));
    if (!value.empty()) return std::string(value);
  }
  return inline_text(page, id);
}

bool has_name(std::string_view names, Keys wanted) {
  for (std::string_view name : split(names, ' ')) {
    name = name.substr(name.rfind(':') + 1);  // "schema:datePublished"
    for (const std::string_view one : wanted) {
      if (equals_ignore_case(name, one)) return true;
    }
  }
  return false;
}

// Those that share most with the headline first, then the nearest.
void sort_by_distance(const Page& page, NodeId headline, std::vector<NodeId>& nodes) {
  if (nodes.size() > kMostMarked) nodes.resize(kMostMarked);
  if (headline == kNoNode || nodes.size() < 2) return;
  const auto rank = [&](NodeId id) {
    return std::pair(steps_up(page, headline, id), id < headline ? headline - id : id - headline);
  };
  std::stable_sort(nodes.begin(), nodes.end(),
                   [&](NodeId a, NodeId b) { return rank(a) < rank(b); });
}

// What marks an element as a date of one kind.
struct Marks {
  Keys properties;    // of microdata and RDFa
  Keys classes;       // of microformats
  Keys time_classes;  // parts of the classes of <time>
};

bool is_marked_time(const Page& page, NodeId id, const Marks& marks) {
  if (page.node(id).tag != Tag::kTime || marks.time_classes.size() == 0) return false;
  if (page.attribute(id, "pubdate")) return true;
  const std::string_view names = page.attribute_or_empty(id, "class");
  return std::any_of(
      marks.time_classes.begin(), marks.time_classes.end(),
      [&](std::string_view part) { return find_ignore_case(names, part) != names.npos; });
}

std::vector<NodeId> extract_marked(const Page& page, const Marks& marks) {
  std::vector<NodeId> marked;
  for (const NodeId id : page.itemprops()) {
    if (has_name(page.attribute_or_empty(id, "itemprop"), marks.properties) ||
        has_name(page.attribute_or_empty(id, "property"), marks.properties)) {
      marked.push_back(id);
    }
  }
  for (const NodeId id : page.hinted()) {
    if (!(page.node(id).hints & hint::kDate)) continue;
    for (const std::string_view name : marks.classes) {
      if (page.has_class(id, name)) marked.push_back(id);
    }
  }
  for (const NodeId id : page.times()) {
    if (is_marked_time(page, id, marks)) marked.push_back(id);
  }
  return marked;
}

void add_marked(const Source& source, const Marks& marks, Findings& found) {
  std::vector<NodeId> marked = extract_marked(source.page, marks);
  if (marked.empty()) return;
  const PageZone zone = find_head_zone(source);
  sort_by_distance(source.page, zone.heading, marked);
  for (const NodeId id : marked) {
    if (!is_beside_article(source, zone, id)) add_date(found, marked_value(source.page, id), id);
  }
}

}  // namespace

void find_linked_published(const Source& source, Findings& found) {
  add_linked(source, {"datePublished"}, Of::kPage, found);
}

void find_linked_created(const Source& source, Findings& found) {
  add_linked(source, {"dateCreated", "uploadDate", "datePosted"}, Of::kPage, found);
}

void find_linked_modified(const Source& source, Findings& found) {
  add_linked(source, {"dateModified"}, Of::kPage, found);
}

void find_linked_thing(const Source& source, Findings& found) {
  add_linked(source, {"datePublished", "uploadDate", "dateCreated"}, Of::kThing, found);
}

void find_article_published(const Source& source, Findings& found) {
  add_metas(source,
            {"article:published_time", "og:article:published_time", "article:published",
             "og:published_time"},
            found);
}

// Before all others the date that appeared online, if it is the day of a publication of which only
// the month is said.
void find_citation_date(const Source& source, Findings& found) {
  const DateContext context = date_context(source);
  const auto read = [&](std::string_view key) {
    return parse_date(source.page.meta(key), context).value_or("");
  };
  const std::string published = read("citation_publication_date");
  const std::string online = read("citation_online_date");
  if (published.size() == 7 && online.size() > 7 && online.starts_with(published)) {
    add_metas(source, {"citation_online_date"}, found);
  }
  add_metas(source,
            {"citation_publication_date", "citation_date", "citation_online_date",
             "prism.publicationdate", "bepress_citation_date", "eprints.date", "dc.date.issued",
             "dcterms.issued", "dc.issued"},
            found);
}

void find_citation_year(const Source& source, Findings& found) {
  for (const std::string_view key :
       {"citation_publication_date", "citation_date", "citation_year"}) {
    found.add(trim(source.page.meta(key)));
  }
}

void find_meta_published(const Source& source, Findings& found) {
  add_metas_of_kind(source, MetaKind::kPublished, found);
}

void find_meta_date(const Source& source, Findings& found) {
  add_metas_of_kind(source, MetaKind::kDate, found);
}

void find_meta_created(const Source& source, Findings& found) {
  add_metas_of_kind(source, MetaKind::kCreated, found);
}

void find_article_modified(const Source& source, Findings& found) {
  add_metas(source,
            {"article:modified_time", "og:article:modified_time", "article:modified",
             "og:modified_time", "og:updated_time"},
            found);
}

void find_meta_modified(const Source& source, Findings& found) {
  add_metas_of_kind(source, MetaKind::kModified, found);
}

void find_marked_published(const Source& source, Findings& found) {
  add_marked(source,
             {.properties = {"datePublished", "pubdate", "datePosted"},
              .classes = {"dt-published", "published"},
              .time_classes = {}},
             found);
}

void find_time_published(const Source& source, Findings& found) {
  add_marked(source,
             {.properties = {},
              .classes = {},
              .time_classes = {"publish", "pubdate", "entry-date", "post-date"}},
             found);
}

void find_marked_created(const Source& source, Findings& found) {
  add_marked(source, {.properties = {"dateCreated"}, .classes = {}, .time_classes = {}}, found);
}

void find_marked_modified(const Source& source, Findings& found) {
  add_marked(source,
             {.properties = {"dateModified"}, .classes = {"dt-updated"}, .time_classes = {}},
             found);
}

}  // namespace sheaf::declared
