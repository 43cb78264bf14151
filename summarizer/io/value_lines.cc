#include "summarizer/io/value_lines.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "summarizer/text/quantities.h"

namespace summarizer::io {
namespace {

constexpr size_t kMaxLines = 2;

struct Number {
  uint16_t unit = 0;
  double value = 0;
  const std::string* text = nullptr;
};

std::optional<Number> ReadNumber(const std::string& text,
                                 const text::Language& language) {
  const auto quantity =
      text::ScanQuantity(text, 0, static_cast<uint32_t>(text.size()), language);
  if (!quantity.has_value() || quantity->mantissa2 != 0 ||
      (quantity->kind != text::QuantityKind::kCount &&
       quantity->kind != text::QuantityKind::kMeasure)) {
    return std::nullopt;
  }
  const double value = static_cast<double>(quantity->mantissa) *
                       std::pow(10.0, quantity->exponent);
  return Number{quantity->unit, value, &text};
}

std::vector<Number> ReadNumbers(const v1::StatementVersion& version,
                                const text::Language& language) {
  std::vector<Number> numbers;
  for (const std::string& text : version.quantities()) {
    const auto number = ReadNumber(text, language);
    if (number.has_value()) numbers.push_back(*number);
  }
  return numbers;
}

// Where each version stands between the first and the last one.
std::vector<double> Places(
    const std::vector<const v1::StatementVersion*>& versions) {
  std::vector<double> places;
  bool by_time = true;
  for (size_t i = 0; i < versions.size(); ++i) {
    by_time = by_time && versions[i]->has_time() &&
              (i == 0 || versions[i]->time().seconds() >
                             versions[i - 1]->time().seconds());
  }
  const auto seconds = [&](size_t i) {
    return static_cast<double>(versions[i]->time().seconds() -
                               versions[0]->time().seconds());
  };
  const size_t last = versions.size() - 1;
  for (size_t i = 0; i < versions.size(); ++i) {
    places.push_back(by_time
                         ? seconds(i) / seconds(last)
                         : static_cast<double>(i) / static_cast<double>(last));
  }
  return places;
}

}  // namespace

std::vector<ValueLine> ValueLines(const v1::ChangedStatement& statement,
                                  const text::Language& language) {
  std::vector<const v1::StatementVersion*> versions;
  std::vector<std::vector<Number>> numbers;
  for (const v1::StatementVersion& version : statement.versions()) {
    if (version.text().empty()) continue;  // In history only.
    versions.push_back(&version);
    numbers.push_back(ReadNumbers(version, language));
  }
  std::vector<ValueLine> lines;
  if (versions.size() < 2) return lines;
  const std::vector<double> places = Places(versions);
  // A number is the nth one of its unit in its version.
  for (size_t slot = 0; slot < numbers.back().size(); ++slot) {
    const std::vector<Number>& last = numbers.back();
    const uint16_t unit = last[slot].unit;
    const auto has_unit = [unit](const Number& n) { return n.unit == unit; };
    const auto nth = std::count_if(
        last.begin(), last.begin() + static_cast<std::ptrdiff_t>(slot),
        has_unit);
    ValueLine line;
    for (size_t i = 0; i < versions.size(); ++i) {
      std::ptrdiff_t left = nth;
      const auto found = std::find_if(
          numbers[i].begin(), numbers[i].end(),
          [&](const Number& n) { return has_unit(n) && left-- == 0; });
      if (found == numbers[i].end()) break;
      line.push_back({places[i], found->value, *found->text});
    }
    const bool changes =
        std::any_of(line.begin(), line.end(), [&](const ValuePoint& point) {
          return point.value != line.front().value;
        });
    if (line.size() == versions.size() && changes) {
      lines.push_back(std::move(line));
      if (lines.size() == kMaxLines) break;
    }
  }
  return lines;
}

}  // namespace summarizer::io
