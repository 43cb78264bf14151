#include "summarizer/repetition/same_sentences.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "summarizer/repetition/key_partition.h"
#include "summarizer/repetition/sentence_keys.h"
#include "summarizer/repetition/signature.h"
#include "summarizer/text/huge_pages.h"
#include "summarizer/text/prefetch.h"
#include "summarizer/threads/parallel.h"
#include "summarizer/threads/reorderer.h"

namespace summarizer::repetition {
namespace {

// Sentences under one key with which another is compared.
constexpr size_t kMaxCompared = 16;
// How far ahead memory is fetched: in sentences, entries and groups.
constexpr uint32_t kSentencesAhead = 32;
constexpr size_t kAhead = 24;
constexpr size_t kGroupsAhead = 4;
// Sentences under a key of which each is compared with each by signature; of
// more, some will be similar.
constexpr uint32_t kFewUnderKey = 8;
// Of many, so many at a time are fetched, behind those few that are in hand.
constexpr uint32_t kStep = 4;
// Entries that are looked through before what was found in them is joined: few
// enough that it is in the smallest cache still.
constexpr uint32_t kBatch = 256;

// Parts that wait to be joined, for each thread.
constexpr size_t kPartsAhead = 16;

// About: how many there are is not worth counting.
size_t CountOfKeys(const SentenceTable& table) {
  constexpr size_t kPerSentence = 5;
  return kPerSentence * table.size();
}

// A few numbers below 2^32 - 1: small enough for the smallest cache.
class RootSet {
 public:
  // Makes it empty, with room for `count`.
  void Clear(size_t count) {
    for (const size_t slot : used_) slots_[slot] = kNone;
    used_.clear();
    while (slots_.size() < 2 * count) {
      slots_.assign(std::max(kLeastSlots, 2 * slots_.size()), kNone);
    }
  }
  bool Contains(uint32_t root) const { return slots_[SlotOf(root)] == root; }
  void Add(uint32_t root) {
    const size_t slot = SlotOf(root);
    if (slots_[slot] == root) return;
    slots_[slot] = root;
    used_.push_back(slot);
  }

 private:
  static constexpr uint32_t kNone = ~uint32_t{0};
  static constexpr size_t kLeastSlots = 64;

  // Where `root` is or would be: as its hash (Knuth) says, or after that. There
  // is always a slot that is not in use.
  size_t SlotOf(uint32_t root) const {
    const uint32_t hash = root * 0x9E3779B1u;
    size_t slot = uint64_t{hash} * slots_.size() >> 32;
    while (slots_[slot] != root && slots_[slot] != kNone) {
      slot = (slot + 1) & (slots_.size() - 1);
    }
    return slot;
  }

  std::vector<uint32_t> slots_;
  std::vector<size_t> used_;
};

class Joiner {
 public:
  Joiner(const SentenceTable& table, const MatchOptions& options)
      : table_(table),
        options_(options),
        threads_(table.threads()),
        filter_(options) {
    nodes_.resize(table.size());
    threads::ForRanges(table.size(), threads_, threads_,
                       [&](size_t, size_t begin, size_t end) {
                         for (auto s = static_cast<uint32_t>(begin); s < end;
                              ++s) {
                           if (s + kSentencesAhead < table_.size()) {
                             table_.Prefetch(s + kSentencesAhead);
                           }
                           nodes_[s] = {Signature(table_[s]), s};
                         }
                       });
  }

  std::vector<uint32_t> Run() && {
    JoinAll();
    // No parent is greater than its child.
    std::vector<uint32_t> roots(nodes_.size());
    for (size_t s = 0; s < roots.size(); ++s) {
      roots[s] = nodes_[s].parent = nodes_[nodes_[s].parent].parent;
    }
    return roots;
  }

 private:
  // What is read of a sentence under each of its keys, so side by side.
  struct Node {
    Signature signature;
    // Of a union-find forest (Tarjan 1975) whose roots are the smallest
    // numbers.
    uint32_t parent = 0;
  };
  static_assert(sizeof(Node) == 16, "all are in memory at a time");

