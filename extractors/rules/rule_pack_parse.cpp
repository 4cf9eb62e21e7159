#include <algorithm>
#include <array>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "extractors/rules/json_line.h"
#include "extractors/rules/json_pointer.h"
#include "extractors/rules/rule_pack.h"

namespace sheaf {
namespace {

constexpr JsonLimits kLimits{1u << 20, 16};
constexpr std::size_t kMaxRules = 500;

template <typename T>
using Names = std::span<const std::pair<std::string_view, T>>;

constexpr std::pair<std::string_view, Field> kFields[] = {
    {"canonical_url", Field::kCanonicalUrl},
    {"language", Field::kLanguage},
    {"publisher", Field::kPublisher},
    {"title", Field::kTitle},
    {"authors", Field::kAuthors},
    {"published", Field::kPublished},
    {"modified", Field::kModified},
    {"description", Field::kDescription},
    {"hero_image", Field::kHeroImage},
    {"tags", Field::kTags},
};
constexpr std::pair<std::string_view, State> kStates[] = {
    {"deleted", State::kDeleted}, {"blocked", State::kBlocked}, {"empty", State::kEmpty}};
constexpr std::pair<std::string_view, Transform> kTransforms[] = {
    {"trim", Transform::kTrim},         {"fold", Transform::kFold}, {"lower", Transform::kLower},
    {"unescape", Transform::kUnescape}, {"url", Transform::kUrl},   {"date", Transform::kDate},
};

// "a, b, c", for messages.
template <typename T>
std::string list(Names<T> names) {
  std::string out;
  for (const auto& [name, value] : names) out.append(out.empty() ? "" : ", ").append(name);
  return out;
}

// Reads a pack; the first mistake stops it. Functions that give a bool give false then.
class PackParser {
 public:
  explicit PackParser(std::string_view text) : text_(text) {}

  Result<RulePack> parse() {
    const Result<Json> json = parse_json(text_, kLimits);
    if (!json.ok()) return json.error();
    RulePack pack;
    if (!read_pack(*json, pack)) return error_;
    return pack;
  }

 private:
  using Keys = std::initializer_list<std::string_view>;

  bool fail(const std::string& path, std::string message) {
    error_ = {
        ErrorKind::kBadInput, std::move(message),
        "line " + std::to_string(line_of_value(text_, path)) + (path.empty() ? "" : ", " + path)};
    return false;
  }

  bool read_pack(const Json& json, RulePack& out) {
    return has_only(json, "", {"name", "hosts", "rules", "state"}) &&
           read_string(json, "", "name", out.name) && read_hosts(json, out) &&
           read_rules(json, out) && read_states(json, out);
  }

  // Whether it is an object with no other members.
  bool has_only(const Json& json, const std::string& path, Keys keys) {
    if (!json.is_object()) return fail(path, "an object is expected");
    for (const auto& [key, value] : json.items()) {
      if (std::find(keys.begin(), keys.end(), key) == keys.end())
        return fail(member(path, key), "there is no such key here");
    }
    return true;
  }

  static std::string member(const std::string& path, std::string_view key) {
    return path + (path.empty() ? "" : ".") + std::string(key);
  }
  static std::string element(const std::string& path, std::size_t index) {
    return path + "[" + std::to_string(index) + "]";
  }

  // A text that must be there and say something.
  bool read_string(const Json& json, const std::string& path, const char* key, std::string& out) {
    if (!find_member(json, key)) return fail(path, "\"" + std::string(key) + "\" is missing");
    return read_optional(json, path, key, out);
  }

  bool read_optional(const Json& json, const std::string& path, const char* key, std::string& out) {
    if (!find_member(json, key)) return true;
    out = string_at(json, key);
    return !out.empty() || fail(member(path, key), "a text is expected");
  }

  template <typename T>
  bool read_name(std::string_view name, const std::string& path, Names<T> names, T& out) {
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    if (found == names.end()) return fail(path, "one of these is expected: " + list(names));
    out = found->second;
    return true;
  }

  bool read_hosts(const Json& json, RulePack& out) {
    const Json* hosts = find_member(json, "hosts");
    if (!hosts) return fail("", "\"hosts\" is missing");
    if (!hosts->is_array() || hosts->empty()) return fail("hosts", "a list of hosts is expected");
    for (std::size_t i = 0; i < hosts->size(); ++i) {
      if (!read_host((*hosts)[i], element("hosts", i), out.hosts.emplace_back())) return false;
    }
    return true;
  }

  bool read_host(const Json& json, const std::string& path, std::string& out) {
    const auto* text = json.get_ptr<const std::string*>();
    const std::string_view written = text ? std::string_view(*text) : std::string_view();
    if (written == "*") return out = "*", true;
    const std::size_t lead = written.starts_with("*.") ? 2 : 0;
    const std::string_view name = written.substr(lead);
    const Result<Url> url = Url::parse("https://" + std::string(name) + "/");
    if (name.empty() || name.find_first_of("*/:?#@ ") != name.npos || !url.ok())
      return fail(path, "a host is expected: \"example.org\" or \"*.example.org\"");
    out = std::string(written.substr(0, lead)) + std::string(url->host());
    return true;
  }

  const Json* read_list(const Json& json, const char* key) {
    const Json* values = find_member(json, key);
    if (values && values->is_array() && values->size() <= kMaxRules) return values;
    if (values) fail(key, "a list of at most " + std::to_string(kMaxRules) + " rules is expected");
    return nullptr;
  }

