// Words to stems.

#ifndef SUMMARIZER_TEXT_STEMMER_H_
#define SUMMARIZER_TEXT_STEMMER_H_

#include <cstdint>
#include <memory>
#include <string_view>

#include "summarizer/text/language.h"

struct sb_stemmer;

namespace summarizer::text {

// A Snowball stemmer (Porter, snowballstem.org) of one language. For one thread
// at a time.
class Stemmer {
 public:
  // `language` outlives the stemmer. Hashes are seeded with `seed`.
  Stemmer(const Language& language, uint64_t seed);
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

  // Hash of the stem of a word that is not empty: see Term::id.
  uint64_t StemOf(std::string_view lower_word) const;

 private:
  struct Free {
    void operator()(sb_stemmer* stemmer) const;
  };

  const Language& language_;
  const uint64_t seed_;
  std::unique_ptr<sb_stemmer, Free> stemmer_;
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_STEMMER_H_
