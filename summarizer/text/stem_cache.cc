#include "summarizer/text/stem_cache.h"

#include "summarizer/text/hash.h"

namespace summarizer::text {
namespace {

uint16_t TraitsOf(const WordInfo& info) {
  uint16_t traits = 0;
  if (info.stop_word) traits |= Term::kStopWord;
  if (info.negation) traits |= Term::kNegation;
  if (info.connective) traits |= Term::kConnective;
  if (info.future) traits |= Term::kFuture;
  if (info.relative) traits |= Term::kRelative;
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

StemCache::StemCache(const Language& language, uint64_t seed)
    : language_(language),
      stemmer_(language, seed),
      multiplier_low_(Combine(seed, 1) | 1),
      multiplier_high_(Combine(seed, 2) | 1),
      buckets_(size_t{1} << kIndexBits) {}

StemCache::Word StemCache::Add(Place place, std::string_view lower_word) {
  Word word;
  const WordInfo* info = language_.Find(lower_word);
  if (info != nullptr) word.traits = TraitsOf(*info);
  word.stem = stemmer_.StemOf(lower_word);

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

}  // namespace summarizer::text
