#include "summarizer/text/stem_cache.h"

#include <libstemmer.h>

#include "summarizer/text/hash.h"

namespace summarizer::text {
namespace {

// 32 Ki words hold the vocabulary of days of news; a window of four slots
// keeps the common ones in.
constexpr size_t kEntries = size_t{1} << 15;
constexpr size_t kWays = 4;

// Longer tokens are no words.
constexpr size_t kMaxStemmedBytes = 64;

}  // namespace

void StemCache::FreeStemmer::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

StemCache::StemCache(const Language& language, uint64_t seed)
    : language_(language), seed_(seed), entries_(kEntries) {
  if (!language.stemmer().empty()) {
    stemmer_.reset(sb_stemmer_new(language.stemmer().c_str(), "UTF_8"));
  }
}

StemCache::~StemCache() = default;

const StemCache::Entry& StemCache::Find(std::string_view lower_word) {
  const uint64_t word = Hash64(lower_word, seed_) | 1;
  Entry* const window = &entries_[(word >> 8) & (kEntries - kWays)];
  for (size_t i = 0; i < kWays; ++i) {
    if (window[i].word == word) return window[i];
  }
  for (size_t i = 0; i < kWays; ++i) {
    if (window[i].word == 0) {
      Fill(lower_word, word, window[i]);
      return window[i];
    }
  }
  Entry& victim = window[next_victim_++ % kWays];
  Fill(lower_word, word, victim);
  return victim;
}

void StemCache::Fill(std::string_view lower_word, uint64_t word, Entry& entry) {
  entry.word = word;
  const WordInfo* info = language_.Find(lower_word);
  entry.info = info != nullptr ? *info : WordInfo();
  entry.stem = word;
  if (stemmer_ == nullptr || lower_word.size() > kMaxStemmedBytes) return;
  const auto* bytes = reinterpret_cast<const sb_symbol*>(lower_word.data());
  const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), bytes,
                                          static_cast<int>(lower_word.size()));
  if (stem == nullptr) return;  // Out of memory: the word stands for itself.
  const auto length = static_cast<size_t>(sb_stemmer_length(stemmer_.get()));
  entry.stem = Hash64({reinterpret_cast<const char*>(stem), length}, seed_) | 1;
}

}  // namespace summarizer::text
