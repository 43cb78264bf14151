// A History remembers what has been said, so that a Summarizer can tell what
// is new. It is the caller's: create one, let a Summarizer observe articles
// into it, save its bytes wherever state is kept, load them again.
//
//   summarizer::History history;
//   RETURN_IF_ERROR(summarizer.Observe(article, history));
//   StatusOr<std::string> bytes = history.Serialize();
//   ...
//   StatusOr<History> again = summarizer::History::Parse(*bytes);
//
// A History holds sketches, no texts: for each observed article its id, its
// time and about 50 bytes for every sentence.
//
// Histories are sets of article records. Merge is set union: commutative,
// associative and idempotent, so shards can observe apart and merge in any
// order. All histories that meet, and the Summarizer that reads them, must
// agree in seed, language, rules and algorithm version; an empty one agrees
// with all.
//
// Thread-safety: const methods, and calls that take a `const History&`, may run
// concurrently; anything that changes it needs exclusive access.

#ifndef SUMMARIZER_HISTORY_H_
#define SUMMARIZER_HISTORY_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "summarizer/export.h"

namespace summarizer {

namespace repetition {
class Archive;
}  // namespace repetition

// What a History may grow to.
struct HistoryOptions {
  // Bytes of memory that records and their index may take. When an observation
  // passes it, undated records are forgotten first, then whole days, oldest
  // first; counts are then since that horizon. 0: no bound.
  size_t max_bytes = 0;
};

class SUMMARIZER_EXPORT History {
 public:
  explicit History(const HistoryOptions& options = {});
  ~History();

  // A copy is independent of the original. It shares the memory of what neither
  // changes: copying takes 13 bytes an article and next to no time, so that one
  // may be saved on another thread while the other goes on. A moved-from
  // History is empty.
  History(const History& other);
  History& operator=(const History& other);
  History(History&& other) noexcept;
  History& operator=(History&& other) noexcept;

  // The serialized form (see proto/summarizer/v1/history.proto): versioned,
  // checksummed, compressed. Equal records give equal bytes, in whatever order
  // they came. Fails only where compression does.
  absl::StatusOr<std::string> Serialize() const;

  // Reads what Serialize wrote. Any damage is DataLoss; bytes of a newer format
  // are FailedPrecondition. `options` applies to the result.
  static absl::StatusOr<History> Parse(std::string_view bytes,
                                       const HistoryOptions& options = {});

  // Adds the records of `other`. Where both hold an article id, the later
  // record stays (by time, undated first; then by content). Fails with
  // FailedPrecondition, changing nothing, where the two do not agree.
  absl::Status Merge(const History& other);

  // Articles remembered.
  size_t article_count() const;

  // Bytes of memory in use, as HistoryOptions.max_bytes counts them.
  size_t memory_bytes() const;

  bool empty() const { return article_count() == 0; }

 private:
  friend class Summarizer;

  HistoryOptions options_;
  // Never null but in a moved-from object.
  std::unique_ptr<repetition::Archive> archive_;
};

}  // namespace summarizer

#endif  // SUMMARIZER_HISTORY_H_
