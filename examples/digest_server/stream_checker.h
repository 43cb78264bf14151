// Whether a server's streams say what the library says.

#ifndef EXAMPLES_DIGEST_SERVER_STREAM_CHECKER_H_
#define EXAMPLES_DIGEST_SERVER_STREAM_CHECKER_H_

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "summarizer/history.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest.pb.h"
#include "summarizer/v1/digest_service.pb.h"

namespace summarizer::digest_server {

// Digests what the server digested again, in the order of its sequence numbers
// and against a History of its own: every digest must be the same to the byte.
// That needs all numbers: one that is missing holds up those after it.
class StreamChecker {
 public:
  // `history` is what the server's held at number 0, with the same bound.
  // `summarizer` must outlive this object.
  StreamChecker(const Summarizer& summarizer, History history);
  ~StreamChecker();
  StreamChecker(const StreamChecker&) = delete;
  StreamChecker& operator=(const StreamChecker&) = delete;

  // Takes an answer, from any thread; waits where there is much to do.
  void Add(v1::Article article, v1::DigestStreamResponse response);

  struct Result {
    uint64_t checked = 0;
    uint64_t different = 0;
    uint64_t unchecked = 0;  // Behind a number that never came.
    std::string first_difference;
  };
  // When all answers are there. To be called once.
  Result Finish();

 private:
  struct Answer {
    v1::Article article;
    v1::ArticleDigest digest;
  };
  void Check();

  const Summarizer& summarizer_;
  History history_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<uint64_t, Answer> waiting_;
  uint64_t next_ = 1;
  bool is_ending_ = false;
  Result result_;
  std::thread thread_;
};

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_STREAM_CHECKER_H_
