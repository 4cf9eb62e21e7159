#include "extractors/links/repos.h"

#include "extractors/links/forges.h"
#include "extractors/links/github.h"
#include "extractors/links/host_index.h"
#include "extractors/links/hubs.h"
#include "extractors/links/reading.h"

namespace sheaf {
namespace {

struct RepoHost {
  std::string_view host;  // that host and those below it
  FoundReference (*find)(const Url& url);
};

constexpr RepoHost kHosts[] = {
    {"github.com", on_github},
    {"raw.githubusercontent.com", on_raw_github_file},
    {"raw.github.com", on_raw_github_file},
    {"codeload.github.com", on_raw_github_file},
    {"api.github.com", on_github_api},
    {"gist.github.com", on_gist},
    {"gist.githubusercontent.com", on_gist},
    {"cdn.jsdelivr.net", on_jsdelivr},
    // Mirrors of github.com and of its raw files.
    {"kgithub.com", on_github_mirror},
    {"bgithub.xyz", on_github_mirror},
    {"hub.fastgit.org", on_github_mirror},
    {"hub.fastgit.xyz", on_github_mirror},
    {"github.com.cnpmjs.org", on_github_mirror},
    {"hub.nuaa.cf", on_github_mirror},
    {"gitclone.com", on_github_mirror},
    {"raw.fastgit.org", on_raw_github_file},
    {"raw.gitmirror.com", on_raw_github_file},
    // What shows repositories of GitHub.
    {"github.dev", on_github_mirror},
    {"github1s.com", on_github_mirror},
    {"deepwiki.com", on_github_mirror},
    {"nbviewer.org", on_github_viewer},
    {"mybinder.org", on_github_viewer},
    {"githubtocolab.com", on_github_mirror},
    {"codesandbox.io", on_github_viewer},
    {"sourcegraph.com", on_github_viewer},
    {"libraries.io", on_github_viewer},
    {"pkg.go.dev", on_github_viewer},
    {"gitee.com", on_gitee},
    {"ai.gitee.com", on_gitee_ai},
    {"gitlab.com", on_gitlab},
    {"bitbucket.org", on_bitbucket},
    {"bitbucket.com", on_bitbucket},
    {"codeberg.org", on_forgejo},
    {"gitea.com", on_forgejo},
    {"openi.pcl.ac.cn", on_forgejo},
    {"git.openi.org.cn", on_forgejo},
    {"notabug.org", on_forgejo},
    {"git.disroot.org", on_forgejo},
    {"sr.ht", on_sourcehut},
    {"gitcode.com", on_gitcode},
    {"gitcode.net", on_gitcode},
    {"dev.azure.com", on_azure},
    {"visualstudio.com", on_visual_studio},
    {"sourceforge.net", on_sourceforge},
    {"code.google.com", on_google_code},
    {"git.code.tencent.com", on_tencent_code},
    {"huggingface.co", on_hugging_face_hub},
    {"hf.co", on_hugging_face_hub},
    {"hf-mirror.com", on_hugging_face_hub},
    {"hf.space", on_hugging_face_space},
    {"modelscope.cn", on_modelscope},
    {"modelscope.ai", on_modelscope},
    {"kaggle.com", on_kaggle},
    {"colab.research.google.com", on_colab},
    {"openxlab.org.cn", on_openxlab},
    {"wisemodel.cn", on_wisemodel},
    {"civitai.com", on_civitai},
    {"ollama.com", on_ollama},
    {"aistudio.baidu.com", on_ai_studio},
    {"replicate.com", on_replicate},
};
constexpr HostIndex kIndex(kHosts);

// Whether it is a form, to edit a file or to write to those who keep it: what sites have links to
// for themselves. "/owner/name/edit/...", "/group/sub/name/-/issues/new".
bool is_form(const Url& url) {
  std::size_t n = 2;
  for (std::size_t i = 2; i < 6; ++i) {
    if (segment(url, i) == "-") n = i + 1;
  }
  const std::string_view page = segment(url, n);
  return page == "edit" ||
         ((page == "issues" || page == "discussions") && segment(url, n + 1) == "new");
}

FoundReference find_on_host(const Url& url) {
  if (const RepoHost* known = kIndex.find(url.host())) return known->find(url);
  if (url.host().starts_with("gitlab.")) return on_own_gitlab(url);
  return url.host().starts_with("bitbucket.") ? on_bitbucket_server(url) : std::nullopt;
}

}  // namespace

bool has_repos(const HostSums& host) {
  return kIndex.find(host) != nullptr || host.host().starts_with("gitlab.") ||
         host.host().starts_with("bitbucket.");
}

FoundReference find_repo(const Url& url) {
  FoundReference found = find_on_host(url);
  return found && is_form(url) ? std::nullopt : found;
}

FoundReference find_repo_shorthand(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == text.npos || text.find('/', slash + 1) != text.npos) return std::nullopt;
  const std::string_view name = text.substr(slash + 1);
  return github_reference(text.substr(0, slash), name.substr(0, name.find('#')));
}

}  // namespace sheaf
