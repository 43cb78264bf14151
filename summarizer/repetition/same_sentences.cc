#include "summarizer/repetition/same_sentences.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/radix_sort.h"
#include "summarizer/repetition/sentence_keys.h"

namespace summarizer::repetition {
namespace {

// Sentences under one key with which another is compared.
constexpr size_t kMaxCompared = 64;
// How much less similar the signatures of similar sentences may be, as several
// stems may meet in one bit.
constexpr double kSignatureSlack = 0.25;
// Keys are made in slices, so that few lie in memory: an eighth, or more of
// small sets.
constexpr size_t kSlices = 8;
constexpr size_t kSmallSlice = size_t{1} << 21;
constexpr size_t kKeysPerSentence = 7;  // About.
// How far ahead memory is fetched.
constexpr size_t kAhead = 8;

// Tells keys that come twice from most of those that come once, in four bits a
// key.
class TwiceFilter {
 public:
  explicit TwiceFilter(size_t keys) {
    int bits = 12;
    while (size_t{1} << (bits - 1) < keys) ++bits;
    shift_ = 32 - std::min(bits, 32);
    once_.resize((size_t{1} << (32 - shift_)) / 64);
    twice_.resize(once_.size());
  }

  void Add(uint32_t key) {
    uint64_t& once = once_[WordOf(key)];
    const uint64_t bit = BitOf(key);
    twice_[WordOf(key)] |= once & bit;
    once |= bit;
  }
  bool MayComeTwice(uint32_t key) const {
    return (twice_[WordOf(key)] & BitOf(key)) != 0;
  }
  void Clear() {
    std::fill(once_.begin(), once_.end(), 0);
    std::fill(twice_.begin(), twice_.end(), 0);
  }

 private:
  // The lower bits: the upper ones tell slices.
  uint32_t SlotOf(uint32_t key) const { return key << shift_ >> shift_; }
  size_t WordOf(uint32_t key) const { return SlotOf(key) / 64; }
  uint64_t BitOf(uint32_t key) const { return uint64_t{1} << (key % 64); }

  int shift_;
  std::vector<uint64_t> once_;
  std::vector<uint64_t> twice_;
};

// A bit for each stem.
uint64_t SignatureOf(const PackedSentence& sentence) {
  uint64_t signature = 0;
  for (size_t i = 0; i < sentence.stem_count(); ++i) {
    signature |= uint64_t{1} << (sentence.stem(i).hash() % 64);
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
        components_(table.size()),
        seen_(table.size(), 0) {}

  Components Run() && {
    // How many keys there are is not worth counting.
    const size_t keys = size_t{table_.size()} * kKeysPerSentence;
    const size_t slices =
        std::clamp<size_t>((keys + kSmallSlice - 1) / kSmallSlice, 1, kSlices);
    TwiceFilter filter(keys / slices);
    for (size_t slice = 0; slice < slices; ++slice) {
      filter.Clear();
      CollectKeys(slice, slices, filter);
      JoinCollected();
    }
    return std::move(components_);
  }

 private:
  // The keys of a slice that several sentences have, with those, sorted.
  void CollectKeys(size_t slice, size_t slices, TwiceFilter& filter) {
    entries_.clear();
    for (uint32_t s = 0; s < table_.size(); ++s) {
      const auto probes = ProbeKeys(table_[s]);  // Outlives the loop's span.
      for (const uint32_t key : probes.Span()) {
        if (uint64_t{key} * slices >> 32 != slice) continue;
        filter.Add(key);
        entries_.push_back(uint64_t{key} << 32 | s);
      }
    }
    entries_.erase(std::remove_if(entries_.begin(), entries_.end(),
                                  [&](uint64_t entry) {
                                    return !filter.MayComeTwice(
                                        static_cast<uint32_t>(entry >> 32));
                                  }),
                   entries_.end());
    SortByUpperHalf(entries_, scratch_);
  }

  void JoinCollected() {
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
    ++key_number_;
    for (size_t e = 0; e < entries.size(); ++e) {
      if (&entries[e] + kAhead <= &entries_.back()) {
        table_.Prefetch(static_cast<uint32_t>(*(&entries[e] + kAhead)));
      }
      const auto s = static_cast<uint32_t>(entries[e]);
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
