#include "extractors/links/resources.h"

#include "extractors/links/host_index.h"
#include "extractors/links/reading.h"
#include "extractors/links/repos.h"
#include "url/video.h"

namespace sheaf {
namespace {

using std::string;

bool is_name(std::string_view name) {
  return name.size() <= 128 && is_made_of(name, [](char c) { return is_word(c) || c == '.'; });
}

FoundReference on_video_site(const Url& url) {
  const std::optional<Video> video = find_video(url);
  if (!video) return std::nullopt;
  string id = video->id;
  if (video->part > 1) id.append("?p=").append(std::to_string(video->part));
  return Reference{std::move(id), string(video->site), watch_page(*video), Kind::kVideo};
}

FoundReference on_hub(const Url& url) {
  FoundReference found = find_repo(url);
  return found && found->kind != Kind::kRepository ? std::move(found) : std::nullopt;
}

// Host and path, without what is at its end: "owner.github.io/project".
string address_of(const Url& url) {
  std::string_view path = url.path();
  for (const std::string_view ending : {"index.html", "index.htm"}) {
    if (path.ends_with(string("/") + string(ending))) path.remove_suffix(ending.size());
  }
  while (path.ends_with('/')) path.remove_suffix(1);
  return string(url.host()) + string(path);
}

FoundReference page_of(const Url& url, std::string_view scheme) {
  if (is_picture(url.path()) || ends_with_ignore_case(url.path(), ".pdf")) return std::nullopt;
  string id = address_of(url);
  string page = string(url.scheme()) + "://" + id + (id.size() == url.host().size() ? "/" : "");
  return Reference{std::move(id), string(scheme), std::move(page), Kind::kProjectPage};
}

FoundReference on_github_pages(const Url& url) {
  // The bare domain is GitHub's.
  return url.host().find(".github.io") == url.host().npos ? std::nullopt
                                                          : page_of(url, "github_pages");
}
FoundReference on_pages(const Url& url) {
  return std::count(url.host().begin(), url.host().end(), '.') < 2 ? std::nullopt
                                                                   : page_of(url, "pages");
}
FoundReference on_google_sites(const Url& url) {
  return segment(url, 0) == "view" && !segment(url, 1).empty() ? page_of(url, "google_sites")
                                                               : std::nullopt;
}

FoundReference on_live_demo(const Url& url) {
  string host(url.host());
  return Reference{host, "demo", "https://" + host + "/", Kind::kDemo};
}

FoundReference on_google_docs(const Url& url) {
  const std::string_view id = segment(url, 2);
  if (segment(url, 1) != "d" || id == "e" || !is_made_of(id, is_word)) return std::nullopt;
  const Kind kind = segment(url, 0) == "presentation" ? Kind::kSlides : Kind::kFile;
  return Reference{string(id), "google_docs",
                   "https://docs.google.com/" + string(segment(url, 0)) + "/d/" + string(id), kind};
}

FoundReference on_google_drive(const Url& url) {
  std::string_view id = parameter(url, "id");
  string page = "https://drive.google.com/open?id=";
  if (segment(url, 0) == "file" && segment(url, 1) == "d") {
    id = segment(url, 2), page = "https://drive.google.com/file/d/";
  } else if (segment(url, 0) == "drive") {
    const std::size_t at = url.path().find("/folders/");
    id = at == url.path().npos ? "" : url.path().substr(at + 9);
    id = id.substr(0, id.find('/')), page = "https://drive.google.com/drive/folders/";
  }
  if (id.size() < 10 || !is_made_of(id, is_word)) return std::nullopt;
  return Reference{string(id), "google_drive", page + string(id), Kind::kFile};
}

FoundReference on_baidu_pan(const Url& url) {
  std::string_view id = segment(url, 0) == "s" ? segment(url, 1) : "";
  string name(id);
  if (segment(url, 0) == "share") name = "1" + string(parameter(url, "surl"));
  if (name.size() < 6 || !is_made_of(std::string_view(name), is_word)) return std::nullopt;
  const std::string_view password = parameter(url, "pwd");
  string page = "https://pan.baidu.com/s/" + name;
  if (password.size() == 4 && is_made_of(password, is_ascii_alnum))
    page.append("?pwd=").append(password);
  return Reference{std::move(name), "baidu_pan", std::move(page), Kind::kFile};
}

FoundReference on_slides_site(const Url& url) {
  const std::string_view owner = segment(url, 0), name = segment(url, 1);
  if (!is_name(owner) || !is_name(name) || owner == "category" || owner == "search") {
    return std::nullopt;
  }
  const std::string_view host = url.host();
  const std::string_view site = host.starts_with("www.") ? host.substr(4) : host;
  const string id = string(owner) + "/" + string(name);
  return Reference{id, string(site.substr(0, site.find('.'))), "https://" + string(host) + "/" + id,
                   Kind::kSlides};
}

FoundReference package(std::string_view scheme, std::string_view site, std::string_view name) {
  const std::string_view bare = name.starts_with('@') ? name.substr(1) : name;
  const bool known = is_made_of(bare, [](char c) { return is_word(c) || c == '.' || c == '/'; });
  if (!known || bare.starts_with('/') || bare.ends_with('/')) return std::nullopt;
  return Reference{string(name), string(scheme), string(site) + string(name), Kind::kPackage};
}

FoundReference on_npm(const Url& url) {
  if (segment(url, 0) != "package") return std::nullopt;
  string name(segment(url, 1));
  if (name.starts_with('@')) name.append("/").append(segment(url, 2));
  return package("npm", "https://www.npmjs.com/package/", name);
}
FoundReference on_pypi(const Url& url) {
  if (segment(url, 0) != "project") return std::nullopt;
  return package("pypi", "https://pypi.org/project/", segment(url, 1));
}
FoundReference on_crates(const Url& url) {
  if (segment(url, 0) != "crates") return std::nullopt;
  return package("crates", "https://crates.io/crates/", segment(url, 1));
}
FoundReference on_docker_hub(const Url& url) {
  if (segment(url, 0) != "r") return std::nullopt;
  return package("docker", "https://hub.docker.com/r/",
                 string(segment(url, 1)) + "/" + string(segment(url, 2)));
}

FoundReference on_open_data_lab(const Url& url) {
  const std::string_view owner = segment(url, 0), name = segment(url, 1);
  if (!is_name(owner) || !is_name(name) || owner == "home") return std::nullopt;
  const string id = string(owner) + "/" + string(name);
  return Reference{id, "opendatalab", "https://opendatalab.com/" + id, Kind::kDataset};
}
FoundReference on_tianchi(const Url& url) {
  const std::string_view id = parameter(url, "dataId");
  const std::string_view number = id.empty() ? segment(url, 1) : id;
  if (segment(url, 0) != "dataset" || !is_number_of(number, 1, 10)) return std::nullopt;
  return Reference{string(number), "tianchi",
                   "https://tianchi.aliyun.com/dataset/" + string(number), Kind::kDataset};
}

struct ResourceHost {
  std::string_view host;  // that host and those below it
  FoundReference (*find)(const Url& url);
};

constexpr ResourceHost kHosts[] = {
    {"b23.tv", on_video_site},
    {"bilibili.com", on_video_site},
    {"douyin.com", on_video_site},
    {"iesdouyin.com", on_video_site},
    {"ixigua.com", on_video_site},
    {"v.qq.com", on_video_site},
    {"vimeo.com", on_video_site},
    {"y2u.be", on_video_site},
    {"youku.com", on_video_site},
    {"youtu.be", on_video_site},
    {"youtube-nocookie.com", on_video_site},
    {"youtube.com", on_video_site},
    {"huggingface.co", on_hub},
    {"hf.co", on_hub},
    {"hf-mirror.com", on_hub},
    {"hf.space", on_hub},
    {"modelscope.cn", on_hub},
    {"modelscope.ai", on_hub},
    {"kaggle.com", on_hub},
    {"colab.research.google.com", on_hub},
    {"openxlab.org.cn", on_hub},
    {"wisemodel.cn", on_hub},
    {"ai.gitee.com", on_hub},
    {"civitai.com", on_hub},
    {"ollama.com", on_hub},
    {"aistudio.baidu.com", on_hub},
    {"replicate.com", on_hub},
    {"gist.github.com", on_hub},
    {"gist.githubusercontent.com", on_hub},
    {"gradio.live", on_live_demo},
    {"gradio.app", on_live_demo},
    {"streamlit.app", on_live_demo},
    {"github.io", on_github_pages},
    {"gitlab.io", on_pages},
    {"gitee.io", on_pages},
    {"codeberg.page", on_pages},
    {"srht.site", on_pages},
    {"sites.google.com", on_google_sites},
    {"docs.google.com", on_google_docs},
    {"drive.google.com", on_google_drive},
    {"pan.baidu.com", on_baidu_pan},
    {"slideshare.net", on_slides_site},
    {"speakerdeck.com", on_slides_site},
    {"npmjs.com", on_npm},
    {"pypi.org", on_pypi},
    {"crates.io", on_crates},
    {"hub.docker.com", on_docker_hub},
    {"opendatalab.com", on_open_data_lab},
    {"tianchi.aliyun.com", on_tianchi},
};
constexpr HostIndex kIndex(kHosts);

}  // namespace

bool has_resources(const HostSums& host) { return kIndex.find(host) != nullptr; }

FoundReference find_resource(const Url& url) {
  const ResourceHost* known = kIndex.find(url.host());
  return known == nullptr ? std::nullopt : known->find(url);
}

}  // namespace sheaf
