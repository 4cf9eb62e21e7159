// Records by what names them: which of them a manifest's item is about. Internal to digest/.
#pragma once

#include <span>
#include <string>
#include <unordered_map>

#include "digest/manifest.h"
#include "items/item.h"

namespace sheaf {

std::string address_key(const std::string& address);  // Url::key(), "" for what is no address

// By ids and addresses, canonical ones too; of several records about one thing the first article
// counts. Views into the records, which must outlive it.
class Catalogue {
 public:
  explicit Catalogue(std::span<const Item> records);

  // By its url, else by its id; null if there is none.
  const Item* find(const ManifestItem& item) const;
  // The one that counts for it: often itself. Null for a record without id and address.
  const Item* find(const Item& record) const;

 private:
  void add(const Item& record);
  void add_name(std::string name, const Item& record);
  const Item* find_name(const std::string& name) const;

  std::unordered_map<std::string, const Item*> by_name_;
};

}  // namespace sheaf
