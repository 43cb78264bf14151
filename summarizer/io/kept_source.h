// Articles that are read once and handed out several times.

#ifndef SUMMARIZER_IO_KEPT_SOURCE_H_
#define SUMMARIZER_IO_KEPT_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <deque>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::io {

// Keeps what the first pass over a source gives, so that later ones need not
// read and parse it again. A source of more than `max_bytes` is not kept, and
// read in each pass. Not safe for concurrent use.
class KeptSource : public ArticleSource {
 public:
  // `source` must outlive this object, and is to be read through it only.
  KeptSource(ArticleSource& source, uint64_t max_bytes)
      : source_(source), max_bytes_(max_bytes) {}

  absl::Status Rewind() override;
  absl::StatusOr<bool> Next(v1::Article& article) override;

 private:
  enum class State {
    kKeeping,    // In a pass over the source, and all so far is in kept_.
    kKept,       // All of it is.
    kNotToKeep,  // It is too large.
  };

  void Keep(const v1::Article& article);

  ArticleSource& source_;
  const uint64_t max_bytes_;
  State state_ = State::kKeeping;
  std::deque<v1::Article> kept_;
  uint64_t kept_bytes_ = 0;
  size_t next_ = 0;  // Of those kept.
};

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_KEPT_SOURCE_H_
