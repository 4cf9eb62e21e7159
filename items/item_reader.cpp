#include "items/item_reader.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "extractors/extractor.h"
#include "items/item_words.h"

namespace sheaf {
namespace {

constexpr std::size_t kMaxBytes = 64u << 20;
constexpr std::size_t kMaxDepth = 100;

template <typename Owner>
struct TextMember {
  std::string_view name;
  std::string Owner::*to;
};

constexpr TextMember<Item> kRecordTexts[] = {
    {"id", &Item::id},
    {"url", &Item::url},
    {"canonical_url", &Item::canonical_url},
    {"title", &Item::title},
    {"publisher", &Item::publisher},
    {"published", &Item::published},
    {"modified", &Item::modified},
    {"language", &Item::language},
    {"description", &Item::description},
    {"excerpt", &Item::excerpt},
    {"error", &Item::error},
    {"text", &Item::text},
    {"copy_of", &Item::copy_of},
};
constexpr TextMember<Image> kImageTexts[] = {{"url", &Image::url}, {"alt", &Image::alt}};
constexpr TextMember<Pointer> kPointerTexts[] = {
    {"cue", &Pointer::cue}, {"text", &Pointer::text}, {"where", &Pointer::place}};
constexpr TextMember<Reference> kReferenceTexts[] = {
    {"id", &Reference::id}, {"scheme", &Reference::scheme}, {"url", &Reference::url}};
constexpr TextMember<Provenance> kSourceTexts[] = {{"extractor", &Provenance::extractor},
                                                   {"rule", &Provenance::rule},
                                                   {"place", &Provenance::place}};

template <typename Owner, std::size_t kCount>
std::string* find_text(const TextMember<Owner> (&members)[kCount], std::string_view name,
                       Owner& owner) {
  for (const TextMember<Owner>& member : members) {
    if (member.name == name) return &(owner.*member.to);
  }
  return nullptr;
}

// Members that are no texts, of all objects.
constexpr std::string_view kOthers[] = {
    "authors", "tags",  "images", "papers",     "repos",      "resources",      "hero_image",
    "words",   "state", "width",  "provenance", "candidates", "unusable_links", "code_status",
    "kind",    "role",  "height", "han",        "latin"};

// Receives the events of nlohmann's parser. Each handler gives false where the fast path ends.
class RecordReader {
 public:
  bool null() {
    // Of absent words the default holds; lists have no absent elements.
    return !is_list() && place() != Place::kOutside && key_ != "kind" && key_ != "role";
  }
  bool boolean(bool) { return is_passed_over(); }
  bool number_integer(Json::number_integer_t) { return is_passed_over(); }
  bool number_float(Json::number_float_t, const std::string&) { return is_passed_over(); }
  bool binary(Json::binary_t&) { return false; }

  bool number_unsigned(Json::number_unsigned_t value) {
    if (place() == Place::kImage && key_ == "width") return take_number(value, image_->width);
    if (place() == Place::kImage && key_ == "height") return take_number(value, image_->height);
    if (place() == Place::kWords && key_ == "han") return take_number(value, item_.words.han);
    if (place() == Place::kWords && key_ == "latin") return take_number(value, item_.words.latin);
    return is_passed_over();
  }

  bool string(std::string& value) {
    if (place() == Place::kTexts) return texts_->push_back(std::move(value)), true;
    if (std::string* to = find_slot()) return *to = std::move(value), true;
    if (place() == Place::kRecord && key_ == "state")
      return take_word(find_state(value), item_.state);
    if (place() == Place::kRecord && key_ == "code_status")
      return take_word(find_code_status_named(value), item_.code_status);
    if (place() == Place::kPointer && key_ == "kind")
      return take_word(find_kind(value), pointer_->reference.kind);
    if (place() == Place::kPointer && key_ == "role")
      return take_word(find_role(value), pointer_->role);
    return is_passed_over();
  }

  // Of equal names the last would count: that is left to the other reader.
  bool key(std::string& name) {
    key_.swap(name);
    if (place() == Place::kSkipped) return true;
    std::vector<std::string>& seen = seen_[open_.size() - 1];
    if (std::find(seen.begin(), seen.end(), key_) != seen.end()) return false;
    seen.push_back(key_);
    return true;
  }

  bool start_object(std::size_t) {
    if (open_.size() == kMaxDepth) return false;
    const std::optional<Place> opened = open_object();
    return opened && push(*opened);
  }
  bool start_array(std::size_t) {
    if (open_.size() == kMaxDepth) return false;
    const std::optional<Place> opened = open_array();
    return opened && push(*opened);
  }
  bool end_object() { return open_.pop_back(), true; }
  bool end_array() { return open_.pop_back(), true; }

