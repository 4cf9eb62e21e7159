#include "extractors/links/hubs.h"

#include "extractors/links/github.h"

namespace sheaf {
namespace {

using std::string;

// What a hub's section holds.
struct Section {
  std::string_view word;
  Kind kind;
};

struct Hub {
  std::string_view scheme, site;
};

bool is_name(std::string_view name) {
  return name.size() <= 96 && is_made_of(name, [](char c) { return is_word(c) || c == '.'; });
}

FoundReference hub_item(Hub hub, string id, Kind kind) {
  string url = string(hub.site) + "/" + id;
  return Reference{std::move(id), string(hub.scheme), std::move(url), kind};
}

// "/models/O/N" and kin; the section stands in the id.
template <std::size_t kSections>
FoundReference in_section(const Url& url, Hub hub, const Section (&sections)[kSections]) {
  const std::string_view owner = segment(url, 1), name = segment(url, 2);
  for (const Section& section : sections) {
    if (segment(url, 0) != section.word || !is_name(owner) || !is_name(name)) continue;
    return hub_item(hub, string(section.word) + "/" + string(owner) + "/" + string(name),
                    section.kind);
  }
  return std::nullopt;
}

// huggingface_hub's rule for names of repositories.
bool is_hugging_face_name(std::string_view name) {
  const auto is_edge = [](char c) { return c == '-' || c == '.'; };
  return is_name(name) && !is_edge(name.front()) && !is_edge(name.back()) &&
         name.find("--") == name.npos && name.find("..") == name.npos && !name.ends_with(".git");
}

// Models of the first years that had no owner; their addresses still lead to them.
bool is_ownerless_model(std::string_view name) {
  constexpr std::string_view kFamilies[] = {
      "gpt2",   "distilgpt2", "openai-gpt", "bert-", "distilbert-", "roberta-",    "distilroberta-",
      "xlnet-", "xlm-",       "albert-",    "t5-",   "ctrl",        "transfo-xl-", "camembert-"};
  return std::any_of(std::begin(kFamilies), std::end(kFamilies), [&](std::string_view family) {
    return name.starts_with(family) && name.size() > family.size() - (family.back() != '-');
  });
}

FoundReference hugging_face(string id, Kind kind) {
  return hub_item({"huggingface", "https://huggingface.co"}, std::move(id), kind);
}

FoundReference hugging_face_model(std::string_view owner, std::string_view name) {
  constexpr std::string_view kReserved[] = {"docs",
                                            "blog",
                                            "papers",
                                            "models",
                                            "datasets",
                                            "spaces",
                                            "collections",
                                            "posts",
                                            "tasks",
                                            "learn",
                                            "course",
                                            "join",
                                            "login",
                                            "settings",
                                            "new",
                                            "organizations",
                                            "pricing",
                                            "enterprise",
                                            "support",
                                            "terms-of-service",
                                            "privacy",
                                            "chat",
                                            "inference-endpoints",
                                            "inference-providers",
                                            "search",
                                            "api",
                                            "brand",
                                            "changelog",
                                            "notifications",
                                            "welcome",
                                            "metrics",
                                            "front",
                                            "assets",
                                            "avatars",
                                            "autotrain",
                                            "deploy",
                                            "hardware",
                                            "languages",
                                            "leaderboard",
                                            "leaderboards",
                                            "storage",
                                            "subscribe",
                                            "events",
                                            "jobs",
                                            "tags",
                                            "buckets",
                                            "kernels",
                                            "resolve-cache",
                                            "transformers"};
  if (is_one_of(ascii_lower(owner), kReserved) || !is_hugging_face_name(owner)) return std::nullopt;
  constexpr std::string_view kPages[] = {"tree", "blob", "resolve", "raw", "discussions"};
  const bool is_alone = name.empty() || is_one_of(name, kPages);
  if (is_alone) {
    return is_ownerless_model(owner) ? hugging_face(string(owner), Kind::kModel) : std::nullopt;
  }
  if (!is_hugging_face_name(name)) return std::nullopt;
  return hugging_face(string(owner) + "/" + string(name), Kind::kModel);
}

FoundReference hugging_face_dataset(std::string_view owner, std::string_view name) {
  constexpr std::string_view kPages[] = {"tree", "blob", "resolve", "raw", "discussions", "viewer"};
  if (!is_hugging_face_name(owner)) return std::nullopt;
  const string id = "datasets/" + string(owner);
  if (name.empty() || is_one_of(name, kPages)) return hugging_face(id, Kind::kDataset);
  if (!is_hugging_face_name(name)) return std::nullopt;
  return hugging_face(id + "/" + string(name), Kind::kDataset);
}

}  // namespace

FoundReference on_hugging_face_hub(const Url& url) {
  constexpr std::string_view kSites[] = {"huggingface.co", "www.huggingface.co", "hf.co",
                                         "hf-mirror.com", "www.hf-mirror.com"};
  if (!is_one_of(url.host(), kSites)) return std::nullopt;
  const std::string_view first = segment(url, 0), second = segment(url, 1);
  const std::string_view third = segment(url, 2);
  if (first == "datasets") return hugging_face_dataset(second, third);
  if (first != "spaces") return hugging_face_model(first, second);
  if (!is_hugging_face_name(second) || !is_hugging_face_name(third)) return std::nullopt;
  return hugging_face("spaces/" + string(second) + "/" + string(third), Kind::kDemo);
}

FoundReference on_hugging_face_space(const Url& url) {
  const std::string_view name = url.host().substr(0, url.host().find('.'));
  if (name.find('-') == name.npos) return std::nullopt;
  return Reference{string(name), "hf_space", "https://" + string(name) + ".hf.space", Kind::kDemo};
}

FoundReference on_modelscope(const Url& url) {
  constexpr Section kOthers[] = {{"datasets", Kind::kDataset}, {"studios", Kind::kDemo}};
  const Hub hub = {"modelscope", "https://www.modelscope.cn"};
  const std::string_view owner = segment(url, 1), name = segment(url, 2);
  if (segment(url, 0) != "models") return in_section(url, hub, kOthers);
  if (!is_name(owner) || !is_name(name)) return std::nullopt;
  const string id = string(owner) + "/" + string(name);
  return Reference{id, "modelscope", "https://www.modelscope.cn/models/" + id, Kind::kModel};
}

FoundReference on_kaggle(const Url& url) {
  constexpr Section kSections[] = {
      {"code", Kind::kNotebook}, {"datasets", Kind::kDataset}, {"models", Kind::kModel}};
  const Hub hub = {"kaggle", "https://www.kaggle.com"};
  const std::string_view first = segment(url, 0);
  if (first == "kernels") {
    const Result<Url> source = Url::parse(percent_decode(parameter(url, "src")));
    return source ? on_github(*source) : std::nullopt;
  }
  if ((first == "competitions" || first == "c") && is_name(segment(url, 1))) {
    return hub_item(hub, "competitions/" + string(segment(url, 1)), Kind::kDataset);
  }
  return in_section(url, hub, kSections);
}

FoundReference on_colab(const Url& url) {
  const std::string_view id = segment(url, 1);
  if (segment(url, 0) == "github") return github_reference(id, segment(url, 2));
  if (segment(url, 0) == "gist") {
    const Result<Url> gist =
        Url::parse("https://gist.github.com/" + string(id) + "/" + string(segment(url, 2)));
    return gist ? on_gist(*gist) : std::nullopt;
  }
  const bool known = segment(url, 0) == "drive" && id.size() >= 25 && id.size() <= 44;
  if (!known || !is_made_of(id, is_word)) return std::nullopt;
  return Reference{string(id), "colab", "https://colab.research.google.com/drive/" + string(id),
                   Kind::kNotebook};
}

FoundReference on_openxlab(const Url& url) {
  struct Page {
    std::string_view section;
    std::size_t owner;
    Kind kind;
  };
  constexpr Page kPages[] = {
      {"models", 2, Kind::kModel}, {"apps", 2, Kind::kDemo}, {"datasets", 1, Kind::kDataset}};
  for (const Page& page : kPages) {
    const std::string_view owner = segment(url, page.owner), name = segment(url, page.owner + 1);
    if (segment(url, 0) != page.section || !is_name(owner) || !is_name(name)) continue;
    const string id = string(owner) + "/" + string(name);
    return Reference{string(page.section) + "/" + id, "openxlab",
                     "https://openxlab.org.cn/" + string(page.section) +
                         (page.owner == 2 ? "/detail/" : "/") + id,
                     page.kind};
  }
  return std::nullopt;
}

FoundReference on_wisemodel(const Url& url) {
  constexpr Section kSections[] = {{"models", Kind::kModel}, {"datasets", Kind::kDataset}};
  return in_section(url, {"wisemodel", "https://wisemodel.cn"}, kSections);
}

FoundReference on_gitee_ai(const Url& url) {
  constexpr Section kSections[] = {{"hf-models", Kind::kModel}, {"hf-datasets", Kind::kDataset}};
  return in_section(url, {"gitee_ai", "https://ai.gitee.com"}, kSections);
}

FoundReference on_civitai(const Url& url) {
  const std::string_view id = segment(url, 1);
  if (segment(url, 0) != "models" || !is_number_of(id, 1, 10)) return std::nullopt;
  return hub_item({"civitai", "https://civitai.com"}, "models/" + string(id), Kind::kModel);
}

FoundReference on_ollama(const Url& url) {
  const std::string_view name = segment(url, 1);
  if (segment(url, 0) != "library" || !is_name(name)) return std::nullopt;
  return hub_item({"ollama", "https://ollama.com"}, "library/" + string(name), Kind::kModel);
}

FoundReference on_ai_studio(const Url& url) {
  const std::string_view id = segment(url, 1);
  if (segment(url, 0) != "projectdetail" || !is_number_of(id, 1, 12)) return std::nullopt;
  return hub_item({"aistudio", "https://aistudio.baidu.com"}, "projectdetail/" + string(id),
                  Kind::kNotebook);
}

FoundReference on_replicate(const Url& url) {
  constexpr std::string_view kReserved[] = {
      "explore", "docs",   "blog",        "pricing", "about", "account", "home",
      "login",   "signin", "collections", "p",       "terms", "privacy", "changelog"};
  const std::string_view owner = segment(url, 0), name = segment(url, 1);
  if (is_one_of(owner, kReserved) || !is_name(owner) || !is_name(name)) return std::nullopt;
  return hub_item({"replicate", "https://replicate.com"}, string(owner) + "/" + string(name),
                  Kind::kDemo);
}

}  // namespace sheaf
