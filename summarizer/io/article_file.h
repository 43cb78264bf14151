// The articles of one file, whatever its format.

#ifndef SUMMARIZER_IO_ARTICLE_FILE_H_
#define SUMMARIZER_IO_ARTICLE_FILE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "summarizer/io/byte_stream.h"
#include "summarizer/io/input_files.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::io {

// A place between two articles of a file.
struct FilePosition {
  // Bytes of the file before it. 0 in a .textproto file, which is read whole.
  uint64_t offset = 0;
  // Lines (.jsonl) or articles (all others) before it, bad ones included.
  uint64_t record = 0;
};

// Bounds on what one article may take. Larger ones are ResourceExhausted.
struct ArticleFileLimits {
  // Of a body.
  uint64_t max_article_bytes = uint64_t{1} << 30;
  // Of a line of a .jsonl file.
  size_t max_line_bytes = size_t{1} << 30;
};

// Not safe for concurrent use.
class ArticleFile {
 public:
  virtual ~ArticleFile() = default;

  // Reads the next article into `article`, replacing what it held. False at the
  // end. Errors name the file, the line or article, the byte and the field.
  // After InvalidArgument and ResourceExhausted the next call goes on after the
  // bad article; after any other, what follows cannot be read.
  virtual absl::StatusOr<bool> Next(v1::Article& article) = 0;

  // Where the last article begins, as "PATH:LINE: byte OFFSET".
  virtual std::string location() const = 0;

  // The place after the last article.
  virtual FilePosition position() const = 0;

  // Goes on at a place that position() gave, maybe in an earlier process. What
  // cannot jump, such as a pipe, is taken to be there already.
  // FailedPrecondition where the file has changed so that there is no such
  // place.
  virtual absl::Status Resume(const FilePosition& position) = 0;
};

// `file` has a known format and no error; `stream` has its bytes, stands at the
// first and must outlive the result.
std::unique_ptr<ArticleFile> MakeArticleFile(const InputFile& file,
                                             ByteStream& stream,
                                             const ArticleFileLimits& limits);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_ARTICLE_FILE_H_
