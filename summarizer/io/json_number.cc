#include "summarizer/io/json_number.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace summarizer::io {
namespace {

// All scores are multiples of 2^-20: whole numbers are enough to print them.
constexpr int kFractionBits = 20;
constexpr uint64_t kFractionMask = (uint64_t{1} << kFractionBits) - 1;
// The range that is printed so. Its numbers have 53 bits at most, and 17 digits
// of them fit 64 bits.
constexpr double kMinFixed = 0.01;
constexpr double kMaxFixed = 8e9;

constexpr std::array<uint64_t, 20> MakePowersOfTen() {
  std::array<uint64_t, 20> powers = {1};
  for (size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}
constexpr std::array<uint64_t, 20> kPowersOfTen = MakePowersOfTen();

uint64_t PowerOfTen(int exponent) {
  return kPowersOfTen[static_cast<size_t>(exponent)];
}

// fixed / 2^20 * 10^decimals to the nearest whole number, of two to the even.
uint64_t Scale(uint64_t fixed, int decimals) {
  constexpr uint64_t kHalf = uint64_t{1} << (kFractionBits - 1);
  const uint64_t power = PowerOfTen(decimals);
  const auto scaled =
      static_cast<unsigned __int128>(fixed & kFractionMask) * power;
  const uint64_t rest = static_cast<uint64_t>(scaled) & kFractionMask;
  auto fraction = static_cast<uint64_t>(scaled >> kFractionBits);
  if (rest > kHalf || (rest == kHalf && (fraction & 1) != 0)) ++fraction;
  return (fixed >> kFractionBits) * power + fraction;
}

char* WriteWhole(uint64_t number, char* out) {
  return std::to_chars(out, out + kMaxJsonDoubleSize, number).ptr;
}

// digits / 10^decimals, without zeros at the end.
char* WriteDecimal(uint64_t digits, int decimals, char* out) {
  while (decimals > 0 && digits % 10 == 0) {
    digits /= 10;
    --decimals;
  }
  const uint64_t power = PowerOfTen(decimals);
  out = WriteWhole(digits / power, out);
  if (decimals == 0) return out;
  // A one in front keeps the zeros after the point; the point replaces it.
  char* const end = WriteWhole(digits % power + power, out);
  *out = '.';
  return end;
}

char* WriteFixed(uint64_t fixed, double value, char* out) {
  uint64_t whole = fixed >> kFractionBits;
  if ((fixed & kFractionMask) == 0) return WriteWhole(whole, out);
  // Digits before the point; -1 for a zero after it.
  int places = value < 0.1 ? -1 : 0;
  for (; whole > 0; whole /= 10) ++places;

  const uint64_t digits = Scale(fixed, 15 - places);
  // Both are exact, so what they give is what reading the digits gives.
  const double again = static_cast<double>(digits) /
                       static_cast<double>(PowerOfTen(15 - places));
  if (again == value) return WriteDecimal(digits, 15 - places, out);
  return WriteDecimal(Scale(fixed, 17 - places), 17 - places, out);
}

char* WriteAny(double value, char* out) {
  const auto write = [&](int digits) {
    return std::to_chars(out, out + kMaxJsonDoubleSize, value,
                         std::chars_format::general, digits)
        .ptr;
  };
  char* const end = write(15);
  double again = 0;
  std::from_chars(out, end, again);
  return again == value ? end : write(17);
}

char* WriteText(std::string_view text, char* out) {
  std::memcpy(out, text.data(), text.size());
  return out + text.size();
}

}  // namespace

char* FormatJsonDouble(double value, char* out) {
  if (value >= kMinFixed && value < kMaxFixed) {
    const double scaled = value * (1 << kFractionBits);
    const auto fixed = static_cast<uint64_t>(scaled);
    if (static_cast<double>(fixed) == scaled) {
      return WriteFixed(fixed, value, out);
    }
  }
  if (std::isfinite(value)) return WriteAny(value, out);
  if (std::isnan(value)) return WriteText("\"NaN\"", out);
  return WriteText(value > 0 ? "\"Infinity\"" : "\"-Infinity\"", out);
}

}  // namespace summarizer::io
