#include "cli/config_trust.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "base/file_place.h"
#include "check/glob.h"
#include "cli/inputs.h"
#include "fetch/address.h"

namespace sheaf::cli {
namespace {

namespace fs = std::filesystem;

// What the values of an option have to be.
enum class Bound {
  kNone,    // says what is checked, how patiently, or how it is told
  kPath,    // reads or writes a file: inside of the folder, and not hidden
  kInputs,  // the same for files; pages of the web, but for those that only this machine reaches
};

struct Trusted {
  std::string_view option;
  Bound bound;
};

// Left out on purpose: what changes files (fix), sends anything besides requests for the links
// (archive-url, header, user-agent, netrc, cookie-jar), sends them elsewhere or trusts others
// (proxy, resolve, ca-file, insecure, allow-private), or keeps and believes what was (cache,
// history).
constexpr Trusted kTrusted[] = {
    {"inputs", Bound::kInputs},
    {"output", Bound::kPath},
    {"root-dir", Bound::kPath},
    // What is checked.
    {"base-url", Bound::kNone},
    {"exclude", Bound::kNone},
    {"exclude-private", Bound::kNone},
    {"include", Bound::kNone},
    {"include-verbatim", Bound::kNone},
    {"json-ld", Bound::kNone},
    {"kind", Bound::kNone},
    {"mail", Bound::kNone},
    {"no-fragments", Bound::kNone},
    {"no-ignore", Bound::kNone},
    {"no-probe", Bound::kNone},
    {"offline", Bound::kNone},
    {"remap", Bound::kNone},
    {"suggest", Bound::kNone},
    {"archive", Bound::kNone},
    // How patiently.
    {"connect-timeout", Bound::kNone},
    {"connections", Bound::kNone},
    {"max-redirects", Bound::kNone},
    {"method", Bound::kNone},
    {"no-robots", Bound::kNone},
    {"per-host", Bound::kNone},
    {"rate", Bound::kNone},
    {"robots", Bound::kNone},
    {"timeout", Bound::kNone},
    {"tries", Bound::kNone},
    // How it is told.
    {"accept", Bound::kNone},
    {"all", Bound::kNone},
    {"color", Bound::kNone},
    {"dry-run", Bound::kNone},
    {"explain", Bound::kNone},
    {"fail-on", Bound::kNone},
    {"format", Bound::kNone},
    {"max-cache-age", Bound::kNone},
    {"quiet", Bound::kNone},
};

// ".git/hooks/pre-commit" and the like make other programs do things.
bool has_hidden_part(const fs::path& relative) {
  return std::any_of(relative.begin(), relative.end(), [](const fs::path& part) {
    return part.string().starts_with('.') && part != ".";
  });
}

// What is wrong with the path, or "". Links are followed, whether there is a file or not; of a glob
// only what is before its first sign can be.
std::string fault_of_path(const std::string& folder, const std::string& value) {
  if (value.empty() || value == "-") return "";
  const std::string plain = value.substr(0, value.find_first_of("*?[{"));
  const fs::path rest = value.substr(plain.size());
  const bool climbs = std::find(rest.begin(), rest.end(), "..") != rest.end();
  std::error_code error;
  const fs::path top = fs::canonical(folder, error);
  const Result<FilePlace> place = find_file_place((top / plain).string());
  if (error || !place.ok()) return "cannot be looked up";
  const fs::path inside = fs::weakly_canonical(place.value().path, error).lexically_relative(top);
  if (error || climbs || inside.empty() || *inside.begin() == "..")
    return "is outside of the folder";
  return has_hidden_part(inside) || has_hidden_part(rest) ? "is hidden" : "";
}

std::string fault_of_input(const std::string& folder, const std::string& value) {
  if (!is_web_address(value)) return fault_of_path(folder, value);
  const Result<Url> url = Url::parse(value);
  return url.ok() && names_private_host(url->host()) ? "is a private address" : "";
}

std::string fault_of(Bound bound, const std::string& folder, const std::string& value) {
  switch (bound) {
    case Bound::kPath:
      return fault_of_path(folder, value);
    case Bound::kInputs:
      return fault_of_input(folder, value);
    default:
      return "";
  }
}

std::string told(const std::string& option, const std::string& value, const std::string& fault) {
  return option + " (" + value + " " + fault + ")";
}

}  // namespace

std::optional<std::string> find_distrust(const std::string& folder, const std::string& option,
                                         const std::vector<std::string>& values) {
  const auto* trusted = std::find_if(std::begin(kTrusted), std::end(kTrusted),
                                     [&](const Trusted& one) { return one.option == option; });
  if (trusted == std::end(kTrusted)) return option;
  for (const std::string& value : values) {
    const std::string fault = fault_of(trusted->bound, folder, value);
    if (!fault.empty()) return told(option, value, fault);
  }
  return std::nullopt;
}

}  // namespace sheaf::cli
