// Scores in fixed point: compared as integers, summed exactly, the same on
// every machine.

#ifndef SUMMARIZER_RANKING_FIXED_POINT_H_
#define SUMMARIZER_RANKING_FIXED_POINT_H_

#include <algorithm>
#include <cstdint>

namespace summarizer::ranking {

// In units of 2^-20.
using Fixed = int64_t;

inline constexpr double kFixedOne = 1 << 20;

// Rounds to the nearest; what doesn't fit becomes the largest that does. For
// numbers >= 0.
inline Fixed RoundToFixed(double units) {
  constexpr double kMost = 9.0e18;
  return static_cast<Fixed>(std::min(units, kMost) + 0.5);
}

inline Fixed ToFixed(double value) { return RoundToFixed(value * kFixedOne); }

inline double ToDouble(Fixed value) {
  return static_cast<double>(value) / kFixedOne;
}

// Both >= 0.
inline Fixed Scale(Fixed value, double factor) {
  return RoundToFixed(static_cast<double>(value) * factor);
}

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_FIXED_POINT_H_
