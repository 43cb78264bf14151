// The curves that scores follow, tabulated: no exp or pow for each sentence.

#ifndef SUMMARIZER_RANKING_CURVES_H_
#define SUMMARIZER_RANKING_CURVES_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace summarizer::ranking {

// base^exponent for whole numbers.
class PowerCurve {
 public:
  explicit PowerCurve(double exponent);

  double At(uint32_t base) const {
    return base < table_.size() ? table_[base] : Beyond(base);
  }

 private:
  double Beyond(uint32_t base) const;

  double exponent_;
  std::array<double, 64> table_;
};

// e^(-x / scale) for whole numbers; 0 beyond the table, where it is below 1e-22
// for the scales in use.
class DecayCurve {
 public:
  explicit DecayCurve(double scale);

  double At(uint32_t x) const { return x < table_.size() ? table_[x] : 0; }
  // The same without a branch.
  double At(uint8_t x) const { return table_[x]; }

 private:
  std::array<double, 256> table_;
};

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_CURVES_H_
