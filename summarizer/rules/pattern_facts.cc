#include "summarizer/rules/pattern_facts.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "absl/types/span.h"
#include "summarizer/rules/pattern_needs.h"
#include "summarizer/rules/pattern_syntax.h"

namespace summarizer::rules {
namespace {

using Kind = PatternNode::Kind;
using Nodes = absl::Span<const PatternNode>;

// Literals are cut to this; what comes after it seldom matters. Strings hold
// as much without allocation.
constexpr size_t kMaxLiteral = 15;
// Of one alternative of a pattern. Where there are more they are cut further,
// to kFewestBytes at last.
constexpr size_t kMaxLiterals = 64;
constexpr size_t kFewestBytes = 3;
constexpr size_t kMaxShortLiterals = 200;
// A place with more characters ends a literal.
constexpr size_t kMaxSymbols = 4;
// Shorter ones are in every other text.
constexpr size_t kMinWord = 3;

// The characters of `set` as literals spell them; empty where they are too many
// or not in ASCII.
std::string SymbolsOf(const CharSet& set) {
  std::string symbols;
  if (set.HasOthers()) return "";
  for (uint32_t c = set.First(); c < 128; c = set.Next(c)) {
    char symbol = static_cast<char>(c);
    if (IsAsciiDigit(c)) symbol = '0';
    if (IsAsciiLetter(c)) symbol = static_cast<char>(c | 0x20);
    if (symbols.find(symbol) != symbols.npos) continue;
    symbols.push_back(symbol);
    if (symbols.size() > kMaxSymbols) return "";
  }
  return symbols;
}

bool IsAlphanumeric(uint32_t c) { return IsAsciiLetter(c) || IsAsciiDigit(c); }

// What texts begin with.
struct Prefix {
  std::string text;
  bool open = true;  // `text` is all of it so far.

