// Dates that a page states for machines: JSON-LD, <meta>, microdata and RDFa, <time>, the URL.
#pragma once

#include "extractors/extractor.h"

namespace sheaf::declared {

// JSON-LD, the article's entity before others that may be it.
void find_linked_published(const Source& source, Findings& found);
void find_linked_created(const Source& source, Findings& found);
void find_linked_modified(const Source& source, Findings& found);
// The date of a video, a program or goods on the page that are not called like it.
void find_linked_thing(const Source& source, Findings& found);

// <meta>: Open Graph's article:*, citation vocabularies, then any other key that says so.
void find_article_published(const Source& source, Findings& found);
void find_citation_date(const Source& source, Findings& found);
void find_meta_published(const Source& source, Findings& found);
void find_meta_date(const Source& source, Findings& found);
void find_meta_created(const Source& source, Findings& found);
void find_citation_year(const Source& source, Findings& found);
void find_article_modified(const Source& source, Findings& found);
void find_meta_modified(const Source& source, Findings& found);

// Microdata, RDFa and microformats on elements, nearest to the headline first.
void find_marked_published(const Source& source, Findings& found);
void find_time_published(const Source& source, Findings& found);  // <time pubdate>, <time class>
void find_marked_created(const Source& source, Findings& found);
void find_marked_modified(const Source& source, Findings& found);

// date_url.cpp: /2021/04/09/, /20210409/, /2021-04-09-title, /09-04-2021, /2021-04/09/, /2021/0409/
void find_url_date(const Source& source, Findings& found);

// date_script.cpp: "publishedAt": "2021-04-09" in the data that scripts carry, if all of them
// agree.
void find_script_published(const Source& source, Findings& found);

}  // namespace sheaf::declared
