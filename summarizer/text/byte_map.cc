#include "summarizer/text/byte_map.h"

#include <cstring>

#include "summarizer/text/byte_classes.h"

namespace summarizer::text {
namespace {

constexpr size_t kLast = ByteMap::kChunk - 1;

// Adds one chunk after the other.
class Builder {
 public:
  explicit Builder(ByteMap::Chunk* chunks) : next_(chunks) {}

  void Add(const ByteClasses& classes) {
    ByteMap::Chunk& chunk = *next_++;
    const uint64_t word = classes.word;
    const uint64_t starts = word & ~((word << 1) | after_word_);
    const uint64_t digit_starts = starts & classes.digit;
    // Adding a run's first bit moves its ones one past its end.
    const uint64_t plain = word & (word + (digit_starts | (word & digit_run_)));
    const uint64_t ends = ~word & ((plain << 1) | plain_run_);
    chunk.word = word;
    chunk.digit = classes.digit;
    chunk.terminal = classes.terminal |
                     (classes.mouth & ((classes.eyes << 1) | after_eyes_));
    chunk.line = classes.line;
    chunk.start = starts & ~digit_starts;
    chunk.end = ends;
    chunk.mark = classes.mark | digit_starts;
    after_word_ = word >> kLast;
    after_eyes_ = classes.eyes >> kLast;
    plain_run_ = plain >> kLast;
    digit_run_ = (word & ~plain) >> kLast;
  }

 private:
  ByteMap::Chunk* next_;
  // Of the last byte before the chunk in hand: whether it is one of an
  // emoticon's eyes, a word byte, one of a plain word, one of another.
  uint64_t after_eyes_ = 0;
  uint64_t after_word_ = 0;
  uint64_t plain_run_ = 0;
  uint64_t digit_run_ = 0;
};

template <typename Classify>
[[gnu::always_inline]] inline void BuildChunks(std::string_view text,
                                               ByteMap::Chunk* chunks,
                                               Classify classify) {
  Builder builder(chunks);
  const size_t whole = text.size() / ByteMap::kChunk;
  for (size_t i = 0; i < whole; ++i) {
    builder.Add(classify(text.data() + i * ByteMap::kChunk));
  }
  char padded[ByteMap::kChunk] = {};
  text.substr(whole * ByteMap::kChunk).copy(padded, ByteMap::kChunk);
  builder.Add(classify(padded));
  builder.Add(ByteClasses());
}

#ifdef SUMMARIZER_HASWELL
SUMMARIZER_TARGET_HASWELL void BuildHaswell(std::string_view text,
                                            ByteMap::Chunk* chunks) {
  BuildChunks(text, chunks, [](const char* bytes) SUMMARIZER_TARGET_HASWELL {
    return ClassifyBytesHaswell(bytes);
  });
}
#endif

}  // namespace

void ByteMap::Build(std::string_view text) {
  text_ = text;
  const size_t needed = text.size() / kChunk + 2;
  if (chunks_.size() < needed) chunks_.resize(needed);
#ifdef SUMMARIZER_HASWELL
  if (IsHaswell()) {
    BuildHaswell(text, chunks_.data());
  } else {
    BuildChunks(text, chunks_.data(), ClassifyBytesSse2);
  }
#else
  BuildChunks(text, chunks_.data(), ClassifyBytesSlow);
#endif
}

}  // namespace summarizer::text
