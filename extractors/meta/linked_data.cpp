#include "extractors/meta/linked_data.h"
namespace sheaf {
LinkedData::LinkedData(const Page&) {}
}  // namespace sheaf
