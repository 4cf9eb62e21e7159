// sheaf rules list, sheaf rules test PACK PAGE...: what rule packs there are, and what one finds.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/explain.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/rule_packs.h"
#include "items/item_json.h"

namespace sheaf::cli {
namespace {

struct RulesArguments {
  std::vector<std::string> folders;
  std::string pack;
  std::vector<std::string> pages;
};

int complain(const char* command, const std::string& message) {
  return complain_of(std::string("rules ") + command, message);
}

void print(const std::string& line) { std::printf("%s\n", line.c_str()); }

std::string joined_hosts(const RulePack& pack) {
  std::string out;
  for (const std::string& host : pack.hosts) out += (out.empty() ? "" : ", ") + host;
  return out;
}

int list(const RulesArguments& arguments) {
  const Result<std::vector<PackFile>> files = load_pack_files(arguments.folders);
  if (!files.ok()) return complain("list", files.error().message);
  for (const PackFile& file : files.value()) {
    const std::size_t count = file.pack.rules.size() + file.pack.states.size();
    print(printable(file.path + ": " + file.pack.name + " (" + joined_hosts(file.pack) + "), " +
                    std::to_string(count) + (count == 1 ? " rule" : " rules")));
  }
  return kExitOk;
}

bool is_of(const Candidate& candidate, const RulePack& pack, const PackRule& rule) {
  return candidate.field == rule.field && candidate.provenance.extractor == pack.name &&
         candidate.provenance.rule == rule.name;
}

// What one rule found; whether its field has its value from it.
bool show_rule(const Item& item, const RulePack& pack, const PackRule& rule) {
  print("  " + std::string(field_name(rule.field)) + " by " + printable(rule.name));
  bool found = false, won = false;
  for (const Candidate& candidate : item.candidates) {
    if (!is_of(candidate, pack, rule)) continue;
    found = true;
    const std::string& place = candidate.provenance.place;
    print("    found" + (place.empty() ? "" : " at " + place) + ": " + shorten(candidate.value) +
          (candidate.reason.empty() ? "" : " (" + candidate.reason + ")"));
    won |= candidate.reason.empty();
  }
  if (!found) print("    found nothing");
  if (won) print("    value: " + shown_value(item, rule.field));
  return won;
}

// Whether the pack gave the page anything.
bool show_item(const Item& item, const RulePack& pack, const std::vector<std::string>& hosts) {
  RulePack written;
  written.hosts = hosts;
  const Result<Url> url = Url::parse(item.url);
  if (!url.ok() || !is_for_host(written, url->host()))
    print("  its address is not one of the pack's hosts: sheaf extract would not use it here");
  const bool kept = item.state == State::kOk;
  if (!kept) print("  state: " + std::string(state_name(item.state)));
  bool won = !kept && !pack.states.empty();
  for (const PackRule& rule : pack.rules) won |= show_rule(item, pack, rule);
  return won;
}

bool test_page(const RulePack& pack, const std::vector<std::string>& hosts, const Input& input) {
  Result<Loaded> loaded = load_document(input, std::nullopt);
  if (!loaded.ok()) {
    std::fprintf(stderr, "sheaf: %s: %s\n", printable(input.name).c_str(),
                 printable(loaded.error().message).c_str());
    return false;
  }
  const Item item = extract_item(std::move(loaded->document),
                                 {.keep = Keep::kCandidates, .packs = std::span(&pack, 1)});
  print("# " + printable(input.name) + (item.url.empty() ? "" : ": " + printable(item.url)));
  return show_item(item, pack, hosts);
}

int test(const RulesArguments& arguments) {
  Result<RulePack> loaded = load_rule_pack(arguments.pack);
  if (!loaded.ok()) return complain("test", loaded.error().message);
  RulePack pack = std::move(loaded).value();
  // Saved pages may not know where they come from.
  const std::vector<std::string> hosts = std::exchange(pack.hosts, {"*"});
  bool all = true;
  for (const Input& input : expand_inputs(arguments.pages)) all &= test_page(pack, hosts, input);
  return all ? kExitOk : kExitFailedInputs;
}

}  // namespace

void add_rules(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<RulesArguments>();
  CLI::App* command = app.add_subcommand("rules", "Look at rule packs: rules for sites, in JSON.");
  command->require_subcommand(1);
  CLI::App* lists = command->add_subcommand("list", "Show the packs that extract would use.");
  lists->add_option("--rules", arguments->folders, "Folder of packs (*.json); may be repeated")
      ->allow_extra_args(false);
  lists->callback([arguments, &exit_code] { exit_code = list(*arguments); });
  CLI::App* tests = command->add_subcommand(
      "test", "Show what each rule of a pack finds in pages, whatever their hosts.");
  tests->add_option("pack", arguments->pack, "The pack")->required();
  tests->add_option("pages", arguments->pages, "Saved pages, URLs, folders, or -")->required();
  tests->callback([arguments, &exit_code] { exit_code = test(*arguments); });
}

}  // namespace sheaf::cli
