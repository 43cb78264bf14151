// Digests as JSON: byte for byte what protobuf's own printer gives, but fast.

#ifndef SUMMARIZER_IO_DIGEST_JSON_H_
#define SUMMARIZER_IO_DIGEST_JSON_H_

#include <memory>

#include "absl/status/status.h"
#include "summarizer/io/byte_sink.h"
#include "summarizer/io/json_writer.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::io {

// Writes the message to `sink`, without flushing it; all strings are UTF-8.
// InvalidArgument for a time that IsInRange refuses, and the sink's errors;
// part of the JSON may be written then.
absl::Status WriteJson(const v1::CorpusDigest& digest, JsonLayout layout,
                       ByteSink& sink);
absl::Status WriteJson(const v1::ArticleDigest& digest, JsonLayout layout,
                       ByteSink& sink);

// The same for a corpus whose articles are digested before the rest is known.
// Their JSON takes less memory than they do, and is best written while they are
// in the processor's cache.
class CorpusJson {
 public:
  explicit CorpusJson(JsonLayout layout);
  ~CorpusJson();

  // Takes the next article. Errors as above.
  absl::Status Add(const v1::ArticleDigest& article);

  // Writes `digest`, with the articles that were added in place of its own. To
  // be called once.
  absl::Status Write(const v1::CorpusDigest& digest, ByteSink& sink);

 private:
  struct Articles;
  const JsonLayout layout_;
  std::unique_ptr<Articles> articles_;
};

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_DIGEST_JSON_H_
