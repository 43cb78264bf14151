#include "summarizer/repetition/sentence_keys.h"

#include <algorithm>

#include "summarizer/text/hash.h"

namespace summarizer::repetition {
namespace {

uint32_t PairKey(Stem a, Stem b) {
  // The finaliser of MurmurHash3 (Appleby).
  uint32_t x = a.hash() | b.hash() << Stem::kHashBits;
  x ^= x >> 16;
  x *= 0x85EBCA6Bu;
  x ^= x >> 13;
  x *= 0xC2B2AE35u;
  return x ^ (x >> 16);
}

bool AddShortKey(absl::Span<const Stem> stems, SentenceKeys& keys) {
  if (stems.size() >= kMinStems) return false;
  uint64_t key = stems.size();
  for (const Stem stem : stems) key = text::Combine(key, stem.hash());
  keys.keys[keys.size++] = static_cast<uint32_t>(key >> 32);
  return true;
}

void AddPairs(absl::Span<const Stem> stems, size_t distance, size_t most,
              SentenceKeys& keys) {
  for (size_t i = 0; i < most && i + distance < stems.size(); ++i) {
    keys.keys[keys.size++] = PairKey(stems[i], stems[i + distance]);
  }
}

}  // namespace

SentenceKeys JoinKeys(absl::Span<const Stem> stems) {
  SentenceKeys keys;
  if (AddShortKey(stems, keys)) return keys;
  AddPairs(stems, 1, 4, keys);
  AddPairs(stems, 2, 3, keys);
  return keys;
}

SentenceKeys IndexKeys(absl::Span<const Stem> stems) {
  SentenceKeys keys;
  if (AddShortKey(stems, keys)) return keys;
  keys.keys[keys.size++] = PairKey(stems[0], stems[1]);
  const size_t second = std::min<size_t>(2, stems.size() - 2);
  keys.keys[keys.size++] = PairKey(stems[second], stems[second + 1]);
  return keys;
}

SentenceKeys ProbeKeys(absl::Span<const Stem> stems) {
  SentenceKeys keys;
  if (AddShortKey(stems, keys)) return keys;
  AddPairs(stems, 1, 5, keys);
  AddPairs(stems, 2, 4, keys);
  return keys;
}

}  // namespace summarizer::repetition
