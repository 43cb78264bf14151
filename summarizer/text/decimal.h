// Decimal numbers as they are written: "1,234.5".

#ifndef SUMMARIZER_TEXT_DECIMAL_H_
#define SUMMARIZER_TEXT_DECIMAL_H_

#include <cstdint>
#include <string_view>

namespace summarizer::text {

// mantissa * 10^exponent, exact; the mantissa ends in no zero. Of more than 18
// significant digits the last ones are dropped: so many name something and do
// not count it.
struct Decimal {
  int64_t mantissa = 0;
  int exponent = 0;      // From -100 to 100.
  int digits = 0;        // Before the decimal point.
  bool grouped = false;  // By commas, in threes.
  bool decimal = false;  // Has a decimal point.

  // Moves zeros from the end of the mantissa to the exponent.
  void Normalise();
};

// Reads the number that begins with the digit at `at`, and moves `at` past it.
Decimal ReadDecimal(std::string_view text, uint32_t& at);

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_DECIMAL_H_
