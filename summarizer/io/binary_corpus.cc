#include "summarizer/io/binary_corpus.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "absl/strings/str_cat.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"

namespace summarizer::io {
namespace {

using ::google::protobuf::internal::WireFormatLite;
using ::google::protobuf::io::CodedInputStream;

constexpr uint32_t kArticleTag =
    WireFormatLite::MakeTag(v1::Corpus::kArticlesFieldNumber,
                            WireFormatLite::WIRETYPE_LENGTH_DELIMITED);

}  // namespace

// What protobuf reads from; keeps the error that it cannot carry.
class BinaryCorpusReader::Source
    : public google::protobuf::io::CopyingInputStream {
 public:
  explicit Source(ByteStream& stream) : stream_(stream) {}

  int Read(void* buffer, int size) override {
    absl::StatusOr<size_t> count =
        stream_.Read(static_cast<char*>(buffer), static_cast<size_t>(size));
    if (count.ok()) return static_cast<int>(*count);
    status_ = count.status();
    return -1;
  }

  const absl::Status& status() const { return status_; }

 private:
  ByteStream& stream_;
  absl::Status status_;
};

BinaryCorpusReader::BinaryCorpusReader(ByteStream& stream,
                                       uint64_t max_article_bytes)
    : source_(std::make_unique<Source>(stream)),
      max_article_bytes_(std::min<uint64_t>(max_article_bytes,
                                            std::numeric_limits<int>::max())) {
  StartAt(0);
}

BinaryCorpusReader::~BinaryCorpusReader() = default;

void BinaryCorpusReader::StartAt(uint64_t offset) {
  input_ = std::make_unique<google::protobuf::io::CopyingInputStreamAdaptor>(
      source_.get());
  base_ = article_offset_ = offset;
}

uint64_t BinaryCorpusReader::offset() const {
  return base_ + static_cast<uint64_t>(input_->ByteCount());
}

absl::Status BinaryCorpusReader::Damage() const {
  if (!source_->status().ok()) return source_->status();
  return absl::DataLossError(
      "expected a serialized summarizer.v1.Corpus, found damaged or other "
      "data");
}

absl::StatusOr<bool> BinaryCorpusReader::Next(v1::Article& article) {
  for (;;) {
    article_offset_ = offset();
    // One for each field: a CodedInputStream ends after 2 GiB. Gone, it has
    // given back to input_ what it read ahead.
    CodedInputStream coded(input_.get());
    coded.SetTotalBytesLimit(std::numeric_limits<int>::max());
    const uint32_t tag = coded.ReadTag();
    if (tag == 0) {
      if (!coded.ConsumedEntireMessage() || !source_->status().ok()) {
        return Damage();
      }
      return false;
    }
    if (tag != kArticleTag) {  // A field of a later schema.
      if (!WireFormatLite::SkipField(&coded, tag)) return Damage();
      continue;
    }
    uint32_t size;
    if (!coded.ReadVarint32(&size)) return Damage();
    if (size > max_article_bytes_) {
      if (size > static_cast<uint32_t>(std::numeric_limits<int>::max()) ||
          !coded.Skip(static_cast<int>(size))) {
        return Damage();
      }
      return absl::ResourceExhaustedError(absl::StrCat(
          "article has ", size, " bytes, more than ", max_article_bytes_));
    }
    if (!coded.ReadString(&buffer_, static_cast<int>(size))) return Damage();
    if (!article.ParseFromString(buffer_)) {
      return absl::InvalidArgumentError(
          "expected a summarizer.v1.Article, found damaged data or text that "
          "is not UTF-8");
    }
    return true;
  }
}

}  // namespace summarizer::io
