// Parts of articles whose story waits for others, in a third of the memory.

#ifndef SUMMARIZER_PIPELINE_PACKED_PART_H_
#define SUMMARIZER_PIPELINE_PACKED_PART_H_

#include <memory>
#include <vector>

#include "summarizer/pipeline/article_part.h"

namespace summarizer::pipeline {

// A part as bytes, without what can be told of the concepts that a single
// candidate mentions, which most are. Its set was built with Scope::kAll.
class PackedPart {
 public:
  PackedPart() = default;
  // `room` is memory to be reused.
  PackedPart(const ArticlePart& part, std::vector<char>& room);

  // The part that was packed. Not of one that was made without.
  ArticlePart Unpack() const;

 private:
  std::unique_ptr<const char[]> bytes_;
};

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_PACKED_PART_H_
