#include "summarizer/text/decimal.h"

#include <algorithm>

#include "summarizer/text/ascii.h"

namespace summarizer::text {
namespace {

constexpr int kMaxDigits = 18;
constexpr int kMaxExponent = 100;

}  // namespace

void Decimal::Normalise() {
  if (mantissa == 0) exponent = 0;
  while (mantissa != 0 && mantissa % 10 == 0) {
    mantissa /= 10;
    ++exponent;
  }
  exponent = std::clamp(exponent, -kMaxExponent, kMaxExponent);
}

Decimal ReadDecimal(std::string_view text, uint32_t& at) {
  Decimal n;
  int significant = 0;
  const auto is_digit = [&](uint32_t i) {
    return i < text.size() && IsAsciiDigit(text[i]);
  };
  const auto is = [&](uint32_t i, char c) {
    return i < text.size() && text[i] == c;
  };
  // Whether the digit counts.
  const auto push = [&](char digit) {
    if (significant == kMaxDigits) return false;
    n.mantissa = n.mantissa * 10 + (digit - '0');
    significant += n.mantissa != 0 ? 1 : 0;
    return true;
  };
  while (true) {
    if (is_digit(at)) {
      if (!push(text[at++])) ++n.exponent;
      ++n.digits;
    } else if (n.digits > 0 && is(at, ',') && is_digit(at + 1) &&
               is_digit(at + 2) && is_digit(at + 3) && !is_digit(at + 4)) {
      n.grouped = true;
      ++at;
    } else {
      break;
    }
  }
  if (is(at, '.') && is_digit(at + 1)) {
    n.decimal = true;
    for (++at; is_digit(at); ++at) {
      if (push(text[at])) --n.exponent;
    }
  }
  n.Normalise();
  return n;
}

}  // namespace summarizer::text
