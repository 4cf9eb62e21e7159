#include "extractors/meta/declared_images.h"

#include <initializer_list>

#include "base/text.h"
#include "extractors/meta/image_size.h"
#include "extractors/meta/item_scope.h"
#include "extractors/meta/plain_line.h"

namespace sheaf::declared {
namespace {

constexpr std::size_t kMostFound = 16;  // of one rule

bool is_enough(const Findings& found) { return found.all().size() >= kMostFound; }

// What one og:image and the properties behind it say.
struct OpenGraphImage {
  std::string_view address, url, secure, alt;
  NodeId node = kNoNode;
  int width = 0, height = 0;

  void add_to(Findings& found) const {
    for (const std::string_view text : {secure, address, url}) {
      if (trim(text).empty()) continue;
      found.add({std::string(trim(text)), node, plain_line(alt), width, height});
    }
  }
};

// Reads the tags in order: an og:image opens a picture, the others add to the open one. Some sites
// write og:image:url instead, or begin with og:image:secure_url.
class OpenGraphReader {
 public:
  explicit OpenGraphReader(Findings& found) : found_(found) {}
  ~OpenGraphReader() { close(); }

  void read(const Meta& meta) {
    const std::string_view name = meta.key.substr(std::string_view("og:image").size());
    if (name.empty()) {
      open(open_.address, meta);
    } else if (name == ":url") {
      open(open_.url, meta);
    } else if (name == ":secure_url") {
      open(open_.secure, meta);
    } else if (name == ":alt") {
      open_.alt = meta.content;
    } else if (name == ":width") {
      open_.width = parse_pixels(meta.content);
    } else if (name == ":height") {
      open_.height = parse_pixels(meta.content);
    }
  }

 private:
  void open(std::string_view& place, const Meta& meta) {
    if (!place.empty()) close();
    place = meta.content;
    if (open_.node == kNoNode) open_.node = meta.node;
  }
  void close() {
    open_.add_to(found_);
    open_ = {};
  }

  Findings& found_;
  OpenGraphImage open_;
};

void add_metas(const Source& source, std::initializer_list<std::string_view> keys,
               Findings& found) {
  for (const std::string_view key : keys) {
    for (const Meta& meta : source.page.metas()) {
      if (is_enough(found)) return;
      if (meta.key != key || is_of_somebody(source.page, meta.node)) continue;
      found.add(trim(meta.content), meta.node);
    }
  }
}

}  // namespace

void find_open_graph_images(const Source& source, Findings& found) {
  OpenGraphReader reader(found);
  for (const Meta& meta : source.page.metas()) {
    if (is_enough(found)) return;
    if (meta.key.starts_with("og:image")) reader.read(meta);
  }
}

void find_twitter_images(const Source& source, Findings& found) {
  const std::string alt = plain_line(source.page.meta("twitter:image:alt"));
  for (const std::string_view key : {"twitter:image", "twitter:image:src", "twitter:image0"}) {
    for (const Meta& meta : source.page.metas()) {
      if (is_enough(found)) return;
      if (meta.key == key) found.add({std::string(trim(meta.content)), meta.node, alt});
    }
  }
}

void find_meta_images(const Source& source, Findings& found) {
  add_metas(
      source,
      {"image", "parsely-image-url", "sailthru.image.full", "weibo:article:image",
       "weibo:webpage:image", "thumbnailurl", "thumbnail", "image_src", "sailthru.image.thumb"},
      found);
}

void find_image_src_link(const Source& source, Findings& found) {
  for (const NodeId link : source.page.head_links()) {
    if (is_enough(found)) return;
    if (has_property(source.page.attribute_or_empty(link, "rel"), "image_src")) {
      found.add(trim(source.page.attribute_or_empty(link, "href")), link);
    }
  }
}

}  // namespace sheaf::declared
