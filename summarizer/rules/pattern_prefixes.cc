#include "summarizer/rules/pattern_prefixes.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "summarizer/rules/pattern_facts.h"

namespace summarizer::rules {
namespace {

using Kind = PatternNode::Kind;

// Where there are more of one alternative of a pattern they are cut further,
// to kFewestBytes at last.
constexpr size_t kMaxLiterals = 64;
constexpr size_t kFewestBytes = 3;
// A place with more characters ends a literal.
constexpr size_t kMaxSymbols = 4;

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

}  // namespace

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

bool AnyOpen(const Prefixes& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [](const Prefix& p) { return p.open; });
}

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

std::vector<std::string> TextsOf(Prefixes prefixes, bool letter_after) {
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

}  // namespace summarizer::rules
