// Which changed statement a sentence repeats, by its words.

#ifndef SUMMARIZER_IO_CHANGE_FINDER_H_
#define SUMMARIZER_IO_CHANGE_FINDER_H_

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "summarizer/v1/digest.pb.h"

namespace summarizer::io {

// A digest says that a sentence repeats a value which was known, but not of
// which statement.
class ChangeFinder {
 public:
  // `digest` must outlive the finder.
  explicit ChangeFinder(const v1::CorpusDigest& digest);

  // Index among CorpusDigest.changes of the statement whose versions have most
  // of the words of `text`, the first of several. Nothing where none has 60 %
  // of them.
  std::optional<int> Find(std::string_view text) const;

 private:
  // By word, the statements that have it, ascending.
  std::unordered_map<std::string_view, std::vector<int>> changes_;
};

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_CHANGE_FINDER_H_
