// Words to stems, each distinct word stemmed once.

#ifndef SUMMARIZER_TEXT_STEM_CACHE_H_
#define SUMMARIZER_TEXT_STEM_CACHE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "summarizer/text/language.h"

struct sb_stemmer;

namespace summarizer::text {

// A bounded cache in front of a Snowball stemmer (Porter, snowballstem.org). A
// full cache forgets; results never depend on what it holds. For one thread at
// a time.
class StemCache {
 public:
  struct Entry {
    uint64_t word = 0;  // Hash of the word; 0: empty.
    uint64_t stem = 0;  // Hash of its stem.
    WordInfo info;
  };

  // `language` outlives the cache. Stem hashes are seeded with `seed`.
  StemCache(const Language& language, uint64_t seed);
  ~StemCache();
  StemCache(const StemCache&) = delete;
  StemCache& operator=(const StemCache&) = delete;

  // `lower_word` is not empty and in lower case. The reference is valid until
  // the next call.
  const Entry& Find(std::string_view lower_word);

 private:
  struct FreeStemmer {
    void operator()(sb_stemmer* stemmer) const;
  };

  void Fill(std::string_view lower_word, uint64_t word, Entry& entry);

  const Language& language_;
  const uint64_t seed_;
  std::unique_ptr<sb_stemmer, FreeStemmer> stemmer_;
  std::vector<Entry> entries_;
  uint32_t next_victim_ = 0;
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_STEM_CACHE_H_
