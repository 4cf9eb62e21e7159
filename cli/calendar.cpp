// sheaf calendar [DATE [LAST]]: solar term and pentad of a day or of each day of a span.
#include "cli/calendar.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>

#include "base/json.h"
#include "cli/commands.h"
#include "cli/explain.h"
#include "cli/output.h"
#include "digest/calendar/pentads.h"
#include "digest/language.h"

namespace sheaf::cli {
namespace {

constexpr std::int64_t kMostDays = 201 * 366;

struct CalendarArguments {
  std::string first, last;
  std::string rule = "longitude";
  bool json = false;
};

int complain(const std::string& message) { return complain_of("calendar", message); }

std::string two_digits(std::int64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// "2021-04-09 23:33:46"
std::string clock_text(std::int64_t seconds) {
  const std::int64_t days = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400;
  const std::int64_t rest = seconds - days * 86400;
  return to_text(date_of(days)) + " " + two_digits(rest / 3600) + ":" + two_digits(rest / 60 % 60) +
         ":" + two_digits(rest % 60);
}

Json names_of(const Pentad& pentad, const Language& language) {
  return {{"term", language.terms[static_cast<std::size_t>(pentad.term)]},
          {"ordinal", language.ordinals[static_cast<std::size_t>(pentad.ordinal)]},
          {"pentad", language.pentads[static_cast<std::size_t>(pentad.number - 1)]}};
}

std::string json_line(CivilDate day, const Pentad& pentad, const Language& zh, const Language& en) {
  std::string begins = clock_text(pentad.begins) + "+08:00";
  begins[10] = 'T';
  const Json json = {{"date", to_text(day)},
                     {"number", pentad.number},
                     {"longitude", pentad.longitude},
                     {"first_day", to_text(pentad.first_day)},
                     {"begins", begins},
                     {"zh", names_of(pentad, zh)},
                     {"en", names_of(pentad, en)}};
  return json.dump();
}

std::string plain_line(CivilDate day, const Pentad& pentad, const Language& zh,
                       const Language& en) {
  const Json chinese = names_of(pentad, zh), english = names_of(pentad, en);
  const auto text = [](const Json& names, const char* name) {
    return std::string(string_at(names, name));
  };
  return to_text(day) + "  " + text(chinese, "term") + text(chinese, "ordinal") + " " +
         text(chinese, "pentad") + "  " + text(english, "term") + ", " + text(english, "ordinal") +
         " pentad: " + text(english, "pentad") + "  " + std::to_string(pentad.longitude) + "° at " +
         clock_text(pentad.begins);
}

int show(const CalendarArguments& arguments) {
  const std::string today = date_in_china();
  const std::string& first_text = arguments.first.empty() ? today : arguments.first;
  const Result<CivilDate> first = parse_civil_date(first_text);
  if (!first.ok()) return complain(first_text + ": " + first.error().message);
  const std::string& last_text = arguments.last.empty() ? first_text : arguments.last;
  const Result<CivilDate> last = parse_civil_date(last_text);
  if (!last.ok()) return complain(last_text + ": " + last.error().message);
  const std::int64_t from = days_of(*first), to = days_of(*last);
  if (to < from) return complain(last_text + ": is before " + first_text);
  if (to - from > kMostDays) return complain(last_text + ": is outside 1900-2100");
  const auto rule = find_calendar_rule(arguments.rule);
  const auto zh = find_language("zh"), en = find_language("en");
  if (!rule || !zh || !en) return complain("--calendar: " + arguments.rule + " is no rule");
  for (std::int64_t day = from; day <= to; ++day) {
    const CivilDate date = date_of(day);
    const std::optional<Pentad> pentad = find_pentad(date, *rule);
    if (!pentad) return complain(to_text(date) + ": is outside 1900-2100");
    const auto line = arguments.json ? json_line : plain_line;
    std::printf("%s\n", line(date, *pentad, *zh, *en).c_str());
  }
  return kExitOk;
}

}  // namespace

std::string date_in_china() { return to_text(date_of((std::time(nullptr) + 8 * 3600) / 86400)); }

void add_calendar(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<CalendarArguments>();
  CLI::App* command = app.add_subcommand(
      "calendar", "Solar term and pentad (72 候) of a day, in China Standard Time.");
  command->add_option("date", arguments->first, "YYYY-MM-DD; without it, today");
  command->add_option("last", arguments->last, "Show each day up to this one");
  command->add_flag("--json", arguments->json, "One JSON object a line");
  command
      ->add_option("--calendar", arguments->rule,
                   "When pentads begin: on the day on which the sun is there (longitude, the "
                   "default) or on the 1st, 6th and 11th day of the term (day-count)")
      ->check(CLI::IsMember({"longitude", "day-count"}));
  command->callback([arguments, &exit_code] { exit_code = show(*arguments); });
}

}  // namespace sheaf::cli
