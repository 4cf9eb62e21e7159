#include "extractors/meta/linked_data.h"

#include "base/json.h"

namespace sheaf {

LinkedData::LinkedData() = default;
LinkedData::LinkedData(const Page&) {}
LinkedData::LinkedData(LinkedData&&) noexcept = default;
LinkedData& LinkedData::operator=(LinkedData&&) noexcept = default;
LinkedData::~LinkedData() = default;

}  // namespace sheaf
