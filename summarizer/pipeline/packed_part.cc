#include "summarizer/pipeline/packed_part.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace summarizer::pipeline {
namespace {

using ranking::CandidateSet;
using ranking::Concept;
using ranking::Traits;

// Added to Concept::flags: all else of the concept is as OfOne says.
constexpr uint8_t kOfOne = 128;

// Bytes that a number takes at most, seven bits in each.
constexpr size_t kNumber = 10;
// The same of traits, and of a concept with what its mention takes.
constexpr size_t kTraits = 2 + 9 * kNumber + 5 * sizeof(float);
constexpr size_t kConcept = 2 + sizeof(uint64_t) + 2 * kNumber;
constexpr size_t kMention = 2 * kNumber;

// What concepts are that candidate `c` mentions alone, but for hash and flags.
Concept OfOne(const CandidateSet& set, size_t c) {
  Concept of;
  of.related = set.RelatedOf(c);
  of.mentions = 1;
  of.first = ranking::FirstAt(set.traits[c].position);
  return of;
}

// Small numbers of either sign as small numbers.
uint64_t ZigZag(int64_t x) {
  return static_cast<uint64_t>(x) << 1 ^ (x < 0 ? ~uint64_t{0} : 0);
}
int64_t UnZigZag(uint64_t x) {
  return static_cast<int64_t>(x >> 1 ^ ((x & 1) != 0 ? ~uint64_t{0} : 0));
}

// Writes where there is room.
class Writer {
 public:
  explicit Writer(char* to) : to_(to) {}

  template <typename T>
  void Raw(T value) {
    std::memcpy(to_, &value, sizeof(value));
    to_ += sizeof(value);
  }
  void Number(uint64_t x) {
    for (; x >= 128; x >>= 7) Raw(static_cast<uint8_t>(x | 128));
    Raw(static_cast<uint8_t>(x));
  }
  void Text(std::string_view text) {
    Number(text.size());
    std::memcpy(to_, text.data(), text.size());
    to_ += text.size();
  }

  const char* end() const { return to_; }

 private:
  char* to_;
};

// Reads what a Writer wrote in this process, and trusts it.
class Reader {
 public:
  explicit Reader(const char* from) : from_(from) {}

  template <typename T>
  T Raw() {
    T value;
    std::memcpy(&value, from_, sizeof(value));
    from_ += sizeof(value);
    return value;
  }
  uint64_t Number() {
    uint64_t x = 0;
    for (int shift = 0;; shift += 7) {
      const auto byte = Raw<uint8_t>();
      x |= uint64_t{byte & 127u} << shift;
      if (byte < 128) return x;
    }
  }
  uint32_t Number32() { return static_cast<uint32_t>(Number()); }
  std::string_view Text() {
    const size_t size = Number();
    const std::string_view text(from_, size);
    from_ += size;
    return text;
  }

