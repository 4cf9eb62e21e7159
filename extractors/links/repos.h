// Which repository of code, weights or data an address or a word of text names.
#pragma once

#include <optional>
#include <string_view>

#include "extractors/links/reference.h"
#include "url/url.h"

namespace sheaf {

class HostSums;  // extractors/links/host_index.h

// The repository below which `url` lies: any page of it (tree, blob, issues, releases, a raw file,
// an archive) counts for the whole; nullopt for profiles, organisations, topics, searches, site
// pages, and for pictures that only lie in a repository. What kind of thing it is says
// Reference::kind: kRepository for code hosts, kSnippet for gists, kModel, kDataset, kDemo (spaces)
// and kNotebook for hubs.
//
// ids: "Owner/name" as written, compared without case; GitLab's with all groups; where a scheme has
// several kinds, "datasets/owner/name", "spaces/owner/name"; on hosts of one's own (gitlab.*,
// bitbucket.*) with the host in front. Takes canonical URLs: wrappers are the caller's to take off
// (url/url.h); mirrors and viewers of GitHub (kgithub.com, deepwiki.com, Colab's /github/) are read
// here.
std::optional<Reference> find_repo(const Url& url);

// Whether find_repo looks closer at addresses of this host, lower-case.
bool has_repos(const HostSums& host);

// The repository written at text[at] as people and git write it: "git@host:a/b.git",
// "ssh://git@host/a/b.git", "git://…", "git+https://…", "github:a/b#branch", "github.com/a/b",
// "github.com:a/b". Credentials are dropped. nullopt for hosts that find_repo does not know.
std::optional<Written> find_written_repo(std::string_view text, std::size_t at);

// The whole of `text` as GitHub's "owner/name"; to be asked only behind a label that says so.
std::optional<Reference> find_repo_shorthand(std::string_view text);

}  // namespace sheaf
