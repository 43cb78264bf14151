#include "summarizer/repetition/sentence_keys.h"

#include <algorithm>

#include "summarizer/text/hash.h"

namespace summarizer::repetition {
namespace {

// Names and other stems that keys are made of.
constexpr size_t kNames = 3;
constexpr size_t kOthers = 4;
// Sentences with fewer stems are kept under one key.
constexpr size_t kFewStems = 5;

// Stems that make a key whatever they are. Of fewer, sentences of one form
// about different things would meet.
constexpr size_t kWholeStems = 5;

// Of 64 bits, odd: the golden ratio's (Knuth).
constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15u;

// The finaliser of MurmurHash3 (Appleby).
uint32_t Mix(uint32_t x) {
  x ^= x >> 16;
  x *= 0x85EBCA6Bu;
  x ^= x >> 13;
  x *= 0xC2B2AE35u;
  return x ^ (x >> 16);
}

uint32_t PairKey(uint32_t a, uint32_t b) {
  return Mix(a | b << Stem::kHashBits);
}

uint32_t TripleKey(uint32_t a, uint32_t b, uint32_t c) {
  return Mix(PairKey(a, b) + c);
}

// The stems that keys are made of, in their order, contrasts last: in those,
// sentences that say the same of one thing differ, and many others have them.
class KeyStems {
 public:
  explicit KeyStems(const PackedSentence& sentence)
      : sentence_(sentence), size_(sentence.stem_count()) {
    while (contrasts_ < size_ && sentence.stem(contrasts_).contrast()) {
      ++contrasts_;
    }
  }

  size_t size() const { return size_; }
  Stem operator[](size_t i) const {
    const size_t at = i + contrasts_;
    return sentence_.stem(at < size_ ? at : at - size_);
  }

 private:
  const PackedSentence& sentence_;
  const size_t size_;
  size_t contrasts_ = 0;
};

// The smallest hashes of a sentence's names and of its other stems.
struct Minimal {
  // The first ones are in use.
  std::array<uint32_t, kSketchStems + 1> names;
  size_t name_count;
  std::array<uint32_t, kSketchStems + 1> others;
  size_t other_count;
  uint32_t opener;  // 0 where it is a name anyway, or none.
};

Minimal MinimalOf(const PackedSentence& sentence, const KeyStems& stems) {
  Minimal minimal;
  minimal.name_count = minimal.other_count = 0;
  // What is a name can't be guessed: no branches.
  for (size_t i = 0; i < stems.size(); ++i) {
    const Stem stem = stems[i];
    minimal.names[minimal.name_count] = stem.hash();
    minimal.others[minimal.other_count] = stem.hash();
    const size_t name = stem.bits() & 1u;
    minimal.name_count += name;
    minimal.other_count += 1 - name;
  }
  minimal.name_count = std::min(minimal.name_count, kNames);
  minimal.other_count = std::min(minimal.other_count, kOthers);
  const Stem opener = sentence.opener();
  minimal.opener = opener.name() ? 0 : opener.hash();
  return minimal;
}

class KeyMaker {
 public:
  // Writes to `keys`, which are empty.
  KeyMaker(const PackedSentence& sentence, SentenceKeys& keys)
      : stems_(sentence), minimal_(MinimalOf(sentence, stems_)), keys_(keys) {}

  void MakeAll() && {
    AddWhole();
    if (stems_.size() < kMinStems) return;
    switch (minimal_.name_count) {
      case 0:
        AddPairs();
        if (minimal_.opener != 0) AddBeside(minimal_.opener, 2);
        break;
      case 1:
        AddBeside(minimal_.names[0], 3);
        if (minimal_.opener != 0) AddNames(minimal_.names[0], minimal_.opener);
        break;
      default:
        AddNames(minimal_.names[0], minimal_.names[1]);
        if (minimal_.name_count > 2) {
          AddNames(minimal_.names[0], minimal_.names[2]);
          AddNames(minimal_.names[1], minimal_.names[2]);
        } else if (minimal_.opener != 0) {
          AddNames(minimal_.names[0], minimal_.opener);
          AddNames(minimal_.names[1], minimal_.opener);
        }
    }
  }

  // Those that hold the names; where there are none, of pairs that do not
  // overlap.
  void MakeFew() && {
    const size_t stems = stems_.size();
    if (stems < kMinStems) {
      AddWhole();
    } else if (minimal_.name_count == 0) {
      AddPair(0, 1);
      if (stems >= kFewStems) AddPair(2, 3);
    } else {
      if (minimal_.name_count == 1) {
        AddBeside(minimal_.names[0], 2);
        if (keys_.size < 2 && minimal_.opener != 0) {
          AddNames(minimal_.names[0], minimal_.opener);
        }
      } else {
        AddNames(minimal_.names[0], minimal_.names[1]);
        if (keys_.size < 2 && minimal_.name_count > 2) {
          AddNames(minimal_.names[0], minimal_.names[2]);
        } else if (keys_.size < 2 && minimal_.opener != 0) {
          AddNames(minimal_.names[0], minimal_.opener);
        }
      }
      // Of few stems, one key has its share.
      keys_.size = std::min<size_t>(keys_.size, stems < kFewStems ? 1 : 2);
    }
  }

 private:
  void Add(uint32_t key) { keys_.keys[keys_.size++] = key; }

  // Of the first stems, whatever they are: in text all in upper case, nothing
  // tells names.
  void AddWhole() {
    const size_t count = std::min(stems_.size(), kWholeStems);
    uint64_t hash = count;
    for (size_t i = 0; i < count; ++i) {
      hash = (hash + stems_[i].hash()) * kMultiplier;
    }
    Add(Mix(static_cast<uint32_t>(hash >> 32)));
  }

  void AddPair(size_t i, size_t j) {
    Add(PairKey(stems_[i].hash(), stems_[j].hash()));
  }

  void AddPairs() {
    const auto add = [this](size_t distance, size_t most) {
      for (size_t i = 0; i < most && i + distance < stems_.size(); ++i) {
        AddPair(i, i + distance);
      }
    };
    add(1, 4);
    add(2, 3);
  }

  void AddBeside(uint32_t name, size_t most) {
    for (size_t i = 0; i < std::min(most, minimal_.other_count); ++i) {
      Add(PairKey(name, minimal_.others[i]));
    }
  }

  void AddNames(uint32_t a, uint32_t b) {
    const uint32_t first = std::min(a, b);
    const uint32_t second = std::max(a, b);
    // The opener is not beside itself.
    size_t added = 0;
    for (size_t i = 0; i < minimal_.other_count && added < 2; ++i) {
      const uint32_t other = minimal_.others[i];
      if (other == a || other == b) continue;
      Add(TripleKey(first, second, other));
      ++added;
    }
    if (added == 0) Add(PairKey(first, second));
  }

  const KeyStems stems_;
  const Minimal minimal_;
  SentenceKeys& keys_;
};

}  // namespace

SentenceKeys ProbeKeys(const PackedSentence& sentence) {
  SentenceKeys keys;
  KeyMaker(sentence, keys).MakeAll();
  return keys;
}

SentenceKeys IndexKeys(const PackedSentence& sentence) {
  SentenceKeys keys;
  KeyMaker(sentence, keys).MakeFew();
  return keys;
}

}  // namespace summarizer::repetition
