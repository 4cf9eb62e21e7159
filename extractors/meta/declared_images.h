// Pictures that a page states for machines: <meta>, <link>, microdata and RDFa, JSON-LD.
#pragma once

#include "extractors/extractor.h"

namespace sheaf::declared {

// Open Graph's structured pictures (ogp.me): what follows an og:image (:secure_url, :alt, :width,
// :height) belongs to it. The secure address comes first.
void find_open_graph_images(const Source& source, Findings& found);
void find_twitter_images(const Source& source, Findings& found);
// <meta> of other vocabularies: itemprop=image, parsely-image-url, sailthru.image.full,
// weibo:article:image, thumbnail, ...
void find_meta_images(const Source& source, Findings& found);
void find_image_src_link(const Source& source, Findings& found);

// marked_images.cpp: elements with itemprop or property "image", "thumbnailUrl", but those of
// persons and organisations.
void find_marked_images(const Source& source, Findings& found);

// linked_images.cpp: JSON-LD "image" (a string, an ImageObject, a reference, a list of these),
// "thumbnailUrl", "primaryImageOfPage" and Baidu's "images", of the article before the page.
void find_linked_images(const Source& source, Findings& found);

}  // namespace sheaf::declared
