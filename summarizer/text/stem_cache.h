// Words to stems, each distinct word stemmed once.

#ifndef SUMMARIZER_TEXT_STEM_CACHE_H_
#define SUMMARIZER_TEXT_STEM_CACHE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "summarizer/text/document.h"
#include "summarizer/text/language.h"

struct sb_stemmer;

namespace summarizer::text {

// A lower-case word as two integers: its bytes, padded with zeros, if there are
// at most 16, else two hashes that no such bytes are equal to.
struct WordKey {
  static constexpr size_t kMaxBytes = 16;

  uint64_t low = 0;  // Never 0 for a word.
  uint64_t high = 0;

  // `lower_word` is not empty.
  static WordKey Of(std::string_view lower_word);
};

// A bounded cache in front of a Snowball stemmer (Porter, snowballstem.org). A
// full cache forgets; results never depend on what it holds. For one thread at
// a time.
class StemCache {
 public:
  // What is known of a word besides its stem: Term::kStopWord, kNegation and
  // kConnective, and these in bits that no Term::Flag has.
  enum Trait : uint16_t {
    kMayBeQuantity = 1 << 12,  // A number in words, or a month.
    kCalendar = 1 << 13,       // A month or a day of the week.
    kOpener = 1 << 14,
  };
  static constexpr uint16_t kTermFlags =
      Term::kStopWord | Term::kNegation | Term::kConnective;

  // `id` and `epoch` are the caller's: a new entry has both 0.
  struct Entry {
    WordKey word;
    uint64_t stem = 0;  // Hash of the stem; never 0.
    uint32_t id = 0;
    uint16_t epoch = 0;
    uint16_t traits = 0;
  };

  // `language` outlives the cache. Stem hashes are seeded with `seed`.
  StemCache(const Language& language, uint64_t seed);
  ~StemCache();
  StemCache(const StemCache&) = delete;
  StemCache& operator=(const StemCache&) = delete;

  // The entry of a word that is not empty and in lower case; `key` is its key.
  // Valid until the next call.
  Entry& Find(WordKey key, std::string_view lower_word) {
    Entry* const known = FindKnown(key);
    return known != nullptr ? *known : Add(key, lower_word);
  }
  // The same for a word of `size` bytes that are all in the key.
  Entry& Find(WordKey key, size_t size) {
    Entry* const known = FindKnown(key);
    return known != nullptr ? *known : AddShort(key, size);
  }

  // Zeros the epoch of all entries.
  void ForgetEpochs();

 private:
  // Two cache lines; the first fills first.
  static constexpr size_t kWays = 4;
  struct alignas(64) Bucket {
    Entry entries[kWays];
  };

  struct FreeStemmer {
    void operator()(sb_stemmer* stemmer) const;
  };

  // 64 Ki words hold the vocabulary of days of news.
  static constexpr int kIndexBits = 14;

  size_t IndexOf(WordKey key) const {
    // Wyhash's step (Wang Yi): the halves of a 128-bit product, folded.
    __extension__ using Wide = unsigned __int128;
    const Wide product =
        static_cast<Wide>(key.low ^ mix_low_) * (key.high ^ mix_high_);
    return static_cast<size_t>((static_cast<uint64_t>(product >> 64) ^
                                static_cast<uint64_t>(product)) >>
                               (64 - kIndexBits));
  }

  Entry* FindKnown(WordKey key) {
    for (Entry& entry : buckets_[IndexOf(key)].entries) {
      if (entry.word.low == key.low && entry.word.high == key.high) {
        return &entry;
      }
    }
    return nullptr;
  }
  Entry& Add(WordKey key, std::string_view lower_word);
  Entry& AddShort(WordKey key, size_t size);
  uint64_t Stem(std::string_view lower_word) const;

  const Language& language_;
  const uint64_t seed_;
  // From the seed, so that nobody can write words that all meet in one bucket.
  const uint64_t mix_low_;
  const uint64_t mix_high_;
  std::unique_ptr<sb_stemmer, FreeStemmer> stemmer_;
  std::vector<Bucket> buckets_;
  uint32_t next_victim_ = 0;
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_STEM_CACHE_H_
