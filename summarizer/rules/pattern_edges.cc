#include "summarizer/rules/pattern_edges.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "summarizer/rules/pattern_facts.h"

namespace summarizer::rules {

using Kind = PatternNode::Kind;

bool MayBeEmpty(const PatternNode& node) {
  switch (node.kind) {
    case Kind::kEmpty:
    case Kind::kBoundary:
      return true;
    case Kind::kSet:
      return false;
    case Kind::kConcat:
      return std::all_of(node.children.begin(), node.children.end(),
                         MayBeEmpty);
    case Kind::kAlternate:
      return std::any_of(node.children.begin(), node.children.end(),
                         MayBeEmpty);
    case Kind::kRepeat:
      return node.min == 0 || MayBeEmpty(node.children.front());
  }
  return true;
}

namespace {

enum class Edge { kFirst, kLast };

CharSet EdgeOf(const PatternNode& node, Edge edge) {
  CharSet found;
  switch (node.kind) {
    case Kind::kEmpty:
    case Kind::kBoundary:
      break;
    case Kind::kSet:
      found = node.set;
      break;
    case Kind::kConcat: {
      const size_t count = node.children.size();
      for (size_t c = 0; c < count; ++c) {
        const PatternNode& child =
            node.children[edge == Edge::kFirst ? c : count - 1 - c];
        found.AddAll(EdgeOf(child, edge));
        if (!MayBeEmpty(child)) break;
      }
      break;
    }
    case Kind::kAlternate:
    case Kind::kRepeat:
      for (const PatternNode& child : node.children) {
        found.AddAll(EdgeOf(child, edge));
      }
      break;
  }
  return found;
}

constexpr uint32_t kNoMost = PatternFacts::kNoMost;

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

CharSet FirstOf(const PatternNode& node) { return EdgeOf(node, Edge::kFirst); }

CharSet LastOf(const PatternNode& node) { return EdgeOf(node, Edge::kLast); }

}  // namespace summarizer::rules
