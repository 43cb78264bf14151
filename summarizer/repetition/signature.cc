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

Signature::Signature(const PackedSentence& sentence)
    : more_of_names_(static_cast<uint8_t>(sentence.names())),
      stem_count_(sentence.stem_count() & 15),
      has_values_(sentence.value_count() > 0),
      truncated_(sentence.truncated()),
      negated_(sentence.negated()) {
  uint64_t names = 0;
  for (size_t i = 0; i < stem_count_; ++i) {
    const Stem stem = sentence.stem(i);
    const uint64_t bit = BitOf(stem);
    stems_ |= bit;
    names |= stem.name() ? bit : 0;
  }
  names_ = Fold(names);
  hidden_ = (stem_count_ - CountBits(stems_)) & 15;
  const Stem opener = sentence.opener();
  if (!opener.none()) opener_ = static_cast<uint8_t>(1 + opener.hash() % 64);
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
  if (open && (b.stems_ >> (a.opener_ - 1) & 1) == 0 &&
      (a.stems_ >> (b.opener_ - 1) & 1) == 0) {
    return false;
  }
  if (a.more_of_names_ == b.more_of_names_ || a.names_ != b.names_ ||
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
      CountBits(a.stems_ & b.stems_) + std::min<int>(a.hidden_, b.hidden_);
  if (a.truncated_ || b.truncated_) {
    return shared >= truncated_ * std::min<int>(a.stem_count_, b.stem_count_);
  }
  const Needed& needed =
      a.has_values_ && b.has_values_ ? needed_with_values_ : needed_;
  return shared >= needed[size_t{a.stem_count_} + size_t{b.stem_count_}];
}

}  // namespace summarizer::repetition
