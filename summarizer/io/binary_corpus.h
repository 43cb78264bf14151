// Reads the articles of a serialized Corpus one by one.

#ifndef SUMMARIZER_IO_BINARY_CORPUS_H_
#define SUMMARIZER_IO_BINARY_CORPUS_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "summarizer/io/byte_stream.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::io {

// Holds one article at a time, so a corpus may be larger than memory (and than
// the 2 GiB that protobuf reads at once). Not safe for concurrent use.
class BinaryCorpusReader {
 public:
  // `stream` must outlive this object. Larger articles than `max_article_bytes`
  // are errors; at most 2 GiB - 1.
  BinaryCorpusReader(ByteStream& stream, uint64_t max_article_bytes);
  ~BinaryCorpusReader();
  // Not copyable: it reads ahead of its stream.
  BinaryCorpusReader(const BinaryCorpusReader&) = delete;
  BinaryCorpusReader& operator=(const BinaryCorpusReader&) = delete;

  // Goes on as if the byte `offset` of the stream, where it stands, was the
  // first after an article.
  void StartAt(uint64_t offset);

  // Reads the next article into `article`, replacing what it held. False at the
  // end. InvalidArgument for an article that is damaged or not UTF-8, and
  // ResourceExhausted for one that is too large: the next call goes on after
  // it. DataLoss where the bytes are no Corpus: nothing can follow.
  absl::StatusOr<bool> Next(v1::Article& article);

  // Places of the last article: its first byte and the byte after it.
  uint64_t article_offset() const { return article_offset_; }
  uint64_t offset() const;

 private:
  class Source;

  absl::Status Damage() const;

  std::unique_ptr<Source> source_;
  std::unique_ptr<google::protobuf::io::CopyingInputStreamAdaptor> input_;
  uint64_t max_article_bytes_;
  uint64_t base_ = 0;
  uint64_t article_offset_ = 0;
  std::string buffer_;
};

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_BINARY_CORPUS_H_
