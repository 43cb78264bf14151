// Digests as JSON: byte for byte what protobuf's own printer gives, but fast.

#ifndef SUMMARIZER_IO_DIGEST_JSON_H_
#define SUMMARIZER_IO_DIGEST_JSON_H_

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

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_DIGEST_JSON_H_