 private:
  const char* from_;
};

// What traits are made of, for writing and reading alike.
template <typename Body>
void ForEachNumber(Traits& t, Body body) {
  for (uint32_t* const n : {&t.begin, &t.end, &t.position, &t.words, &t.names,
                            &t.quantities, &t.title_concepts}) {
    body(*n);
  }
}
template <typename Body>
void ForEachShare(Traits& t, Body body) {
  for (float* const share : {&t.title_share, &t.lead_share, &t.quoted,
                             &t.novelty, &t.agreement}) {
    body(*share);
  }
}
template <typename Body>
void ForEachSwitch(Traits& t, Body body) {
  for (bool* const on : {&t.lead, &t.stands_alone, &t.complete, &t.changed,
                         &t.pasted, &t.background}) {
    body(*on);
  }
}

void WriteTraits(Traits t, Writer& out) {
  ForEachNumber(t, [&](uint32_t n) { out.Number(n); });
  out.Number(ZigZag(t.cue));
  unsigned bits = 0;
  ForEachSwitch(t, [&](bool on) { bits = bits << 1 | (on ? 1 : 0); });
  // Of shares which are neither 0 nor 1, and which are 1.
  ForEachShare(t, [&](float s) { bits = bits << 1 | (s != 0 && s != 1); });
  ForEachShare(t, [&](float s) { bits = bits << 1 | (s == 1); });
  out.Raw(static_cast<uint16_t>(bits));
  ForEachShare(t, [&](float s) {
    if (s != 0 && s != 1) out.Raw(s);
  });
}

Traits ReadTraits(Reader& in) {
  Traits t;
  ForEachNumber(t, [&](uint32_t& n) { n = in.Number32(); });
  t.cue = static_cast<int32_t>(UnZigZag(in.Number()));
  const unsigned bits = in.Raw<uint16_t>();
  unsigned at = 16;
  ForEachSwitch(t, [&](bool& on) { on = (bits >> --at & 1) != 0; });
  unsigned ones = 5;
  ForEachShare(t, [&](float& s) {
    s = (bits >> --ones & 1) != 0 ? 1.0F : 0.0F;
    if ((bits >> --at & 1) != 0) s = in.Raw<float>();
  });
  return t;
}

void WriteCandidates(const CandidateSet& set, Writer& out) {
  out.Number(set.size());
  for (const Traits& traits : set.traits) WriteTraits(traits, out);
  // Runs of numbers that follow each other.
  for (size_t c = 0; c < set.size(); ++c) {
    const absl::Span<const uint32_t> ids = set.ConceptsOf(c);
    out.Number(ids.size());
    int64_t expected = 0;
    for (size_t i = 0; i < ids.size();) {
      size_t run = 1;
      while (i + run < ids.size() && ids[i + run] == ids[i] + run) ++run;
      out.Number(ZigZag(int64_t{ids[i]} - expected));
      out.Number(run);
      i += run;
      expected = int64_t{ids[i - 1]} + 1;
    }
  }
  out.Number(set.own.size());
  for (const CandidateSet::Own& own : set.own) {
    out.Number(own.stems);
    out.Number(own.pairs);
  }
}

void ReadCandidates(Reader& in, CandidateSet& set) {
  set.traits.resize(in.Number());
  for (Traits& traits : set.traits) traits = ReadTraits(in);
  set.first_concept.reserve(set.size() + 1);
  for (size_t c = 0; c < set.size(); ++c) {
    int64_t next = 0;
    for (size_t left = in.Number(); left > 0;) {
      next += UnZigZag(in.Number());
      const size_t run = in.Number();
      for (size_t i = 0; i < run; ++i) {
        set.concept_ids.push_back(static_cast<uint32_t>(next++));
      }
      left -= run;
    }
    set.first_concept.push_back(static_cast<uint32_t>(set.concept_ids.size()));
  }
  set.own.resize(in.Number());
  for (CandidateSet::Own& own : set.own) {
    own.stems = in.Number32();
    own.pairs = in.Number32();
  }
}

// By concept the last candidate that mentions it, or their number.
std::vector<uint32_t> Mentioners(const CandidateSet& set) {
  std::vector<uint32_t> by(set.concepts.size(),
                           static_cast<uint32_t>(set.size()));
  for (uint32_t c = 0; c < set.size(); ++c) {
    for (const uint32_t id : set.ConceptsOf(c)) by[id] = c;
  }
  return by;
}

void WriteConcepts(const CandidateSet& set, Writer& out) {
  std::vector<Concept> of_one;
  for (size_t c = 0; c < set.size(); ++c) of_one.push_back(OfOne(set, c));
  const std::vector<uint32_t> by = Mentioners(set);
  out.Number(set.concepts.size());
  for (size_t i = 0; i < set.concepts.size(); ++i) {
    const Concept& of = set.concepts[i];
    const bool one = by[i] < set.size() && of.mentions == 1 &&
                     of.related == of_one[by[i]].related &&
                     of.first == of_one[by[i]].first;
    out.Raw(of.hash);
    out.Raw(static_cast<uint8_t>(of.flags | (one ? kOfOne : 0)));
    if (one) continue;
    out.Number(of.related);
    out.Number(of.mentions);
    out.Raw(of.first);
  }
}

// After the candidates.
void ReadConcepts(Reader& in, CandidateSet& set) {
  set.concepts.resize(in.Number());
  const std::vector<uint32_t> by = Mentioners(set);
  for (size_t i = 0; i < set.concepts.size(); ++i) {
    Concept& of = set.concepts[i];
    const auto hash = in.Raw<uint64_t>();
    const auto flags = in.Raw<uint8_t>();
    if ((flags & kOfOne) != 0) {
      of = OfOne(set, by[i]);
    } else {
      of.related = in.Number32();
      of.mentions = static_cast<uint16_t>(in.Number());
      of.first = in.Raw<uint8_t>();
    }
    of.hash = hash;
    of.flags = static_cast<uint8_t>(flags & ~kOfOne);
  }
}

// Bytes that a part takes at most.
size_t RoomFor(const ArticlePart& part) {
  const CandidateSet& set = part.candidates;
  size_t room = 16 * kNumber + part.title.size() + part.texts.size() +
                sizeof(uint64_t) * part.title_hashes.size() +
                (kTraits + 4 * kNumber) * set.size() +
                kConcept * set.concepts.size() +
                kMention * set.concept_ids.size();
  for (const std::string& text : part.display_texts) {
    room += kNumber + text.size();
  }
  return room;
}

}  // namespace

PackedPart::PackedPart(const ArticlePart& part) {
  const std::unique_ptr<char[]> room(new char[RoomFor(part)]);
  Writer out(room.get());
  out.Raw(part.copy);
  out.Raw(part.background);
  out.Number(part.words);
  out.Text(part.title);
  out.Number(part.title_hashes.size());
  for (const uint64_t hash : part.title_hashes) out.Raw(hash);
  WriteCandidates(part.candidates, out);
  WriteConcepts(part.candidates, out);
  out.Text(part.texts);
  out.Number(part.display_texts.size());
  for (const std::string& text : part.display_texts) out.Text(text);
  const auto size = static_cast<size_t>(out.end() - room.get());
  std::unique_ptr<char[]> bytes(new char[size]);
  std::memcpy(bytes.get(), room.get(), size);
  bytes_ = std::move(bytes);
}

ArticlePart PackedPart::Unpack() const {
  ArticlePart part;
  Reader in(bytes_.get());
  part.copy = in.Raw<bool>();
  part.background = in.Raw<bool>();
  part.words = in.Number();
  part.title = std::string(in.Text());
  part.title_hashes.resize(in.Number());
  for (uint64_t& hash : part.title_hashes) hash = in.Raw<uint64_t>();
  ReadCandidates(in, part.candidates);
  ReadConcepts(in, part.candidates);
  part.texts = std::string(in.Text());
  part.display_texts.resize(in.Number());
  for (std::string& text : part.display_texts) text = std::string(in.Text());
  return part;
}

}  // namespace summarizer::pipeline
