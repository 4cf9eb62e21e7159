#include "fetch/named_by.h"

#include "fetch/address.h"

namespace sheaf {

NamedBy named_by(const Url& source) {
  return names_private_host(source.host()) ? NamedBy::kOwn : NamedBy::kPublic;
}

bool may_lead(NamedBy who, const Url& target) {
  return who == NamedBy::kOwn || !names_private_host(target.host());
}

}  // namespace sheaf
