// CharSet: the characters that one place of a pattern may stand for, as far as
// a prefilter needs to know.

#ifndef SUMMARIZER_RULES_CHAR_SET_H_
#define SUMMARIZER_RULES_CHAR_SET_H_

#include <array>
#include <cstdint>

namespace summarizer::rules {

// A set of ASCII characters, and of the first bytes of others.
struct CharSet {
  std::array<uint64_t, 2> ascii = {0, 0};
  uint64_t leads = 0;  // From 0xC0 on.

  static constexpr CharSet All() {
    return {{~uint64_t{0}, ~uint64_t{0}}, ~uint64_t{0}};
  }

  friend constexpr bool operator==(const CharSet& a, const CharSet& b) {
    return a.ascii[0] == b.ascii[0] && a.ascii[1] == b.ascii[1] &&
           a.leads == b.leads;
  }

  // Whether a character that begins with `byte` may belong to it.
  constexpr bool HasLead(uint8_t byte) const {
    return byte < 128 ? ((ascii[byte >> 6] >> (byte & 63)) & 1) != 0
                      : byte >= 0xC0 && (leads >> (byte - 0xC0) & 1) != 0;
  }
  // `c` is in ASCII.
  constexpr bool Has(uint32_t c) const {
    return ((ascii[c >> 6] >> (c & 63)) & 1) != 0;
  }
  constexpr bool HasOthers() const { return leads != 0; }
  constexpr void Add(uint32_t c) { AddRange(c, c); }
  constexpr void AddRange(uint32_t first, uint32_t last) {
    for (uint32_t c = first; c <= last && c < 128; ++c) {
      ascii[c >> 6] |= uint64_t{1} << (c & 63);
    }
    if (last < 128) return;
    const uint32_t low = first < 128 ? 0 : LeadOf(first);
    for (uint32_t lead = low; lead <= LeadOf(last); ++lead) {
      leads |= uint64_t{1} << lead;
    }
  }
  constexpr void AddAll(const CharSet& set) {
    ascii[0] |= set.ascii[0];
    ascii[1] |= set.ascii[1];
    leads |= set.leads;
  }
  // Of other characters, it has all: those of a lead need not all be left out.
  constexpr CharSet Inverse() const {
    return {{~ascii[0], ~ascii[1]}, ~uint64_t{0}};
  }
  constexpr bool Intersects(const CharSet& set) const {
    return ((ascii[0] & set.ascii[0]) | (ascii[1] & set.ascii[1]) |
            (leads & set.leads)) != 0;
  }
  // The ASCII characters in order: the first, and the next after `c`; 128 for
  // none.
  uint32_t First() const { return FirstFrom(0); }
  uint32_t Next(uint32_t c) const { return FirstFrom(c + 1); }

  constexpr bool HasAscii() const { return (ascii[0] | ascii[1]) != 0; }

 private:
  // The first byte of a character beyond ASCII, from 0xC0 on.
  static constexpr uint32_t LeadOf(uint32_t c) {
    if (c < 0x800) return c >> 6;
    return c < 0x10000 ? 0x20 + (c >> 12) : 0x30 + (c >> 18);
  }
  uint32_t FirstFrom(uint32_t c) const {
    for (uint32_t word = c >> 6; word < ascii.size(); ++word) {
      const uint64_t rest = word == c >> 6
                                ? ascii[word] & (~uint64_t{0} << (c & 63))
                                : ascii[word];
      if (rest != 0) {
        return word * 64 + static_cast<uint32_t>(__builtin_ctzll(rest));
      }
    }
    return 128;
  }
};

constexpr bool IsAsciiLetter(uint32_t c) { return (c | 0x20) - 'a' < 26; }
constexpr bool IsAsciiDigit(uint32_t c) { return c - '0' < 10; }

constexpr CharSet MakeLetters() {
  CharSet set;
  set.AddRange('A', 'Z');
  set.AddRange('a', 'z');
  return set;
}
constexpr CharSet MakeDigits() {
  CharSet set;
  set.AddRange('0', '9');
  return set;
}
inline constexpr CharSet kAsciiLetters = MakeLetters();
inline constexpr CharSet kAsciiDigits = MakeDigits();

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_CHAR_SET_H_
