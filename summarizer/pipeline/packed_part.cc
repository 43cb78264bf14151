#include "summarizer/pipeline/packed_part.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>
#include <type_traits>
#include <utility>

#include "absl/types/span.h"

namespace summarizer::pipeline {
namespace {

using ranking::CandidateSet;
using ranking::Concept;
using ranking::Traits;

// Of a candidate's concepts, how many others mention, too. They come first.
size_t SharedOf(const CandidateSet& set, absl::Span<const uint32_t> ids) {
  return static_cast<size_t>(
      std::partition_point(ids.begin(), ids.end(),
                           [&](uint32_t id) { return id < set.shared; }) -
      ids.begin());
}

// Writes where there is room.
class Writer {
 public:
  explicit Writer(char* to) : to_(to) {}

  template <typename T>
  void Raw(T value) {
    static_assert(std::is_trivially_copyable_v<T>);
    std::memcpy(to_, &value, sizeof(value));
    to_ += sizeof(value);
  }
  template <typename T>
  void Raw(absl::Span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (values.empty()) return;
    std::memcpy(to_, values.data(), sizeof(T) * values.size());
    to_ += sizeof(T) * values.size();
  }
  void Number(size_t x) { Raw(static_cast<uint32_t>(x)); }
  void Text(std::string_view text) {
    Number(text.size());
    Raw(absl::MakeConstSpan(text.data(), text.size()));
  }

  // Where so many bytes are to be written.
  char* Take(size_t bytes) {
    char* const taken = to_;
    to_ += bytes;
    return taken;
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
    static_assert(std::is_trivially_copyable_v<T>);
    T value;
    std::memcpy(&value, from_, sizeof(value));
    from_ += sizeof(value);
    return value;
  }
  template <typename T>
  void Raw(absl::Span<T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (values.empty()) return;
    std::memcpy(values.data(), from_, sizeof(T) * values.size());
    from_ += sizeof(T) * values.size();
  }
  uint32_t Number() { return Raw<uint32_t>(); }
  // So many bytes.
  const char* Take(size_t bytes) {
    const char* const taken = from_;
    from_ += bytes;
    return taken;
  }
  std::string_view Text() {
    const size_t size = Number();
    const std::string_view text(from_, size);
    from_ += size;
    return text;
  }

 private:
  const char* from_;
};

// A kept hash says all with its lower half; see ArticlePart::KeptHash.
using HalfHash = uint32_t;

// What is written of a concept that comes with all its fields.
struct PackedConcept {
  PackedConcept() = default;
  explicit PackedConcept(const Concept& of)
      : hash(static_cast<HalfHash>(of.hash)),
        related(of.related),
        mentions(of.mentions),
        first(of.first),
        flags(of.flags) {}

  Concept Unpack() const {
    Concept of;
    of.hash = ArticlePart::KeptHash(hash);
    of.related = related;
    of.mentions = mentions;
    of.first = first;
    of.flags = flags;
    return of;
  }

