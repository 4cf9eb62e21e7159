#include "cli/digest_inputs.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iterator>
#include <optional>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "cli/calendar.h"
#include "cli/inputs.h"
#include "digest/calendar/civil_date.h"

namespace sheaf::cli {
namespace {

namespace fs = std::filesystem;

// A JSON file is a manifest if it has one of a manifest's own members.
bool is_manifest(const std::string& name, const std::string& text) {
  if (name.ends_with(".toml")) return true;
  const Result<Json> json = parse_json(text);
  if (!json.ok()) return text.find("\"sections\"") != text.npos;
  constexpr const char* kOwn[] = {"sections", "records", "readings", "series"};
  return std::any_of(std::begin(kOwn), std::end(kOwn),
                     [&](const char* member) { return find_member(*json, member) != nullptr; });
}

// Its text, if the file is a manifest.
std::optional<std::string> find_manifest_text(const std::string& name) {
  if (is_web_address(name)) return std::nullopt;
  if (!name.ends_with(".toml") && !name.ends_with(".json")) return std::nullopt;
  Result<std::string> text = read_file(name);
  if (!text.ok() || !is_manifest(name, *text)) return std::nullopt;
  return std::move(text).value();
}

Error in_file(const std::string& name, const Error& error) {
  return {error.kind, error.message, error.where.empty() ? name : name + ": " + error.where};
}

// `named_by`: who wants it, for messages: "--lang".
Result<Language> load_language(const std::string& name, const std::string& named_by) {
  if (!is_language_file(name)) {
    if (std::optional<Language> language = find_language(name)) return *std::move(language);
  }
  const Result<std::string> text = read_file(name);
  if (!text.ok()) {
    return Error{ErrorKind::kBadInput, "is neither zh nor en nor a file: " + text.error().message,
                 named_by + ": " + name};
  }
  Result<Language> language = parse_language(*text);
  if (!language.ok()) return in_file(named_by + ": " + name, language.error());
  return language;
}

void add_records(const std::vector<std::string>& names, const FetchOptions& fetching,
                 DigestInputs& inputs) {
  LoadedRecords loaded = load_records(names, fetching);
  std::move(loaded.items.begin(), loaded.items.end(), std::back_inserter(inputs.records));
  std::move(loaded.faults.begin(), loaded.faults.end(), std::back_inserter(inputs.faults));
  inputs.files.insert(inputs.files.end(), names.begin(), names.end());
}

std::vector<std::string> beside(const std::string& manifest,
                                const std::vector<std::string>& names) {
  std::vector<std::string> paths;
  for (const std::string& name : names) {
    const bool is_path = !is_web_address(name) && name != "-";
    paths.push_back(is_path ? (fs::path(manifest).parent_path() / name).string() : name);
  }
  return paths;
}

void take_head(const DigestHead& head, Manifest& manifest) {
  if (!head.series.empty()) manifest.series = head.series;
  if (!head.number.empty()) manifest.number = head.number;
  if (!head.date.empty()) manifest.date = head.date;
}

void fill_date(Manifest& manifest) {
  if (!manifest.date.empty()) return;
  Today today = today_for(manifest.language);
  manifest.date = std::move(today.date);
  manifest.zone = std::move(today.zone);
}

// "+02:00"
std::string zone_text(long seconds) {
  if (seconds == 0) return "Z";
  const long minutes = std::abs(seconds) / 60;
  const auto two_digits = [](long number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return (seconds < 0 ? "-" : "+") + two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
}

std::optional<Error> fill_language(const std::string& asked, DigestInputs& inputs) {
  const bool is_asked = !asked.empty();
  std::string name = is_asked ? asked : inputs.manifest.language;
  if (name.empty()) name = guess_language(inputs.records);
  if (!is_asked && is_language_file(name)) name = beside(inputs.manifest_name, {name}).front();
  Result<Language> language =
      load_language(name, is_asked ? "--lang" : inputs.manifest_name + ": language");
  if (!language.ok()) return language.error();
  inputs.files.push_back(name);
  inputs.language = std::move(language).value();
  inputs.manifest.language = inputs.language.code;
  return std::nullopt;
}

}  // namespace

Result<DigestInputs> load_digest_inputs(const std::vector<std::string>& names,
                                        const DigestHead& head, const FetchOptions& fetching) {
  DigestInputs inputs;
  inputs.manifest_name = names.front();
  std::vector<std::string> records(names.begin(), names.end());
  if (const std::optional<std::string> text = find_manifest_text(names.front())) {
    Result<Manifest> manifest =
        names.front().ends_with(".toml") ? parse_toml_manifest(*text) : parse_json_manifest(*text);
    if (!manifest.ok()) return in_file(names.front(), manifest.error());
    inputs.manifest = std::move(manifest).value();
    records.erase(records.begin());
    inputs.files.push_back(names.front());
    add_records(beside(names.front(), inputs.manifest.records), fetching, inputs);
  }
  add_records(records, fetching, inputs);
  take_head(head, inputs.manifest);
  if (auto error = fill_language(head.language, inputs)) return *std::move(error);
  fill_date(inputs.manifest);
  return inputs;
}

bool is_language_file(const std::string& name) { return name.find_first_of("./") != name.npos; }

Today today_for(std::string_view language) {
  if (language.starts_with("zh")) return {date_in_china(), "+08:00"};
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  tzset();
  localtime_r(&now, &local);
  const CivilDate date = {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
  // Of the midnight with which it began: clocks may have been put on since.
  local.tm_hour = local.tm_min = local.tm_sec = 0;
  local.tm_isdst = -1;
  std::mktime(&local);
  return {to_text(date), zone_text(local.tm_gmtoff)};
}

std::string guess_language(std::span<const Item> records) {
  const auto chinese = std::count_if(records.begin(), records.end(), [](const Item& record) {
    return record.language.starts_with("zh");
  });
  return !records.empty() && 2 * chinese >= std::ssize(records) ? "zh" : "en";
}

std::vector<std::string> relative_names(const std::vector<std::string>& names,
                                        const std::string& manifest) {
  std::vector<std::string> out;
  for (const std::string& name : names) {
    const bool is_path = !is_web_address(name) && name != "-" && fs::path(name).is_relative();
    std::error_code error;
    const fs::path folder = fs::path(manifest).parent_path();
    out.push_back(is_path && !folder.empty() ? fs::relative(name, folder, error).string() : name);
  }
  return out;
}

}  // namespace sheaf::cli