  template <typename Exception>
  bool parse_error(std::size_t, const std::string&, const Exception&) {
    return false;
  }

  Item take() { return std::move(item_); }

 private:
  enum class Place : std::uint8_t {
    kOutside,
    kRecord,
    kTexts,
    kImages,
    kImage,
    kPointers,
    kPointer,
    kWords,
    kProvenance,
    kSource,
    kSkipped
  };

  Place place() const { return open_.empty() ? Place::kOutside : open_.back(); }
  bool is_list() const {
    return place() == Place::kTexts || place() == Place::kImages || place() == Place::kPointers;
  }

  bool push(Place opened) {
    open_.push_back(opened);
    if (seen_.size() < open_.size()) seen_.resize(open_.size());
    seen_[open_.size() - 1].clear();
    return true;
  }

  // Whether the member at hand has a name of its own that tells its type.
  bool is_known() {
    return find_slot() ||
           std::find(std::begin(kOthers), std::end(kOthers), key_) != std::end(kOthers) ||
           (place() == Place::kProvenance && find_field(key_));
  }
  bool is_passed_over() {
    if (place() == Place::kSkipped) return true;
    return !is_list() && place() != Place::kOutside && !is_known();
  }

  template <typename Number>
  static bool take_number(std::uint64_t value, Number& to) {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<Number>::max())) return false;
    to = static_cast<Number>(value);
    return true;
  }

  template <typename Value>
  static bool take_word(const std::optional<Value>& value, Value& to) {
    if (value) to = *value;
    return value.has_value();
  }

  std::string* find_slot() {
    switch (place()) {
      case Place::kRecord:
        return find_text(kRecordTexts, key_, item_);
      case Place::kImage:
        return find_text(kImageTexts, key_, *image_);
      case Place::kSource:
        return find_text(kSourceTexts, key_, *source_);
      case Place::kPointer: {
        std::string* text = find_text(kPointerTexts, key_, *pointer_);
        return text ? text : find_text(kReferenceTexts, key_, pointer_->reference);
      }
      default:
        return nullptr;
    }
  }

  std::optional<Place> open_object() {
    switch (place()) {
      case Place::kOutside:
        return Place::kRecord;
      case Place::kImages:
        image_ = &images_->emplace_back();
        return Place::kImage;
      case Place::kPointers:
        pointer_ = &pointers_->emplace_back();
        return Place::kPointer;
      case Place::kProvenance:
        if (const auto field = find_field(key_)) {
          source_ = &item_.provenance[static_cast<std::size_t>(*field)];
          return Place::kSource;
        }
        return Place::kSkipped;
      case Place::kRecord:
        return open_member();
      default:
        return is_passed_over() ? std::optional(Place::kSkipped) : std::nullopt;
    }
  }

  std::optional<Place> open_member() {
    if (key_ == "hero_image") {
      image_ = &item_.hero_image;
      return Place::kImage;
    }
    if (key_ == "words") return Place::kWords;
    if (key_ == "provenance") return Place::kProvenance;
    return is_passed_over() ? std::optional(Place::kSkipped) : std::nullopt;
  }

  std::optional<Place> open_array() {
    if (place() != Place::kRecord)
      return is_passed_over() ? std::optional(Place::kSkipped) : std::nullopt;
    if (key_ == "authors" || key_ == "tags") {
      texts_ = key_ == "tags" ? &item_.tags : &item_.authors;
      return Place::kTexts;
    }
    if (key_ == "images") {
      images_ = &item_.images;
      return Place::kImages;
    }
    if (key_ == "papers" || key_ == "repos" || key_ == "resources") {
      pointers_ = key_ == "papers"  ? &item_.papers
                  : key_ == "repos" ? &item_.repos
                                    : &item_.resources;
      return Place::kPointers;
    }
    return is_passed_over() ? std::optional(Place::kSkipped) : std::nullopt;
  }

  Item item_;
  std::string key_;                             // of the member at hand
  std::vector<Place> open_;                     // outermost first
  std::vector<std::vector<std::string>> seen_;  // names, for each that is open
  std::vector<std::string>* texts_ = nullptr;
  std::vector<Image>* images_ = nullptr;
  std::vector<Pointer>* pointers_ = nullptr;
  Image* image_ = nullptr;
  Pointer* pointer_ = nullptr;
  Provenance* source_ = nullptr;
};

}  // namespace

std::optional<Item> find_plain_record(std::string_view text) {
  // A NUL is for nlohmann's parser the end of the text, whatever stands behind it.
  if (text.size() > kMaxBytes || text.find('\0') != text.npos) return std::nullopt;
  RecordReader reader;
  if (!Json::sax_parse(text.begin(), text.end(), &reader)) return std::nullopt;
  return reader.take();
}

}  // namespace sheaf