  // Entries [begin, end) of one key. What is fetched for them ends at
  // `fetch_end` in to_fetch_.
  struct Group {
    uint32_t begin;
    uint32_t end;
    size_t fetch_end;
  };

  void JoinAll() {
    KeyPartition partition(CountOfKeys(table_), threads_);
    CollectKeys(partition);
    JoinParts(partition);
  }

  uint32_t Root(uint32_t s) {
    while (nodes_[s].parent != s) {
      nodes_[s].parent = nodes_[nodes_[s].parent].parent;
      s = nodes_[s].parent;
    }
    return s;
  }

  void Unite(uint32_t a, uint32_t b) {
    a = Root(a);
    b = Root(b);
    nodes_[std::max(a, b)].parent = std::min(a, b);
  }

  void CollectKeys(KeyPartition& partition) {
    threads::ForRanges(table_.size(), partition.lane_count(), threads_,
                       [&](size_t range, size_t begin, size_t end) {
                         KeyPartition::Lane& lane = partition.lane(range);
                         for (auto s = static_cast<uint32_t>(begin); s < end;
                              ++s) {
                           if (s + kSentencesAhead < table_.size()) {
                             table_.Prefetch(s + kSentencesAhead);
                           }
                           const SentenceKeys probes = ProbeKeys(table_[s]);
                           for (const uint32_t key : probes.Span()) {
                             lane.Add({key, s});
                           }
                         }
                       });
  }

  // Parts are taken by all threads, and joined by one at a time, in order: what
  // is compared depends on what is joined already.
  void JoinParts(const KeyPartition& partition) {
    threads::Reorderer<std::vector<KeyEntry>> parts(threads_ * kPartsAhead);
    std::atomic<size_t> next{0};
    threads::RunOnThreads(threads_, [&](size_t) {
      KeyPartition::Scratch scratch;
      for (size_t part = next++; part < partition.part_count(); part = next++) {
        std::vector<KeyEntry> entries;
        partition.TakeRepeated(part, scratch, entries);
        parts.Put(part, std::move(entries), [&](std::vector<KeyEntry> taken) {
          entries_ = std::move(taken);
          JoinEntries();
          return absl::OkStatus();
        });
      }
    });
  }

  // Joins what is under the keys of entries_. Of each batch first the keys are
  // found under which there are sentences to join, as far as signatures tell.
  void JoinEntries() {
    for (size_t i = 0; i < std::min(kAhead, entries_.size()); ++i) Prefetch(i);
    groups_.clear();
    uint32_t batch_end = kBatch;
    for (uint32_t i = 0; i < entries_.size();) {
      uint32_t end = i;
      do {
        if (end + kAhead < entries_.size()) Prefetch(end + kAhead);
        if (end + kAhead / 2 < entries_.size()) {
          PrefetchRoot(entries_[end + kAhead / 2].sentence());
        }
        ++end;
      } while (end < entries_.size() &&
               entries_[end].key() == entries_[i].key());
      if (MayJoin(i, end)) groups_.push_back({i, end, to_fetch_.size()});
      i = end;
      if (i >= batch_end || i == entries_.size()) {
        JoinGroups();
        batch_end = i + kBatch;
      }
    }
  }

  void Prefetch(size_t entry) const {
    const uint32_t s = entries_[entry].sentence();
    text::Prefetch(&nodes_[s]);
  }

  void PrefetchRoot(uint32_t s) const {
    text::Prefetch(&nodes_[nodes_[s].parent]);
  }

  // Whether the component of `s` was met in the group in hand.
  bool IsMet(uint32_t s) { return met_.Contains(Root(s)); }

  // Whether some of entries [begin, end) may be joined; fetches where those
  // lie. Of many it looks at the first only.
  bool MayJoin(uint32_t begin, uint32_t end) {
    bool may_join = end - begin > kFewUnderKey;
    end = std::min<uint32_t>(end, begin + kFewUnderKey);
    for (uint32_t i = begin + 1; i < end; ++i) {
      const uint32_t s = entries_[i].sentence();
      for (uint32_t j = begin; j < i; ++j) {
        const uint32_t other = entries_[j].sentence();
        if (!filter_.MayBeSame(nodes_[s].signature, nodes_[other].signature) ||
            Root(s) == Root(other)) {
          continue;
        }
        for (const uint32_t fetched : {s, other}) {
          table_.PrefetchPlace(fetched);
          to_fetch_.push_back(fetched);
        }
        may_join = true;
      }
    }
    return may_join;
  }

