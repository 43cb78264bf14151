#include "benchmarks/entities.h"

#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"
#include "benchmarks/corpus_templates.h"
#include "benchmarks/strings.h"

namespace summarizer::benchmarks {
namespace {

template <size_t kSize>
std::string_view PickFrom(const std::string_view (&values)[kSize],
                          Random& random) {
  return values[random.Below(kSize)];
}

constexpr std::string_view kFirstNames[] = {
    "Adela",  "Bruno",   "Carmen",  "Dorian",   "Elise",   "Farid",   "Greta",
    "Hakan",  "Imogen",  "Jonas",   "Katya",    "Lucian",  "Mirela",  "Nadim",
    "Oriana", "Pavel",   "Quentin", "Rosalind", "Stefan",  "Tamara",  "Ulrich",
    "Vesna",  "Wilhelm", "Yusuf",   "Zdenka",   "Anselm",  "Beatriz", "Cyril",
    "Delia",  "Emeka",   "Fiona",   "Gustav",   "Hanneke", "Ivo",     "Judit",
    "Kofi",   "Leonie",  "Matteo",  "Noor",     "Oskar"};
constexpr std::string_view kOnsets[] = {
    "Bar", "Cal", "Dor", "Fen",  "Gri", "Hal", "Jar", "Kel", "Lum", "Mor",
    "Nor", "Os",  "Pel", "Quin", "Rud", "Sal", "Tor", "Ul",  "Var", "Wes",
    "Yar", "Zel", "Ab",  "Bre",  "Cor", "Dun", "El",  "Fal", "Gar", "Hol",
    "Ir",  "Jos", "Kra", "Lin",  "Mal", "Nem", "Or",  "Pra", "Ros", "Ste",
    "Tal", "Um",  "Vel", "Wil",  "Ys",  "Zor", "Am",  "Ber", "Cle", "Dra"};
constexpr std::string_view kVowels[] = {"a", "e", "i", "o", "u"};
constexpr std::string_view kConsonants[] = {"l", "n", "r",  "s",  "m",  "d",
                                            "v", "k", "z",  "ld", "rt", "ss",
                                            "g", "b", "nt", "lk"};
constexpr std::string_view kPeople[] = {
    "berg", "datter", "escu", "ford", "gard", "heim", "ino",   "jani",
    "kov",  "lund",   "mann", "nen",  "otti", "pe",   "quist", "rez",
    "sson", "tini",   "ulis", "vic",  "wick", "yan",  "zov",   "dez"};
constexpr std::string_view kCities[] = {
    "burg",  "chester", "dorp",  "fjord", "grad",  "haven", "ington",
    "kirk",  "lev",     "mouth", "nitz",  "polis", "pur",   "rado",
    "stadt", "ton",     "vik",   "worth", "abad",  "bruck"};
constexpr std::string_view kCountries[] = {"ia",   "stan", "land", "mark",
                                           "ania", "ovia", "asia", "onia"};
constexpr std::string_view kTrades[] = {
    "Shipping", "Energy",   "Foods",     "Steel",   "Pharma",    "Insurance",
    "Motors",   "Holdings", "Chemicals", "Telecom", "Logistics", "Mining"};
constexpr std::string_view kBodies[] = {"Institute",  "Agency",     "Council",
                                        "Bureau",     "Federation", "Authority",
                                        "Commission", "Observatory"};
constexpr std::string_view kOutlets[] = {"Courier",  "Herald",   "Gazette",
                                         "Tribune",  "Post",     "Meridian",
                                         "Observer", "Telegraph"};
constexpr std::string_view kWeekdays[] = {"Monday",   "Tuesday", "Wednesday",
                                          "Thursday", "Friday",  "Saturday",
                                          "Sunday"};
constexpr std::string_view kMonths[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

// One of 320,000, so that of many events hardly two have one name.
std::string MakeStem(Random& random) {
  std::string stem(PickFrom(kOnsets, random));
  for (int i = 0; i < 2; ++i) {
    stem += PickFrom(kVowels, random);
    stem += PickFrom(kConsonants, random);
  }
  return stem;
}

std::string MakeSurname(Random& random) {
  return StrCat(MakeStem(random), PickFrom(kPeople, random));
}

absl::CivilDay ToCivil(int64_t day) { return absl::CivilDay(1970, 1, 1) + day; }

std::string_view MonthOf(absl::CivilDay day) {
  return kMonths[static_cast<size_t>(day.month() - 1)];
}

std::string Make(std::string_view kind, Random& random) {
  if (kind == "city") return MakeCity(random);
  if (kind == "country") {
    return StrCat(MakeStem(random), PickFrom(kCountries, random));
  }
  if (kind == "firm") {
    return StrCat(MakeSurname(random), " ", PickFrom(kTrades, random));
  }
  if (kind == "person") return MakePerson(random);
  if (kind == "body") {
    return StrCat(MakeSurname(random), " ", PickFrom(kBodies, random));
  }
  if (kind == "outlet") {
    return MakeOutlet(random);
  }
  if (kind == "money") {
    return WriteAmount(MakeAmount(Unit::kMoney, random), 0);
  }
  if (kind == "percent") {
    return StrCat(random.Between(2, 70), ".", random.Between(1, 9), " percent");
  }
  if (kind == "count") return StrCat(random.Between(13, 98));
  if (kind == "days") return StrCat(random.Between(3, 12));
  if (kind == "year") return StrCat(random.Between(1951, 2019));
  if (kind == "weekday") return std::string(PickFrom(kWeekdays, random));
  if (kind == "negation") return "";
  if (kind == "date") {
    return StrCat(PickFrom(kMonths, random), " ", random.Between(1, 28));
  }
  std::fprintf(stderr, "no such slot: %s\n", std::string(kind).c_str());
  std::abort();
}

bool IsName(std::string_view kind) {
  return kind == "city" || kind == "country" || kind == "firm" ||
         kind == "person" || kind == "body" || kind == "surname";
}

std::string_view KindOf(std::string_view slot) {
  while (!slot.empty() &&
         absl::ascii_isdigit(static_cast<unsigned char>(slot.back()))) {
    slot.remove_suffix(1);
  }
  return slot;
}

std::string WithCommas(int64_t value) {
  std::string text = StrCat(value);
  for (size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, ",");
  return text;
}

// 12.5, or 12 for 12.0.
std::string Tenths(int64_t tenths) {
  std::string text = WithCommas(tenths / 10);
  if (tenths % 10 != 0) text += StrCat(".", tenths % 10);
  return text;
}

// As thousands of the unit of `tenths` where that is short.
bool IsRound(int64_t tenths) { return tenths >= 10000 && tenths % 1000 == 0; }

}  // namespace

const std::string& Entities::Get(std::string_view slot, Random& random) {
  const auto found = texts_.find(slot);
  if (found != texts_.end()) return found->second;
  const std::string_view kind = KindOf(slot);
  std::string text;
  if (kind == "surname") {
    const std::string& person =
        Get(StrCat("person", slot.substr(kind.size())), random);
    text = person.substr(person.rfind(' ') + 1);
  } else {
    text = Make(kind, random);
  }
  return texts_.emplace(std::string(slot), std::move(text)).first->second;
}

void Entities::Set(std::string_view slot, std::string text) {
  texts_[std::string(slot)] = std::move(text);
}

Entities Entities::Renamed(std::string_view text, bool all,
                           Random& random) const {
  std::vector<std::string_view> names;
  for (size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::string_view slot =
        text.substr(open + 1, text.find('}', open) - open - 1);
    if (IsName(KindOf(slot))) names.push_back(slot);
  }
  if (!all && names.size() > 1) names = {random.Pick(names)};
  Entities renamed = *this;
  for (const std::string_view slot : names) {
    const std::string_view kind = KindOf(slot);
    if (kind == "surname" || kind == "person") {
      const std::string_view digits = slot.substr(kind.size());
      renamed.texts_.erase(StrCat("person", digits));
      renamed.texts_.erase(StrCat("surname", digits));
    } else {
      renamed.texts_.erase(std::string(slot));
    }
  }
  return renamed;
}

std::string Expand(std::string_view text, Entities& entities, Random& random) {
  std::string result;
  size_t begin = 0;
  for (size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', begin)) {
    const size_t close = text.find('}', open);
    result += text.substr(begin, open - begin);
    const std::string_view slot = text.substr(open + 1, close - open - 1);
    begin = close + 1;
    if (slot == "not") {
      const std::string& negation = entities.Get("negation", random);
      if (!negation.empty()) {
        result += kSlotBegin;
        result += negation;
        result += kSlotEnd;
        result += ' ';
      }
      continue;
    }
    result += kSlotBegin;
    result += entities.Get(slot, random);
    result += kSlotEnd;
  }
  result += text.substr(begin);
  return result;
}

std::string Strip(std::string_view marked) {
  std::string result;
  for (size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] == kSlotBegin || marked[i] == kSlotEnd) continue;
    if (marked.substr(i, 4) == " << ") {
      i += 2;
      continue;
    }
    result += marked[i];
  }
  return result;
}

