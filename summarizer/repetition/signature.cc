#include "summarizer/repetition/signature.h"

#include <algorithm>

namespace summarizer::repetition {
namespace {

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

Signature::Signature()
    : stems_low_(0),
      stems_high_(0),
      names_(0),
      stem_count_(0),
      all_names_(0),
      opener_(0),
      hidden_(0),
      has_values_(0),
      truncated_(0),
      negated_(0) {}

Signature::Signature(const PackedSentence& sentence) : Signature() {
  uint64_t stems = 0;
  uint64_t names = 0;
  const size_t count = sentence.stem_count();
  for (size_t i = 0; i < count; ++i) {
    const Stem stem = sentence.stem(i);
    const uint64_t bit = uint64_t{1} << IndexOf(stem);
    stems |= bit;
    names |= stem.name() ? bit : 0;
  }
  stems_low_ = static_cast<uint32_t>(stems);
  stems_high_ = stems >> 32 & ((1u << (kStemBits - 32)) - 1);
  names_ = Fold(names) & ((1u << kNameBits) - 1);
  stem_count_ = count & 15;
  all_names_ = sentence.names();
  const Stem opener = sentence.opener();
  if (!opener.none()) opener_ = (1 + IndexOf(opener)) & 63;
  hidden_ = (stem_count_ - static_cast<uint32_t>(CountBits(stems))) & 15;
  has_values_ = sentence.value_count() > 0 ? 1 : 0;
  truncated_ = sentence.truncated() ? 1 : 0;
  negated_ = sentence.negated() ? 1 : 0;
}

SignatureFilter::SignatureFilter(const MatchOptions& options)
    : truncated_(LeastSimilarity(options, true)) {
  for (size_t total = 0; total < kMaxStems; ++total) {
    needed_[total] = FewestShared(total, LeastSimilarity(options, false));
    needed_with_values_[total] =
        FewestShared(total, LeastSimilarity(options, true));
  }
}

bool SignatureFilter::MayNameTheSame(const Signature& a, const Signature& b) {
  if (a.truncated_ || b.truncated_) return true;
  // An opener is where the other one is, or somewhere else in there.
  const bool open = a.opener_ != 0 && b.opener_ != 0;
  if (open && (b.stems() >> (a.opener_ - 1) & 1) == 0 &&
      (a.stems() >> (b.opener_ - 1) & 1) == 0) {
    return false;
  }
  if (a.all_names_ == b.all_names_ || a.names_ != b.names_ ||
      a.stem_count_ < kMinStems || b.stem_count_ < kMinStems) {
    return true;
  }
  // More of the names is compared where all of them, or where there are none
  // the openers, are the same. They are if their bits are, and those are no
  // other stems' in both, or in either.
  return a.names_ != 0 ? a.MayHideName() && b.MayHideName()
                       : !open || a.opener_ != b.opener_ || a.hidden_ != 0 ||
                             b.hidden_ != 0;
}

bool SignatureFilter::MayShareEnough(const Signature& a,
                                     const Signature& b) const {
  // Shared stems that have one bit share it with others of either sentence.
  const int shared =
      CountBits(a.stems() & b.stems()) + std::min<int>(a.hidden_, b.hidden_);
  if (a.truncated_ || b.truncated_) {
    return shared >= truncated_ * std::min<int>(a.stem_count_, b.stem_count_);
  }
  const Needed& needed =
      a.has_values_ && b.has_values_ ? needed_with_values_ : needed_;
  return shared >= needed[size_t{a.stem_count_} + size_t{b.stem_count_}];
}

}  // namespace summarizer::repetition
