#include "summarizer/repetition/signature.h"

#include <algorithm>

namespace summarizer::repetition {
namespace {

uint64_t BitOf(Stem stem) { return uint64_t{1} << (stem.hash() % 64); }

// Set bits; without an instruction for it, faster than the compiler's call.
int CountBits(uint64_t x) {
  x -= x >> 1 & 0x5555555555555555u;
  x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
  x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return static_cast<int>(x * 0x0101010101010101u >> 56);
}

// The fewest stems, of `total` in both, that make them so similar.
uint8_t FewestShared(size_t total, double similarity) {
  size_t shared = 0;
  while (2 * shared < total &&
         static_cast<double>(shared) <
             similarity * static_cast<double>(total - shared)) {
    ++shared;
  }
  return static_cast<uint8_t>(shared);
}

}  // namespace

Signature::Signature(const PackedSentence& sentence) {
  const size_t count = sentence.stem_count();
  for (size_t i = 0; i < count; ++i) {
    const Stem stem = sentence.stem(i);
    const uint64_t bit = BitOf(stem);
    stems_ |= bit;
    rest_ |= stem.name() ? bit & kNames : 0;
  }
  const uint64_t hidden = count - static_cast<size_t>(CountBits(stems_));
  rest_ |= hidden << kHiddenAt;
  const Stem opener = sentence.opener();
  if (!opener.none()) {
    rest_ |= uint64_t{(opener.hash() % 64 + 1) % 64} << kOpenerAt;
  }
  if (sentence.value_count() > 0) rest_ |= kHasValues;
  if (sentence.truncated()) rest_ |= kTruncated;
}

SignatureFilter::SignatureFilter(const MatchOptions& options)
    : truncated_(LeastSimilarity(options, true)) {
  for (size_t total = 0; total < kMaxStems; ++total) {
    needed_[total] = FewestShared(total, LeastSimilarity(options, false));
    needed_with_values_[total] =
        FewestShared(total, LeastSimilarity(options, true));
  }
}

bool SignatureFilter::MayShareEnough(const Signature& a,
                                     const Signature& b) const {
  // Shared stems that have one bit share it with others of either sentence.
  const int common = CountBits(a.stems_ & b.stems_);
  const int shared = common + std::min(a.hidden(), b.hidden());
  if (a.truncated() || b.truncated()) {
    const int fewer = std::min(CountBits(a.stems_) + a.hidden(),
                               CountBits(b.stems_) + b.hidden());
    return shared >= truncated_ * fewer;
  }
  const Needed& needed =
      a.has_values() && b.has_values() ? needed_with_values_ : needed_;
  const int total =
      CountBits(a.stems_ | b.stems_) + common + a.hidden() + b.hidden();
  return shared >= needed[static_cast<size_t>(total)];
}

}  // namespace summarizer::repetition
