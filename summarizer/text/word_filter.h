// A quick no for words that are in no list.

#ifndef SUMMARIZER_TEXT_WORD_FILTER_H_
#define SUMMARIZER_TEXT_WORD_FILTER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace summarizer::text {

// A Bloom filter (1970) with one hash: a few hundred words fill a few of a
// hundred bits.
class WordFilter {
 public:
  void Add(std::string_view word) {
    const size_t bit = BitOf(word);
    bits_[bit / 64] |= uint64_t{1} << (bit % 64);
  }

  // False only for words that were not added.
  bool MayHave(std::string_view word) const {
    const size_t bit = BitOf(word);
    return ((bits_[bit / 64] >> (bit % 64)) & 1) != 0;
  }

 private:
  static constexpr int kBits = 14;

  template <typename T>
  static uint64_t Load(const char* bytes) {
    T value;
    std::memcpy(&value, bytes, sizeof(value));
    return value;
  }

  // Of the size and of as many bytes as are read at once.
  static size_t BitOf(std::string_view word) {
    const char* const data = word.data();
    const size_t size = word.size();
    uint64_t bytes = 0;
    if (size >= sizeof(uint64_t)) {
      bytes = Load<uint64_t>(data);
    } else if (size >= sizeof(uint32_t)) {
      bytes = Load<uint32_t>(data) |
              Load<uint32_t>(data + size - sizeof(uint32_t)) << 32;
    } else if (size != 0) {
      bytes = Load<uint8_t>(data) | Load<uint8_t>(data + size / 2) << 8 |
              Load<uint8_t>(data + size - 1) << 16;
    }
    constexpr uint64_t kGolden = 0x9E3779B97F4A7C15u;  // Knuth's.
    return static_cast<size_t>(((bytes + size) * kGolden) >> (64 - kBits));
  }

  std::array<uint64_t, (size_t{1} << kBits) / 64> bits_{};
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_WORD_FILTER_H_
