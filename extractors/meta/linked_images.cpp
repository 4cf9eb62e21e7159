#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "extractors/meta/declared_images.h"
#include "extractors/meta/image_size.h"
#include "extractors/meta/plain_line.h"

namespace sheaf::declared {
namespace {

constexpr std::size_t kMostImages = 32;

// 1200, "1200", "1200px", {"@type": "QuantitativeValue", "value": 1200}
int pixels_at(const Json& object, std::string_view key) {
  const Json* value = find_member(object, key);
  if (value && value->is_object()) value = find_member(*value, "value");
  if (!value) return 0;
  if (const auto* text = value->get_ptr<const std::string*>()) return parse_pixels(*text);
  return value->is_number() ? parse_pixels(value->dump()) : 0;
}

class ImageReader {
 public:
  ImageReader(const LinkedData& data, NodeId script, Findings& found)
      : data_(data), script_(script), found_(found) {}

  void read(const Json& object, std::string_view key) {
    std::vector<const Json*> open;
    if (const Json* value = find_member(object, key)) open.push_back(value);
    for (std::size_t read = 0; !open.empty() && read < kMostImages; ++read) {
      const Json& value = data_.resolve(*open.back());
      open.pop_back();
      if (value.is_array()) {
        for (auto it = value.rbegin(); it != value.rend(); ++it) open.push_back(&*it);
      } else if (value.is_object()) {
        read_object(value);
      } else if (const auto* text = value.get_ptr<const std::string*>()) {
        found_.add(trim(*text), script_);
      }
    }
  }

 private:
  void read_object(const Json& image) {
    for (const std::string_view key : {"url", "contentUrl", "@id", "thumbnailUrl"}) {
      const std::string address = data_.text(image, key);
      if (address.empty() || address.starts_with('#')) continue;
      found_.add({address, script_, plain_line(data_.text(image, "caption")),
                  pixels_at(image, "width"), pixels_at(image, "height")});
      return;
    }
  }

  const LinkedData& data_;
  NodeId script_;
  Findings& found_;
};

// Pages and works, whose picture is the article's; not its site, publisher or author.
bool may_be_the_page(const Json& object) {
  for (const std::string_view type :
       {"WebPage", "ItemPage", "QAPage", "FAQPage", "AboutPage", "Product", "Event", "Movie",
        "MediaObject", "Blog", "CollectionPage"}) {
    if (LinkedData::has_type(object, type)) return true;
  }
  return LinkedData::is_article(object);
}

}  // namespace

void find_linked_images(const Source& source, Findings& found) {
  const LinkedData& data = source.linked_data;
  for (const LinkedData::Entity& entity : data.entities()) {
    if (&entity != data.article() && !may_be_the_page(*entity.object)) continue;
    if (found.all().size() >= kMostImages) return;
    ImageReader reader(data, entity.script, found);
    for (const std::string_view key : {"image", "primaryImageOfPage", "images", "thumbnailUrl"}) {
      reader.read(*entity.object, key);
    }
  }
}

}  // namespace sheaf::declared
