// Drafts of articles in a quarter of the memory.

#ifndef SUMMARIZER_PIPELINE_PACKED_DRAFT_H_
#define SUMMARIZER_PIPELINE_PACKED_DRAFT_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "summarizer/pipeline/article_draft.h"

namespace summarizer::pipeline {

// A draft as numbers of few bytes: 50 bytes or so.
class PackedDraft {
 public:
  PackedDraft() = default;
  // `room` is memory to be reused.
  PackedDraft(const ArticleDraft& draft, std::vector<char>& room);

  // Whether the draft has picks.
  bool picked() const { return picked_; }

  // The draft that was packed. Not of one that was made without.
  ArticleDraft Unpack() const;

 private:
  std::unique_ptr<const uint8_t[]> bytes_;
  uint32_t size_ = 0;
  bool picked_ = false;
};

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_PACKED_DRAFT_H_
