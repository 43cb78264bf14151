// The one hash of the library: XXH3, the same on every machine.

#ifndef SUMMARIZER_TEXT_HASH_H_
#define SUMMARIZER_TEXT_HASH_H_

#include <cstdint>
#include <string_view>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace summarizer::text {

inline uint64_t Hash64(std::string_view bytes, uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

// Mixes `value` into `state`; depends on the order of calls.
inline uint64_t Combine(uint64_t state, uint64_t value) {
  // The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
  uint64_t z = state ^ (value + 0x9E3779B97F4A7C15u + (state << 6));
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_HASH_H_
