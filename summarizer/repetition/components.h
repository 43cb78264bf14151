// Union-find (Tarjan 1975), with path halving.

#ifndef SUMMARIZER_REPETITION_COMPONENTS_H_
#define SUMMARIZER_REPETITION_COMPONENTS_H_

#include <algorithm>
#include <cstdint>
#include <vector>

namespace summarizer::repetition {

// Connected components of numbered things; the smallest number is the root.
class Components {
 public:
  explicit Components(uint32_t size) : nodes_(size) {
    for (uint32_t i = 0; i < size; ++i) nodes_[i].parent = i;
  }

  uint32_t Root(uint32_t i) {
    while (nodes_[i].parent != i) {
      nodes_[i].parent = nodes_[nodes_[i].parent].parent;
      i = nodes_[i].parent;
    }
    return i;
  }

  void Join(uint32_t a, uint32_t b) {
    a = Root(a);
    b = Root(b);
    if (a != b) nodes_[std::max(a, b)].parent = std::min(a, b);
  }

  // Whoever uses them may mark components by their roots: 0, or the last mark.
  uint32_t mark(uint32_t root) const { return nodes_[root].mark; }
  void set_mark(uint32_t root, uint32_t mark) { nodes_[root].mark = mark; }

  // Hints that the root will be asked for.
  void Prefetch(uint32_t i) const { __builtin_prefetch(&nodes_[i]); }

  uint32_t size() const { return static_cast<uint32_t>(nodes_.size()); }

 private:
  // Together, as they are asked for together.
  struct Node {
    uint32_t parent = 0;
    uint32_t mark = 0;
  };
  std::vector<Node> nodes_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_COMPONENTS_H_
