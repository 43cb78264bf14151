// One sentence as it lies in a RecordStore: a head of 32 bits, then what it
// says is there, in units of 16 bits.

#ifndef SUMMARIZER_REPETITION_PACKED_SENTENCE_H_
#define SUMMARIZER_REPETITION_PACKED_SENTENCE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/record.h"
#include "summarizer/repetition/units.h"

namespace summarizer::repetition {

// A view of the fields of a SentenceSketch. Points into the store.
class PackedSentence {
 public:
  explicit PackedSentence(const uint16_t* units)
      : head_(Read32(units)), stems_(units + HeadSize()) {}

  // Most units that a sentence takes.
  static constexpr size_t kMaxSize = 6 + kSketchStems + kSketchValues + 2;

  // Writes `sketch`, which comes after one that ends at byte `previous_end`, to
  // `units`, where there is room for kMaxSize. Returns the end of what was
  // written.
  static uint16_t* Write(const SentenceSketch& sketch, uint32_t previous_end,
                         uint16_t* units);

  // Writes the sentences of an article, one after the other, where there is
  // room for kMaxSize for each; calls begin(units) where each begins. Returns
  // the end.
  template <typename Begin>
  static uint16_t* WriteAll(absl::Span<const SentenceSketch> sketches,
                            uint16_t* units, Begin begin) {
    uint32_t end = 0;
    for (const SentenceSketch& sketch : sketches) {
      begin(units);
      units = Write(sketch, end, units);
      end = sketch.end;
    }
    return units;
  }

  // Whether `units` begins with a whole sentence that Write could have written.
  static bool IsValid(absl::Span<const uint16_t> units);

  // Units of 16 bits.
  size_t size() const {
    return HeadSize() + stem_count() + value_count() + (has_names() ? 1 : 0) +
           (has_exact() ? 1 : 0);
  }
  // Bytes from the end of the sentence before, and in the sentence.
  uint32_t gap() const {
    if (!wide()) return Bits(10, 2);
    return very_wide() ? Read32(stems_ - 4) : stems_[-2];
  }
  uint32_t length() const {
    if (!wide()) return Bits(0, 9);
    return very_wide() ? Read32(stems_ - 2) : stems_[-1];
  }

  size_t stem_count() const {
    return std::min<size_t>(Bits(18, 4), kSketchStems);
  }
  Stem stem(size_t i) const { return Stem::FromBits(stems_[i]); }
  // Those that are contrasts come first.
  bool has_contrast() const { return stem_count() > 0 && stem(0).contrast(); }
  bool has_name() const {
    for (size_t i = 0; i < stem_count(); ++i) {
      if (stem(i).name()) return true;
    }
    return false;
  }
  size_t value_count() const { return Bits(22, 3); }
  uint16_t value(size_t i) const { return stems_[stem_count() + i]; }
  // None where there is no opener that could be a name.
  Stem opener() const {
    const uint32_t index = Bits(25, 4);
    return index == SentenceSketch::kNoOpener ? Stem() : stem(index);
  }
  uint16_t names() const {
    return has_names() ? stems_[stem_count() + value_count()] : uint16_t{0};
  }
  uint16_t exact() const {
    return has_exact() ? stems_[size() - 1 - HeadSize()] : uint16_t{0};
  }
  uint32_t words() const { return Bits(12, 6); }
  bool negated() const { return Bits(29, 1) != 0; }
  bool future() const { return Bits(31, 1) != 0; }
  bool truncated() const { return Bits(18, 4) == kTruncated; }

  // All fields; `begin` and `end` are relative to the end of the sentence
  // before.
  SentenceSketch Unpack() const;

 private:
  // The head is of 32 bits; where the gap or the length have no room in there,
  // the two follow in a unit each, or in two.
  static constexpr size_t kHead = 2;
  static constexpr uint32_t kVeryWide = 1;  // As the length.
  // As the number of stems: there are kSketchStems, of more.
  static constexpr uint32_t kTruncated = kSketchStems + 1;

  size_t HeadSize() const {
    return kHead + (wide() ? (very_wide() ? 4u : 2u) : 0u);
  }
  uint32_t Bits(int first, int count) const {
    return head_ >> first & ((1u << count) - 1);
  }
  bool wide() const { return Bits(30, 1) != 0; }
  bool very_wide() const { return Bits(0, 9) == kVeryWide; }
  bool has_names() const { return Bits(9, 1) != 0; }
  bool has_exact() const { return stem_count() < kMinStems; }
  uint32_t head_;
  const uint16_t* stems_;
};

// The sentences of one record, one after the other.
class PackedSentences {
 public:
  // Returns itself.
  const PackedSentences& Assign(absl::Span<const SentenceSketch> sketches);

  size_t size() const { return begins_.size(); }
  PackedSentence operator[](size_t s) const {
    return PackedSentence(units_.data() + begins_[s]);
  }

 private:
  std::vector<uint16_t> units_;
  std::vector<size_t> begins_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_PACKED_SENTENCE_H_