std::string Finish(std::string_view marked) {
  std::string result = Strip(marked);
  // A quotation mark may come first.
  size_t first = 0;
  if (result.rfind("“", 0) == 0) first = 3;
  if (result.rfind('"', 0) == 0) first = 1;
  if (first < result.size()) {
    result[first] =
        absl::ascii_toupper(static_cast<unsigned char>(result[first]));
  }
  return result;
}

std::string MakePerson(Random& random) {
  std::string person(PickFrom(kFirstNames, random));
  return StrCat(person, " ", MakeSurname(random));
}

std::string MakeCity(Random& random) {
  return StrCat(MakeStem(random), PickFrom(kCities, random));
}

std::string MakeOutlet(Random& random) {
  return StrCat(MakeCity(random), " ", PickFrom(kOutlets, random));
}

Amount MakeAmount(Unit unit, Random& random) {
  if (unit == Unit::kPercent) return {unit, random.Between(21, 299)};
  // Some are round numbers of the next scale, which can be written in it.
  if (unit == Unit::kMoney && random.Chance(0.4)) {
    return {unit, random.Between(11, 98) * 1000};
  }
  return {unit, random.Between(101, 9899)};
}

std::string WriteAmount(const Amount& amount, size_t style) {
  const int64_t t = amount.tenths;
  switch (amount.unit) {
    case Unit::kMoney:
      if (IsRound(t)) {
        switch (style % 4) {
          case 0:
            return StrCat("$", Tenths(t / 1000), " billion");
          case 1:
            return StrCat(Tenths(t), " million dollars");
          case 2:
            return StrCat("$", Tenths(t / 1000), "bn");
          default:
            return StrCat("$", Tenths(t), " million");
        }
      }
      switch (style % 4) {
        case 0:
          return StrCat("$", Tenths(t), " million");
        case 1:
          return StrCat(Tenths(t), " million dollars");
        case 2:
          return StrCat("$", WithCommas(t * 100000));
        default:
          return StrCat("$", Tenths(t), "m");
      }
    case Unit::kTonnes:
      return style % 2 == 0 ? StrCat(Tenths(t), " thousand tonnes")
                            : StrCat(WithCommas(t * 100), " tonnes");
    case Unit::kPersons:
      return style % 2 == 0 ? StrCat(WithCommas(t * 100), " people")
                            : StrCat(Tenths(t), " thousand people");
    case Unit::kPercent:
      return StrCat(Tenths(t), style % 3 == 0   ? " percent"
                               : style % 3 == 1 ? "%"
                                                : " %");
  }
  return "";
}

std::string IsoDate(int64_t day) {
  const absl::CivilDay civil = ToCivil(day);
  return absl::StrFormat("%04d-%02d-%02d", civil.year(), civil.month(),
                         civil.day());
}

std::string LongDate(int64_t day) {
  const absl::CivilDay civil = ToCivil(day);
  return StrCat(civil.day(), " ", MonthOf(civil), " ", civil.year());
}

std::string MonthAndDay(int64_t day) {
  const absl::CivilDay civil = ToCivil(day);
  return StrCat(MonthOf(civil), " ", civil.day());
}

}  // namespace summarizer::benchmarks
