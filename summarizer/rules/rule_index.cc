#include "summarizer/rules/rule_index.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "summarizer/rules/stop_count.h"

namespace summarizer::rules {
namespace {

// Shorter ones are looked up by their first character.
constexpr size_t kMinTableLiteral = 3;

Stage StageOf(const CompiledRule& rule) {
  if (rule.action == v1::ACTION_BOOST) return Stage::kBoost;
  if (rule.scope == v1::SCOPE_PREFIX) return Stage::kPrefix;
  if (rule.scope == v1::SCOPE_SENTENCE) return Stage::kSentence;
  return Stage::kLine;
}

// Whether `limits`, of a rule or a probe, let it apply.
template <typename Limits>
bool Applies(const Limits& limits, LinePosition position) {
  const bool edge = (limits.first_lines == 0 && limits.last_lines == 0) ||
                    position.before < limits.first_lines ||
                    position.after < limits.last_lines;
  return edge && (limits.after == CompiledRule::kAnyRule ||
                  limits.after == position.rule_before);
}

bool IsAlphanumeric(char c) {
  const auto byte = static_cast<uint8_t>(c);
  return IsAsciiLetter(byte) || IsAsciiDigit(byte);
}

// Whether patterns may see something else at the beginning of `text`.
bool HasOtherBlanks(std::string_view text) {
  for (size_t i = 0; i < text.size() && i < 4; ++i) {
    const auto c = static_cast<uint8_t>(text[i]);
    if (c < ' ' || c >= 0x80) return true;
    if (c == ' ' && i + 1 < text.size() && text[i + 1] == ' ') return true;
  }
  return false;
}

}  // namespace

RuleIndex::RuleIndex(absl::Span<const CompiledRule> rules,
                     std::string_view language, Prefilter prefilter)
    : rules_(rules), reaches_(rules.size(), true), most_bytes_(rules.size()) {
  Entries words;
  std::array<Entries, kStages> starts;
  for (size_t r = 0; r < rules.size(); ++r) {
    if (!rules[r].language.empty() && rules[r].language != language) continue;
    AddRule(static_cast<int>(r), prefilter, words, starts);
  }
  AddWords(std::move(words));
  for (size_t s = 0; s < starts.size(); ++s) {
    FillFirstBytes(starts[s], stages_[s]);
    stages_[s].starts = LiteralTable(std::move(starts[s]));
  }
}

// Each literal once, however many probes have it.
void RuleIndex::AddWords(Entries words) {
  std::stable_sort(
      words.begin(), words.end(),
      [](const LiteralTable::Entry& a, const LiteralTable::Entry& b) {
        return a.literal < b.literal;
      });
  Entries literals;
  for (size_t begin = 0, end = 0; begin < words.size(); begin = end) {
    while (end < words.size() && words[end].literal == words[begin].literal) {
      ++end;
    }
    const auto place = static_cast<int32_t>(hit_probes_.size());
    int32_t stages = 0;
    for (int stage = 0; stage < kStages; ++stage) {
      const size_t count = hit_probes_.size();
      hit_probes_.push_back(0);
      for (size_t w = begin; w < end; ++w) {
        const int probe = words[w].value;
        const Probe& of_word = probes_[static_cast<size_t>(probe)];
        if (static_cast<int>(of_word.stage) != stage) continue;
        hit_probes_.push_back(probe);
        ++hit_probes_[count];
        stages |= 1 << stage;
      }
    }
    literals.push_back(
        {std::move(words[begin].literal), (place << kStages) | stages});
  }
  words_ = WordScanner(std::move(literals));
}

void RuleIndex::FillFirstBytes(const Entries& starts, StageRules& stage) {
  // By the first byte of what is looked up: a letter in lower case, or '0'.
  std::array<FirstByte, 256> first = {};
  for (const LiteralTable::Entry& start : starts) {
    first[static_cast<uint8_t>(start.literal[0])] = FirstByte::kLiterals;
  }
  bool any = !starts.empty();
  for (const std::vector<ShortStart>& shorts : stage.short_starts) {
    any |= !shorts.empty();
    for (const ShortStart& start : shorts) {
      first[static_cast<uint8_t>(start.literal[0])] = FirstByte::kAny;
    }
  }
  for (size_t c = 0; c < stage.first_bytes.size(); ++c) {
    const auto byte = static_cast<char>(c);
    // What is neither letter nor digit may come before a literal.
    if (!stage.others[c].empty() || (any && !IsAlphanumeric(byte))) {
      stage.first_bytes[c] = FirstByte::kAny;
    } else if (IsAlphanumeric(byte)) {
      stage.first_bytes[c] =
          first[static_cast<uint8_t>(LiteralTable::Fold(byte))];
    }
  }
}

void RuleIndex::AddRule(int rule, Prefilter prefilter, Entries& words,
                        std::array<Entries, kStages>& starts) {
  const CompiledRule& compiled = rules_[static_cast<size_t>(rule)];
  const Stage of_rule = StageOf(compiled);
  StageRules& stage = stages_[static_cast<size_t>(of_rule)];
  stage.all.push_back(rule);
  stage.limited &= compiled.limited();
  stage.first_lines = std::max(stage.first_lines, compiled.first_lines);
  stage.last_lines = std::max(stage.last_lines, compiled.last_lines);
  if (prefilter == Prefilter::kOff) {
    AddProbe(rule, of_rule, PatternFacts(), words, starts);
    return;
  }
  for (const PatternFacts& facts : compiled.facts) {
    AddProbe(rule, of_rule, facts, words, starts);
  }
}

void RuleIndex::AddProbe(int rule, Stage stage, const PatternFacts& facts,
                         Entries& words, std::array<Entries, kStages>& starts) {
  const auto probe = static_cast<int>(probes_.size());
  const CompiledRule& compiled = rules_[static_cast<size_t>(rule)];
  probes_.push_back({rule, stage, compiled.first_lines, compiled.last_lines,
                     compiled.after, facts.last, facts.first, facts.most_stops,
                     facts.reach, facts.needs});
  uint32_t& most_bytes = most_bytes_[static_cast<size_t>(rule)];
  most_bytes = std::max(most_bytes, facts.most_bytes);
  if (facts.kind != PatternFacts::Kind::kWords ||
      facts.reach >= PatternFacts::kNoReach) {
    reaches_[static_cast<size_t>(rule)] = false;
  }
  const auto s = static_cast<size_t>(stage);
  StageRules& of_stage = stages_[s];
  switch (facts.kind) {
    case PatternFacts::Kind::kStarts:
      for (const std::string& start : facts.starts) {
        if (start.size() < kMinTableLiteral) {
          of_stage.short_starts[static_cast<uint8_t>(start[0])].push_back(
              {start, probe});
        } else {
          starts[s].push_back({start, probe});
        }
      }
      break;
    case PatternFacts::Kind::kWords:
      for (const std::string& word : facts.words) {
        words.push_back({word, probe});
      }
      return;
    case PatternFacts::Kind::kNothing:
      for (size_t c = 0; c < of_stage.others.size(); ++c) {
        if (facts.first[0].HasLead(static_cast<uint8_t>(c))) {
          of_stage.others[c].push_back(probe);
        }
      }
      break;
  }
  of_stage.needs_hits = false;
}

bool RuleIndex::MayApply(Stage stage, LinePosition position) const {
  const StageRules& rules = stages_[static_cast<size_t>(stage)];
  return !rules.all.empty() &&
         (!rules.limited || position.before < rules.first_lines ||
          position.after < rules.last_lines);
}

// Whether `text` begins and ends as the probe's texts do. It may have white
// space for which patterns see a single space.
bool RuleIndex::FitsEnds(const Probe& probe, std::string_view text) {
  const auto last = static_cast<uint8_t>(text.back());
  if (last < 0x80 ? !probe.last.Has(last) : !probe.last.HasOthers()) {
    return false;
  }
  size_t at = 0;
  for (const CharSet& first : probe.first) {
    if (at >= text.size()) return true;
    const auto c = static_cast<uint8_t>(text[at]);
    // White space, maybe, and what follows it may not be at the next place.
    if (c <= ' ') return first.Has(' ') || first.Has(c);
    if (c >= 0x80 && at > 0) return true;
    if (!first.HasLead(c)) return false;
    at += c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
  }
  return true;
}

bool RuleIndex::FitsNeeds(const Probe& probe, PresentChars& present) {
  return std::all_of(
      probe.needs.begin(), probe.needs.end(),
      [&](const CharSet& need) { return present.MayHave(need); });
}

absl::Span<const int> RuleIndex::ProbesOf(Stage stage,
                                          const WordScanner::Hit& hit) const {
  const int* list = &hit_probes_[static_cast<size_t>(hit.value >> kStages)];
  for (int s = 0; s < static_cast<int>(stage); ++s) list += 1 + *list;
  return {list + 1, static_cast<size_t>(*list)};
}

size_t RuleIndex::FirstPlace(int rule, Stage stage, uint32_t begin,
                             absl::Span<const WordScanner::Hit> hits) const {
  if (!reaches_[static_cast<size_t>(rule)]) return 0;
  size_t first = 0;
  bool any = false;
  for (const WordScanner::Hit& hit : hits) {
    if (!IsFor(stage, hit)) continue;
    for (const int p : ProbesOf(stage, hit)) {
      const Probe& probe = probes_[static_cast<size_t>(p)];
      if (probe.rule != rule) continue;
      const size_t at = hit.begin - begin;
      const size_t place = at - std::min<size_t>(at, probe.reach);
      first = any ? std::min(first, place) : place;
      any = true;
    }
  }
  return any ? first : 0;
}

bool RuleIndex::FindProbes(Stage stage, std::string_view text, Reading reading,
                           absl::Span<const WordScanner::Hit> hits,
                           std::vector<int>& probes) const {
  const StageRules& of_stage = stages_[static_cast<size_t>(stage)];
  for (const WordScanner::Hit& hit : hits) {
    if (!IsFor(stage, hit)) continue;
    const absl::Span<const int> of_hit = ProbesOf(stage, hit);
    probes.insert(probes.end(), of_hit.begin(), of_hit.end());
  }
  if (of_stage.needs_hits) return true;
  const std::vector<int>& others =
      of_stage.others[static_cast<uint8_t>(text[0])];
  probes.insert(probes.end(), others.begin(), others.end());
  size_t skip = 0;
  while (skip < text.size() && !IsAlphanumeric(text[skip])) ++skip;
  const std::string_view start = text.substr(skip);
  if (start.empty()) return true;
  if (reading == Reading::kPlain && HasOtherBlanks(start)) return false;
  of_stage.starts.FindAt(start, probes);
  const auto first = static_cast<uint8_t>(LiteralTable::Fold(start[0]));
  for (const ShortStart& s : of_stage.short_starts[first]) {
    if (LiteralTable::MayBegin(start, s.literal)) probes.push_back(s.probe);
  }
  return true;
}

bool RuleIndex::Candidates(Stage stage, std::string_view text, Reading reading,
                           absl::Span<const WordScanner::Hit> hits,
                           LinePosition position, PresentChars& present,
                           std::vector<int>& rules) const {
  rules.clear();
  if (reading == Reading::kFolds) {
    rules = stages_[static_cast<size_t>(stage)].all;
  } else {
    if (!FindProbes(stage, text, reading, hits, rules)) return false;
    if (rules.empty()) return true;
    size_t kept = 0;
    // In the text as it is: what patterns don't see of it are no stops.
    std::optional<uint32_t> stops;
    for (const int p : rules) {
      const Probe& probe = probes_[static_cast<size_t>(p)];
      if (!Applies(probe, position) || !FitsEnds(probe, text)) continue;
      if (probe.most_stops != kNoMost) {
        if (!stops.has_value()) stops = CountStops(text);
        if (*stops > probe.most_stops) continue;
      }
      if (!FitsNeeds(probe, present)) continue;
      rules[kept++] = probe.rule;
    }
    rules.resize(kept);
    if (kept > 1) {
      std::sort(rules.begin(), rules.end());
      rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    }
    return true;
  }
  const auto is_out = [&](int rule) {
    return !Applies(rules_[static_cast<size_t>(rule)], position);
  };
  rules.erase(std::remove_if(rules.begin(), rules.end(), is_out), rules.end());
  return true;
}

}  // namespace summarizer::rules
