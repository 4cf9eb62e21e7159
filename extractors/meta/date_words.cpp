#include "extractors/meta/date_words.h"

#include <array>

#include "extractors/meta/name_table.h"

namespace sheaf {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "jan|uary jan|uari jan|uar januára jän|ner janv|ier ene|ro jan|eiro gen|naio gener sty|czeń "
    "sty|cznia led|en ledna oca|k янв|аря январь янв|уари січ|ня січень tammi|kuuta ian|uarie "
    "sij|ečnja ιαν|ουαρίου január sau|sio sausis يناير janar",
    "feb|ruary feb|ruari feb|ruar februára fév|rier fev|rier feb|rero fev|ereiro feb|braio febr|er "
    "lut|y lutego únor února úno şub|at sub|at фев|раля февраль фев|руари лют|ого лютий "
    "helmi|kuuta feb|ruarie velj|ače φεβ|ρουαρίου febr|uár vas|ario فبراير shk|urt",
    "mar|ch mär|z mrz maerz mar|s mar|zo mar|ço març marzec marca mar|zec břez|en března mar|t "
    "maart mrt marts мар|та март мар|т берез|ня берез|ень maalis|kuuta mar|tie ožujka μαρ|τίου "
    "már|cius kov|o kovas مارس maret",
    "apr|il avr|il abr|il apr|ile kwi|ecień kwi|etnia dub|en dubna nis|an апр|еля апрель април "
    "квіт|ня квіт|ень huhti|kuuta apr|ilie travnja απρ|ιλίου ápr|ilis apr|íla bal|andžio "
    "أبريل ابريل prill",
    "may mai may|o mai|o mag|gio maig maj maja maj|us mei květ|en května may|ıs may|is мая май "
    "трав|ня трав|ень touko|kuuta svibnja μαΐ|ου μαϊ|ου máj|us mája geg|užės مايو",
    "jun|e jun|i juin jun|io jun|ho giu|gno juny cze|rwiec cze|rwca červ|en června čer haz|iran "
    "июн|я июнь юни черв|ня черв|ень kesä|kuuta iun|ie lipnja ιουν|ίου jún|ius júna bir|želio "
    "يونيو qershor",
    "jul|y jul|i juil|let jul|io jul|ho lug|lio juliol lip|iec lip|ca července červenec čvc "
    "tem|muz июл|я июль юли лип|ня лип|ень heinä|kuuta iul|ie srpnja ιουλ|ίου júl|ius júla "
    "lie|pos يوليو korrik",
    "aug|ust aug|usti août aout ago|sto ago|st ago|sto aug|ustus sie|rpień sie|rpnia srp|en srpna "
    "ağu|stos agu|stos авг|уста август серп|ня серп|ень elo|kuuta aug|usta kolovoza αυγ|ούστου "
    "aug|usztus rugp|jūčio أغسطس gusht",
    "sep|tember sep|tembre sept sep|tiembre setiembre set|embro set|tembre set|embre wrz|esień "
    "wrz|eśnia zář|í eyl|ül eyl|ul сен|тября сентябрь септ|ември верес|ня верес|ень syys|kuuta "
    "sep|tembrie rujna σεπ|τεμβρίου szept|ember septembra rugs|ėjo سبتمبر shtator",
    "oct|ober okt|ober oct|obre okt|oberen oct|ubre out|ubro ott|obre paź|dziernik "
    "paź|dziernika říj|en října eki|m окт|ября октябрь окт|омври жовт|ня жовт|ень loka|kuuta "
    "oct|ombrie οκτ|ωβρίου okt|óber októbra spa|lio أكتوبر اكتوبر tetor",
    "nov|ember nov|embre nov|iembre nov|embro lis|topad lis|topada kas|ım kas|im ноя|бря ноябрь "
    "ноем|ври листоп|ада листоп|ад marras|kuuta noi|embrie studenoga νοε|μβρίου novembra "
    "lap|kričio نوفمبر nëntor",
    "dec|ember dez|ember déc|embre dec|embre dic|iembre dez|embro dic|embre des|ember grud|zień "
    "gru|dnia pro|sinec prosince ara|lık ara|lik дек|абря декабрь дек|ември груд|ня груд|ень "
    "joulu|kuuta dec|embrie prosinca δεκ|εμβρίου decembra gruo|džio ديسمبر dhjetor des|embre",
};

constexpr std::array<std::string_view, 1> kWeekdays = {
    "mon|day tue|sday tues wed|nesday thu|rsday thur|s fri|day sat|urday sun|day mo montag di "
    "dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag lun|di mar|di "
    "mer|credi jeu|di ven|dredi sam|edi dim|anche lun|es mar|tes mié|rcoles mie|rcoles jue|ves "
    "vie|rnes sáb|ado sab|ado dom|ingo seg|unda ter|ça qua|rta qui|nta sex|ta feira lun|edì "
    "mar|tedì mer|coledì gio|vedì ven|erdì sab|ato dom|enica ma|andag di|nsdag wo|ensdag "
    "do|nderdag vr|ijdag za|terdag zo|ndag mån|dag man|dag tis|dag tir|sdag ons|dag tor|sdag "
    "tors fre|dag lör|dag lør|dag sön|dag søn|dag пн понедельник вт вторник ср среда среду чт "
    "четверг пт пятница пятницу сб суббота субботу вс воскресенье понеділок вівторок середа "
    "четвер субота неділя pon|iedziałek wt|orek śr|oda czw|artek pt piątek sob|ota nd niedziela "
    "po|ndělí út|erý st|ředa čt|vrtek pá|tek ne|děle paz|artesi pzt sal|ı çar|şamba per|şembe "
    "cum|a cumartesi cmt paz|ar"};