  // Fetches entries [begin, end) that may be joined to those before.
  void PrefetchCandidates(uint32_t begin, uint32_t end) {
    for (uint32_t e = begin; e < end; ++e) {
      const uint32_t s = entries_[e].sentence();
      if (IsMet(s)) continue;
      for (const uint32_t other : compared_) {
        if (filter_.MayBeSame(nodes_[s].signature, nodes_[other].signature)) {
          table_.Prefetch(s);
          table_.Prefetch(other);
        }
      }
    }
  }

  void JoinGroups() {
    size_t fetched = 0;
    for (size_t g = 0; g < groups_.size(); ++g) {
      const size_t ahead = std::min(g + kGroupsAhead, groups_.size() - 1);
      for (; fetched < groups_[ahead].fetch_end; ++fetched) {
        table_.Prefetch(to_fetch_[fetched]);
      }
      Join(groups_[g]);
    }
    groups_.clear();
    to_fetch_.clear();
  }

  void Join(const Group& group) {
    compared_.clear();
    met_.Clear(group.end - group.begin);
    for (uint32_t e = group.begin; e < group.end; ++e) {
      if ((e - group.begin) % kStep == kStep - 1) {
        const uint32_t ahead = e + 1 + kFewUnderKey - kStep;
        PrefetchCandidates(std::min(ahead, group.end),
                           std::min<uint32_t>(ahead + kStep, group.end));
      }
      const uint32_t s = entries_[e].sentence();
      if (IsMet(s)) continue;
      const Signature& signature = nodes_[s].signature;
      bool joined = false;
      uint64_t nearest = 0;
      for (const uint32_t other : compared_) {
        if (!filter_.MayBeSame(signature, nodes_[other].signature)) continue;
        // It may be what joins two components.
        if (joined && Root(s) == Root(other)) continue;
        if (!Join(s, other)) continue;
        joined = true;
        nearest = nodes_[other].signature.stems();
      }
      // Another wording of a component may be nearer to those that follow.
      if (compared_.size() < kMaxCompared &&
          (!joined || signature.stems() != nearest)) {
        compared_.push_back(s);
      }
      // What is joined is known by its root, which may be a new one.
      met_.Add(Root(s));
    }
  }

  // Joins two sentences if they say the same.
  bool Join(uint32_t a, uint32_t b) {
    if (!SameStatement(table_[a], table_[b], options_)) return false;
    const uint32_t record_a = table_.RecordOf(a);
    const uint32_t record_b = table_.RecordOf(b);
    if (record_a == record_b) {
      if (!SameWords(table_[a], table_[b])) return false;
      Unite(a, b);
    } else {
      Unite(a, b);
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
      if (Root(a) == Root(b)) return;
      if (!SameStatement(table_[a], table_[b], options_,
                         Context::kNeighboursAgree)) {
        return;
      }
      Unite(a, b);
    }
  }

  const SentenceTable& table_;
  const MatchOptions& options_;
  const size_t threads_;
  const SignatureFilter filter_;
  std::vector<Node, text::HugePages<Node>> nodes_;
  std::vector<KeyEntry> entries_;  // Of the part in hand, by key.
  // Of the batch in hand: groups, and what is fetched for them, in order.
  std::vector<Group> groups_;
  std::vector<uint32_t> to_fetch_;
  // Of the group in hand, the first wordings of each component,
  std::vector<uint32_t> compared_;
  // and the roots of components that were met.
  RootSet met_;
};

}  // namespace

std::vector<uint32_t> FindSameSentences(const SentenceTable& table,
                                        const MatchOptions& options) {
  return Joiner(table, options).Run();
}

}  // namespace summarizer::repetition
