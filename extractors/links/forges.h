// Code hosts other than GitHub. Internal to extractors/links/.
#pragma once

#include "extractors/links/reading.h"

namespace sheaf {

// The scheme of a host's repositories; "" at the hosts that anybody may run.
struct Forge {
  std::string_view scheme, site;  // "gitee", "https://gitee.com"
};

FoundReference on_gitee(const Url& url);
FoundReference on_gitlab(const Url& url);      // gitlab.com: groups, subgroups, then the project
FoundReference on_own_gitlab(const Url& url);  // gitlab.example.org, the host in the id
FoundReference on_bitbucket(const Url& url);
FoundReference on_bitbucket_server(const Url& url);  // bitbucket.example.org/projects/P/repos/R
FoundReference on_forgejo(const Url& url);           // Codeberg, gitea.com, OpenI: host/O/R
FoundReference on_sourcehut(const Url& url);
FoundReference on_gitcode(const Url& url);
FoundReference on_azure(const Url& url);          // dev.azure.com, ssh.dev.azure.com
FoundReference on_visual_studio(const Url& url);  // ORG.visualstudio.com
FoundReference on_sourceforge(const Url& url);
FoundReference on_google_code(const Url& url);
FoundReference on_tencent_code(const Url& url);

}  // namespace sheaf
