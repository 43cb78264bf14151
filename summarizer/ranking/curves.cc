#include "summarizer/ranking/curves.h"

#include <cmath>

namespace summarizer::ranking {

PowerCurve::PowerCurve(double exponent) : exponent_(exponent) {
  for (size_t i = 0; i < table_.size(); ++i) {
    table_[i] = std::pow(static_cast<double>(i), exponent);
  }
}

double PowerCurve::Beyond(uint32_t base) const {
  return std::pow(static_cast<double>(base), exponent_);
}

DecayCurve::DecayCurve(double scale) {
  for (size_t i = 0; i < table_.size(); ++i) {
    table_[i] = std::exp(-(static_cast<double>(i) / scale));
  }
}

}  // namespace summarizer::ranking
