#include "summarizer/rules/pattern_facts.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "summarizer/rules/pattern_edges.h"
#include "summarizer/rules/pattern_needs.h"
#include "summarizer/rules/pattern_prefixes.h"
#include "summarizer/rules/pattern_syntax.h"
#include "summarizer/rules/pattern_words.h"

namespace summarizer::rules {
namespace {

using Kind = PatternNode::Kind;

// Adds to `first` the characters at its places that `node` can stand for where
// it begins at any of the places `at`, one bit each, and returns those at which
// it can end. The last bit is for all places beyond.
using Places = uint32_t;
constexpr Places kBeyond = Places{1} << PatternFacts::kPlaces;

Places AddFirst(const PatternNode& node, Places at,
                std::array<CharSet, PatternFacts::kPlaces>& first) {
  switch (node.kind) {
    case Kind::kEmpty:
    case Kind::kBoundary:
      return at;
    case Kind::kSet:
      for (size_t place = 0; place < first.size(); ++place) {
        if ((at >> place & 1) != 0) first[place].AddAll(node.set);
      }
      return ((at & ~kBeyond) << 1) | (at & kBeyond);
    case Kind::kConcat:
      for (const PatternNode& child : node.children) {
        at = AddFirst(child, at, first);
      }
      return at;
    case Kind::kAlternate: {
      Places end = 0;
      for (const PatternNode& child : node.children) {
        end |= AddFirst(child, at, first);
      }
      return end;
    }
    case Kind::kRepeat: {
      const int most = static_cast<int>(PatternFacts::kPlaces) + 1;
      const int min = std::min(node.min, most);
      const int max = node.max == PatternNode::kNoLimit
                          ? min + most
                          : std::min(node.max, min + most);
      Places end = min == 0 ? at : 0;
      for (int i = 1; i <= max; ++i) {
        at = AddFirst(node.children.front(), at, first);
        if (i >= min) end |= at;
      }
      return end;
    }
  }
  return at;
}

// The alternatives of the pattern, each a pattern; also "(?:a|b)c" has two.
void AddAlternatives(PatternNode node, std::vector<PatternNode>& all) {
  if (node.kind == Kind::kAlternate) {
    for (PatternNode& child : node.children) {
      AddAlternatives(std::move(child), all);
    }
    return;
  }
  if (node.kind == Kind::kConcat) {
    constexpr size_t kMaxAround = 8;
    const auto inner = std::find_if(node.children.begin(), node.children.end(),
                                    [](const PatternNode& child) {
                                      return child.kind == Kind::kAlternate;
                                    });
    if (inner != node.children.end() && node.children.size() <= kMaxAround) {
      std::vector<PatternNode> options = std::move(inner->children);
      for (PatternNode& option : options) {
        *inner = std::move(option);
        all.push_back(node);
      }
      return;
    }
  }
  all.push_back(std::move(node));
}

// Whether much prose begins with it. Hardly any begins with a digit.
bool IsWeak(const std::string& start) {
  if (start[0] == '0') return false;
  const std::string_view word(start.data(), start.find_last_not_of(' ') + 1);
  return word.size() < kMinWord || IsFrequent(word);
}

PatternFacts FactsOfAlternative(const PatternNode& node, Anchor anchor) {
  PatternFacts facts;
  const bool anchored = anchor != Anchor::kNone;
  if (anchored) {
    facts.starts = TextsOf(Extend({{"", true}}, node, Skip::kPunctuation));
    if (!facts.starts.empty() && facts.starts.front().empty()) {
      facts.starts.clear();
    }
    const bool is_weak =
        facts.starts.empty() ||
        std::any_of(facts.starts.begin(), facts.starts.end(), IsWeak);
    if (!is_weak) facts.kind = PatternFacts::Kind::kStarts;
  }
  if (facts.kind == PatternFacts::Kind::kNothing) {
    Words words = WordsOf(node, {/*letter_before=*/!anchored,
                                 /*letter_after=*/anchor != Anchor::kBoth});
    // Frequent words are better looked for where the text begins.
    if (!words.literals.empty() &&
        (facts.starts.empty() || words.weight >= kMinWord)) {
      facts.kind = PatternFacts::Kind::kWords;
      facts.words = std::move(words.literals);
      facts.reach = words.reach;
    } else if (!facts.starts.empty()) {
      facts.kind = PatternFacts::Kind::kStarts;
    }
  }
  if (facts.kind != PatternFacts::Kind::kStarts) facts.starts.clear();
  facts.needs = NeedsOf(node);
  if (!anchored) return facts;

  std::array<CharSet, PatternFacts::kPlaces> first = {};
  const Places end = AddFirst(node, 1, first);
  bool may_end = false;
  for (size_t place = 0; place < first.size(); ++place) {
    // Beyond the end of a match that need not be the text's, anything goes.
    may_end |= anchor == Anchor::kStart && (end >> place & 1) != 0;
    if (!may_end) facts.first[place] = first[place];
  }
  if (anchor != Anchor::kBoth) return facts;
  if (!MayBeEmpty(node)) facts.last = LastOf(node);
  CharSet stops;
  for (const char c : kStops) stops.Add(static_cast<uint8_t>(c));
  facts.most_stops = MostOf(stops, node);
  facts.most_bytes = MostBytesOf(node);
  return facts;
}

void Append(std::vector<std::string> more, std::vector<std::string>& all) {
  all.insert(all.end(), std::make_move_iterator(more.begin()),
             std::make_move_iterator(more.end()));
}

// Beyond so many of a pattern, they are joined.
constexpr size_t kMaxFacts = 8;

// Whether one of them is about as good as both.
bool AreAlike(const PatternFacts& a, const PatternFacts& b) {
  if (a.kind != b.kind || a.needs != b.needs) return false;
  // Of starts, the characters follow.
  return a.kind == PatternFacts::Kind::kStarts ||
         (a.first == b.first && a.last == b.last);
}

// Makes `facts` true of what `more` is true of.
void Join(PatternFacts more, PatternFacts& facts) {
  Append(std::move(more.starts), facts.starts);
  Append(std::move(more.words), facts.words);
  for (size_t place = 0; place < facts.first.size(); ++place) {
    facts.first[place].AddAll(more.first[place]);
  }
  facts.last.AddAll(more.last);
  facts.reach = std::max(facts.reach, more.reach);
  facts.most_bytes = std::max(facts.most_bytes, more.most_bytes);
  facts.most_stops = std::max(facts.most_stops, more.most_stops);
  const auto is_lost = [&](const CharSet& need) {
    return std::find(more.needs.begin(), more.needs.end(), need) ==
           more.needs.end();
  };
  facts.needs.erase(
      std::remove_if(facts.needs.begin(), facts.needs.end(), is_lost),
      facts.needs.end());
}

}  // namespace

std::vector<PatternFacts> FactsOf(std::string_view pattern, Anchor anchor) {
  std::optional<PatternNode> node = ParsePattern(pattern);
  if (!node.has_value()) return {PatternFacts()};
  std::vector<PatternNode> alternatives;
  AddAlternatives(*std::move(node), alternatives);
  std::vector<PatternFacts> all;
  for (const PatternNode& alternative : alternatives) {
    PatternFacts facts = FactsOfAlternative(alternative, anchor);
    auto same =
        std::find_if(all.begin(), all.end(),
                     [&](const PatternFacts& f) { return AreAlike(f, facts); });
    if (same == all.end() && all.size() >= kMaxFacts) {
      same = std::find_if(all.begin(), all.end(), [&](const PatternFacts& f) {
        return f.kind == facts.kind;
      });
    }
    if (same == all.end()) {
      all.push_back(std::move(facts));
    } else {
      Join(std::move(facts), *same);
    }
  }
  for (PatternFacts& facts : all) {
    for (std::vector<std::string>* literals : {&facts.starts, &facts.words}) {
      std::sort(literals->begin(), literals->end());
      literals->erase(std::unique(literals->begin(), literals->end()),
                      literals->end());
    }
  }
  return all;
}

}  // namespace summarizer::rules
