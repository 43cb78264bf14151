#include "summarizer/text/stemmer.h"

#include <libstemmer.h>

#include <cstddef>

#include "summarizer/text/ascii.h"
#include "summarizer/text/hash.h"

namespace summarizer::text {
namespace {

// Longer tokens are no words.
constexpr size_t kMaxStemmedBytes = 64;

}  // namespace

void Stemmer::Free::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

Stemmer::Stemmer(const Language& language, uint64_t seed)
    : language_(language), seed_(seed) {
  if (!language.stemmer().empty()) {
    stemmer_.reset(sb_stemmer_new(language.stemmer().c_str(), "UTF_8"));
  }
}

Stemmer::~Stemmer() = default;

uint64_t Stemmer::StemOf(std::string_view word) const {
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
