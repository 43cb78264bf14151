// One sentence as it lies in a RecordStore: a head of 32 bits, then what it
// says is there, in units of 16 bits.

#ifndef SUMMARIZER_REPETITION_PACKED_SENTENCE_H_
#define SUMMARIZER_REPETITION_PACKED_SENTENCE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/record.h"

namespace summarizer::repetition {

class PackedSentence {
 public:
  explicit PackedSentence(const uint16_t* units) : units_(units) {}

  // Appends `sketch`, which comes after one that ends at byte `previous_end`.
  static void Append(const SentenceSketch& sketch, uint32_t previous_end,
                     std::vector<uint16_t>& units);

  // Whether `units` begins with a whole sentence that Append could have
  // written.
  static bool IsValid(absl::Span<const uint16_t> units);

  size_t size() const { return OffsetOf(kEnd); }  // Units.
  uint32_t gap() const { return wide() ? Wide(0) : Bits(10, 3); }
  uint32_t length() const { return wide() ? Wide(2) : Bits(0, 10); }
  uint32_t stem_count() const { return Bits(20, 4); }

  // All fields; `begin` and `end` are relative to the end of the sentence
  // before.
  void Read(SentenceSketch& sketch) const;

 private:
  enum Part { kStems, kValues, kOpener, kExact, kEnd };

  uint32_t head() const { return units_[0] | uint32_t{units_[1]} << 16; }
  uint32_t Bits(int first, int count) const {
    return head() >> first & ((1u << count) - 1);
  }
  uint32_t words() const { return Bits(13, 7); }
  uint32_t value_count() const { return Bits(24, 3); }
  bool negated() const { return Bits(27, 1) != 0; }
  bool has_opener() const { return Bits(28, 1) != 0; }
  bool wide() const { return Bits(29, 1) != 0; }
  bool truncated() const { return Bits(30, 1) != 0; }
  bool has_exact() const { return stem_count() < kMinStems; }
  uint32_t Wide(size_t at) const {
    return units_[2 + at] | uint32_t{units_[3 + at]} << 16;
  }
  size_t OffsetOf(Part part) const {
    size_t offset = wide() ? 6 : 2;
    if (part > kStems) offset += stem_count();
    if (part > kValues) offset += value_count();
    if (part > kOpener) offset += has_opener() ? 1 : 0;
    if (part > kExact) offset += has_exact() ? 1 : 0;
    return offset;
  }

  const uint16_t* units_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_PACKED_SENTENCE_H_
