#include "summarizer/text/stem_cache.h"

#include <libstemmer.h>

#include "summarizer/text/ascii.h"
#include "summarizer/text/hash.h"

namespace summarizer::text {
namespace {

// Longer tokens are no words.
constexpr size_t kMaxStemmedBytes = 64;

uint16_t TraitsOf(const WordInfo& info) {
  uint16_t traits = 0;
  if (info.stop_word) traits |= Term::kStopWord;
  if (info.negation) traits |= Term::kNegation;
  if (info.connective) traits |= Term::kConnective;
  if (info.number || info.month != 0) traits |= StemCache::kMayBeQuantity;
  if (info.month != 0 || info.weekday) traits |= StemCache::kCalendar;
  if (info.opener) traits |= StemCache::kOpener;
  return traits;
}

}  // namespace

WordKey WordKey::Of(std::string_view lower_word) {
  WordKey key;
  if (lower_word.size() > kMaxBytes) {
    key.low = Hash64(lower_word, 0) | 1;
    key.high = Hash64(lower_word, 1);
    return key;
  }
  std::memcpy(&key, lower_word.data(), lower_word.size());
  return key;
}

void StemCache::FreeStemmer::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

StemCache::StemCache(const Language& language, uint64_t seed)
    : language_(language),
      seed_(seed),
      multiplier_low_(Combine(seed, 1) | 1),
      multiplier_high_(Combine(seed, 2) | 1),
      buckets_(size_t{1} << kIndexBits) {
  if (!language.stemmer().empty()) {
    stemmer_.reset(sb_stemmer_new(language.stemmer().c_str(), "UTF_8"));
  }
}

StemCache::~StemCache() = default;

StemCache::Word StemCache::Add(Place place, std::string_view lower_word) {
  Word word;
  const WordInfo* info = language_.Find(lower_word);
  if (info != nullptr) word.traits = TraitsOf(*info);
  word.stem = HashOfStem(lower_word);

  Bucket& bucket = buckets_[place.bucket];
  size_t way = 0;
  while (way < kWays && bucket.keys[way] != 0) ++way;
  // The most frequent one came first, and stays.
  if (way == kWays) way = 1 + next_victim_++ % (kWays - 1);
  bucket.keys[way] = place.key;
  bucket.stems[way] = word.stem;
  bucket.traits[way] = word.traits;
  return word;
}

uint64_t StemCache::HashOfStem(std::string_view word) const {
  // A stemmer that knows ASCII endings only has nothing to do for others.
  const bool stems = stemmer_ != nullptr && word.size() <= kMaxStemmedBytes &&
                     !(language_.ascii_suffixes() && IsNonAscii(word.back()));
  if (stems) {
    const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
    const sb_symbol* stem =
        sb_stemmer_stem(stemmer_.get(), bytes, static_cast<int>(word.size()));
    if (stem != nullptr) {  // Else out of memory: the word stands for itself.
      word = {reinterpret_cast<const char*>(stem),
              static_cast<size_t>(sb_stemmer_length(stemmer_.get()))};
    }
  }
  const uint64_t hash = Hash64(word, seed_);
  const std::string_view root = language_.RootOf(word);
  if (root.size() == word.size()) return hash | 1;
  constexpr uint64_t kLower = 0xFFFFFFFF;
  return (Hash64(root, seed_) & ~kLower) | (hash & kLower) | 1;
}

}  // namespace summarizer::text
