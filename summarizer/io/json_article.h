// Reads an article from a line of JSON.

#ifndef SUMMARIZER_IO_JSON_ARTICLE_H_
#define SUMMARIZER_IO_JSON_ARTICLE_H_

#include <cstdint>
#include <string_view>

#include "absl/status/status.h"
#include "summarizer/io/json_line.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::io {

// The line is one object. Its keys are the fields of Article, in snake_case or
// lowerCamelCase; `text` or `content` may stand for `body`, and `published` or
// `date` for `publish_time`. Where several of them have a value, the first in
// the order of this sentence counts; of a key given twice, the last value.
// Other keys are ignored. `body` is required.
//
// Values are strings (see ParseTimestamp for times); `publish_time` may be a
// number of seconds since 1970 too. null stands for an absent key, and so does
// an empty string, but for `body`.
//
// Not safe for concurrent use.
class JsonArticleParser {
 public:
  // Parses `line`, followed by what a LineReader puts there, into `article`,
  // replacing what it held. InvalidArgument where it is not JSON or not such an
  // object; the message has the byte, counted from `line_offset` for the first
  // of the line, the field, and what was expected there.
  absl::Status Parse(std::string_view line, uint64_t line_offset,
                     v1::Article& article);

 private:
  JsonLineParser parser_;
};

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_JSON_ARTICLE_H_
