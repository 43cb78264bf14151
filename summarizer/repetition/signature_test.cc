#include "summarizer/repetition/signature.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <set>

#include "gtest/gtest.h"
#include "summarizer/repetition/packed_sentence.h"
#include "summarizer/repetition/record.h"
#include "summarizer/repetition/similarity.h"

namespace summarizer::repetition {
namespace {

constexpr uint32_t kHashes = 1u << Stem::kHashBits;

// Random sentences of stems with hashes below `hashes`: of few, many share a
// bit.
class Maker {
 public:
  Maker(uint32_t seed, uint32_t hashes) : random_(seed), hashes_(hashes) {}

  SentenceSketch Sentence() {
    std::set<uint16_t> stems;
    for (uint32_t i = Below(kSketchStems + 1); i > 0; --i) {
      stems.insert(Bits());
    }
    return Make(stems, Below(3) == 0);
  }

  // Leaves some stems out, takes others for names, and adds some.
  SentenceSketch Edited(const SentenceSketch& sentence) {
    std::set<uint16_t> stems;
    for (size_t i = 0; i < sentence.stem_count; ++i) {
      if (Below(8) == 0) continue;
      stems.insert(static_cast<uint16_t>(sentence.stems[i].bits() ^
                                         (Below(10) == 0 ? 1u : 0u)));
    }
    for (uint32_t i = Below(3); i > 0; --i) stems.insert(Bits());
    SentenceSketch edited = Make(stems, sentence.truncated);
    if (Below(2) == 0) {
      edited.values = sentence.values;
      edited.value_count = sentence.value_count;
    }
    return edited;
  }

 private:
  uint32_t Below(uint32_t n) { return static_cast<uint32_t>(random_()) % n; }
  // Of a stem: three in four are no names.
  uint16_t Bits() {
    return static_cast<uint16_t>((1 + Below(hashes_ - 1)) << 1 |
                                 (Below(4) == 0 ? 1u : 0u));
  }

  SentenceSketch Make(const std::set<uint16_t>& stems, bool truncated) {
    SentenceSketch sentence;
    uint32_t last = 0;
    for (const uint16_t bits : stems) {
      if (bits >> 1 == last || sentence.stem_count == kSketchStems) continue;
      last = bits >> 1;
      sentence.stems[sentence.stem_count++] = Stem::FromBits(bits);
    }
    if (sentence.stem_count > 0 && Below(2) == 0) {
      sentence.opener = static_cast<uint8_t>(Below(sentence.stem_count));
    }
    sentence.value_count = static_cast<uint8_t>(Below(3));
    for (size_t i = 0; i < sentence.value_count; ++i) {
      sentence.values[i] = static_cast<uint16_t>(1 + Below(3));
    }
    std::sort(sentence.values.begin(),
              sentence.values.begin() + sentence.value_count);
    sentence.truncated = truncated && sentence.stem_count == kSketchStems;
    sentence.words = static_cast<uint8_t>(4 + Below(12));
    sentence.names = Below(4) == 0 ? 2 : 1;
    sentence.negated = Below(16) == 0;
    sentence.end = 40;
    return sentence;
  }

  std::mt19937_64 random_;
  const uint32_t hashes_;
};

using Units = std::array<uint16_t, PackedSentence::kMaxSize>;

PackedSentence Pack(const SentenceSketch& sentence, Units& units) {
  PackedSentence::Write(sentence, 0, units.data());
  return PackedSentence(units.data());
}

TEST(SignatureTest, NoneThatSayTheSameAreToldApart) {
  const MatchOptions options;
  const SignatureFilter filter(options);
  for (const uint32_t hashes : {100u, 1000u, kHashes}) {
    Maker maker(hashes, hashes);
    int same = 0;
    int told_apart = 0;
    for (int i = 0; i < 100000; ++i) {
      const SentenceSketch sentence = maker.Sentence();
      Units a;
      Units b;
      const PackedSentence x = Pack(sentence, a);
      const PackedSentence y = Pack(maker.Edited(sentence), b);
      const bool may_be_same = filter.MayBeSame(Signature(x), Signature(y));
      if (SameStatement(x, y, options)) {
        ++same;
        ASSERT_TRUE(may_be_same) << hashes << " " << i;
        ASSERT_TRUE(MayBeSame(x, y, StemSet(x).CountIn(y), options))
            << hashes << " " << i;
      }
      told_apart += may_be_same ? 0 : 1;
    }
    EXPECT_GT(same, 10000) << hashes;
    EXPECT_GT(told_apart, 10000) << hashes;
  }
}

TEST(SignatureTest, MostOthersAreToldApart) {
  const SignatureFilter filter{MatchOptions()};
  Maker maker(1, kHashes);
  int may_be_same = 0;
  for (int i = 0; i < 20000; ++i) {
    Units a;
    Units b;
    may_be_same += filter.MayBeSame(Signature(Pack(maker.Sentence(), a)),
                                    Signature(Pack(maker.Sentence(), b)))
                       ? 1
                       : 0;
  }
  EXPECT_LT(may_be_same, 2000);
}

}  // namespace
}  // namespace summarizer::repetition
