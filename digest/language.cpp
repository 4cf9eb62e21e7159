#include "digest/language.h"

#include "base/json.h"
#include "base/text.h"
#include "digest/embedded.h"

namespace sheaf {
namespace {

const std::string kNone;

std::string_view text_of(const Json& value) {
  const auto* text = value.get_ptr<const std::string*>();
  return text ? std::string_view(*text) : std::string_view();
}

Error wrong(std::string place, const char* type) {
  return {ErrorKind::kBadInput, std::string("is not ") + type, std::move(place)};
}

template <std::size_t kCount>
std::optional<Error> read_names(const Json& file, const char* name,
                                std::array<std::string, kCount>& to) {
  const Json* names = find_member(file, name);
  if (!names) return std::nullopt;
  if (!names->is_array() || names->size() != kCount) {
    return wrong(name, ("an array of " + std::to_string(kCount)).c_str());
  }
  for (std::size_t i = 0; i < kCount; ++i) {
    const Json& element = (*names)[i];
    if (!element.is_string()) return wrong(name + ("[" + std::to_string(i) + "]"), "a string");
    to[i] = text_of(element);
  }
  return std::nullopt;
}

std::optional<Error> read_lead(const Json& file, std::vector<std::string>& to) {
  const Json* lead = find_member(file, "lead");
  if (!lead) return std::nullopt;
  if (!lead->is_array()) return wrong("lead", "an array");
  to.clear();
  for (const Json& paragraph : *lead) {
    if (!paragraph.is_string()) return wrong("lead", "an array of strings");
    to.emplace_back(text_of(paragraph));
  }
  return std::nullopt;
}

std::optional<Error> read_labels(const Json& file, std::map<std::string, std::string>& to) {
  const Json* labels = find_member(file, "labels");
  if (!labels) return std::nullopt;
  if (!labels->is_object()) return wrong("labels", "an object");
  for (const auto& [kind, label] : labels->items()) {
    if (!label.is_string()) return wrong("labels." + kind, "a string");
    to[kind] = text_of(label);
  }
  return std::nullopt;
}

std::optional<Error> read_file(const Json& file, Language& to) {
  if (!file.is_object()) return wrong("", "an object");
  for (const auto& [name, value] : file.items()) {
    if (value.is_string()) to.words[name] = text_of(value);
  }
  to.code = string_at(file, "language");
  if (to.code.empty()) return Error{ErrorKind::kBadInput, "is missing", "language"};
  if (auto error = read_lead(file, to.lead)) return error;
  if (auto error = read_labels(file, to.labels)) return error;
  if (auto error = read_names(file, "ordinals", to.ordinals)) return error;
  if (auto error = read_names(file, "terms", to.terms)) return error;
  return read_names(file, "pentads", to.pentads);
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
