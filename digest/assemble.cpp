#include "digest/assemble.h"

#include <set>
#include <utility>

#include "base/text.h"
#include "digest/catalogue.h"
#include "digest/counts.h"
#include "digest/resolve_item.h"
#include "items/item_json.h"

namespace sheaf {
namespace {

std::string name_of(const Item& record) {
  return record.url.empty() ? "record " + record.id : record.url;
}

bool is_usable(const ManifestItem& item, const Item* record) {
  return item.title || (record && record->state == State::kOk);
}

Error no_record(const ManifestItem& item, const Item* record) {
  const std::string about = item.url.empty() ? item.id : item.url;
  if (!record) return {ErrorKind::kBadInput, "no record is about " + about, item.place};
  return {ErrorKind::kBadInput,
          about + " is no article (" + std::string(state_name(record->state)) +
              "); a title would keep it",
          item.place};
}

// What a manifest without sections takes. What is left out is said in `left_out`.
std::vector<ManifestSection> sections_of(std::span<const Item> records,
                                         std::vector<std::string>& left_out) {
  std::vector<ManifestSection> sections(1);
  std::set<std::string> seen;
  for (const Item& record : records) {
    if (record.state != State::kOk) {
      left_out.push_back(name_of(record) + ": " + std::string(state_name(record.state)));
      continue;
    }
    ManifestItem item;
    item.id = record.id;
    if (item.id.empty()) item.url = address_of(record);
    if (item.id.empty() && item.url.empty() && !address_key(record.url).empty())
      item.url = record.url;
    if (item.id.empty() && item.url.empty()) {
      left_out.push_back("'" + fold_space(record.title) + "': the record has neither id nor url");
    } else if (seen.insert(item.id.empty() ? address_key(item.url) : item.id).second) {
      sections[0].items.push_back(std::move(item));
    } else {
      left_out.push_back(name_of(record) + ": is there already");
    }
  }
  return sections;
}

class Assembler {
 public:
  Assembler(const Manifest& manifest, std::span<const Item> records, const Language& language,
            const AssembleOptions& options)
      : manifest_(manifest),
        records_(records),
        language_(language),
        options_(options),
        catalogue_(records) {}

  Result<Assembled> run() {
    fill_head();
    if (auto error = fill_sections()) return *error;
    if (auto error = fill_readings()) return *error;
    order_items(issue().sections, options_.ordering, language_, out_.left_out);
    relate_items(issue().sections,
                 options_.related.value_or(manifest_.related.value_or(RelatedMode::kOff)));
    for (const Section& section : issue().sections) issue().item_count += section.items.size();
    if (auto error = fill_pentad()) return *error;
    fill_lead();
    return std::move(out_);
  }

 private:
  Issue& issue() { return out_.issue; }

  void fill_head() {
    issue().series = manifest_.series;
    issue().number = manifest_.number;
    issue().date = manifest_.date;
    issue().zone = manifest_.zone;
    issue().language = manifest_.language.empty() ? language_.code : manifest_.language;
    issue().id = manifest_.id;
    issue().home_url = manifest_.home_url;
    issue().author = manifest_.author;
    issue().description = manifest_.description;
    issue().title = manifest_.title.empty() ? default_title() : manifest_.title;
  }

  std::string default_title() const {
    std::string title = manifest_.series.empty() ? language_.word("untitled") : manifest_.series;
    const std::string& number = manifest_.number.empty() ? manifest_.date : manifest_.number;
    return number.empty() ? title : title + " " + number;
  }

  std::optional<Error> fill_sections() {
    const bool given = !manifest_.sections.empty();
    const std::vector<ManifestSection> from_records =
        given ? std::vector<ManifestSection>() : sections_of(records_, out_.left_out);
    for (const ManifestSection& section : given ? manifest_.sections : from_records) {
      Section filled{section.title, {}};
      for (const ManifestItem& item : section.items) {
        const Item* record = catalogue_.find(item);
        if (!is_usable(item, record)) return no_record(item, record);
        filled.items.push_back(resolve_item(item, record, language_, options_.summary));
      }
      issue().sections.push_back(std::move(filled));
    }
    return std::nullopt;
  }

  std::optional<Error> fill_readings() {
    for (const ManifestItem& item : manifest_.readings) {
      const Item* record = catalogue_.find(item);
      if (!is_usable(item, record)) return no_record(item, record);
      issue().readings.push_back(resolve_reading(item, record));
    }
    return std::nullopt;
  }

  std::optional<Error> fill_pentad() {
    if (issue().date.empty()) return std::nullopt;
    const Result<CivilDate> date = parse_civil_date(issue().date);
    if (!date.ok()) return Error{ErrorKind::kBadInput, date.error().message, "date"};
    issue().date = to_text(*date);
    const CalendarRule rule =
        options_.calendar.value_or(manifest_.calendar.value_or(CalendarRule::kLongitude));
    if (const std::optional<Pentad> pentad = find_pentad(*date, rule)) {
      issue().pentad = {language_.terms[static_cast<std::size_t>(pentad->term)],
                        language_.ordinals[static_cast<std::size_t>(pentad->ordinal)],
                        language_.pentads[static_cast<std::size_t>(pentad->number - 1)],
                        pentad->number};
    }
    return std::nullopt;
  }

  Values lead_values() {
    const auto [fast, slow] = issue().time;
    const std::string minutes = std::to_string(fast);
    const std::optional<IssuePentad>& pentad = issue().pentad;
    return {{"series", issue().series.empty() ? language_.word("untitled") : issue().series},
            {"number", issue().number.empty() ? issue().date : issue().number},
            {"date", issue().date},
            {"count", std::to_string(issue().item_count)},
            {"words", std::to_string(issue().words_shown)},
            {"minutes", fast == slow ? minutes : minutes + "~" + std::to_string(slow)},
            {"term", pentad ? pentad->term : ""},
            {"ordinal", pentad ? pentad->ordinal : ""},
            {"pentad", pentad ? pentad->name : ""}};
  }

  // The lead tells how many words there are, and is some of them itself: its numbers are words
  // whatever they are.
  void fill_lead() {
    const std::vector<std::string>& lead = manifest_.lead ? *manifest_.lead : language_.lead;
    std::size_t characters = 0;
    for (const std::string& text : lead) characters += count_characters(fill(text, lead_values()));
    count_issue(issue(), characters);
    for (const std::string& text : lead) {
      std::string paragraph = fill(text, lead_values());
      if (!paragraph.empty()) issue().lead.push_back(std::move(paragraph));
    }
  }

  const Manifest& manifest_;
  std::span<const Item> records_;
  const Language& language_;
  const AssembleOptions& options_;
  Catalogue catalogue_;
  Assembled out_;
};

}  // namespace

Result<Assembled> assemble_issue(const Manifest& manifest, std::span<const Item> records,
                                 const Language& language, const AssembleOptions& options) {
  return Assembler(manifest, records, language, options).run();
}

}  // namespace sheaf
