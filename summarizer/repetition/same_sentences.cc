#include "summarizer/repetition/same_sentences.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/radix_sort.h"
#include "summarizer/repetition/sentence_keys.h"

namespace summarizer::repetition {
namespace {

// Sentences under one key with which another is compared.
constexpr size_t kMaxCompared = 16;
// Keys at a time, so that few lie in memory: an eighth, or more of small sets.
constexpr size_t kSlices = 8;
constexpr size_t kSmallSlice = size_t{1} << 21;

class Joiner {
 public:
  Joiner(const SentenceTable& table, const MatchOptions& options)
      : table_(table), options_(options), components_(table.size()) {}

  Components Run() && {
    // How many keys there are is not worth counting.
    const size_t most = size_t{table_.size()} * 7;
    const size_t slices =
        std::clamp<size_t>((most + kSmallSlice - 1) / kSmallSlice, 1, kSlices);
    for (size_t slice = 0; slice < slices; ++slice) JoinSlice(slice, slices);
    return std::move(components_);
  }

 private:
  void JoinSlice(size_t slice, size_t slices) {
    entries_.clear();
    SentenceSketch sketch;
    for (uint32_t s = 0; s < table_.size(); ++s) {
      table_.Read(s, sketch);
      for (const uint32_t key : JoinKeys(sketch.Stems()).Span()) {
        if (uint64_t{key} * slices >> 32 == slice) {
          entries_.push_back(uint64_t{key} << 32 | s);
        }
      }
    }
    SortByUpperHalf(entries_, scratch_);
    for (size_t i = 0; i < entries_.size();) {
      size_t end = i + 1;
      while (end < entries_.size() &&
             entries_[end] >> 32 == entries_[i] >> 32) {
        ++end;
      }
      if (end > i + 1) {
        JoinUnderKey(absl::MakeConstSpan(entries_).subspan(i, end - i));
      }
      i = end;
    }
  }

  // A sentence under a key, one of each component.
  struct Compared {
    uint32_t sentence = 0;
    uint32_t record = 0;
    SentenceSketch sketch;
  };

  void JoinUnderKey(absl::Span<const uint64_t> entries) {
    size_t count = 0;
    for (const uint64_t entry : entries) {
      const auto s = static_cast<uint32_t>(entry);
      const uint32_t root = components_.Root(s);
      bool joined = false;
      for (size_t i = 0; i < count && !joined; ++i) {
        joined = components_.Root(compared_[i].sentence) == root;
      }
      if (joined) continue;
      const uint32_t record = table_.RecordOf(s);
      SentenceSketch sketch;
      table_.Read(s, sketch);
      for (size_t i = 0; i < count && !joined; ++i) {
        const Compared& other = compared_[i];
        if (other.record == record) {
          joined = SameWords(sketch, other.sketch);
          if (joined) components_.Join(s, other.sentence);
        } else if (SameStatement(sketch, other.sketch, options_)) {
          joined = true;
          components_.Join(s, other.sentence);
          Extend(s, record, other.sentence, other.record, -1);
          Extend(s, record, other.sentence, other.record, 1);
        }
      }
      if (!joined && count < kMaxCompared) {
        compared_[count++] = {s, record, sketch};
      }
    }
  }

  // Joins what stands before or after two sentences that say the same, as long
  // as it does, too.
  void Extend(uint32_t a, uint32_t record_a, uint32_t b, uint32_t record_b,
              int step) {
    SentenceSketch sketch_a;
    SentenceSketch sketch_b;
    while (true) {
      if (step < 0
              ? a == table_.FirstOf(record_a) || b == table_.FirstOf(record_b)
              : a + 1 == table_.EndOf(record_a) ||
                    b + 1 == table_.EndOf(record_b)) {
        return;
      }
      a += static_cast<uint32_t>(step);
      b += static_cast<uint32_t>(step);
      if (components_.Root(a) == components_.Root(b)) return;
      table_.Read(a, sketch_a);
      table_.Read(b, sketch_b);
      if (!SameStatement(sketch_a, sketch_b, options_,
                         Context::kNeighboursAgree)) {
        return;
      }
      components_.Join(a, b);
    }
  }

  const SentenceTable& table_;
  const MatchOptions& options_;
  Components components_;
  std::vector<uint64_t> entries_;  // A key, and a sentence that has it.
  std::vector<uint64_t> scratch_;
  std::array<Compared, kMaxCompared> compared_;
};

}  // namespace

Components FindSameSentences(const SentenceTable& table,
                             const MatchOptions& options) {
  return Joiner(table, options).Run();
}

}  // namespace summarizer::repetition
