#include "summarizer/rules/pattern_syntax.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "summarizer/text/utf8.h"

namespace summarizer::rules {
namespace {

using Kind = PatternNode::Kind;

constexpr int kMaxDepth = 100;
// RE2 allows no more repetitions; more digits are no repetition.
constexpr int kMaxRepeat = 1000;

struct Flags {
  bool fold = false;         // (?i)
  bool dot_newline = false;  // (?s)
};

PatternNode SetNode(const CharSet& set) {
  PatternNode node;
  node.kind = Kind::kSet;
  node.set = set;
  return node;
}

// One pass over a pattern. After a failure, nothing it returns counts.
class Parser {
 public:
  explicit Parser(std::string_view pattern) : rest_(pattern) {}

  std::optional<PatternNode> Parse() {
    PatternNode node = ParseAlternatives(Flags());
    if (failed_ || !rest_.empty()) return std::nullopt;
    return node;
  }

 private:
  bool Consume(std::string_view prefix) {
    if (rest_.substr(0, prefix.size()) != prefix) return false;
    rest_.remove_prefix(prefix.size());
    return true;
  }

  PatternNode Fail() {
    failed_ = true;
    rest_ = {};
    return {};
  }

  uint32_t TakeChar() {
    // What is not UTF-8 is an error for RE2, which the caller finds out.
    const auto lead = static_cast<uint8_t>(rest_.front());
    const size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead >= 0x80 && (lead < 0xC0 || size > rest_.size())) {
      Fail();
      return 0;
    }
    const text::CodePoint c = text::DecodeAt(rest_, 0);
    rest_.remove_prefix(c.size);
    return c.value;
  }

  PatternNode ParseAlternatives(Flags flags) {
    PatternNode alternatives;
    alternatives.kind = Kind::kAlternate;
    if (++depth_ > kMaxDepth) return Fail();
    // Flags that are set inside hold up to the end of the group.
    do {
      alternatives.children.push_back(ParseSequence(flags));
    } while (Consume("|"));
    --depth_;
    if (alternatives.children.size() > 1) return alternatives;
    return std::move(alternatives.children.front());
  }

  PatternNode ParseSequence(Flags& flags) {
    PatternNode sequence;
    sequence.kind = Kind::kConcat;
    while (!rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
      PatternNode node = ParseRepeats(ParseOne(flags));
      if (failed_) return {};
      // "(?:ab)c" reads as "abc".
      if (node.kind == Kind::kConcat) {
        for (PatternNode& child : node.children) {
          sequence.children.push_back(std::move(child));
        }
      } else if (node.kind != Kind::kEmpty) {
        sequence.children.push_back(std::move(node));
      }
    }
    return sequence;
  }

  PatternNode ParseRepeats(PatternNode node) {
    while (!rest_.empty()) {
      int min = 0;
      int max = PatternNode::kNoLimit;
      if (Consume("*")) {
      } else if (Consume("+")) {
        min = 1;
      } else if (Consume("?")) {
        max = 1;
      } else if (!ConsumeCounts(min, max)) {
        break;
      }
      Consume("?");  // Lazy ones match the same texts.
      PatternNode repeat;
      repeat.kind = Kind::kRepeat;
      repeat.min = min;
      repeat.max = max;
      repeat.children.push_back(std::move(node));
      node = std::move(repeat);
    }
    return node;
  }

  // "{2}", "{2,}", "{2,5}"; anything else stands for itself.
  bool ConsumeCounts(int& min, int& max) {
    if (rest_.front() != '{') return false;
    size_t at = 1;
    const auto number = [&](int& value) {
      const size_t begin = at;
      value = 0;
      for (;
           at < rest_.size() && IsAsciiDigit(static_cast<uint8_t>(rest_[at])) &&
           value <= kMaxRepeat;
           ++at) {
        value = value * 10 + (rest_[at] - '0');
      }
      // A number that begins with a zero is none.
      return at == begin + 1 || (at > begin && rest_[begin] != '0');
    };
    if (!number(min)) return false;
    max = min;
    if (at < rest_.size() && rest_[at] == ',') {
      ++at;
      if (!number(max)) max = PatternNode::kNoLimit;
    }
    if (at >= rest_.size() || rest_[at] != '}') return false;
    rest_.remove_prefix(at + 1);
    return true;
  }