  bool read_rules(const Json& json, RulePack& out) {
    if (!find_member(json, "rules")) return fail("", "\"rules\" is missing");
    const Json* rules = read_list(json, "rules");
    if (!rules) return false;
    for (std::size_t i = 0; i < rules->size(); ++i) {
      const std::string path = element("rules", i);
      PackRule& rule = out.rules.emplace_back();
      if (!read_rule((*rules)[i], path, rule) || !is_new(out.rules, path)) return false;
    }
    return true;
  }

  // Whether provenance tells the last rule from those before it.
  bool is_new(const std::vector<PackRule>& rules, const std::string& path) {
    const PackRule& last = rules.back();
    const auto twin = std::find_if(rules.begin(), rules.end() - 1, [&](const PackRule& rule) {
      return rule.field == last.field && rule.name == last.name;
    });
    if (twin == rules.end() - 1) return true;
    return fail(path, "it has the name of " +
                          element("rules", static_cast<std::size_t>(twin - rules.begin())) +
                          ": give it a \"name\" of its own");
  }

  bool read_rule(const Json& json, const std::string& path, PackRule& out) {
    std::string field;
    if (!has_only(json, path,
                  {"name", "field", "select", "take", "script", "pointer", "match", "transform"}) ||
        !read_string(json, path, "field", field) ||
        !read_name(field, member(path, "field"), Names<Field>(kFields), out.field) ||
        !read_finder(json, path, out.from))
      return false;
    out.name = out.from.select ? out.from.select->text() : out.from.script + out.from.pointer;
    return read_optional(json, path, "name", out.name);
  }

  bool read_states(const Json& json, RulePack& out) {
    if (!find_member(json, "state")) return true;
    const Json* states = read_list(json, "state");
    if (!states) return false;
    for (std::size_t i = 0; i < states->size(); ++i) {
      if (!read_state((*states)[i], element("state", i), out.states.emplace_back())) return false;
    }
    return true;
  }

  bool read_state(const Json& json, const std::string& path, PackState& out) {
    std::string state;
    return has_only(json, path,
                    {"is", "select", "take", "script", "pointer", "match", "transform"}) &&
           read_string(json, path, "is", state) &&
           read_name(state, member(path, "is"), Names<State>(kStates), out.state) &&
           read_finder(json, path, out.from);
  }

  bool read_finder(const Json& json, const std::string& path, PackFinder& out) {
    const bool selects = find_member(json, "select") != nullptr;
    if (selects == (find_member(json, "script") != nullptr))
      return fail(path, "either \"select\" or \"script\" is expected");
    return (selects ? read_select(json, path, out) : read_script(json, path, out)) &&
           read_match(json, path, out) && read_transforms(json, path, out);
  }

  bool read_select(const Json& json, const std::string& path, PackFinder& out) {
    if (find_member(json, "pointer"))
      return fail(member(path, "pointer"), "it belongs to a \"script\"");
    std::string text, take = "text";
    if (!read_string(json, path, "select", text) || !read_optional(json, path, "take", take))
      return false;
    Result<Selector> selector = Selector::parse(text);
    if (!selector.ok()) {
      const Error& error = selector.error();
      return fail(member(path, "select"),
                  (error.where.empty() ? "" : error.where + ": ") + error.message);
    }
    out.select = std::move(selector).value();
    if (take == "text") return true;
    if (take.size() < 2 || take[0] != '@')
      return fail(member(path, "take"), "\"text\" or \"@attribute\" is expected");
    out.attribute = ascii_lower(std::string_view(take).substr(1));
    return true;
  }

  bool read_script(const Json& json, const std::string& path, PackFinder& out) {
    if (find_member(json, "take")) return fail(member(path, "take"), "it belongs to a \"select\"");
    if (!read_string(json, path, "script", out.script) ||
        !read_optional(json, path, "pointer", out.pointer))
      return false;
    return is_json_pointer(out.pointer) ||
           fail(member(path, "pointer"), "a JSON pointer is expected, as \"/article/date\"");
  }

  bool read_match(const Json& json, const std::string& path, PackFinder& out) {
    if (!find_member(json, "match")) return true;
    std::string text;
    if (!read_optional(json, path, "match", text)) return false;
    Result<Pattern> pattern = Pattern::parse(text);
    if (!pattern.ok()) return fail(member(path, "match"), pattern.error().message);
    if (pattern->group_count() != 1)
      return fail(member(path, "match"),
                  "an expression with one group in (round brackets) is "
                  "expected: it is what stays; (?:...) is no group");
    out.match = std::move(pattern).value();
    return true;
  }

  bool read_transforms(const Json& json, const std::string& path, PackFinder& out) {
    const Json* names = find_member(json, "transform");
    if (!names) return true;
    const std::string key = member(path, "transform");
    if (!names->is_array()) return fail(key, "a list is expected");
    for (std::size_t i = 0; i < names->size(); ++i) {
      const auto* name = (*names)[i].get_ptr<const std::string*>();
      if (!read_name(name ? std::string_view(*name) : std::string_view(), element(key, i),
                     Names<Transform>(kTransforms), out.transforms.emplace_back()))
        return false;
    }
    return true;
  }

  std::string_view text_;
  Error error_{ErrorKind::kBadInput, {}};
};

}  // namespace

Result<RulePack> parse_rule_pack(std::string_view json) { return PackParser(json).parse(); }

}  // namespace sheaf
