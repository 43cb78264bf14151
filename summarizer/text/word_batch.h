// Reading ahead: where the next words of a text are, and where in the stem
// cache.

#ifndef SUMMARIZER_TEXT_WORD_BATCH_H_
#define SUMMARIZER_TEXT_WORD_BATCH_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "summarizer/text/byte_map.h"
#include "summarizer/text/stem_cache.h"

namespace summarizer::text {

// The plain words and the marks of a text (see ByteMap), some at a time. What a
// step does for one of them it does for all, without a branch, and memory is on
// its way when it is asked for.
class WordBatch {
 public:
  static constexpr uint32_t kEnd = 0xFFFFFFFF;

  struct Word {
    // Of the word, if it has at most 15 bytes and nothing after it may belong
    // to it; else StemCache::kNoKey.
    StemCache::Place place;
    uint32_t begin;
    uint32_t size;
  };

  // Before the first batch of the text of `map`, which stays as it is.
  void Begin(const ByteMap& map) {
    map_ = &map;
    chunk_ = 0;
    begun_ = kEnd;
  }

  // Reads the next batch; false at the end of the text.
  bool Read(const StemCache& cache);

  // In order; both end with an offset of kEnd.
  const Word* words() const { return words_.data(); }
  const uint32_t* marks() const { return marks_.data(); }

  // What words() and marks() of any batch are shorter than.
  static constexpr size_t kMaxWords = 128;
  static constexpr size_t kMaxMarks = 256;

 private:
  void FindWords(size_t& words, size_t& marks);
  void FindWordsWith(size_t& words, size_t& marks);
  void FindWordsHaswell(size_t& words, size_t& marks);

  const ByteMap* map_ = nullptr;
  size_t chunk_ = 0;       // The next one.
  uint32_t begun_ = kEnd;  // Where a word began that has not ended yet.
  // Each end has its beginning, in the same order. With room for the last
  // step, which writes more than there is.
  std::array<uint32_t, kMaxWords + ByteMap::kChunk> begins_;
  std::array<uint32_t, kMaxWords + ByteMap::kChunk> ends_;
  std::array<Word, kMaxWords> words_;
  std::array<uint32_t, kMaxMarks + ByteMap::kChunk> marks_;
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_WORD_BATCH_H_
