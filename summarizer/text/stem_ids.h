// Numbers for the stems of one document, in order of first appearance.

#ifndef SUMMARIZER_TEXT_STEM_IDS_H_
#define SUMMARIZER_TEXT_STEM_IDS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace summarizer::text {

// Open addressing from the hash of a stem to its number. Reset takes constant
// time, and nothing is allocated for documents no larger than one before.
class StemIds {
 public:
  StemIds() : slots_(1024) {}

  // Forgets all stems.
  void Reset();

  // The number of `stem`, which is appended to `stems` if it is new. `stems` is
  // empty after a Reset and filled by this function only.
  uint32_t Intern(uint64_t stem, std::vector<uint64_t>& stems);

 private:
  struct Slot {
    uint64_t stem = 0;
    uint32_t id = 0;
    uint32_t epoch = 0;  // Of the Reset before it was filled.
  };

  void Grow();

  std::vector<Slot> slots_;
  uint32_t epoch_ = 1;
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_STEM_IDS_H_
