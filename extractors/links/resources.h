// Everything else that an article points to: videos, slides, data sets, models, demonstrations,
// project pages, packages, shared files.
#pragma once

#include <optional>
#include <string_view>

#include "extractors/links/reference.h"
#include "url/url.h"

namespace sheaf {

class HostSums;  // extractors/links/host_index.h

// What `url` is by its host and form, with its kind: a video (url/video.h has their ids), a deck of
// slides, a hub's model, data set, space or notebook (as find_repo names them), a project page
// (*.github.io and kin: the id is host and path), a package, a file on a shared drive. nullopt for
// repositories, papers and all else. Takes canonical URLs.
std::optional<Reference> find_resource(const Url& url);

// Whether find_resource looks closer at addresses of this host, lower-case.
bool has_resources(const HostSums& host);

}  // namespace sheaf
