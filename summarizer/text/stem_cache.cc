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
    key.low = Hash64(lower_word, 0);
    // No UTF-8 holds a byte of all ones.
    key.high = Hash64(lower_word, 1) | 0xFF;
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
      mix_low_(Combine(seed, 1)),
      mix_high_(Combine(seed, 2) | 1),
      buckets_(size_t{1} << kIndexBits) {
  if (!language.stemmer().empty()) {
    stemmer_.reset(sb_stemmer_new(language.stemmer().c_str(), "UTF_8"));
  }
}

StemCache::~StemCache() = default;

void StemCache::ForgetEpochs() {
  for (Bucket& bucket : buckets_) {
    for (Entry& entry : bucket.entries) entry.epoch = 0;
  }
}

StemCache::Entry& StemCache::AddShort(WordKey key, size_t size) {
  return Add(key, {reinterpret_cast<const char*>(&key), size});
}

StemCache::Entry& StemCache::Add(WordKey key, std::string_view lower_word) {
  Bucket& bucket = buckets_[IndexOf(key)];
  size_t way = 0;
  while (way < kWays && bucket.entries[way].word.low != 0) ++way;
  if (way == kWays) way = next_victim_++ % kWays;
  Entry& entry = bucket.entries[way];
  entry = Entry();
  entry.word = key;
  const WordInfo* info = language_.Find(lower_word);
  if (info != nullptr) entry.traits = TraitsOf(*info);
  entry.stem = Stem(lower_word);
  return entry;
}

uint64_t StemCache::Stem(std::string_view word) const {
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
  return Hash64(word, seed_) | 1;
}

}  // namespace summarizer::text
