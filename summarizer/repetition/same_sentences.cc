#include "summarizer/repetition/same_sentences.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "summarizer/repetition/key_partition.h"
#include "summarizer/repetition/sentence_keys.h"

namespace summarizer::repetition {
namespace {

// Sentences under one key with which another is compared.
constexpr size_t kMaxCompared = 64;
// How much less similar the signatures of similar sentences may be, as several
// stems may meet in one bit.
constexpr double kSignatureSlack = 0.25;
// Keys are made in slices, so that few lie in memory: a quarter, or more of
// small sets.
constexpr size_t kSlices = 4;
constexpr size_t kSmallSlice = size_t{1} << 25;
constexpr size_t kKeysPerSentence = 7;  // About.
// How far ahead memory is fetched: where a sentence is, then what is there.
constexpr size_t kFarAhead = 32;
constexpr size_t kAhead = 16;

// A bit for each stem.
uint64_t SignatureOf(const PackedSentence& sentence) {
  uint64_t signature = 0;
  for (size_t i = 0; i < sentence.stem_count(); ++i) {
    signature |= uint64_t{1} << (sentence.stem(i).hash() % 64);
  }
  return signature;
}

// Set bits; without an instruction for it, faster than the compiler's call.
int CountBits(uint64_t x) {
  x -= x >> 1 & 0x5555555555555555u;
  x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
  x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return static_cast<int>(x * 0x0101010101010101u >> 56);
}

class Joiner {
 public:
  Joiner(const SentenceTable& table, const MatchOptions& options)
      : table_(table),
        options_(options),
        min_signature_similarity_(options.statement_similarity -
                                  kSignatureSlack),
        components_(table.size()),
        seen_(table.size(), 0) {}

  Components Run() && {
    // How many keys there are is not worth counting.
    const size_t keys = size_t{table_.size()} * kKeysPerSentence;
    const size_t slices =
        std::clamp<size_t>((keys + kSmallSlice - 1) / kSmallSlice, 1, kSlices);
    KeyPartition partition(keys, slices);
    for (size_t slice = 0; slice < slices; ++slice) {
      partition.Clear();
      CollectKeys(slice, slices, partition);
      for (size_t part = 0; part < partition.part_count(); ++part) {
        partition.TakeRepeated(part, entries_, scratch_);
        JoinCollected();
      }
    }
    return std::move(components_);
  }

 private:
  void CollectKeys(size_t slice, size_t slices, KeyPartition& partition) {
    for (uint32_t s = 0; s < table_.size(); ++s) {
      if (s + kAhead < table_.size()) {
        table_.Prefetch(s + static_cast<uint32_t>(kAhead));
      }
      const auto probes = ProbeKeys(table_[s]);  // Outlives the loop's span.
      for (const uint32_t key : probes.Span()) {
        if (uint64_t{key} * slices >> 32 == slice) partition.Add(key, s);
      }
    }
  }

  void JoinCollected() {
    for (size_t i = 0; i < entries_.size();) {
      size_t end = i + 1;
      while (end < entries_.size() &&
             entries_[end] >> 32 == entries_[i] >> 32) {
        ++end;
      }
      if (end > i + 1) {
        JoinUnderKey(i, end);
      }
      i = end;
    }
  }

  // Fetches what entry `e` will soon be asked for.
  void PrefetchAfter(size_t e) const {
    if (e + kFarAhead < entries_.size()) {
      const auto far = static_cast<uint32_t>(entries_[e + kFarAhead]);
      table_.PrefetchPlace(far);
      components_.Prefetch(far);
    }
    if (e + kAhead < entries_.size()) {
      table_.Prefetch(static_cast<uint32_t>(entries_[e + kAhead]));
    }
  }

  bool MayBeSame(uint64_t a, uint64_t b) const {
    return CountBits(a & b) >= min_signature_similarity_ * CountBits(a | b);
  }

  // Joins entries [begin, end), which have one key.
  void JoinUnderKey(size_t begin, size_t end) {
    compared_.clear();
    signatures_.clear();
    ++key_number_;
    for (size_t e = begin; e < end; ++e) {
      PrefetchAfter(e);
      const auto s = static_cast<uint32_t>(entries_[e]);
      if (seen_[components_.Root(s)] == key_number_) continue;
      const PackedSentence sentence = table_[s];
      const uint64_t signature = SignatureOf(sentence);
      bool joined = false;
      uint64_t nearest = 0;
      for (size_t i = 0; i < compared_.size() && !joined; ++i) {
        if (!MayBeSame(signature, signatures_[i])) continue;
        joined = Join(s, compared_[i]);
        nearest = signatures_[i];
      }
      // Another wording of a component may be nearer to those that follow.
      if (compared_.size() < kMaxCompared &&
          (!joined || signature != nearest)) {
        compared_.push_back(s);
        signatures_.push_back(signature);
      }
      // What is joined is known by its root, which may be a new one.
      seen_[components_.Root(s)] = key_number_;
    }
  }

  // Joins two sentences if they say the same.
  bool Join(uint32_t a, uint32_t b) {
    if (!SameStatement(table_[a], table_[b], options_)) return false;
    const uint32_t record_a = table_.RecordOf(a);
    const uint32_t record_b = table_.RecordOf(b);
    if (record_a == record_b) {
      if (!SameWords(table_[a], table_[b])) return false;
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
      if (!SameStatement(table_[a], table_[b], options_,
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
  uint32_t key_number_ =
      0;  // Of the key in hand, which several sentences have.
  // By root: the last such key under which its component was met.
  std::vector<uint32_t> seen_;
  // Under the key in hand: the first wordings of each component, and their
  // signatures.
  std::vector<uint32_t> compared_;
  std::vector<uint64_t> signatures_;
};

}  // namespace

Components FindSameSentences(const SentenceTable& table,
                             const MatchOptions& options) {
  return Joiner(table, options).Run();
}

}  // namespace summarizer::repetition
