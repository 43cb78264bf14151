#include "summarizer/rules/pattern_edges.h"

#include <algorithm>
#include <cstddef>

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

}  // namespace

CharSet FirstOf(const PatternNode& node) { return EdgeOf(node, Edge::kFirst); }

CharSet LastOf(const PatternNode& node) { return EdgeOf(node, Edge::kLast); }

}  // namespace summarizer::rules
