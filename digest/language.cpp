#include "digest/language.h"

#include <algorithm>

#include "base/json.h"
#include "base/json_members.h"
#include "base/text.h"
#include "digest/embedded.h"

namespace sheaf {
namespace {

const std::string kNone;

template <std::size_t kCount>
void read_names(const Members& file, const char* name, std::array<std::string, kCount>& to) {
  if (!file.has(name)) return;
  std::vector<std::string> names;
  file.texts(name, names);
  if (names.size() != kCount) return file.fail_at(name, "an array of " + std::to_string(kCount));
  std::move(names.begin(), names.end(), to.begin());
}

std::optional<Error> read_file(const Json& json, Language& to) {
  std::optional<Error> fault;
  const Members file(json, "", fault);
  if (fault) return fault;
  for (const auto& [name, value] : json.items()) {
    if (value.is_string()) to.words[name] = value.get_ref<const std::string&>();
  }
  to.code = string_at(json, "language");
  if (to.code.empty()) return Error{ErrorKind::kBadInput, "is missing", "language"};
  if (file.has("lead")) to.lead.clear();
  file.texts("lead", to.lead);
  file.object("labels", [&](const Members& labels) { labels.all_texts(to.labels); });
  read_names(file, "ordinals", to.ordinals);
  read_names(file, "terms", to.terms);
  read_names(file, "pentads", to.pentads);
  return fault;
}

std::string_view embedded(std::string_view code) {
  for (const EmbeddedFile& file : language_files()) {
    if (file.name == std::string(code) + ".json") return file.text;
  }
  return {};
}

// What "name" or "name|one|many" gives.
std::string_view value_of(std::string_view inside, const Values& values) {
  const std::vector<std::string_view> parts = split(inside, '|');
  const auto found = values.find(std::string(parts[0]));
  const std::string_view value = found == values.end() ? std::string_view() : found->second;
  if (parts.size() < 3) return value;
  return value == "1" ? parts[1] : parts[2];
}

}  // namespace

const std::string& Language::word(const std::string& name) const {
  const auto found = words.find(name);
  return found == words.end() ? kNone : found->second;
}

const std::string& Language::label(const std::string& kind) const {
  const auto found = labels.find(kind);
  return found == labels.end() ? kNone : found->second;
}

Result<Language> parse_language(std::string_view json) {
  Language language;
  const Result<Json> english = parse_json(embedded("en"));
  if (english.ok()) (void)read_file(*english, language);
  const Result<Json> file = parse_json(json);
  if (!file.ok()) return file.error();
  if (std::optional<Error> error = read_file(*file, language)) return *std::move(error);
  return language;
}

std::optional<Language> find_language(std::string_view tag) {
  const std::string code = ascii_lower(tag.substr(0, tag.find_first_of("-_")));
  const std::string_view text = embedded(code);
  if (text.empty()) return std::nullopt;
  Result<Language> language = parse_language(text);
  if (!language.ok()) return std::nullopt;
  return std::move(language).value();
}

std::string fill(std::string_view text, const Values& values) {
  std::string out;
  std::size_t optional_from = std::string::npos;  // of the part in [...]
  bool lacks = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t end = text[i] == '{' ? text.find('}', i) : text.npos;
    if (end != text.npos) {
      const std::string_view value = value_of(text.substr(i + 1, end - i - 1), values);
      lacks |= value.empty();
      out += value;
      i = end;
    } else if (text[i] == '[') {
      optional_from = out.size();
      lacks = false;
    } else if (text[i] == ']' && optional_from != std::string::npos) {
      if (lacks) out.resize(optional_from);
      optional_from = std::string::npos;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace sheaf
