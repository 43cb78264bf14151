// The digest of a corpus as bytes, in any of the formats.

#ifndef SUMMARIZER_IO_DIGEST_WRITER_H_
#define SUMMARIZER_IO_DIGEST_WRITER_H_

#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "summarizer/io/byte_sink.h"
#include "summarizer/io/digest_json.h"
#include "summarizer/io/text_digest.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::io {

enum class DigestFormat {
  kText,       // For a person at a terminal; see text_digest.h.
  kJson,       // The standard JSON of protobuf, indented.
  kTextproto,  // Protobuf's text format.
  kBinpb,      // Serialized.
  kMarkdown,   // To be pasted into an issue or a mail; see markdown_digest.h.
  kHtml,       // A report in one file; see html_digest.h.
};

// The format that is called "text", "json", "textproto", "binpb", "markdown" or
// "html". Nothing for another name.
std::optional<DigestFormat> ParseDigestFormat(std::string_view name);

// Whether people read a format, rather than programs: text, markdown, html.
bool IsForReading(DigestFormat format);

// What some of the formats need besides the digest.
struct DigestWriterOptions {
  // How kText is laid out.
  TextDigestOptions text;
  // For kHtml: gives the digested articles once more, in the same order.
  ArticleSource* articles = nullptr;
};

// Writes all of the digest, without flushing `sink`. InvalidArgument for kHtml
// without articles; Internal where protobuf fails, as for more than 2 GiB; and
// the errors of the sink and the articles.
absl::Status WriteDigest(const v1::CorpusDigest& digest, DigestFormat format,
                         ByteSink& sink,
                         const DigestWriterOptions& options = {});

// The same for a corpus whose articles are digested one by one, before the rest
// is known: takes each, and writes all at the end.
class DigestCollector {
 public:
  explicit DigestCollector(DigestFormat format);

  absl::Status Add(v1::ArticleDigest article);

  // Writes `digest`, which has no articles, with those that were added. Errors
  // as above. To be called once.
  absl::Status Write(v1::CorpusDigest digest, ByteSink& sink,
                     const DigestWriterOptions& options = {});

 private:
  const DigestFormat format_;
  std::optional<CorpusJson> json_;
  v1::CorpusDigest digest_;  // The articles, in any other format.
};

// Writes an article's digest as JSON on one line, with its line feed.
absl::Status WriteJsonLine(const v1::ArticleDigest& digest, ByteSink& sink);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_DIGEST_WRITER_H_