  friend bool operator<(const Prefix& a, const Prefix& b) {
    return a.text != b.text ? a.text < b.text : a.open < b.open;
  }
  friend bool operator==(const Prefix& a, const Prefix& b) {
    return a.text == b.text && a.open == b.open;
  }
};
using Prefixes = std::vector<Prefix>;

// Where literals begin.
enum class Skip {
  kNothing,
  kPunctuation,  // All that is no ASCII letter or digit is passed over first.
};

bool AnyOpen(const Prefixes& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [](const Prefix& p) { return p.open; });
}

void CloseAll(Prefixes& prefixes) {
  for (Prefix& p : prefixes) p.open = false;
}

void Tidy(Prefixes& prefixes) {
  std::sort(prefixes.begin(), prefixes.end());
  prefixes.erase(std::unique(prefixes.begin(), prefixes.end()), prefixes.end());
}

// Cuts the texts until they are few enough. False where that can't be done.
bool Shorten(Prefixes& prefixes) {
  if (prefixes.size() <= kMaxLiterals) return true;
  Tidy(prefixes);
  for (size_t size = kMaxLiteral;
       size >= kFewestBytes && prefixes.size() > kMaxLiterals;
       size -= (size + 3) / 4) {
    for (Prefix& p : prefixes) {
      if (p.text.size() < size) continue;
      p.text.resize(size);
      p.open = false;
    }
    Tidy(prefixes);
  }
  return prefixes.size() <= kMaxShortLiterals;
}

Prefixes Extend(Prefixes prefixes, const PatternNode& node, Skip skip);

Prefixes ExtendBySet(const Prefixes& prefixes, const CharSet& set, Skip skip) {
  Prefixes extended;
  const std::string symbols = SymbolsOf(set);
  for (const Prefix& p : prefixes) {
    if (!p.open) {
      extended.push_back(p);
      continue;
    }
    if (p.text.empty() && skip == Skip::kPunctuation) {
      CharSet begins = set;
      begins.leads = 0;
      bool passes = set.HasOthers();
      for (uint32_t c = 0; c < 128; ++c) {
        if (!set.Has(c) || IsAlphanumeric(c)) continue;
        passes = true;
        begins.ascii[c >> 6] &= ~(uint64_t{1} << (c & 63));
      }
      if (passes) extended.push_back(p);
      if (!begins.HasAscii()) continue;
      const std::string own = SymbolsOf(begins);
      if (own.empty()) extended.push_back({"", false});
      for (const char c : own) extended.push_back({std::string(1, c), true});
      continue;
    }
    if (symbols.empty()) extended.push_back({p.text, false});
    for (const char c : symbols) {
      extended.push_back({p.text + c, p.text.size() + 1 < kMaxLiteral});
    }
  }
  return extended;
}

Prefixes ExtendByRepeat(Prefixes prefixes, const PatternNode& node, Skip skip) {
  const PatternNode& child = node.children.front();
  // More copies than that are longer than any literal.
  const int copies = std::min(node.min, static_cast<int>(kMaxLiteral));
  for (int i = 0; i < copies; ++i) {
    prefixes = Extend(std::move(prefixes), child, skip);
  }
  if (node.max == node.min) return prefixes;
  Prefixes more = Extend(prefixes, child, skip);
  for (Prefix& p : more) {
    // Any number of characters that are passed over may be passed over.
    const bool passed = p.text.empty() && skip == Skip::kPunctuation;
    if (node.max - node.min != 1 && !passed) p.open = false;
  }
  prefixes.insert(prefixes.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
  return prefixes;
}

// Literals with which texts begin that match what `prefixes` stand for, then
// `node`.
Prefixes Extend(Prefixes prefixes, const PatternNode& node, Skip skip) {
  if (!AnyOpen(prefixes)) return prefixes;
  Prefixes extended;
  switch (node.kind) {
    case Kind::kEmpty:
    case Kind::kBoundary:
      return prefixes;
    case Kind::kSet:
      extended = ExtendBySet(prefixes, node.set, skip);
      break;
    case Kind::kConcat:
      extended = prefixes;
      for (const PatternNode& child : node.children) {
        extended = Extend(std::move(extended), child, skip);
      }
      break;
    case Kind::kAlternate: {
      Prefixes open;
      for (const Prefix& p : prefixes) {
        (p.open ? open : extended).push_back(p);
      }
      for (const PatternNode& child : node.children) {
        Prefixes part = Extend(open, child, skip);
        extended.insert(extended.end(), std::make_move_iterator(part.begin()),
                        std::make_move_iterator(part.end()));
      }
      break;
    }
    case Kind::kRepeat:
      extended = ExtendByRepeat(prefixes, node, skip);
      break;
  }
  if (Shorten(extended)) return extended;
  CloseAll(prefixes);
  return prefixes;
}

// `letter_after` is whether a letter may come after what is open.
std::vector<std::string> TextsOf(Prefixes prefixes, bool letter_after = true) {
  for (Prefix& p : prefixes) {
    if (p.open && !letter_after && !p.text.empty() &&
        IsAsciiLetter(static_cast<uint8_t>(p.text.back()))) {
      p.text.push_back(kWordEnd);
    }
  }
  Tidy(prefixes);
  std::vector<std::string> texts;
  for (Prefix& p : prefixes) {
    // "read" stands for "read more", too.
    if (!texts.empty() &&
        p.text.compare(0, texts.back().size(), texts.back()) == 0) {
      continue;
    }
    texts.push_back(std::move(p.text));
  }
  return texts;
}

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

struct Words {
  std::vector<std::string> literals;  // Empty: none that all texts have.
  size_t weight = 0;                  // Of the least of them.
  uint32_t reach = 0;                 // See PatternFacts.
};

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

// The characters with which what `node` matches may end, if it isn't empty.
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

uint32_t AddReach(uint32_t a, uint32_t b) {
  return std::min(a + b, PatternFacts::kNoReach);
}

// So many bytes at most, in the sense of PatternFacts::reach.
uint32_t MostBytesOf(const PatternNode& node) {
  uint32_t most = 0;
  switch (node.kind) {
    case Kind::kEmpty:
    case Kind::kBoundary:
      return 0;
    case Kind::kSet:
      return node.set.HasOthers() ? 4 : 1;
    case Kind::kConcat:
      for (const PatternNode& child : node.children) {
        most = AddReach(most, MostBytesOf(child));
      }
      return most;
    case Kind::kAlternate:
      for (const PatternNode& child : node.children) {
        most = std::max(most, MostBytesOf(child));
      }
      return most;
    case Kind::kRepeat:
      if (node.max == PatternNode::kNoLimit) return PatternFacts::kNoReach;
      most = MostBytesOf(node.children.front());
      return std::min(most * static_cast<uint32_t>(std::min(node.max, 1000)),
                      PatternFacts::kNoReach);
  }
  return PatternFacts::kNoReach;
}

// Whether what is before a place may be an ASCII letter, once `node` is before
// it, too.
bool LetterBefore(bool letter_before, const PatternNode& node) {
  // If it's a word that follows. If not, it is no matter.
  if (node.kind == Kind::kBoundary) return false;
  return LastOf(node).Intersects(kAsciiLetters) ||
         (letter_before && MayBeEmpty(node));
}

// Whether a letter may come before and after a node.
struct Around {
  bool letter_before = false;
  bool letter_after = false;
};

Words WordsOf(const PatternNode& node, Around around);

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
    words.reach = AddReach(words.reach, before);
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
    before = AddReach(before, MostBytesOf(nodes[n]));
    letter = LetterBefore(letter, nodes[n]);
  }
  return best;
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
      if (node.max != 1) words.reach = MostBytesOf(node);
      return words;
    }
  }
  return {};
}

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
  return word.size() < kMinWord || IsOneOf(kVeryFrequent, word) ||
         IsOneOf(kFrequent, word);
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
  if (anchor == Anchor::kBoth && !MayBeEmpty(node)) facts.last = LastOf(node);
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
