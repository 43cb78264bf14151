#include "summarizer/repetition/matcher.h"

#include <algorithm>
#include <tuple>

#include "summarizer/text/hash.h"

namespace summarizer::repetition {
namespace {

// Sentences with fewer content stems are found by those and their values.
constexpr int kMinBandStems = 3;
// Shorter ones ("He agreed.") are found beside others only.
constexpr int kMinExactWords = 4;

// Fixed, odd: each multiplier permutes the hashes in another way.
constexpr uint32_t Permute(uint32_t stem, uint32_t which) {
  uint32_t x = (stem + which * 0x9E3779B9u) * 0x85EBCA6Bu;
  x ^= x >> 13;
  x *= 0xC2B2AE35u;
  return x ^ (x >> 16);
}

bool Before(const SentenceRef& a, const SentenceRef& b,
            absl::Span<const ArticleRecord> records) {
  if (a.record == b.record) return a.sentence < b.sentence;
  return records[a.record].Order() < records[b.record].Order();
}

}  // namespace

Matcher::Keys Matcher::KeysOf(const SentenceSketch& sketch) {
  Keys keys;
  if (sketch.words >= kMinExactWords) keys.keys[keys.size++] = sketch.exact;
  if (sketch.stem_count < kMinBandStems) {
    uint64_t key = sketch.stem_count;
    for (const uint16_t stem : sketch.Stems()) key = text::Combine(key, stem);
    for (const uint16_t value : sketch.values) key = text::Combine(key, value);
    keys.keys[keys.size++] = static_cast<uint32_t>(key >> 32) & ~uint32_t{1};
    return keys;
  }
  for (uint32_t band = 0; band < kBands; ++band) {
    uint32_t first = ~uint32_t{0};
    uint32_t second = ~uint32_t{0};
    for (const uint16_t stem : sketch.Stems()) {
      first = std::min(first, Permute(stem, 2 * band + 1));
      second = std::min(second, Permute(stem, 2 * band + 2));
    }
    const uint64_t key =
        text::Combine(band, uint64_t{first} << 32 | second) >> 32;
    // Even: apart from exact fingerprints, which are odd.
    keys.keys[keys.size++] = static_cast<uint32_t>(key) & ~uint32_t{1};
  }
  return keys;
}

void Matcher::Add(const ArticleRecord& record, uint32_t index,
                  absl::Span<const ArticleRecord> records) {
  for (uint32_t s = 0; s < record.sentences.size(); ++s) {
    const Keys keys = KeysOf(record.sentences[s]);
    for (size_t k = 0; k < keys.size; ++k) {
      Insert(keys.keys[k], {index, s}, records);
    }
  }
}

void Matcher::Remove(const ArticleRecord& record, uint32_t index,
                     absl::Span<const ArticleRecord> records) {
  for (uint32_t s = 0; s < record.sentences.size(); ++s) {
    const Keys keys = KeysOf(record.sentences[s]);
    for (size_t k = 0; k < keys.size; ++k) {
      Erase(keys.keys[k], {index, s}, records);
    }
  }
}

void Matcher::Insert(uint32_t key, SentenceRef ref,
                     absl::Span<const ArticleRecord> records) {
  Bucket& bucket = buckets_[key];
  if (bucket.count == 0 || Before(ref, bucket.first, records)) {
    bucket.first = ref;
  }
  ++bucket.count;
  uint32_t slot = free_;
  if (slot != kEnd) {
    free_ = postings_[slot].next;
  } else {
    slot = static_cast<uint32_t>(postings_.size());
    postings_.emplace_back();
  }
  postings_[slot] = {ref, bucket.head};
  bucket.head = slot;
}

void Matcher::Erase(uint32_t key, SentenceRef ref,
                    absl::Span<const ArticleRecord> records) {
  const auto it = buckets_.find(key);
  if (it == buckets_.end()) return;
  Bucket& bucket = it->second;
  uint32_t* link = &bucket.head;
  while (*link != kEnd && !(postings_[*link].sentence == ref)) {
    link = &postings_[*link].next;
  }
  if (*link == kEnd) return;
  const uint32_t slot = *link;
  *link = postings_[slot].next;
  postings_[slot].next = free_;
  free_ = slot;
  if (--bucket.count == 0) {
    buckets_.erase(it);
    return;
  }
  if (bucket.first == ref) {
    bucket.first = postings_[bucket.head].sentence;
    for (uint32_t p = bucket.head; p != kEnd; p = postings_[p].next) {
      if (Before(postings_[p].sentence, bucket.first, records)) {
        bucket.first = postings_[p].sentence;
      }
    }
  }
}

void Matcher::Find(const ArticleRecord& record, uint32_t self,
                   absl::Span<const ArticleRecord> records,
                   const MatchOptions& options,
                   std::vector<Match>& matches) const {
  matches.clear();
  const auto verify = [&](uint32_t s, SentenceRef other, double similarity,
                          Context context) {
    return other.record != self &&
           SameStatement(record.sentences[s],
                         records[other.record].sentences[other.sentence],
                         similarity, context);
  };
  for (uint32_t s = 0; s < record.sentences.size(); ++s) {
    const Keys keys = KeysOf(record.sentences[s]);
    for (size_t k = 0; k < keys.size; ++k) {
      const auto it = buckets_.find(keys.keys[k]);
      if (it == buckets_.end()) continue;
      const Bucket& bucket = it->second;
      const auto consider = [&](SentenceRef other) {
        if (verify(s, other, options.statement_similarity, Context::kAlone)) {
          matches.push_back({s, other});
        }
      };
      if (bucket.count > kMaxBucket) {
        consider(bucket.first);
        continue;
      }
      for (uint32_t p = bucket.head; p != kEnd; p = postings_[p].next) {
        consider(postings_[p].sentence);
      }
    }
  }
  const auto order = [](const Match& a, const Match& b) {
    return std::tie(a.sentence, a.other) < std::tie(b.sentence, b.other);
  };
  const auto same = [](const Match& a, const Match& b) {
    return a.sentence == b.sentence && a.other == b.other;
  };
  std::sort(matches.begin(), matches.end(), order);
  matches.erase(std::unique(matches.begin(), matches.end(), same),
                matches.end());

  // Pasted runs: what stands beside a pair on both sides is a pair on weaker
  // evidence. Each pair found extends the run.
  const size_t anchors = matches.size();
  for (const int step : {-1, 1}) {
    for (size_t m = 0; m < anchors; ++m) {
      int64_t s = matches[m].sentence;
      SentenceRef other = matches[m].other;
      while (true) {
        s += step;
        const int64_t o = int64_t{other.sentence} + step;
        if (s < 0 || o < 0 ||
            s >= static_cast<int64_t>(record.sentences.size()) ||
            o >= static_cast<int64_t>(records[other.record].sentences.size())) {
          break;
        }
        other.sentence = static_cast<uint32_t>(o);
        const Match match = {static_cast<uint32_t>(s), other};
        // An anchor of its own, which extends further by itself.
        if (std::binary_search(matches.begin(),
                               matches.begin() + static_cast<int64_t>(anchors),
                               match, order)) {
          break;
        }
        if (!verify(match.sentence, other, options.run_similarity,
                    Context::kNeighboursAgree))
          break;
        matches.push_back(match);
      }
    }
  }
  std::sort(matches.begin(), matches.end(), order);
  matches.erase(std::unique(matches.begin(), matches.end(), same),
                matches.end());
}

uint32_t Matcher::CountExact(const SentenceSketch& sketch) const {
  const auto it = buckets_.find(sketch.exact);
  return it == buckets_.end() ? 0 : it->second.count;
}

size_t Matcher::memory_bytes() const {
  return buckets_.capacity() * (sizeof(uint32_t) + sizeof(Bucket) + 1) +
         postings_.capacity() * sizeof(Posting);
}

}  // namespace summarizer::repetition
