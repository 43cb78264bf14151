#include "summarizer/text/byte_map.h"

#include <cstring>

#include "summarizer/text/byte_classes.h"
#include "summarizer/text/unicode.h"
#include "summarizer/text/utf8.h"

namespace summarizer::text {
namespace {

constexpr size_t kLast = ByteMap::kChunk - 1;

// Adds one chunk after the other.
class Builder {
 public:
  Builder(std::string_view text, ByteMap::Chunk* chunks)
      : text_(text), next_(chunks) {}

  // `begin` is where the next chunk does.
  void Add(const ByteClasses& classes, size_t begin) {
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
    uint64_t space = classes.space;
    if ((classes.space_lead | space_tail_) != 0) {
      space |= OtherSpace(classes.space_lead, begin);
    }
    chunk.token = ~space & ((space << 1) | after_space_);
    after_space_ = space >> kLast;
    after_word_ = word >> kLast;
    after_eyes_ = classes.eyes >> kLast;
    plain_run_ = plain >> kLast;
    digit_run_ = (word & ~plain) >> kLast;
  }

 private:
  // The bytes of white space beyond ASCII in the chunk from `begin` on, of
  // which `leads` may be the first ones.
  uint64_t OtherSpace(uint64_t leads, size_t begin) {
    uint64_t space = space_tail_;
    space_tail_ = 0;
    for (; leads != 0; leads &= leads - 1) {
      const auto bit = static_cast<size_t>(__builtin_ctzll(leads));
      const size_t at = begin + bit;
      const size_t size = text_[at] == static_cast<char>(kSpaceLead2) ? 2 : 3;
      // Only a text that is no UTF-8 breaks off inside a character.
      if (text_.size() - at < size) break;
      if (Classify(DecodeAt(text_, at).value) != CharClass::kSpace) continue;
      const uint64_t bytes = (uint64_t{1} << size) - 1;
      space |= bytes << bit;
      if (bit + size > ByteMap::kChunk) {
        space_tail_ = bytes >> (ByteMap::kChunk - bit);
      }
    }
    return space;
  }

  std::string_view text_;
  ByteMap::Chunk* next_;
  // Of the last byte before the chunk in hand: whether it is one of an
  // emoticon's eyes, a word byte, one of a plain word, one of another.
  uint64_t after_eyes_ = 0;
  uint64_t after_word_ = 0;
  uint64_t plain_run_ = 0;
  uint64_t digit_run_ = 0;
  uint64_t after_space_ = 1;
  // What of the next chunk belongs to white space that began before.
  uint64_t space_tail_ = 0;
};

template <typename Classify>
[[gnu::always_inline]] inline void BuildChunks(std::string_view text,
                                               ByteMap::Chunk* chunks,
                                               Classify classify) {
  Builder builder(text, chunks);
  const size_t whole = text.size() / ByteMap::kChunk;
  for (size_t i = 0; i < whole; ++i) {
    const size_t begin = i * ByteMap::kChunk;
    builder.Add(classify(text.data() + begin), begin);
  }
  char padded[ByteMap::kChunk] = {};
  text.substr(whole * ByteMap::kChunk).copy(padded, ByteMap::kChunk);
  builder.Add(classify(padded), whole * ByteMap::kChunk);
  builder.Add(ByteClasses(), text.size());
}

#ifdef SUMMARIZER_HASWELL
SUMMARIZER_TARGET_HASWELL void BuildHaswell(std::string_view text,
                                            ByteMap::Chunk* chunks) {
  BuildChunks(text, chunks, [](const char* bytes) SUMMARIZER_TARGET_HASWELL {
    return ClassifyBytesHaswell(bytes);
  });
}
#endif

[[gnu::always_inline]] inline uint32_t CountTokens(const ByteMap& map,
                                                   size_t begin, size_t end) {
  const size_t last = (end - 1) / ByteMap::kChunk;
  size_t i = begin / ByteMap::kChunk;
  uint64_t bits =
      map.chunk(i).token & (~uint64_t{0} << begin % ByteMap::kChunk);
  uint32_t tokens = 0;
  for (; i < last; bits = map.chunk(++i).token) {
    tokens += static_cast<uint32_t>(__builtin_popcountll(bits));
  }
  bits &= ~uint64_t{0} >> (kLast - (end - 1) % ByteMap::kChunk);
  return tokens + static_cast<uint32_t>(__builtin_popcountll(bits));
}

#ifdef SUMMARIZER_HASWELL
SUMMARIZER_TARGET_HASWELL uint32_t CountTokensHaswell(const ByteMap& map,
                                                      size_t begin,
                                                      size_t end) {
  return CountTokens(map, begin, end);
}
#endif

}  // namespace

uint32_t ByteMap::CountWords(size_t begin, size_t end) const {
  if (begin >= end) return 0;
  // A word that [begin, end) begins inside of counts, too.
  const bool inside =
      ((chunk(begin / kChunk).token >> begin % kChunk) & 1) == 0 &&
      ClassAt(text_, begin) != CharClass::kSpace;
  const uint32_t first = inside ? 1 : 0;
#ifdef SUMMARIZER_HASWELL
  if (IsHaswell()) return first + CountTokensHaswell(*this, begin, end);
#endif
  return first + CountTokens(*this, begin, end);
}

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
