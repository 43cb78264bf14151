#include "summarizer/pipeline/packed_draft.h"

#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"

namespace summarizer::pipeline {
namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;
using google::protobuf::io::CodedOutputStream;

// Goes through the fields of a draft in one order, to write or to read them.
// `Fields` is a Writer or a Reader.
template <typename Draft, typename Fields>
void Visit(Draft& draft, Fields& fields) {
  for (auto* slice : {&draft.title, &draft.byline, &draft.source}) {
    fields.Number(slice->begin);
    fields.Number(slice->size);
  }
  fields.Number(draft.bytes);
  fields.Number(draft.headings);
  fields.Number(draft.furniture);
  fields.Number(draft.words);
  fields.Size(draft.picks);
  for (auto& pick : draft.picks) {
    fields.Signed(pick.score);
    fields.Number(pick.sentence);
    fields.Number(pick.words);
  }
  fields.Size(draft.cues);
  for (auto& cue : draft.cues) {
    fields.Number(cue.sentence);
    fields.Signed(cue.weight);
  }
}

// Writes where there is room.
class Writer {
 public:
  explicit Writer(uint8_t* to) : to_(to) {}

  void Number(uint32_t x) {
    to_ = CodedOutputStream::WriteVarint32ToArray(x, to_);
  }
  void Signed(int64_t x) {
    to_ = CodedOutputStream::WriteVarint64ToArray(
        WireFormatLite::ZigZagEncode64(x), to_);
  }
  template <typename Container>
  void Size(const Container& container) {
    Number(static_cast<uint32_t>(container.size()));
  }
  void Text(const std::string& text) {
    Size(text);
    to_ = CodedOutputStream::WriteStringToArray(text, to_);
  }

  const uint8_t* end() const { return to_; }

 private:
  uint8_t* to_;
};

// Reads what a Writer wrote in this process, and trusts it.
class Reader {
 public:
  explicit Reader(CodedInputStream& in) : in_(in) {}

  void Number(uint32_t& x) { in_.ReadVarint32(&x); }
  template <typename Int>
  void Signed(Int& x) {
    uint64_t bits = 0;
    in_.ReadVarint64(&bits);
    x = static_cast<Int>(WireFormatLite::ZigZagDecode64(bits));
  }
  template <typename Container>
  void Size(Container& container) {
    uint32_t size = 0;
    Number(size);
    container.resize(size);
  }
  void Text(std::string& text) {
    uint32_t size = 0;
    Number(size);
    in_.ReadString(&text, static_cast<int>(size));
  }

 private:
  CodedInputStream& in_;
};

// Bytes that a number takes at most, and all that are no picks or cues.
constexpr size_t kNumber = 10;
constexpr size_t kNumbers = 16 * kNumber;

// Bytes that a draft takes at most.
size_t RoomFor(const ArticleDraft& draft) {
  size_t room = kNumbers + 3 * kNumber * draft.picks.size() +
                2 * kNumber * draft.cues.size();
  if (draft.display_texts != nullptr) {
    for (const std::string& text : *draft.display_texts) {
      room += kNumber + text.size();
    }
  }
  return room;
}

}  // namespace

PackedDraft::PackedDraft(const ArticleDraft& draft, std::vector<char>& room)
    : picked_(draft.picked) {
  const size_t most = RoomFor(draft);
  if (room.size() < most) room.resize(most);
  auto* const begin = reinterpret_cast<uint8_t*>(room.data());
  Writer writer(begin);
  Visit(draft, writer);
  if (draft.display_texts != nullptr) {
    for (const std::string& text : *draft.display_texts) writer.Text(text);
  }
  size_ = static_cast<uint32_t>(writer.end() - begin);
  std::unique_ptr<uint8_t[]> bytes(new uint8_t[size_]);
  std::memcpy(bytes.get(), begin, size_);
  bytes_ = std::move(bytes);
}

ArticleDraft PackedDraft::Unpack() const {
  ArticleDraft draft;
  draft.picked = picked_;
  CodedInputStream in(bytes_.get(), static_cast<int>(size_));
  Reader reader(in);
  Visit(draft, reader);
  if (in.CurrentPosition() < static_cast<int>(size_)) {
    // One for each pick.
    draft.display_texts =
        std::make_unique<std::vector<std::string>>(draft.picks.size());
    for (std::string& text : *draft.display_texts) reader.Text(text);
  }
  return draft;
}

}  // namespace summarizer::pipeline
