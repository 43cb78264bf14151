#include "summarizer/repetition/retelling.h"

#include <cstddef>

#include "summarizer/repetition/similarity.h"

namespace summarizer::repetition {
namespace {

// Names and figures without which two sentences of a story need not tell one
// fact.
constexpr size_t kMinSpecific = 2;
// So many names together are enough, whatever the words between them.
constexpr size_t kManyNames = 4;
// What names and figures count beside other stems in a fact told again, where
// there are both: together they tell a fact. The names alone are in most
// sentences of a story, whatever comes of it.
constexpr size_t kNameWithValue = 12;
constexpr size_t kValue = 24;

bool HasStem(const PackedSentence& sketch, Stem stem) {
  for (size_t i = 0; i < sketch.stem_count(); ++i) {
    if (sketch.stem(i).hash() == stem.hash()) return true;
  }
  return false;
}

}  // namespace

bool CouldRetell(const PackedSentence& sketch) {
  // Nothing is known of the rest of a long sentence.
  if (sketch.truncated()) return false;
  size_t names = 0;
  for (size_t i = 0; i < sketch.stem_count(); ++i) {
    names += sketch.stem(i).name() ? 1 : 0;
  }
  return names > 0 && names + sketch.value_count() >= kMinSpecific;
}

RetellingBits RetellingBits::Needed(const PackedSentence& sketch) {
  RetellingBits bits = Held(sketch);
  bits.stems = 0;
  for (size_t i = 0; i < sketch.stem_count(); ++i) {
    const Stem stem = sketch.stem(i);
    if (stem.name()) bits.stems |= uint64_t{1} << stem.hash() % 64;
  }
  return bits;
}

RetellingBits RetellingBits::Held(const PackedSentence& sketch) {
  RetellingBits bits;
  for (size_t i = 0; i < sketch.stem_count(); ++i) {
    bits.stems |= uint64_t{1} << sketch.stem(i).hash() % 64;
  }
  for (size_t i = 0; i < sketch.value_count(); ++i) {
    bits.values |= uint64_t{1} << sketch.value(i) % 64;
  }
  return bits;
}

uint16_t NoveltyOfRetelling(const PackedSentence& sketch,
                            const PackedSentence& other) {
  if (!HasAllValues(other, sketch)) return kAllNew;
  size_t names = 0;
  size_t shared = 0;
  for (size_t i = 0; i < sketch.stem_count(); ++i) {
    const Stem stem = sketch.stem(i);
    const bool found = HasStem(other, stem);
    if (stem.name()) {
      if (!found) return kAllNew;
      ++names;
    } else {
      shared += found ? 1 : 0;
    }
  }
  const size_t others = sketch.stem_count() - names;
  if (others > 0 && shared == 0 && names < kManyNames) return kAllNew;
  if (!MayRetell(sketch, other)) return kAllNew;
  if (others == 0) return 0;
  const size_t values = sketch.value_count();
  const size_t known =
      values == 0 ? 0 : names * kNameWithValue + values * kValue;
  return static_cast<uint16_t>(kAllNew * (others - shared) / (others + known));
}

}  // namespace summarizer::repetition
