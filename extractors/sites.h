// The site extractors: one file each in extractors/sites/, found by CMake, which writes the
// registry from the file names (extractors/sites/wechat.cpp defines sheaf::sites::wechat).
#pragma once

#include <span>
#include <string_view>

#include "extractors/extractor.h"

namespace sheaf {

std::span<const Extractor* const> site_extractors();

// The extractors for a page of this host (lower-case) or that recognise it, in the order of their
// names.
std::vector<const Extractor*> find_site_extractors(std::string_view host, const Page& page);

}  // namespace sheaf
