#include "summarizer/repetition/same_sentences.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/radix_sort.h"
#include "summarizer/repetition/sentence_keys.h"

namespace summarizer::repetition {
namespace {

// Components under one key with whose first sentence another is compared.
constexpr size_t kMaxCompared = 256;
// How much less similar the signatures of similar sentences may be, as several
// stems may meet in one bit.
constexpr double kSignatureSlack = 0.15;
// Keys at a time, so that few lie in memory: an eighth, or more of small sets.
constexpr size_t kSlices = 8;
constexpr size_t kSmallSlice = size_t{1} << 21;

// A bit for each stem.
uint64_t SignatureOf(const SentenceSketch& sketch) {
  uint64_t signature = 0;
  for (const Stem stem : sketch.Stems()) {
    signature |= uint64_t{1} << (stem.hash() % 64);
  }
  return signature;
}

class Joiner {
 public:
  Joiner(const SentenceTable& table, const MatchOptions& options)
      : table_(table),
        options_(options),
        min_signature_similarity_(options.statement_similarity -
                                  kSignatureSlack),
        components_(table.size()) {}

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

  bool MayBeSame(uint64_t a, uint64_t b) const {
    return __builtin_popcountll(a & b) >=
           min_signature_similarity_ * __builtin_popcountll(a | b);
  }

  void JoinUnderKey(absl::Span<const uint64_t> entries) {
    compared_.clear();
    signatures_.clear();
    SentenceSketch sketch;
    SentenceSketch other;
    for (const uint64_t entry : entries) {
      const auto s = static_cast<uint32_t>(entry);
      const uint32_t root = components_.Root(s);
      if (std::any_of(compared_.begin(), compared_.end(), [&](uint32_t c) {
            return components_.Root(c) == root;
          })) {
        continue;
      }
      table_.Read(s, sketch);
      const uint64_t signature = SignatureOf(sketch);
      bool joined = false;
      for (size_t i = 0; i < compared_.size() && !joined; ++i) {
        if (!MayBeSame(signature, signatures_[i])) continue;
        table_.Read(compared_[i], other);
        joined = Join(s, sketch, compared_[i], other);
      }
      if (!joined && compared_.size() < kMaxCompared) {
        compared_.push_back(s);
        signatures_.push_back(signature);
      }
    }
  }

  // Joins two sentences if they say the same.
  bool Join(uint32_t a, const SentenceSketch& sketch_a, uint32_t b,
            const SentenceSketch& sketch_b) {
    const bool same = SameStatement(sketch_a, sketch_b, options_);
    if (!same) return false;
    const uint32_t record_a = table_.RecordOf(a);
    const uint32_t record_b = table_.RecordOf(b);
    if (record_a == record_b) {
      if (!SameWords(sketch_a, sketch_b)) return false;
      components_.Join(a, b);
    } else {
      components_.Join(a, b);
      Extend(a, record_a, b, record_b, -1);
      Extend(a, record_a, b, record_b, 1);
    }
    return true;
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
  const double min_signature_similarity_;
  Components components_;
  std::vector<uint64_t> entries_;  // A key, and a sentence that has it.
  std::vector<uint64_t> scratch_;
  // Under the key in hand: one sentence of each component, and its signature.
  std::vector<uint32_t> compared_;
  std::vector<uint64_t> signatures_;
};

}  // namespace

Components FindSameSentences(const SentenceTable& table,
                             const MatchOptions& options) {
  return Joiner(table, options).Run();
}

}  // namespace summarizer::repetition
