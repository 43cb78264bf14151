// Articles while they are written, and what their labels follow from.

#ifndef BENCHMARKS_CORPUS_DRAFT_H_
#define BENCHMARKS_CORPUS_DRAFT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "benchmarks/corpus_generator.h"

namespace summarizer::benchmarks {

struct DraftSentence {
  std::string marked;  // See entities.h.
  // What it says; sentences with equal numbers say the same.
  uint32_t statement = 0;
  uint32_t version = 0;  // Which of the statement's values.
  Origin origin = Origin::kOwn;
  Label label = Label::kNews;
};

struct Draft {
  std::optional<int64_t> time;  // Seconds since the epoch.
  size_t event = 0;
  std::optional<size_t> copy_of;  // Index of a draft.
  size_t place = 0;               // Among the event's articles but for copies.
  std::string title;
  std::string outlet;
  std::vector<DraftSentence> sentences;
};

// Fills in the labels of the sentences. `drafts` are in order of time, undated
// ones last.
void LabelDrafts(std::vector<Draft>& drafts);

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_CORPUS_DRAFT_H_
