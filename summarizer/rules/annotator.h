// Annotator: applies rules to one document.

#ifndef SUMMARIZER_RULES_ANNOTATOR_H_
#define SUMMARIZER_RULES_ANNOTATOR_H_

#include <cstdint>
#include <string_view>

#include "absl/types/span.h"
#include "summarizer/rules/compiled_rule.h"
#include "summarizer/rules/link_lists.h"
#include "summarizer/rules/rule_engine.h"
#include "summarizer/rules/rule_index.h"
#include "summarizer/text/document.h"

namespace summarizer::rules {

// For one document and one call of Run.
class Annotator {
 public:
  // All of them outlive the Annotator. `out` is clear.
  Annotator(absl::Span<const CompiledRule> rules, const RuleIndex& index,
            text::Document& document, Annotations& out);

  void Run();

 private:
  void AnnotateBlock(uint32_t b);
  // Of the rules for whole lines, the first that matches the text in scratch,
  // which is `block` or its end; kProse for none.
  int FindLineRule(const text::Block& block);
  int FirstRule(std::string_view view);
  // Suppresses the block from `begin` on.
  void SuppressLine(uint32_t b, uint32_t begin, int rule);
  // Strips the prefixes; returns where the rest of the block begins.
  uint32_t StripPrefixes(const text::Block& block);
  uint32_t StripPrefix(const text::Block& block, uint32_t begin);
  // `kind` is what sentences are that no rule suppresses.
  void AnnotateSentences(const text::Block& block, int16_t kind);
  int32_t CueOf(std::string_view sentence);
  // Fills empty metadata with the groups of `rule` in `view`, part of the text
  // in scratch.
  void Extract(const CompiledRule& rule, std::string_view view);

  const absl::Span<const CompiledRule> rules_;
  const RuleIndex& index_;
  text::Document& document_;
  Annotations& out_;
  Annotations::Scratch& scratch_;
  LinkLists lists_;
  LinePosition position_;
};

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_ANNOTATOR_H_
