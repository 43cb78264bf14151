// RuleIndex: the rules for one language, ready to be asked which of them may
// match a text. Most texts are prose, and most rules have words that prose is
// without: hardly any text need be shown to a regular expression.

#ifndef SUMMARIZER_RULES_RULE_INDEX_H_
#define SUMMARIZER_RULES_RULE_INDEX_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/rules/annotations.h"
#include "summarizer/rules/compiled_rule.h"
#include "summarizer/rules/literal_table.h"
#include "summarizer/rules/pattern_facts.h"
#include "summarizer/rules/present_chars.h"

namespace summarizer::rules {

// Place of a line among the article's lines with text.
struct LinePosition {
  uint32_t before = 0;  // Lines before it.
  uint32_t after = 0;   // Lines after it.
  // Index of the rule that took the line before, or kProse.
  int rule_before = kProse;
};

// What rules are tried on.
enum class Stage {
  kLine,      // SCOPE_LINE and SCOPE_BLOCK
  kPrefix,    // SCOPE_PREFIX
  kSentence,  // SCOPE_SENTENCE, but for
  kBoost,     // ACTION_BOOST
};
inline constexpr int kStages = 4;

// How bytes are to be read.
enum class Reading {
  kPlain,  // A text as it is in the article, without characters of no width.
  kView,   // As patterns see it.
  kFolds,  // Either, and it may hold characters that are "s" or "K" but for
           // case: all rules may match.
};

// Immutable; safe to share between threads.
class RuleIndex {
 public:
  enum class Prefilter { kOn, kOff };

  // Of the rules for `language`, a primary subtag in lower case, and for all
  // languages. `rules` outlives the index. With kOff, all rules may match
  // anything: slow, and the same in the end.
  RuleIndex(absl::Span<const CompiledRule> rules, std::string_view language,
            Prefilter prefilter = Prefilter::kOn);

  // Finds what Candidates is to know of a text. A hit's value means something
  // to it alone.
  const WordScanner& words() const { return words_; }

  // Whether one of the hits is for the stage.
  static bool AnyHit(Stage stage, absl::Span<const WordScanner::Hit> hits) {
    return std::any_of(
        hits.begin(), hits.end(),
        [stage](const WordScanner::Hit& hit) { return IsFor(stage, hit); });
  }

  // Whether any rules of the stage apply at `position`.
  bool MayApply(Stage stage, LinePosition position) const;

  // Whether any of them can match without a hit.
  bool NeedsHits(Stage stage) const {
    return stages_[static_cast<size_t>(stage)].needs_hits;
  }

  // Whether any of them can match without a hit a text that begins as `text`
  // does, which is not empty.
  bool MayMatchStart(Stage stage, std::string_view text) const {
    const StageRules& rules = stages_[static_cast<size_t>(stage)];
    switch (rules.first_bytes[static_cast<uint8_t>(text.front())]) {
      case FirstByte::kNone:
        return false;
      case FirstByte::kLiterals:
        return rules.starts.MayBegin(text);
      case FirstByte::kAny:
        break;
    }
    return true;
  }

  // Replaces `rules` with those of the stage that apply at `position` and may
  // match `text`, which is not empty, in order. `hits` are those in it, and may
  // be more; `present` are the characters in it, or in more.
  // False where kPlain won't do for `text`: call again with what patterns see.
  bool Candidates(Stage stage, std::string_view text, Reading reading,
                  absl::Span<const WordScanner::Hit> hits,
                  LinePosition position, PresentChars& present,
                  std::vector<int>& rules) const;

  // How many bytes a text has at most, as patterns see it, that a rule matches
  // as a whole; for whoever has that view. Not for Reading::kFolds.
  uint32_t MostBytes(int rule) const {
    return most_bytes_[static_cast<size_t>(rule)];
  }

  // Where in the text from `begin` on that has these hits the first match of a
  // rule of the stage may begin, as an offset from `begin`.
  size_t FirstPlace(int rule, Stage stage, uint32_t begin,
                    absl::Span<const WordScanner::Hit> hits) const;

 private:
  // One way in which texts may be found out to be none of a rule's.
  struct Probe {
    int rule = 0;
    Stage stage = Stage::kLine;
    // First what tells most texts apart, in the order in which it is asked.
    uint32_t first_lines = 0;  // Those of the rule, near at hand.
    uint32_t last_lines = 0;
    int after = CompiledRule::kAnyRule;
    CharSet last;
    std::array<CharSet, PatternFacts::kPlaces> first;
    uint32_t most_stops = 0;
    uint32_t reach = 0;
    std::vector<CharSet> needs;
  };
  // What probes there are for texts that begin with a byte, but for words.
  enum class FirstByte : uint8_t {
    kNone,
    kLiterals,  // Those of StageRules::starts.
    kAny,
  };
  struct ShortStart {
    std::string literal;
    int probe = 0;
  };
  struct StageRules {
    std::vector<int> all;
    // Probes for texts that begin with a literal, and for short literals, by
    // the first character.
    LiteralTable starts{{}};
    std::array<std::vector<ShortStart>, 128> short_starts;
    // Probes for all texts, by their first byte.
    std::array<std::vector<int>, 256> others;
    std::array<FirstByte, 256> first_bytes = {};
    bool needs_hits = true;
    bool limited = true;  // All rules are for the edges of articles:
    uint32_t first_lines = 0;
    uint32_t last_lines = 0;
  };

  using Entries = std::vector<LiteralTable::Entry>;
  void AddRule(int rule, Prefilter prefilter, Entries& words,
               std::array<Entries, kStages>& starts);
  void AddProbe(int rule, Stage stage, const PatternFacts& facts,
                Entries& words, std::array<Entries, kStages>& starts);
  void AddWords(Entries words);
  static void FillFirstBytes(const Entries& starts, StageRules& stage);
  static bool IsFor(Stage stage, const WordScanner::Hit& hit) {
    return (hit.value >> static_cast<int>(stage) & 1) != 0;
  }
  bool FindProbes(Stage stage, std::string_view text, Reading reading,
                  absl::Span<const WordScanner::Hit> hits,
                  std::vector<int>& probes) const;
  static bool FitsNeeds(const Probe& probe, PresentChars& present);
  static bool FitsEnds(const Probe& probe, std::string_view text);

  const absl::Span<const CompiledRule> rules_;
  // By rule: whether all its matches have words, with a reach.
  std::vector<bool> reaches_;
  std::vector<uint32_t> most_bytes_;
  std::vector<Probe> probes_;
  // A hit's value is, in the lower bits, for which stages it is, and in the
  // upper ones, where in hit_probes_ their numbers begin: for each stage how
  // many probes there are, and these.
  WordScanner words_{{}};
  std::vector<int> hit_probes_;
  absl::Span<const int> ProbesOf(Stage stage,
                                 const WordScanner::Hit& hit) const;
  std::array<StageRules, kStages> stages_;
};

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_RULE_INDEX_H_
