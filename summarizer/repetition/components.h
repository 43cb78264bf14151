// Union-find (Tarjan 1975), with path halving.

#ifndef SUMMARIZER_REPETITION_COMPONENTS_H_
#define SUMMARIZER_REPETITION_COMPONENTS_H_

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace summarizer::repetition {

// Connected components of numbered things; the smallest number is the root.
class Components {
 public:
  explicit Components(uint32_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), uint32_t{0});
  }

  uint32_t Root(uint32_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }

  void Join(uint32_t a, uint32_t b) {
    a = Root(a);
    b = Root(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

  // Hints that the root will be asked for.
  void Prefetch(uint32_t i) const { __builtin_prefetch(&parent_[i]); }

  uint32_t size() const { return static_cast<uint32_t>(parent_.size()); }

 private:
  std::vector<uint32_t> parent_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_COMPONENTS_H_