constexpr std::array<std::string_view, 1> kOrdinals = {
    "st nd rd th er ère re e ème º ª o a te ter ste de го е й я ого"};

constexpr std::array<std::string_view, 1> kDateJoiners = {
    "of de del d do den der le tháng năm m г год року р r roku ngày the dì da"};

constexpr std::array<std::string_view, 1> kClockJoiners = {
    "at um à a às as ás alle ore ora om kl klo klokken klockan в о об у godz godzina saat las la "
    "le das de del г года р року r roku the dalle h kello ura óra orë lúc о ob time "
    "uhrzeit hora"};

struct Zone {
  std::string_view name;
  int minutes;
};

constexpr std::array kZones = std::to_array<Zone>({
    {"Z", 0},       {"UTC", 0},    {"GMT", 0},    {"WET", 0},    {"EST", -300}, {"EDT", -240},
    {"CDT", -300},  {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"AKST", -540},
    {"AKDT", -480}, {"HST", -600}, {"AST", -240}, {"ADT", -180}, {"NST", -210}, {"BRT", -180},
    {"ART", -180},  {"BST", 60},   {"WEST", 60},  {"CET", 60},   {"CEST", 120}, {"MEZ", 60},
    {"MESZ", 120},  {"EET", 120},  {"EEST", 180}, {"MSK", 180},  {"TRT", 180},  {"IST", 330},
    {"PKT", 300},   {"GST", 240},  {"SAST", 120}, {"WIB", 420},  {"ICT", 420},  {"HKT", 480},
    {"SGT", 480},   {"MYT", 480},  {"PHT", 480},  {"AWST", 480}, {"JST", 540},  {"KST", 540},
    {"ACST", 570},  {"AEST", 600}, {"AEDT", 660}, {"NZST", 720}, {"NZDT", 780},
});

// American zones whose abbreviation leaves the season out.
constexpr std::array kSeasonalZones =
    std::to_array<Zone>({{"ET", -300}, {"CT", -360}, {"MT", -420}, {"PT", -480}});

// In the order of Unit, from kSecond on.
constexpr std::array<std::string_view, 6> kUnits = {
    "sec|onds s sekunden secondes segundos secondi секунд",
    "min|utes mins minuten minuto minutos minuti minuut minut minuty minuter minutter минут минуты "
    "минуту хвилин dakika",
    "hr hrs hour|s h stunde|n heure|s hora|s ora ore uur godzin godziny godzinę hodin timmar timme "
    "timer час часа часов годин години saat",
    "day|s d tag tagen tage jour|s día|s dia|s giorno giorni dag dagen dagar dage dni dny день дня "
    "дней дні днів gün",
    "week|s woche|n semaine|s semana|s settimana settimane weken vecka veckor uge uger tydzień "
    "tygodnie týdny неделю недели недель hafta",
    "month|s monat monaten monate mois mes meses mês mese mesi maand maanden månad månader miesiąc "
    "miesiące месяц месяца месяцев ay",
};

constexpr std::array<std::string_view, 1> kAgo = {
    "ago atrás atras fa назад тому geleden sedan siden temu önce"};
constexpr std::array<std::string_view, 1> kBeforeAgo = {"vor hace há a för před ago"};

constexpr NameTable<kMonths> kMonthTable;
constexpr NameTable<kWeekdays> kWeekdayTable;
constexpr NameTable<kOrdinals> kOrdinalTable;
constexpr NameTable<kDateJoiners> kDateJoinerTable;
constexpr NameTable<kClockJoiners> kClockJoinerTable;
constexpr NameTable<kUnits> kUnitTable;
constexpr NameTable<kAgo> kAgoTable;
constexpr NameTable<kBeforeAgo> kBeforeAgoTable;

}  // namespace

int month_by_name(std::string_view word) {
  return word.size() < 3 ? 0 : kMonthTable.find(word) + 1;
}
bool is_weekday_name(std::string_view word) { return kWeekdayTable.find(word) >= 0; }
bool is_ordinal_suffix(std::string_view word) { return kOrdinalTable.find(word) >= 0; }
bool joins_date(std::string_view word) { return kDateJoinerTable.find(word) >= 0; }
bool joins_clock(std::string_view word) { return kClockJoinerTable.find(word) >= 0; }

DayPart day_part_by_name(std::string_view word) {
  if (word == "am") return DayPart::kAm;
  if (word == "pm") return DayPart::kPm;
  return DayPart::kNone;
}

std::optional<int> hour_of_day(int hour, DayPart part) {
  if (hour < 0 || hour > 23) return std::nullopt;
  switch (part) {
    case DayPart::kAm:
      return hour == 12 ? 0 : hour;
    case DayPart::kPm:
      return hour < 12 ? hour + 12 : hour;
    case DayPart::kNight:
      if (hour == 12) return 0;
      return hour >= 5 && hour < 12 ? hour + 12 : hour;
    case DayPart::kNoon:
      return hour < 4 ? hour + 12 : hour;
    case DayPart::kNone:
      break;
  }
  return hour;
}

std::optional<int> zone_by_name(std::string_view upper, const DateValue& day, CstIn cst) {
  if (upper == "CST") return cst == CstIn::kChina ? 480 : -360;
  for (const Zone& zone : kZones) {
    if (zone.name == upper) return zone.minutes;
  }
  for (const Zone& zone : kSeasonalZones) {
    if (zone.name == upper) return zone.minutes + (is_us_summer_time(day) ? 60 : 0);
  }
  return std::nullopt;
}

Unit unit_by_name(std::string_view word) { return static_cast<Unit>(kUnitTable.find(word) + 1); }
bool is_ago(std::string_view word) { return kAgoTable.find(word) >= 0; }
bool is_before_ago(std::string_view word) { return kBeforeAgoTable.find(word) >= 0; }

}  // namespace sheaf
