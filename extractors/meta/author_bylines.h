// Authors in what readers see: elements marked as author or byline, links to authors' pages, lines
// like "By Jane Smith" around the headline, signatures at the end of the text.
#pragma once

#include "extractors/extractor.h"

namespace sheaf {

// Where a byline is looked for: around the headline, or at the article's end.
enum class BylinePlace { kHead, kTail };

// Each adds the text of the byline that it finds; nothing if there is none.
void find_author_itemprop(const Source& source, BylinePlace place,
                          Findings& found);  // or RDFa's property
void find_author_rel(const Source& source, BylinePlace place, Findings& found);  // a[rel~=author]
void find_author_element(const Source& source, BylinePlace place,
                         Findings& found);  // class and id: byline
void find_author_link(const Source& source, BylinePlace place,
                      Findings& found);  // a[href*="/author/"]

void find_user_link(const Source& source,
                    Findings& found);  // a[href*="/user/"] right behind the headline
void find_byline_line(const Source& source,
                      Findings& found);  // "By Jane Smith", 文/张三; "Written by" and the next line
void find_name_with_date(const Source& source, Findings& found);  // "3 May 2021 - Jane Smith"
void find_dateline(const Source& source, Findings& found);   // 某地5月4日电（记者张三）
void find_signature(const Source& source, Findings& found);  // the last lines of the text

}  // namespace sheaf
