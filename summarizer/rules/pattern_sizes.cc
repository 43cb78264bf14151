#include "summarizer/rules/pattern_sizes.h"

#include <algorithm>
#include <cstdint>

namespace summarizer::rules {
namespace {

using Kind = PatternNode::Kind;

// The most that `node` can have where a set has `of_set(set)`.
template <typename OfSet>
uint32_t Most(const PatternNode& node, OfSet of_set) {
  // No text is so long.
  constexpr uint64_t kLarge = uint64_t{1} << 30;
  uint64_t most = 0;
  switch (node.kind) {
    case Kind::kEmpty:
    case Kind::kBoundary:
      break;
    case Kind::kSet:
      most = of_set(node.set);
      break;
    case Kind::kConcat:
      for (const PatternNode& child : node.children) {
        most += Most(child, of_set);
      }
      break;
    case Kind::kAlternate:
      for (const PatternNode& child : node.children) {
        most = std::max<uint64_t>(most, Most(child, of_set));
      }
      break;
    case Kind::kRepeat: {
      const uint32_t once = Most(node.children.front(), of_set);
      if (once == 0 || node.max == 0) break;
      if (node.max == PatternNode::kNoLimit) return kNoMost;
      most = uint64_t{once} * static_cast<uint32_t>(node.max);
      break;
    }
  }
  return most < kLarge ? static_cast<uint32_t>(most) : kNoMost;
}

}  // namespace

uint32_t MostOf(const CharSet& set, const PatternNode& node) {
  return Most(node, [&set](const CharSet& of) {
    return of.Intersects(set) ? uint32_t{1} : uint32_t{0};
  });
}

uint32_t MostBytesOf(const PatternNode& node) {
  return Most(node, [](const CharSet& of) {
    constexpr uint32_t kMostOfOne = 4;
    return of.HasOthers() ? kMostOfOne : uint32_t{1};
  });
}

}  // namespace summarizer::rules
