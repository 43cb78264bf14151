// RuleEngine: finds furniture, metadata and cues in a Document.
//
//   auto engine = RuleEngine::Create(options);
//   if (!engine.ok()) return engine.status();
//   Annotations annotations;
//   engine->Apply(document, "en", annotations);
//   for (const Furniture& f : annotations.furniture) {
//     Report(body.substr(f.begin, f.end - f.begin), engine->NameOf(f.rule));
//   }

#ifndef SUMMARIZER_RULES_RULE_ENGINE_H_
#define SUMMARIZER_RULES_RULE_ENGINE_H_

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "summarizer/rules/match_text.h"
#include "summarizer/text/document.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer::rules {

// In place of a rule's index: what a sentence is that no rule made furniture.
// kHeading is for all that is no prose by its shape.
inline constexpr int16_t kProse = -1;
inline constexpr int16_t kHeading = -2;

// Bytes [begin, end) of the body that are no prose: a suppressed line or
// sentence, or a stripped prefix, without white space at its ends.
struct Furniture {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint16_t rule = 0;  // Index of the rule.
};

// What the rules found in one document. Reusable: Clear keeps the capacity.
struct Annotations {
  // By offset, without overlap.
  std::vector<Furniture> furniture;
  // Of each sentence of the document: the index of the rule that made it
  // furniture, kProse or kHeading.
  std::vector<int16_t> sentence_rule;
  // Of each sentence: sum of the weights of the ACTION_BOOST rules that match,
  // in 1/1024; 0 where it is no prose.
  std::vector<int32_t> cue;
  // Metadata, as slices of the body; empty: not found. The byline is without
  // "By", the time has a year.
  std::string_view title;
  std::string_view byline;
  std::string_view source;
  std::string_view publish_time;

  void Clear();

  // Scratch memory of RuleEngine::Apply; means nothing after it.
  struct Scratch {
    MatchText text;
    std::vector<int> ids;
    std::vector<int> rules;
  };
  Scratch scratch;
};

// Immutable; safe to share between threads. Movable, not copyable: share it.
class RuleEngine {
 public:
  // The rule sets of `options` and, after them, the built-in ones, without
  // `disabled_rules`. InvalidArgument names the rule set, the rule and the
  // field at fault and what was expected; ResourceExhausted names the limit
  // that the rules exceed.
  static absl::StatusOr<RuleEngine> Create(
      const v1::SummarizerOptions& options);

  ~RuleEngine();
  RuleEngine(RuleEngine&&) noexcept;
  RuleEngine& operator=(RuleEngine&&) noexcept;

  // Replaces `annotations`. Sentences of `document` that begin with a prefix
  // which is stripped are shortened. `language` is a BCP-47 tag; empty means
  // "en". The annotations point into the document's body.
  void Apply(text::Document& document, std::string_view language,
             Annotations& annotations) const;

  // Name of the rule of this index; "prose" for kProse, "heading" for kHeading.
  // Points into the engine.
  std::string_view NameOf(int rule) const;

  // The same for the same rules in the same order, in any process; others have,
  // almost surely, another one.
  uint64_t fingerprint() const;

 private:
  class Impl;
  explicit RuleEngine(std::unique_ptr<const Impl> impl);

  std::unique_ptr<const Impl> impl_;
};

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_RULE_ENGINE_H_
