#include "summarizer/repetition/sentence_keys.h"

#include <algorithm>
#include <array>

namespace summarizer::repetition {
namespace {

// Stems that make keys beside all names.
constexpr size_t kOthers = 3;
// Sentences with fewer stems are kept under one key.
constexpr size_t kFewStems = 5;

// Stems that make a key whatever they are. Of fewer, sentences of one form
// about different things would meet.
constexpr size_t kWholeStems = 6;

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

// Of all names of a sentence and another stem.
uint32_t NamesKey(uint32_t names, uint32_t first, uint32_t other) {
  return Mix(PairKey(first, other) + names);
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

class KeyMaker {
 public:
  // Writes to `keys`, which are empty.
  KeyMaker(const PackedSentence& sentence, SentenceKeys& keys)
      : sentence_(sentence), stems_(sentence), keys_(keys) {}

  void MakeAll() && {
    AddWhole();
    if (stems_.size() < kMinStems) return;
    if (sentence_.names() == 0) {
      AddPairs();
    } else {
      AddBesideNames(kOthers);
    }
  }

  // Those that hold the names; where there are none, of pairs that do not
  // overlap.
  void MakeFew() && {
    const size_t stems = stems_.size();
    if (stems < kMinStems) {
      AddWhole();
    } else if (sentence_.names() == 0) {
      AddPair(0, 1);
      if (stems >= kFewStems) AddPair(2, 3);
    } else {
      // Of few stems, one key has its share. Where only the opener may be a
      // name, text in upper case finds the other.
      const bool opener_only =
          !sentence_.opener().none() && !sentence_.has_name();
      AddBesideNames(stems < kFewStems || opener_only ? 1 : 2);
      if (stems >= kFewStems && opener_only) AddWhole();
    }
  }

 private:
  void Add(uint32_t key) { keys_.keys[keys_.size++] = key; }

  // Of the first stems, whatever they are: capitals may tell names in one of
  // two sentences only.
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

  // Of all names and one of the first `most` other stems.
  void AddBesideNames(size_t most) {
    const uint32_t names = sentence_.names();
    const Stem opener = sentence_.opener();
    std::array<uint32_t, kSketchStems + 1> others;
    size_t count = 0;
    uint32_t name = 0;
    // What is a name can't be guessed: no branches.
    for (size_t i = 0; i < stems_.size(); ++i) {
      const Stem stem = stems_[i];
      others[count] = stem.hash();
      name = name == 0 && stem.name() ? stem.hash() : name;
      const uint32_t is_name = stem.bits() & 1u;
      const uint32_t opens = stem.bits() == opener.bits() ? 1 : 0;
      count += 1 - (is_name | opens);
    }
    // One word may be the opener here, and a name there.
    if (name == 0) name = opener.hash();
    count = std::min(count, most);
    for (size_t i = 0; i < count; ++i) Add(NamesKey(names, name, others[i]));
    if (count == 0) Add(NamesKey(names, name, 0));
  }

  const PackedSentence& sentence_;
  const KeyStems stems_;
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
