#include "summarizer/repetition/packed_sentence.h"

namespace summarizer::repetition {
namespace {

constexpr uint32_t kMaxLength = (1u << 9) - 1;
constexpr uint32_t kMaxGap = (1u << 2) - 1;
constexpr uint32_t kMaxUnit = (1u << 16) - 1;

}  // namespace

uint16_t* PackedSentence::Write(const SentenceSketch& sketch,
                                uint32_t previous_end, uint16_t* units) {
  const uint32_t gap = sketch.begin - previous_end;
  const uint32_t length = sketch.end - sketch.begin;
  const bool wide = gap > kMaxGap || length > kMaxLength;
  const bool very_wide = gap > kMaxUnit || length > kMaxUnit;
  const uint32_t head =
      (wide ? (very_wide ? kVeryWide : 0) : length | gap << 10) |
      (sketch.names != 0 ? 1u << 9 : 0) | uint32_t{sketch.words} << 12 |
      (sketch.truncated ? kTruncated : uint32_t{sketch.stem_count}) << 18 |
      uint32_t{sketch.value_count} << 22 | uint32_t{sketch.opener} << 25 |
      (sketch.negated ? 1u << 29 : 0) | (wide ? 1u << 30 : 0) |
      (sketch.future ? 1u << 31 : 0);
  units = Write32(head, units);
  if (very_wide) {
    units = Write32(gap, units);
    units = Write32(length, units);
  } else if (wide) {
    *units++ = static_cast<uint16_t>(gap);
    *units++ = static_cast<uint16_t>(length);
  }
  for (size_t i = 0; i < sketch.stem_count; ++i) {
    *units++ = sketch.stems[i].bits();
  }
  for (size_t i = 0; i < sketch.value_count; ++i) *units++ = sketch.values[i];
  if (sketch.names != 0) *units++ = sketch.names;
  if (sketch.stem_count < kMinStems) *units++ = sketch.exact;
  return units;
}

bool PackedSentence::IsValid(absl::Span<const uint16_t> units) {
  if (units.size() < kHead) return false;
  // Reads no more than the head.
  const PackedSentence sentence(units.data());
  if (sentence.Bits(18, 4) > kTruncated ||
      sentence.value_count() > kSketchValues ||
      sentence.size() > units.size()) {
    return false;
  }
  const uint32_t opener = sentence.Bits(25, 4);
  if (opener != SentenceSketch::kNoOpener && opener >= sentence.stem_count()) {
    return false;
  }
  for (size_t i = 0; i < sentence.stem_count(); ++i) {
    if (sentence.stem(i).hash() <= (i == 0 ? 0 : sentence.stem(i - 1).hash())) {
      return false;
    }
  }
  // Values may come twice: "from 5 percent to 5 percent".
  for (size_t i = 0; i < sentence.value_count(); ++i) {
    if (sentence.value(i) < (i == 0 ? 1 : sentence.value(i - 1))) return false;
  }
  return true;
}

SentenceSketch PackedSentence::Unpack() const {
  SentenceSketch sketch;
  sketch.begin = gap();
  sketch.end = sketch.begin + length();
  sketch.words = static_cast<uint8_t>(words());
  sketch.stem_count = static_cast<uint8_t>(stem_count());
  sketch.value_count = static_cast<uint8_t>(value_count());
  sketch.opener = static_cast<uint8_t>(Bits(25, 4));
  sketch.negated = negated();
  sketch.future = future();
  sketch.truncated = truncated();
  sketch.names = names();
  sketch.exact = exact();
  for (size_t i = 0; i < stem_count(); ++i) sketch.stems[i] = stem(i);
  for (size_t i = 0; i < value_count(); ++i) sketch.values[i] = value(i);
  return sketch;
}

const PackedSentences& PackedSentences::Assign(
    absl::Span<const SentenceSketch> sketches) {
  begins_.clear();
  const size_t room = PackedSentence::kMaxSize * sketches.size();
  if (units_.size() < room) units_.resize(room);
  PackedSentence::WriteAll(sketches, units_.data(), [&](const uint16_t* at) {
    begins_.push_back(static_cast<size_t>(at - units_.data()));
  });
  return *this;
}

}  // namespace summarizer::repetition
