// Words to stems, each distinct word stemmed once.

#ifndef SUMMARIZER_TEXT_STEM_CACHE_H_
#define SUMMARIZER_TEXT_STEM_CACHE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "summarizer/text/document.h"
#include "summarizer/text/huge_pages.h"
#include "summarizer/text/language.h"
#include "summarizer/text/prefetch.h"
#include "summarizer/text/stemmer.h"

namespace summarizer::text {

namespace internal {

// By size: so many bytes of ones first.
struct alignas(16) KeyMask {
  uint8_t bytes[16];
};
constexpr std::array<KeyMask, 17> MakeKeyMasks() {
  std::array<KeyMask, 17> masks{};
  for (size_t size = 0; size < masks.size(); ++size) {
    for (size_t i = 0; i < size; ++i) masks[size].bytes[i] = 0xFF;
  }
  return masks;
}
inline constexpr std::array<KeyMask, 17> kKeyMasks = MakeKeyMasks();

}  // namespace internal

// A lower-case word of at most 16 bytes, padded with zeros, or two hashes of a
// longer one.
struct WordKey {
  static constexpr size_t kMaxBytes = 16;

  uint64_t low = 0;  // Never 0 for a word.
  uint64_t high = 0;

  // `lower_word` is not empty.
  static WordKey Of(std::string_view lower_word);

  // Of the `size` ASCII letters and digits at `bytes`, in lower case. `size` is
  // at most 16; so many bytes are readable.
  static WordKey OfAscii(const char* bytes, size_t size) {
    constexpr uint64_t kLowerCaseBits = 0x2020202020202020u;
    WordKey key;
    WordKey mask;
    std::memcpy(&key, bytes, sizeof(key));
    std::memcpy(&mask, internal::kKeyMasks[size].bytes, sizeof(mask));
    // In digits the bit of lower case is set already.
    key.low = (key.low | kLowerCaseBits) & mask.low;
    key.high = (key.high | kLowerCaseBits) & mask.high;
    return key;
  }
};

// A bounded cache in front of a Stemmer. A full cache forgets; results never
// depend on what it holds. For one thread at a time.
class StemCache {
 public:
  // What is known of a word besides its stem: Term::kStopWord, kNegation,
  // kConnective, kFuture and kRelative, and these in bits that no Term::Flag
  // has.
  enum Trait : uint16_t {
    kMayBeQuantity = 1 << 12,  // A number in words, or a month.
    kCalendar = 1 << 13,       // A month or a day of the week.
    kOpener = 1 << 14,
  };
  static constexpr uint16_t kTermFlags = Term::kStopWord | Term::kNegation |
                                         Term::kConnective | Term::kFuture |
                                         Term::kRelative;

  struct Word {
    uint64_t stem = 0;  // Hash of the stem: see Term::id.
    uint16_t traits = 0;
  };

  // Where a word is, if it is anywhere.
  struct Place {
    uint64_t key;  // Of up to 8 bytes the word itself, else a hash.
    size_t bucket;
  };
  // A key that no word has.
  static constexpr uint64_t kNoKey = ~uint64_t{0};

  // `language` outlives the cache. Hashes of stems are seeded with `seed`.
  StemCache(const Language& language, uint64_t seed);

  // Place of the word with this key and `size` bytes.
  Place PlaceOf(WordKey key, size_t size) const {
    // Multiply-shift (Dietzfelbinger et al. 1997): no two words meet more often
    // than by chance, whoever chose them, as long as the multipliers are
    // secret.
    const uint64_t hash =
        key.low * multiplier_low_ + key.high * multiplier_high_;
    Place place;
    // The highest bit is in no ASCII word.
    place.key = size <= sizeof(key.low) ? key.low : hash | uint64_t{1} << 63;
    place.bucket = static_cast<size_t>(hash >> (64 - kIndexBits));
    return place;
  }

  // Some time before Find.
  void Prefetch(Place place) const { text::Prefetch(&buckets_[place.bucket]); }

  // Whether the word at `place` is known; then `word` is it, else any.
  bool Find(Place place, Word& word) const {
    const Bucket& bucket = buckets_[place.bucket];
    // Where in the bucket it is can't be foreseen: no branches.
    static_assert(kWays == 3);
    const size_t first = bucket.keys[1] == place.key ? 1 : 0;
    const size_t way = bucket.keys[2] == place.key ? 2 : first;
    word.stem = bucket.stems[way];
    word.traits = bucket.traits[way];
    return bucket.keys[way] == place.key;
  }

  // Adds a word that is not known, not empty and in lower case.
  Word Add(Place place, std::string_view lower_word);

 private:
  // Three times as many words are the vocabulary of days of news.
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
  // Made for each input, and to be full now and then.
  static constexpr int kIndexBits = 5;
#else
  static constexpr int kIndexBits = 15;
#endif
  static constexpr size_t kWays = 3;
  // One cache line.
  struct alignas(64) Bucket {
    uint64_t keys[kWays] = {};
    uint64_t stems[kWays] = {};
    uint16_t traits[kWays] = {};
  };

  const Language& language_;
  const Stemmer stemmer_;
  // From the seed, so that nobody can write words that all meet in one bucket.
  const uint64_t multiplier_low_;
  const uint64_t multiplier_high_;
  std::vector<Bucket, HugePages<Bucket>> buckets_;
  uint32_t next_victim_ = 0;
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_STEM_CACHE_H_
