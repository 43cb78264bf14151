#include "summarizer/repetition/packed_sentence.h"

#include <algorithm>

namespace summarizer::repetition {
namespace {

constexpr uint32_t kMaxLength = (1u << 10) - 1;
constexpr uint32_t kMaxGap = (1u << 3) - 1;

void Append32(uint32_t value, std::vector<uint16_t>& units) {
  units.push_back(static_cast<uint16_t>(value));
  units.push_back(static_cast<uint16_t>(value >> 16));
}

// Whether [first, last) ascends strictly from above 0.
template <typename Iterator, typename Value>
bool Ascends(Iterator first, Iterator last, Value value) {
  uint32_t previous = 0;
  for (; first != last; ++first) {
    if (value(*first) <= previous) return false;
    previous = value(*first);
  }
  return true;
}

}  // namespace

void PackedSentence::Append(const SentenceSketch& sketch, uint32_t previous_end,
                            std::vector<uint16_t>& units) {
  const uint32_t gap = sketch.begin - previous_end;
  const uint32_t length = sketch.end - sketch.begin;
  const bool wide = gap > kMaxGap || length > kMaxLength;
  const uint32_t head =
      (wide ? 0 : length | gap << 10) | uint32_t{sketch.words} << 13 |
      uint32_t{sketch.stem_count} << 20 | uint32_t{sketch.value_count} << 24 |
      (sketch.negated ? 1u << 27 : 0) | (sketch.opener.none() ? 0 : 1u << 28) |
      (wide ? 1u << 29 : 0) | (sketch.truncated ? 1u << 30 : 0);
  Append32(head, units);
  if (wide) {
    Append32(gap, units);
    Append32(length, units);
  }
  for (const Stem stem : sketch.Stems()) units.push_back(stem.bits());
  for (const uint16_t value : sketch.Values()) units.push_back(value);
  if (!sketch.opener.none()) units.push_back(sketch.opener.bits());
  if (sketch.stem_count < kMinStems) units.push_back(sketch.exact);
}

bool PackedSentence::IsValid(absl::Span<const uint16_t> units) {
  if (units.size() < 2) return false;
  const PackedSentence sentence(units.data());
  if (sentence.stem_count() > kSketchStems ||
      sentence.value_count() > kSketchValues || (sentence.head() >> 31) != 0 ||
      sentence.size() > units.size()) {
    return false;
  }
  SentenceSketch sketch;
  sentence.Read(sketch);
  const auto stems = sketch.Stems();
  const auto values = sketch.Values();
  // Values may come twice: "from 5 percent to 5 percent".
  return Ascends(stems.begin(), stems.end(),
                 [](Stem stem) { return stem.hash(); }) &&
         std::is_sorted(values.begin(), values.end()) &&
         (values.empty() || values.front() != 0);
}

void PackedSentence::Read(SentenceSketch& sketch) const {
  sketch.begin = gap();
  sketch.end = sketch.begin + length();
  sketch.words = static_cast<uint8_t>(words());
  sketch.stem_count = static_cast<uint8_t>(stem_count());
  sketch.value_count = static_cast<uint8_t>(value_count());
  sketch.negated = negated();
  sketch.truncated = truncated();
  const uint16_t* const stems = units_ + OffsetOf(kStems);
  for (size_t i = 0; i < kSketchStems; ++i) {
    sketch.stems[i] = i < sketch.stem_count ? Stem::FromBits(stems[i]) : Stem();
  }
  const uint16_t* const values = stems + sketch.stem_count;
  for (size_t i = 0; i < kSketchValues; ++i) {
    sketch.values[i] = i < sketch.value_count ? values[i] : uint16_t{0};
  }
  sketch.opener =
      has_opener() ? Stem::FromBits(units_[OffsetOf(kOpener)]) : Stem();
  sketch.exact = has_exact() ? units_[OffsetOf(kExact)] : uint16_t{0};
}

}  // namespace summarizer::repetition