  HalfHash hash;
  uint32_t related;
  uint16_t mentions;
  uint8_t first;
  uint8_t flags;
};

void WriteConcepts(absl::Span<const Concept> concepts, Writer& out) {
  for (const Concept& of : concepts) out.Raw(PackedConcept(of));
}

void ReadConcepts(Reader& in, absl::Span<Concept> concepts) {
  for (Concept& of : concepts) of = in.Raw<PackedConcept>().Unpack();
}

// Numbers of concepts: nearly always there are few enough for two bytes.
bool AreShort(const CandidateSet& set) {
  return set.concepts.size() <= std::numeric_limits<uint16_t>::max();
}

void WriteIds(absl::Span<const uint32_t> ids, bool are_short, Writer& out) {
  if (!are_short) {
    out.Raw(ids);
    return;
  }
  for (const uint32_t id : ids) out.Raw(static_cast<uint16_t>(id));
}

void ReadIds(Reader& in, bool are_short, absl::Span<uint32_t> ids) {
  if (!are_short) {
    in.Raw(ids);
    return;
  }
  for (uint32_t& id : ids) id = in.Raw<uint16_t>();
}

// What a single candidate mentions takes half a hash and a byte for flags, and
// comes candidate after candidate, in order.
void WriteCandidates(const CandidateSet& set, Writer& out) {
  out.Number(set.size());
  out.Number(set.concepts.size());
  out.Number(set.concept_ids.size());
  out.Number(set.shared);
  out.Raw(absl::MakeConstSpan(set.traits));
  const absl::Span<const Concept> concepts = set.concepts;
  const bool are_short = AreShort(set);
  WriteConcepts(concepts.first(set.shared), out);
  size_t begin = set.shared;
  for (size_t c = 0; c < set.size(); ++c) {
    const absl::Span<const uint32_t> ids = set.ConceptsOf(c);
    const size_t shared = SharedOf(set, ids);
    const size_t own = ids.size() - shared;
    out.Number(shared);
    out.Number(own);
    WriteIds(ids.first(shared), are_short, out);
    // Between may lie those of candidates that were left out.
    const size_t first = own > 0 ? ids[shared] : begin;
    out.Number(first - begin);
    WriteConcepts(concepts.subspan(begin, first - begin), out);
    char* const hashes = out.Take(own * sizeof(HalfHash));
    char* const flags = out.Take(own);
    const Concept* const from = concepts.data() + first;
    for (size_t i = 0; i < own; ++i) {
      const auto hash = static_cast<HalfHash>(from[i].hash);
      std::memcpy(hashes + i * sizeof(hash), &hash, sizeof(hash));
      flags[i] = static_cast<char>(from[i].flags);
    }
    begin = first + own;
  }
  WriteConcepts(concepts.subspan(begin), out);
}

void ReadCandidates(Reader& in, CandidateSet& set) {
  set.traits.resize(in.Number());
  set.concepts.resize(in.Number());
  set.concept_ids.reserve(in.Number());
  set.shared = in.Number();
  in.Raw(absl::MakeSpan(set.traits));
  const absl::Span<Concept> concepts = absl::MakeSpan(set.concepts);
  const bool are_short = AreShort(set);
  ReadConcepts(in, concepts.first(set.shared));
  set.first_concept.reserve(set.size() + 1);
  size_t begin = set.shared;
  for (size_t c = 0; c < set.size(); ++c) {
    const size_t shared = in.Number();
    const size_t own = in.Number();
    const size_t end = set.concept_ids.size() + shared;
    set.concept_ids.resize(end + own);
    ReadIds(in, are_short,
            absl::MakeSpan(set.concept_ids).subspan(end - shared, shared));
    const size_t gap = in.Number();
    ReadConcepts(in, concepts.subspan(begin, gap));
    begin += gap;
    const char* const hashes = in.Take(own * sizeof(HalfHash));
    const char* const flags = in.Take(own);
    Concept* const to = concepts.data() + begin;
    uint32_t* const ids = set.concept_ids.data() + end;
    Concept of;
    of.related = set.RelatedOf(c);
    of.mentions = 1;
    of.first = ranking::FirstAt(set.traits[c].position);
    for (size_t i = 0; i < own; ++i) {
      HalfHash hash;
      std::memcpy(&hash, hashes + i * sizeof(hash), sizeof(hash));
      of.hash = ArticlePart::KeptHash(hash);
      of.flags = static_cast<uint8_t>(flags[i]);
      to[i] = of;
      ids[i] = static_cast<uint32_t>(begin + i);
    }
    begin += own;
    set.first_concept.push_back(static_cast<uint32_t>(set.concept_ids.size()));
  }
  ReadConcepts(in, concepts.subspan(begin));
}

// Bytes that counts in front of things take, and more.
constexpr size_t kNumbers = 64;

// Bytes that a part takes at most.
size_t RoomFor(const ArticlePart& part) {
  const CandidateSet& set = part.candidates;
  size_t room = kNumbers + part.title.size() + part.texts.size() +
                sizeof(uint64_t) * part.title_hashes.size() +
                (sizeof(Traits) + kNumbers) * set.size() +
                sizeof(Concept) * set.concepts.size() +
                sizeof(uint32_t) * set.concept_ids.size();
  for (const std::string& text : part.display_texts) {
    room += kNumbers + text.size();
  }
  return room;
}

}  // namespace

PackedPart::PackedPart(const ArticlePart& part, std::vector<char>& room) {
  const size_t most = RoomFor(part);
  if (room.size() < most) room.resize(most);
  Writer out(room.data());
  out.Raw(part.copy);
  out.Raw(part.background);
  out.Raw(part.words);
  out.Text(part.title);
  out.Number(part.title_hashes.size());
  for (const uint64_t hash : part.title_hashes) {
    out.Raw(static_cast<HalfHash>(hash));
  }
  WriteCandidates(part.candidates, out);
  out.Text(part.texts);
  out.Number(part.display_texts.size());
  for (const std::string& text : part.display_texts) out.Text(text);
  const auto size = static_cast<size_t>(out.end() - room.data());
  std::unique_ptr<char[]> bytes(new char[size]);
  std::memcpy(bytes.get(), room.data(), size);
  bytes_ = std::move(bytes);
}

ArticlePart PackedPart::Unpack() const {
  ArticlePart part;
  Reader in(bytes_.get());
  part.copy = in.Raw<bool>();
  part.background = in.Raw<bool>();
  part.words = in.Raw<uint64_t>();
  part.title = std::string(in.Text());
  part.title_hashes.resize(in.Number());
  for (uint64_t& hash : part.title_hashes) {
    hash = ArticlePart::KeptHash(in.Raw<HalfHash>());
  }
  ReadCandidates(in, part.candidates);
  part.texts = std::string(in.Text());
  part.display_texts.resize(in.Number());
  for (std::string& text : part.display_texts) text = std::string(in.Text());
  return part;
}

}  // namespace summarizer::pipeline
