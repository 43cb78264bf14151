#include "summarizer/repetition/signature.h"

#include <algorithm>

namespace summarizer::repetition {
namespace {

constexpr int kNameBits = 58;
constexpr uint64_t kNames = (uint64_t{1} << kNameBits) - 1;

uint64_t BitOf(Stem stem) { return uint64_t{1} << (stem.hash() % 64); }

// Set bits; without an instruction for it, faster than the compiler's call.
int CountBits(uint64_t x) {
  x -= x >> 1 & 0x5555555555555555u;
  x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
  x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return static_cast<int>(x * 0x0101010101010101u >> 56);
}

// Whether sentences may name the same things. Of one that is not known whole,
// it is not known what it doesn't name.
bool MayNameTheSame(const Signature& a, const Signature& b) {
  if ((!b.truncated && (a.names & kNames & ~b.stems) != 0) ||
      (!a.truncated && (b.names & kNames & ~a.stems) != 0)) {
    return false;
  }
  // An opener is where the other one is, or somewhere else in there.
  const uint64_t x = a.names >> kNameBits;
  const uint64_t y = b.names >> kNameBits;
  return x == 0 || y == 0 || a.truncated || b.truncated ||
         (b.stems >> (x - 1) & 1) != 0 || (a.stems >> (y - 1) & 1) != 0;
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

Signature::Signature(const PackedSentence& sentence)
    : stem_count(static_cast<uint8_t>(sentence.stem_count())),
      has_values(sentence.value_count() > 0),
      truncated(sentence.truncated()) {
  for (size_t i = 0; i < stem_count; ++i) {
    const Stem stem = sentence.stem(i);
    const uint64_t bit = BitOf(stem);
    hidden = static_cast<uint8_t>(hidden + ((stems & bit) != 0 ? 1 : 0));
    stems |= bit;
    names |= stem.name() ? bit & kNames : 0;
  }
  const Stem opener = sentence.opener();
  if (!opener.none()) {
    names |= uint64_t{(opener.hash() % 64 + 1) % 64} << kNameBits;
  }
}

SignatureFilter::SignatureFilter(const MatchOptions& options)
    : truncated_(LeastSimilarity(options, true)) {
  for (size_t total = 0; total < kMaxStems; ++total) {
    needed_[total] = FewestShared(total, LeastSimilarity(options, false));
    needed_with_values_[total] =
        FewestShared(total, LeastSimilarity(options, true));
  }
}

bool SignatureFilter::MayBeSame(const Signature& a, const Signature& b) const {
  if (!MayNameTheSame(a, b)) return false;
  // Shared stems that have one bit share it with others of either sentence.
  const int shared =
      CountBits(a.stems & b.stems) + std::min(a.hidden, b.hidden);
  if (a.truncated || b.truncated) {
    return shared >= truncated_ * std::min(a.stem_count, b.stem_count);
  }
  const Needed& needed =
      a.has_values && b.has_values ? needed_with_values_ : needed_;
  return shared >= needed[size_t{a.stem_count} + b.stem_count];
}

}  // namespace summarizer::repetition
