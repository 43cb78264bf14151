// Archive: the records behind a History, indexed so that one article can be
// held against all of them.

#ifndef SUMMARIZER_REPETITION_ARCHIVE_H_
#define SUMMARIZER_REPETITION_ARCHIVE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "summarizer/repetition/matcher.h"
#include "summarizer/repetition/record.h"
#include "summarizer/repetition/resolve.h"
#include "summarizer/repetition/stories.h"

namespace summarizer::repetition {

// What records are made with. Only equal identities mix.
struct Identity {
  std::string algorithm_version;
  std::string language;
  uint64_t seed = 0;
  uint64_t rules = 0;
};

// FailedPrecondition that names the first field in which the two differ.
absl::Status CheckSame(const Identity& expected, const Identity& found);

// How one article stands against an archive.
struct Standing {
  // `copy_of` is an index of Archive::records(); story and copy_group are
  // unused.
  ResolvedArticle article;
  // For each sentence of kChanged, the sentences of the archive that it
  // contradicts, in the order of records.
  struct Contradicted {
    uint32_t sentence = 0;
    std::vector<SentenceRef> versions;
  };
  std::vector<Contradicted> changes;
};

// Const methods may run concurrently.
class Archive {
 public:
  // Sets the identity of an empty archive, checks that of another.
  absl::Status Bind(const Identity& identity);
  // Checks without setting.
  absl::Status Check(const Identity& identity) const;

  // Adds `record`, in place of one with the same id.
  void Put(ArticleRecord record);

  // Adds the records of `other`; of two with one id the larger in the order of
  // records stays, of equal ones the one with the larger content.
  absl::Status Merge(const Archive& other);

  // Forgets until MemoryBytes() <= max_bytes: undated records first, then whole
  // days, oldest first. 0: no bound.
  void Trim(size_t max_bytes);

  // How `record` stands against all records but the one of the same id.
  Standing Compare(const ArticleRecord& record,
                   const ResolveOptions& options) const;

  // Live records in their total order.
  std::vector<const ArticleRecord*> Sorted() const;

  const ArticleRecord& at(uint32_t index) const { return records_[index]; }
  bool Contains(std::string_view id) const;
  size_t size() const { return by_id_.size(); }

  // A function of the set of records only.
  size_t MemoryBytes() const { return memory_bytes_; }

  // See History.
  absl::StatusOr<std::string> Serialize() const;
  static absl::StatusOr<Archive> Parse(std::string_view bytes);

 private:
  void Erase(uint32_t index);
  bool SameStory(const ArticleRecord& a, const ArticleRecord& b,
                 const ResolveOptions& options) const;

  Identity identity_;
  bool bound_ = false;
  // Erased ones stay as empty slots until they are used again.
  std::vector<ArticleRecord> records_;
  std::vector<uint32_t> free_;
  absl::flat_hash_map<std::string, uint32_t> by_id_;
  Matcher matcher_;
  StoryWeights weights_;
  size_t memory_bytes_ = 0;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_ARCHIVE_H_
