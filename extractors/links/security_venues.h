// Papers on the sites of conferences on systems and security. Internal to extractors/links/.
#pragma once

#include "extractors/links/reading.h"

namespace sheaf {

// /conference/MEETING/presentation/AUTHOR, the same below technical-sessions/ before 2016, and the
// paper's file, which names both.
FoundReference on_usenix(const Url& url);
FoundReference on_iacr(const Url& url);  // eprint.iacr.org/YEAR/NUMBER
FoundReference on_ndss(const Url& url);  // /ndss-paper/TITLE/, and files named ...paper.pdf
// computer.org/csdl/ and its kinds of articles; the DOI in an address of others.
FoundReference on_computer_society(const Url& url);

}  // namespace sheaf
