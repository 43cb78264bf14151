// Invented names and figures for the slots of templates.

#ifndef BENCHMARKS_ENTITIES_H_
#define BENCHMARKS_ENTITIES_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "benchmarks/random.h"

namespace summarizer::benchmarks {

// Around what a slot was filled with, until Finish(): an editor leaves it
// alone.
inline constexpr char kSlotBegin = '\1';
inline constexpr char kSlotEnd = '\2';

// The fillings of the slots of one event or topic: made up when they are first
// asked for, the same ever after. Kinds: city, country, firm, person, body,
// outlet, money, percent, count, days, year, date, weekday. {surname} is that
// of {person}, {surname2} of {person2}.
class Entities {
 public:
  // The text for a slot.
  const std::string& Get(std::string_view slot, Random& random);
  void Set(std::string_view slot, std::string text);

  // The same figures with another name in one slot of `text`, or in all.
  Entities Renamed(std::string_view text, bool all, Random& random) const;

 private:
  std::map<std::string, std::string, std::less<>> texts_;
};

// `text` with its slots filled in.
std::string Expand(std::string_view text, Entities& entities, Random& random);

// Without marks of slots and clauses. Finish() also puts the first letter in
// upper case.
std::string Strip(std::string_view marked);
std::string Finish(std::string_view marked);

std::string MakePerson(Random& random);
std::string MakeCity(Random& random);
std::string MakeOutlet(Random& random);

// An amount, and the ways to write it.
enum class Unit { kMoney, kTonnes, kPersons, kPercent };
struct Amount {
  Unit unit = Unit::kMoney;
  int64_t tenths = 0;  // Of a million, for kPercent of one, else of a thousand.
};
Amount MakeAmount(Unit unit, Random& random);
// `style` 0 is the plainest; others say the same amount.
std::string WriteAmount(const Amount& amount, size_t style);

// Days since 1970-01-01 in several styles: "2024-03-05", "5 March 2024",
// "March 5".
std::string IsoDate(int64_t day);
std::string LongDate(int64_t day);
std::string MonthAndDay(int64_t day);

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_ENTITIES_H_
