#include "digest/catalogue.h"

#include <utility>

#include "url/url.h"

namespace sheaf {

std::string address_key(const std::string& address) {
  const Result<Url> url = Url::parse(address);
  return url.ok() ? url->key() : std::string();
}

Catalogue::Catalogue(std::span<const Item> records) {
  for (const Item& record : records) {
    if (record.state == State::kOk) add(record);
  }
  for (const Item& record : records) {
    if (record.state != State::kOk) add(record);
  }
}

const Item* Catalogue::find(const ManifestItem& item) const {
  return find_name(item.url.empty() ? item.id : address_key(item.url));
}

const Item* Catalogue::find(const Item& record) const {
  const Item* by_id = find_name(record.id);
  return by_id ? by_id : find_name(address_key(record.url));
}

void Catalogue::add(const Item& record) {
  add_name(record.id, record);
  add_name(address_key(record.url), record);
  if (record.canonical_url != record.url) add_name(address_key(record.canonical_url), record);
}

void Catalogue::add_name(std::string name, const Item& record) {
  if (!name.empty()) by_name_.emplace(std::move(name), &record);
}

const Item* Catalogue::find_name(const std::string& name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second;
}

}  // namespace sheaf
