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

#include "absl/status/statusor.h"
#include "summarizer/rules/annotations.h"
#include "summarizer/text/document.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer::rules {

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
