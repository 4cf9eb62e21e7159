#include "digest/forms/labels.h"

#include <string>

#include "base/json.h"

namespace sheaf {
namespace {

std::string minutes_text(const ReadingTime& time) {
  if (time.fast == time.slow) return std::to_string(time.fast);
  return std::to_string(time.fast) + "~" + std::to_string(time.slow);
}

}  // namespace

Json labels_json(const Issue& issue) {
  const bool chinese = issue.language.starts_with("zh");
  const std::string minutes = minutes_text(issue.time);
  Json labels = Json::object();
  labels["contents"] = chinese ? "目录" : "Contents";
  labels["readings"] = chinese ? "延伸阅读" : "Further reading";
  labels["related"] = chinese ? "相关报道" : "Related coverage";
  labels["picture"] = chinese ? "配图：" : "Picture: ";
  labels["joint"] = chinese ? "：" : ": ";
  labels["skip"] = chinese ? "跳到正文" : "Skip to the articles";
  labels["minutes"] = chinese ? minutes + " 分钟" : minutes + " min";
  labels["cited_in"] = chinese ? "见于" : "Reported in";
  labels["sources"] = chinese ? "来源" : "Sources";
  return labels;
}

}  // namespace sheaf
