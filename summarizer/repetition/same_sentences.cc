#include "summarizer/repetition/same_sentences.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "summarizer/repetition/key_partition.h"
#include "summarizer/repetition/sentence_keys.h"

namespace summarizer::repetition {
namespace {

// Sentences under one key with which another is compared.
constexpr size_t kMaxCompared = 16;
// How much less similar the signatures of similar sentences may be, as several
// stems may meet in one bit.
constexpr double kSignatureSlack = 0.25;
// Keys are made in slices, so that few lie in memory: a quarter, or more of
// small sets.
constexpr size_t kSlices = 4;
constexpr size_t kSmallSlice = size_t{1} << 20;
constexpr size_t kKeysPerSentence = 7;  // About.
// How far ahead memory is fetched: in sentences, and in keys, for those where
// sentences are and for what is there.
constexpr uint32_t kSentencesAhead = 32;
constexpr size_t kFarAhead = 24;
constexpr size_t kAhead = 12;
// Sentences under a key that are fetched; more of them need no help.
constexpr size_t kFetched = 8;

// Of Signature::names, the bits of names; in the others there is the opener's
// bit in Signature::stems, from 1, or 0.
constexpr int kNameBits = 58;
constexpr uint64_t kNames = (uint64_t{1} << kNameBits) - 1;

uint64_t BitOf(Stem stem) { return uint64_t{1} << (stem.hash() % 64); }

// A bit for each stem, and for most of those that are names.
Signature SignatureOf(const PackedSentence& sentence) {
  Signature signature;
  for (size_t i = 0; i < sentence.stem_count(); ++i) {
    const Stem stem = sentence.stem(i);
    signature.stems |= BitOf(stem);
    signature.names |= stem.name() ? BitOf(stem) & kNames : 0;
  }
  const Stem opener = sentence.opener();
  if (!opener.none()) {
    signature.names |= uint64_t{(opener.hash() % 64 + 1) % 64} << kNameBits;
  }
  return signature;
}

// Whether sentences may name the same things. False only where SameStatement
// is, of sentences that stand alone.
bool MayNameTheSame(const Signature& a, const Signature& b) {
  if ((a.names & kNames & ~b.stems) != 0 ||
      (b.names & kNames & ~a.stems) != 0) {
    return false;
  }
  // An opener is where the other one is, or somewhere else in there.
  const uint64_t x = a.names >> kNameBits;
  const uint64_t y = b.names >> kNameBits;
  return x == 0 || y == 0 || (b.stems >> (x - 1) & 1) != 0 ||
         (a.stems >> (y - 1) & 1) != 0;
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
        components_(table.size()) {}

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
        partition.TakeRepeated(part, entries_);
        FindGroups();
        JoinGroups();
      }
    }
    return std::move(components_);
  }

 private:
  // Entries [begin, end) of one key.
  struct Group {
    uint32_t begin;
    uint32_t end;
  };

  void CollectKeys(size_t slice, size_t slices, KeyPartition& partition) {
    for (uint32_t s = 0; s < table_.size(); ++s) {
      if (s + kSentencesAhead < table_.size()) {
        table_.Prefetch(s + kSentencesAhead);
      }
      const PackedSentence sentence = table_[s];
      const Signature signature = SignatureOf(sentence);
      const auto probes = ProbeKeys(sentence);  // Outlives the loop's span.
      for (const uint32_t key : probes.Span()) {
        if (uint64_t{key} * slices >> 32 != slice) continue;
        partition.Add({key, s, signature});
      }
    }
  }

  // The keys under which sentences may be the same, by their signatures.
  void FindGroups() {
    groups_.clear();
    for (uint32_t i = 0; i < entries_.size();) {
      uint32_t end = i + 1;
      while (end < entries_.size() && entries_[end].key == entries_[i].key) {
        ++end;
      }
      if (MayJoin(i, end)) groups_.push_back({i, end});
      i = end;
    }
  }

  bool MayJoin(uint32_t begin, uint32_t end) const {
    if (end - begin > kFetched) return true;
    for (uint32_t i = begin; i < end; ++i) {
      for (uint32_t j = begin; j < i; ++j) {
        if (MayBeSame(entries_[i].signature, entries_[j].signature)) {
          return true;
        }
      }
    }
    return false;
  }

  void JoinGroups() {
    const auto for_fetched = [this](size_t g, auto fetch) {
      if (g >= groups_.size()) return;
      const Group& group = groups_[g];
      for (uint32_t e = group.begin;
           e < group.end && e < group.begin + kFetched; ++e) {
        fetch(entries_[e].sentence);
      }
    };
    for (size_t g = 0; g < groups_.size(); ++g) {
      for_fetched(g + kFarAhead, [this](uint32_t sentence) {
        table_.PrefetchPlace(sentence);
        components_.Prefetch(sentence);
      });
      for_fetched(g + kAhead,
                  [this](uint32_t sentence) { table_.Prefetch(sentence); });
      Join(groups_[g]);
    }
  }

  bool MayBeSame(const Signature& a, const Signature& b) const {
    return MayNameTheSame(a, b) &&
           CountBits(a.stems & b.stems) >=
               min_signature_similarity_ * CountBits(a.stems | b.stems);
  }

  void Join(const Group& group) {
    compared_.clear();
    ++group_number_;
    for (uint32_t e = group.begin; e < group.end; ++e) {
      if (e + kFetched < group.end) {
        components_.Prefetch(entries_[e + kFetched].sentence);
      }
      const uint32_t s = entries_[e].sentence;
      if (components_.mark(components_.Root(s)) == group_number_) continue;
      const Signature& signature = entries_[e].signature;
      bool joined = false;
      uint64_t nearest = 0;
      for (size_t i = 0; i < compared_.size() && !joined; ++i) {
        const KeyEntry& other = entries_[compared_[i]];
        if (!MayBeSame(signature, other.signature)) continue;
        joined = Join(s, other.sentence);
        nearest = other.signature.stems;
      }
      // Another wording of a component may be nearer to those that follow.
      if (compared_.size() < kMaxCompared &&
          (!joined || signature.stems != nearest)) {
        compared_.push_back(e);
      }
      // What is joined is known by its root, which may be a new one.
      components_.set_mark(components_.Root(s), group_number_);
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
  std::vector<KeyEntry> entries_;  // Of the part in hand, by key.
  std::vector<Group> groups_;      // Of those.
  // Of the group in hand; it marks the components that were met in it.
  uint32_t group_number_ = 0;
  // Its first wordings of each component, as entries.
  std::vector<uint32_t> compared_;
};

}  // namespace

Components FindSameSentences(const SentenceTable& table,
                             const MatchOptions& options) {
  return Joiner(table, options).Run();
}

}  // namespace summarizer::repetition
