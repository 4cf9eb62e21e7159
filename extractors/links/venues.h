// Papers on the sites of conferences and journals of computer science. Internal to
// extractors/links/.
#pragma once

#include "extractors/links/reading.h"

namespace sheaf {

FoundReference on_openreview(const Url& url);
FoundReference on_acl(const Url& url);  // aclanthology.org, aclweb.org/anthology
FoundReference on_cvf(const Url& url);  // by the file's name, which html and pdf share
FoundReference on_ecva(const Url& url);
FoundReference on_neurips(const Url& url);       // and its tracks' own sites
FoundReference on_iclr(const Url& url);          // proceedings.iclr.cc
FoundReference on_virtual_site(const Url& url);  // neurips.cc/virtual/2023/poster/123
FoundReference on_pmlr(const Url& url);          // ICML, AISTATS, ...
FoundReference on_jmlr(const Url& url);
FoundReference on_aaai(const Url& url);
FoundReference on_ijcai(const Url& url);

}  // namespace sheaf
