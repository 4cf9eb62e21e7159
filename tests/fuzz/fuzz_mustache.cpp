// digest/mustache/template.h: a template is refused with its place or writes UTF-8, within its
// limit; partials stand in one another at most once. The first line of the input is the template's
// name, which tells the target; behind a NUL comes the partial "p.html".
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/text.h"
#include "digest/mustache/template.h"
#include "tests/fuzz/require.h"

namespace sheaf::fuzz {
namespace {

constexpr std::size_t kMostOutput = 1u << 20;

const Json& view() {
  static const Json json = *parse_json(
      R"({"a":"<x> {{a}} | \" \\ 中","b":{"c":"d","url":"https://a.example/?b=(1)&c=\"2\""},)"
      R"("l":[{"a":1},{"a":"two","l":[[],[1,2,"3"],{}]},null],"n":-1.5,"t":true,"f":false})");
  return json;
}

void render(std::string_view input) {
  const std::size_t line = std::min(input.find('\n'), input.size());
  const std::string_view rest = input.substr(std::min(line + 1, input.size()));
  const std::size_t nul = std::min(rest.find('\0'), rest.size());
  const std::string partial(rest.substr(std::min(nul + 1, rest.size())));
  const auto find = [&](std::string_view name) {
    return name == "p.html" ? std::optional(TemplateSource{std::string(name), partial})
                            : std::nullopt;
  };
  const Result<Template> made =
      Template::parse({std::string(input.substr(0, line)), std::string(rest.substr(0, nul))}, find);
  if (!made) return require(!made.error().where.empty(), "a refusal names its place");
  const Result<std::string> out = made->render(view(), kMostOutput);
  if (!out) return require(out.error().kind == ErrorKind::kTooLarge, "only size is a fault");
  require(out->size() <= kMostOutput, "the output is within its limit");
  require(is_valid_utf8(*out), "the output is UTF-8");
}

}  // namespace
}  // namespace sheaf::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sheaf::fuzz::render({reinterpret_cast<const char*>(data), size});
  return 0;
}