  PatternNode ParseOne(Flags& flags) {
    if (Consume("(")) return ParseGroup(flags);
    if (Consume("[")) return ParseClass(flags);
    if (Consume("^") || Consume("$")) return {};
    if (Consume(".")) {
      CharSet all = CharSet::All();
      if (!flags.dot_newline) all.ascii[0] &= ~(uint64_t{1} << '\n');
      return SetNode(all);
    }
    if (rest_.front() == '\\') {
      if (Consume("\\A") || Consume("\\z") || Consume("\\B")) return {};
      if (Consume("\\b")) {
        PatternNode boundary;
        boundary.kind = Kind::kBoundary;
        return boundary;
      }
      // A byte, which may be a part of a character.
      if (Consume("\\C") || Consume("\\Q")) return Fail();
      CharSet set;
      return ParseEscape(flags, set) ? SetNode(set) : Fail();
    }
    CharSet set;
    AddOne(TakeChar(), flags, set);
    return SetNode(set);
  }

  PatternNode ParseGroup(Flags& flags) {
    Flags inner = flags;
    if (Consume("?P<") || Consume("?<")) {
      const size_t end = rest_.find('>');
      if (end == rest_.npos) return Fail();
      rest_.remove_prefix(end + 1);
    } else if (Consume("?")) {
      bool on = true;
      while (!rest_.empty() && rest_.front() != ':' && rest_.front() != ')') {
        const char flag = rest_.front();
        rest_.remove_prefix(1);
        if (flag == '-') on = false;
        if (flag == 'i') inner.fold = on;
        if (flag == 's') inner.dot_newline = on;
        // Greed ('U') is no matter, nor are lines ('m').
        if (std::string_view("-imsU").find(flag) == std::string_view::npos) {
          return Fail();
        }
      }
      if (Consume(")")) {
        flags = inner;
        return {};
      }
      if (!Consume(":")) return Fail();
    }
    PatternNode node = ParseAlternatives(inner);
    if (!Consume(")")) return Fail();
    return node;
  }

  static void AddOne(uint32_t c, const Flags& flags, CharSet& set) {
    AddRange(c, c, flags, set);
  }

  static void AddRange(uint32_t first, uint32_t last, const Flags& flags,
                       CharSet& set) {
    for (uint32_t c = first; c <= last && c < 128; ++c) {
      set.Add(c);
      if (flags.fold && IsAsciiLetter(c)) set.Add(c ^ 0x20);
    }
    if (last < 128) return;
    if (!flags.fold) {
      set.AddRange(first, last);
      return;
    }
    // The other case may be anywhere; of two characters, in ASCII.
    set.AddRange(128, 0x10FFFF);
    constexpr uint32_t kLongS = 0x17F;
    constexpr uint32_t kKelvin = 0x212A;
    if (first <= kLongS && kLongS <= last) {
      set.Add('s');
      set.Add('S');
    }
    if (first <= kKelvin && kKelvin <= last) {
      set.Add('k');
      set.Add('K');
    }
  }

  // After the backslash: a character or a class. False for what is neither.
  bool ParseEscape(const Flags& flags, CharSet& set) {
    uint32_t c = 0;
    if (ParseEscapedClass(set)) return true;
    if (!ParseEscapedChar(c)) return false;
    AddOne(c, flags, set);
    return true;
  }

  bool ParseEscapedClass(CharSet& set) {
    if (rest_.size() < 2) return false;
    CharSet found;
    const char kind = rest_[1];
    switch (kind) {
      case 'd':
      case 'D':
        found = kAsciiDigits;
        break;
      case 's':
      case 'S':
        for (const char c : {'\t', '\n', '\f', '\r', ' '}) {
          found.Add(static_cast<uint8_t>(c));
        }
        break;
      case 'w':
      case 'W':
        found = kAsciiDigits;
        found.AddAll(kAsciiLetters);
        found.Add('_');
        break;
      case 'p':
      case 'P':
        rest_.remove_prefix(1);
        return ParseProperty(set);
      default:
        return false;
    }
    rest_.remove_prefix(2);
    set.AddAll(kind < 'a' ? found.Inverse() : found);
    return true;
  }

