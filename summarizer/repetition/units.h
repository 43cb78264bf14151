// Numbers of 32 bits in units of 16.

#ifndef SUMMARIZER_REPETITION_UNITS_H_
#define SUMMARIZER_REPETITION_UNITS_H_

#include <cstdint>

namespace summarizer::repetition {

// Writes two units. Returns the end of what was written.
inline uint16_t* Write32(uint32_t value, uint16_t* units) {
  units[0] = static_cast<uint16_t>(value);
  units[1] = static_cast<uint16_t>(value >> 16);
  return units + 2;
}

inline uint32_t Read32(const uint16_t* units) {
  return units[0] | uint32_t{units[1]} << 16;
}

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_UNITS_H_
