#include "summarizer/rules/pattern_needs.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "summarizer/rules/pattern_facts.h"

namespace summarizer::rules {
namespace {

using Kind = PatternNode::Kind;

// Of an alternative, more are of no use.
constexpr size_t kMaxNeeds = 16;
// A set with more is in most paragraphs.
constexpr uint32_t kMaxFrequency = 100;

// In how many of a hundred paragraphs the character is, more or less.
uint32_t FrequencyOf(uint32_t c) {
  if (IsAsciiDigit(c)) return 5;
  switch (c) {
    case '.':
      return 95;
    case ',':
      return 80;
    case '-':
    case '\'':
    case '"':
      return 30;
    case '(':
    case ')':
    case ':':
    case '$':
      return 8;
    default:
      return 1;
  }
}

// Whether white space that is no single space may hide it, or case.
bool IsNeed(const CharSet& set) {
  if (set.Has(' ') || set.Intersects(kAsciiLetters)) return false;
  for (uint32_t c = 0; c < ' '; ++c) {
    if (set.Has(c)) return false;
  }
  return true;
}

uint32_t FrequencyOf(const CharSet& set) {
  uint32_t frequency = set.HasOthers() ? 30 : 0;
  for (uint32_t c = set.First(); c < 128; c = set.Next(c)) {
    frequency += FrequencyOf(c);
  }
  return frequency;
}

bool IsPartOf(const CharSet& part, const CharSet& set) {
  CharSet both = set;
  both.AddAll(part);
  return both == set;
}

// The rarest first, those left out that follow from another.
void Tidy(std::vector<CharSet>& needs, size_t most) {
  std::stable_sort(needs.begin(), needs.end(),
                   [](const CharSet& a, const CharSet& b) {
                     return FrequencyOf(a) < FrequencyOf(b);
                   });
  std::vector<CharSet> kept;
  for (const CharSet& need : needs) {
    const bool follows =
        std::any_of(kept.begin(), kept.end(),
                    [&](const CharSet& k) { return IsPartOf(k, need); });
    if (!follows && kept.size() < most) kept.push_back(need);
  }
  needs = std::move(kept);
}

std::vector<CharSet> AllNeeds(const PatternNode& node);

// What one of the alternatives has, each has one of its own for.
std::vector<CharSet> NeedsOfAlternatives(const PatternNode& node) {
  std::vector<std::vector<CharSet>> each;
  for (const PatternNode& child : node.children) {
    each.push_back(AllNeeds(child));
    if (each.back().empty()) return {};
  }
  std::vector<CharSet> needs;
  for (const std::vector<CharSet>& own : each) {
    for (CharSet set : own) {
      // Of every other alternative, what adds least to the set.
      for (const std::vector<CharSet>& other : each) {
        CharSet best = CharSet::All();
        for (const CharSet& choice : other) {
          CharSet both = set;
          both.AddAll(choice);
          if (FrequencyOf(both) < FrequencyOf(best)) best = both;
        }
        set = best;
      }
      if (IsNeed(set) && FrequencyOf(set) < kMaxFrequency) needs.push_back(set);
    }
  }
  return needs;
}

std::vector<CharSet> AllNeeds(const PatternNode& node) {
  std::vector<CharSet> needs;
  switch (node.kind) {
    case Kind::kEmpty:
    case Kind::kBoundary:
      break;
    case Kind::kSet:
      if (IsNeed(node.set) && FrequencyOf(node.set) < kMaxFrequency) {
        needs.push_back(node.set);
      }
      break;
    case Kind::kConcat:
      for (const PatternNode& child : node.children) {
        const std::vector<CharSet> more = AllNeeds(child);
        needs.insert(needs.end(), more.begin(), more.end());
      }
      break;
    case Kind::kAlternate:
      needs = NeedsOfAlternatives(node);
      break;
    case Kind::kRepeat:
      if (node.min > 0) needs = AllNeeds(node.children.front());
      break;
  }
  Tidy(needs, kMaxNeeds);
  return needs;
}

}  // namespace

std::vector<CharSet> NeedsOf(const PatternNode& node) {
  std::vector<CharSet> needs = AllNeeds(node);
  Tidy(needs, PatternFacts::kNeeds);
  return needs;
}

}  // namespace summarizer::rules