  // "pL", "p{Greek}", "PN"; what is not known has every character.
  bool ParseProperty(CharSet& set) {
    bool negated = rest_.front() == 'P';
    rest_.remove_prefix(1);
    if (rest_.empty()) return false;
    std::string_view name = rest_.substr(0, 1);
    if (name == "{") {
      const size_t end = rest_.find('}');
      if (end == rest_.npos) return false;
      name = rest_.substr(1, end - 1);
      rest_.remove_prefix(end + 1);
    } else {
      rest_.remove_prefix(1);
    }
    if (!name.empty() && name.front() == '^') {
      negated = !negated;
      name.remove_prefix(1);
    }
    CharSet found;
    if (name == "L") {
      found = kAsciiLetters;
    } else if (name == "N" || name == "Nd") {
      found = kAsciiDigits;
    } else {
      unknown_ = true;
      set = CharSet::All();
      return true;
    }
    set.AddAll(negated ? found.Inverse() : found);
    set.AddRange(128, 0x10FFFF);
    return true;
  }

  bool ParseEscapedChar(uint32_t& c) {
    rest_.remove_prefix(1);
    if (rest_.empty()) return false;
    if (Consume("x{")) return ParseNumber(16, 8, c) && Consume("}");
    if (Consume("x")) return ParseNumber(16, 2, c);
    const char first = rest_.front();
    if (first >= '0' && first <= '7') return ParseNumber(8, 3, c);
    constexpr std::string_view kNames = "aftnrv";
    constexpr std::string_view kValues = "\a\f\t\n\r\v";
    const size_t name = kNames.find(first);
    if (name != kNames.npos) {
      c = static_cast<uint8_t>(kValues[name]);
      rest_.remove_prefix(1);
      return true;
    }
    // Letters and digits mean something, or are an error.
    const auto byte = static_cast<uint8_t>(first);
    if (IsAsciiLetter(byte) || IsAsciiDigit(byte)) return false;
    c = TakeChar();
    return true;
  }

  bool ParseNumber(uint32_t base, int max_digits, uint32_t& value) {
    int digits = 0;
    value = 0;
    for (; digits < max_digits && !rest_.empty(); ++digits) {
      const auto c = static_cast<uint8_t>(rest_.front());
      uint32_t digit = base;
      if (IsAsciiDigit(c)) digit = c - uint32_t{'0'};
      if (IsAsciiLetter(c)) digit = (c | 0x20u) - 'a' + 10;
      if (digit >= base) break;
      value = value * base + digit;
      rest_.remove_prefix(1);
    }
    return digits > 0;
  }

  // After "[".
  PatternNode ParseClass(const Flags& flags) {
    CharSet set;
    unknown_ = false;
    const bool negated = Consume("^");
    for (bool first = true; first || !Consume("]"); first = false) {
      if (rest_.empty()) return Fail();
      // "[:alpha:]" and the like, all of it in ASCII.
      if (rest_.substr(0, 2) == "[:") {
        const size_t end = rest_.find(":]");
        if (end == rest_.npos) return Fail();
        rest_.remove_prefix(end + 2);
        unknown_ = true;
        continue;
      }
      if (rest_.front() == '\\' && ParseEscapedClass(set)) continue;
      uint32_t low = 0;
      if (!ParseClassChar(low)) return Fail();
      uint32_t high = low;
      if (rest_.size() > 1 && rest_.front() == '-' && rest_[1] != ']') {
        rest_.remove_prefix(1);
        if (!ParseClassChar(high)) return Fail();
      }
      if (high < low) return Fail();
      AddRange(low, high, flags, set);
    }
    if (unknown_) return SetNode(CharSet::All());
    return SetNode(negated ? set.Inverse() : set);
  }

  bool ParseClassChar(uint32_t& c) {
    if (rest_.empty()) return false;
    if (rest_.front() == '\\') return ParseEscapedChar(c);
    c = TakeChar();
    return !failed_;
  }

  std::string_view rest_;
  int depth_ = 0;
  bool failed_ = false;
  bool unknown_ = false;  // The class at hand has parts that aren't understood.
};

}  // namespace

std::optional<PatternNode> ParsePattern(std::string_view pattern) {
  return Parser(pattern).Parse();
}

}  // namespace summarizer::rules
