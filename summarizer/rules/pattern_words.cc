#include "summarizer/rules/pattern_words.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/types/span.h"
#include "summarizer/rules/pattern_edges.h"
#include "summarizer/rules/pattern_facts.h"
#include "summarizer/rules/pattern_prefixes.h"
#include "summarizer/rules/pattern_sizes.h"

namespace summarizer::rules {
namespace {

using Kind = PatternNode::Kind;
using Nodes = absl::Span<const PatternNode>;

// Words in most paragraphs, and words in many. What begins with them is found
// too often.
constexpr std::string_view kVeryFrequent[] = {
    "and", "are",  "but",  "for", "from", "had", "has",  "have", "his",
    "not", "said", "that", "the", "this", "was", "were", "who",  "with"};
constexpr std::string_view kFrequent[] = {
    "about", "after", "all",  "also", "been", "can",  "first",  "its",   "more",
    "most",  "new",   "one",  "our",  "out",  "over", "people", "their", "they",
    "time",  "two",   "when", "will", "year", "you",  "your",   "which"};

template <size_t kSize>
bool IsOneOf(const std::string_view (&words)[kSize], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// How well `literal` tells texts from others.
size_t WeightOf(std::string_view literal) {
  const std::string_view word = literal.substr(0, literal.find_first_of(" \n"));
  if (IsOneOf(kVeryFrequent, word)) return 1;
  if (IsOneOf(kFrequent, word)) return 2;
  return literal.size();
}

bool IsWord(const std::string& literal) {
  if (literal.size() == 1) {
    return kRareBytes.find(literal[0]) != kRareBytes.npos;
  }
  if (literal.size() < kMinWord) return false;
  // Bytes that the look-up of words does not take for others.
  return IsAsciiLetter(static_cast<uint8_t>(literal[0])) &&
         std::all_of(literal.begin(), literal.begin() + kMinWord, [](char c) {
           return IsAsciiLetter(static_cast<uint8_t>(c)) || c == '-' ||
                  c == '\'';
         });
}

Words MakeWords(std::vector<std::string> literals) {
  if (!std::all_of(literals.begin(), literals.end(), IsWord)) return {};
  Words words;
  // "said ", "said," and "said." are one.
  for (std::string& literal : literals) {
    const auto last = static_cast<uint8_t>(literal.back());
    if (literal.size() > kMinWord && !IsAlphanumeric(last)) {
      literal.back() = kWordEnd;
    }
  }
  std::sort(literals.begin(), literals.end());
  literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
  words.weight = kMaxLiteral;
  for (const std::string& literal : literals) {
    words.weight =
        std::min(words.weight, literal.size() == 1 ? 4 : WeightOf(literal));
  }
  words.literals = std::move(literals);
  return words;
}

// What `node` may add to PatternFacts::reach.
uint32_t ReachOf(const PatternNode& node) {
  return std::min(MostBytesOf(node), PatternFacts::kNoReach);
}

// Whether what is before a place may be an ASCII letter, once `node` is before
// it, too.
bool LetterBefore(bool letter_before, const PatternNode& node) {
  // If it's a word that follows. If not, it is no matter.
  if (node.kind == Kind::kBoundary) return false;
  return LastOf(node).Intersects(kAsciiLetters) ||
         (letter_before && MayBeEmpty(node));
}

void KeepBetter(Words words, Words& best) {
  if (words.literals.empty()) return;
  if (words.weight > best.weight ||
      (words.weight == best.weight &&
       words.literals.size() < best.literals.size())) {
    best = std::move(words);
  }
}

Words WordsOfSequence(Nodes nodes, Around around) {
  // By node: whether a letter may come after it.
  std::vector<bool> letter_after(nodes.size());
  bool letter = around.letter_after;
  for (size_t n = nodes.size(); n > 0; --n) {
    letter_after[n - 1] = letter;
    letter = FirstOf(nodes[n - 1]).Intersects(kAsciiLetters) ||
             (letter && MayBeEmpty(nodes[n - 1]));
  }
  Words best;
  uint32_t before = 0;
  const auto keep = [&](Words words) {
    words.reach = std::min(words.reach + before, PatternFacts::kNoReach);
    KeepBetter(std::move(words), best);
  };
  letter = around.letter_before;
  for (size_t n = 0; n < nodes.size(); ++n) {
    if (!letter) {
      Prefixes prefixes = {{"", true}};
      for (const PatternNode& node : nodes.subspan(n)) {
        prefixes = Extend(std::move(prefixes), node, Skip::kNothing);
        if (!AnyOpen(prefixes)) break;
      }
      keep(MakeWords(TextsOf(std::move(prefixes), around.letter_after)));
    }
    keep(WordsOf(nodes[n], {letter, letter_after[n]}));
    before = std::min(before + ReachOf(nodes[n]), PatternFacts::kNoReach);
    letter = LetterBefore(letter, nodes[n]);
  }
  return best;
}

}  // namespace

bool IsFrequent(std::string_view word) {
  return IsOneOf(kVeryFrequent, word) || IsOneOf(kFrequent, word);
}

Words WordsOf(const PatternNode& node, Around around) {
  switch (node.kind) {
    case Kind::kEmpty:
    case Kind::kBoundary:
      return {};
    case Kind::kSet: {
      // Symbols of a rare byte are single.
      const std::string symbols = SymbolsOf(node.set);
      return symbols.size() == 1 ? MakeWords({symbols}) : Words();
    }
    case Kind::kConcat:
      return WordsOfSequence(node.children, around);
    case Kind::kAlternate: {
      Words all;
      all.weight = kMaxLiteral;
      for (const PatternNode& child : node.children) {
        Words words = WordsOf(child, around);
        if (words.literals.empty()) return {};
        all.weight = std::min(all.weight, words.weight);
        all.reach = std::max(all.reach, words.reach);
        for (std::string& literal : words.literals) {
          all.literals.push_back(std::move(literal));
        }
      }
      std::sort(all.literals.begin(), all.literals.end());
      all.literals.erase(std::unique(all.literals.begin(), all.literals.end()),
                         all.literals.end());
      if (all.literals.size() > kMaxShortLiterals) return {};
      return all;
    }
    case Kind::kRepeat: {
      if (node.min == 0) return {};
      // What comes after the first time may be the second.
      if (node.max != 1) around.letter_after = true;
      Words words = WordsOf(node.children.front(), around);
      // They may all be in the last one.
      if (node.max != 1) words.reach = ReachOf(node);
      return words;
    }
  }
  return {};
}

}  // namespace summarizer::rules
