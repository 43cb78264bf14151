// The digest of a corpus as bytes, in any of the formats.

#ifndef SUMMARIZER_IO_DIGEST_WRITER_H_
#define SUMMARIZER_IO_DIGEST_WRITER_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::io {

enum class DigestFormat {
  kText,       // For a person at a terminal; see text_digest.h.
  kJson,       // The standard JSON of protobuf, indented.
  kTextproto,  // Protobuf's text format.
  kBinpb,      // Serialized.
  kMarkdown,   // Not available yet.
  kHtml,       // Not available yet.
};

// The format that is called "text", "json", "textproto", "binpb", "markdown" or
// "html". Nothing for another name.
std::optional<DigestFormat> ParseDigestFormat(std::string_view name);

// Whether FormatDigest can write a format.
bool IsAvailable(DigestFormat format);

// Whether people read a format, rather than programs: text, markdown, html.
bool IsForReading(DigestFormat format);

// All of the digest. Unimplemented for a format that is not available; Internal
// where protobuf fails, as for more than 2 GiB.
absl::StatusOr<std::string> FormatDigest(const v1::CorpusDigest& digest,
                                         DigestFormat format);

// An article's digest as JSON on one line, without line feed.
absl::StatusOr<std::string> FormatJsonLine(const v1::ArticleDigest& digest);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_DIGEST_WRITER_H_
