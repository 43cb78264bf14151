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

CharSet LastOf(const PatternNode& node) {
  CharSet last;
  switch (node.kind) {
    case Kind::kEmpty:
    case Kind::kBoundary:
      break;
    case Kind::kSet:
      last = node.set;
      break;
    case Kind::kConcat:
      for (size_t c = node.children.size(); c > 0; --c) {
        last.AddAll(LastOf(node.children[c - 1]));
        if (!MayBeEmpty(node.children[c - 1])) break;
      }
      break;
    case Kind::kAlternate:
    case Kind::kRepeat:
      for (const PatternNode& child : node.children) {
        last.AddAll(LastOf(child));
      }
      break;
  }
  return last;
}

CharSet FirstOf(const PatternNode& node) {
  CharSet first;
  switch (node.kind) {
    case Kind::kEmpty:
    case Kind::kBoundary:
      break;
    case Kind::kSet:
      first = node.set;
      break;
    case Kind::kConcat:
      for (const PatternNode& child : node.children) {
        first.AddAll(FirstOf(child));
        if (!MayBeEmpty(child)) break;
      }
      break;
    case Kind::kAlternate:
    case Kind::kRepeat:
      for (const PatternNode& child : node.children) {
        first.AddAll(FirstOf(child));
      }
      break;
  }
  return first;
}

}  // namespace summarizer::rules
