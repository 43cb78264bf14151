// Scores in fixed point: compared as integers, summed exactly, the same on
// every machine.

#ifndef SUMMARIZER_RANKING_FIXED_POINT_H_
#define SUMMARIZER_RANKING_FIXED_POINT_H_

#include <cmath>
#include <cstdint>

namespace summarizer::ranking {

// In units of 2^-20.
using Fixed = int64_t;

inline constexpr double kFixedOne = 1 << 20;

inline Fixed ToFixed(double value) {
  return static_cast<Fixed>(std::llround(value * kFixedOne));
}

inline double ToDouble(Fixed value) {
  return static_cast<double>(value) / kFixedOne;
}

inline Fixed Scale(Fixed value, double factor) {
  return static_cast<Fixed>(std::llround(static_cast<double>(value) * factor));
}

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_FIXED_POINT_H_
