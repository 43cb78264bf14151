#include "summarizer/text/word_batch.h"

#include <algorithm>
#include <string_view>

#include "summarizer/text/cpu.h"

namespace summarizer::text {
namespace {

// A batch is closed when another chunk might not fit.
constexpr size_t kFullWords = WordBatch::kMaxWords - ByteMap::kChunk / 2 - 2;
constexpr size_t kFullMarks = WordBatch::kMaxMarks - ByteMap::kChunk - 1;

// What may follow a word and belong to it: an apostrophe, or what is not ASCII.
// A period may belong to a word of one letter.
enum Follows : uint8_t { kEndsWord, kMayGoOnAfterLetter, kMayGoOn };

constexpr std::array<uint8_t, 256> MakeFollows() {
  std::array<uint8_t, 256> follows{};
  for (size_t b = 0; b < follows.size(); ++b) {
    if (b >= 0x80 || b == '\'') follows[b] = kMayGoOn;
    if (b == '.') follows[b] = kMayGoOnAfterLetter;
  }
  return follows;
}
constexpr std::array<uint8_t, 256> kFollows = MakeFollows();

constexpr uint64_t kLastBit = uint64_t{1} << 63;

// Writes the numbers of the bits that are set, and then some; returns how many
// there are. In steps of eight: how many words there are in a chunk nobody can
// predict, but whether there are more than eight.
[[gnu::always_inline]] inline size_t WriteBits(uint64_t bits, uint32_t base,
                                               uint32_t* out) {
  const auto count = static_cast<size_t>(__builtin_popcountll(bits));
  const auto write = [&](size_t i) {
    out[i] = base + static_cast<uint32_t>(__builtin_ctzll(bits | kLastBit));
    bits &= bits - 1;
  };
  for (size_t i = 0; i < count; i += 8) {
    write(i);
    write(i + 1);
    write(i + 2);
    write(i + 3);
    write(i + 4);
    write(i + 5);
    write(i + 6);
    write(i + 7);
  }
  return count;
}

}  // namespace

[[gnu::always_inline]] inline void WordBatch::FindWordsWith(size_t& words,
                                                            size_t& marks) {
  const size_t chunks = map_->text().size() / ByteMap::kChunk + 1;
  size_t chunk_number = chunk_;
  size_t begins = 0;
  if (begun_ != kEnd) begins_[begins++] = begun_;
  words = 0;
  marks = 0;
  while (chunk_number < chunks && words < kFullWords && marks < kFullMarks) {
    const ByteMap::Chunk& chunk = map_->chunk(chunk_number);
    const auto base = static_cast<uint32_t>(chunk_number * ByteMap::kChunk);
    begins += WriteBits(chunk.start, base, &begins_[begins]);
    words += WriteBits(chunk.end, base, &ends_[words]);
    marks += WriteBits(chunk.mark, base, &marks_[marks]);
    ++chunk_number;
  }
  chunk_ = chunk_number;
  begun_ = begins > words ? begins_[words] : kEnd;
}

#ifdef SUMMARIZER_HASWELL
SUMMARIZER_TARGET_HASWELL void WordBatch::FindWordsHaswell(size_t& words,
                                                           size_t& marks) {
  FindWordsWith(words, marks);
}
#endif

// Fills begins_, ends_ and marks_.
void WordBatch::FindWords(size_t& words, size_t& marks) {
#ifdef SUMMARIZER_HASWELL
  if (IsHaswell()) return FindWordsHaswell(words, marks);
#endif
  FindWordsWith(words, marks);
}

bool WordBatch::Read(const StemCache& cache) {
  const std::string_view text = map_->text();
  const bool more = chunk_ <= text.size() / ByteMap::kChunk;
  size_t words = 0;
  size_t marks = 0;
  FindWords(words, marks);
  marks_[marks] = kEnd;
  words_[words].begin = kEnd;
  // Nearer to the end, 16 bytes can't be read, or the one after the word.
  const size_t readable =
      text.size() - std::min(text.size(), WordKey::kMaxBytes);
  size_t plain = words;
  while (plain > 0 &&
         (begins_[plain - 1] >= readable || ends_[plain - 1] == text.size())) {
    --plain;
    words_[plain].begin = begins_[plain];
    words_[plain].size = ends_[plain] - begins_[plain];
    words_[plain].place = {StemCache::kNoKey, 0};
  }
  const char* const bytes = text.data();
  Word* const out = words_.data();
  for (size_t i = 0; i < plain; ++i) {
    const uint32_t begin = begins_[i];
    const uint32_t end = ends_[i];
    const uint32_t size = end - begin;
    const uint32_t follows = kFollows[static_cast<uint8_t>(bytes[end])];
    const uint32_t key_size = std::min<uint32_t>(size, WordKey::kMaxBytes);
    const uint32_t allowed = size == 1 ? kEndsWord : kMayGoOnAfterLetter;
    const bool open = (size >= WordKey::kMaxBytes) | (follows > allowed);
    const StemCache::Place place =
        cache.PlaceOf(WordKey::OfAscii(bytes + begin, key_size), key_size);
    out[i].place.key = open ? StemCache::kNoKey : place.key;
    out[i].place.bucket = place.bucket;
    out[i].begin = begin;
    out[i].size = size;
    cache.Prefetch(place);
  }
  return more;
}

}  // namespace summarizer::text
