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

Json labels_json(const Issue& issue, const Language& language) {
  Json labels = Json::object();
  for (const auto& [name, text] : language.words) labels[name] = text;
  labels["minutes"] = fill(language.word("minutes"), {{"minutes", minutes_text(issue.time)}});
  labels["joint"] = language.word("label_joint");
  return labels;
}

}  // namespace sheaf
